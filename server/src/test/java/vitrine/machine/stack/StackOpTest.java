package vitrine.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;

/** The instruction table itself: every fact in it fits the others, so that everything derived from it can rely on it. */
class StackOpTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}?:]*)([?:][^{}|]*\\|[^{}|]*)?}");

    @Test
    void bytesAndNamesAreUnique() {
        Set<Integer> bytes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (StackOp each : StackOp.values()) {
            assertThat(each.opcode()).isBetween(0, 255);
            assertThat(bytes.add(each.opcode())).as("byte of %s", each).isTrue();
            assertThat(names.add(each.mnemonic())).as("name of %s", each).isTrue();
            for (String alias : each.aliases()) {
                assertThat(alias).isEqualTo(alias.toUpperCase(Locale.ROOT));
                assertThat(names.add(alias)).as("alias %s of %s", alias, each).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StackOp.class)
    void everyRowIsDocumented(StackOp row) {
        assertThat(row.group()).isNotBlank();
        assertSentence(row.summary());
        assertSentence(row.narration());
        assertThat(row.operands()).allSatisfy(each -> assertThat(each.name()).isNotBlank());
        List<Operand> called = row.flow() == Flow.CALL
                ? List.of(new Operand("function", OperandKind.FUNCTION), new Operand("arguments", OperandKind.COUNT))
                : List.of();
        assertResolves(
                row.narration(),
                row.effect(),
                Stream.concat(row.operands().stream(), called.stream()).toList());
    }

    @ParameterizedTest
    @EnumSource(StackHost.class)
    void everyHostCallIsDocumented(StackHost row) {
        assertThat(row.number()).isBetween(0, 255);
        assertThat(row.callName()).isEqualTo(row.callName().toLowerCase(Locale.ROOT));
        assertSentence(row.summary());
        assertSentence(row.narration());
        assertThat(row.effect().open())
                .as("a host call has a known number of inputs and outputs")
                .isFalse();
        assertResolves(row.narration(), row.effect(), List.of());
    }

    /** What the verifier, the stepping rules and the disassembler take for granted. */
    @ParameterizedTest
    @EnumSource(StackOp.class)
    void flowOperandsAndEffectFitEachOther(StackOp row) {
        boolean namesCode = row.operands().stream().anyMatch(each -> each.kind().namesCode());
        if (row.flow() == Flow.BRANCH || row.flow() == Flow.JUMP) {
            boolean fromStack = row.effect().inputs().stream()
                    .anyMatch(
                            each -> each.name().equals("address") || each.name().equals("distance"));
            assertThat(namesCode || fromStack).as("%s has a target", row).isTrue();
        } else {
            assertThat(namesCode).as("%s needs no target", row).isFalse();
        }
        for (StackEffect.Slot slot : slots(row.effect())) {
            if (!slot.single() && !slot.open()) {
                assertThat(row.operands()).extracting(Operand::name).contains(slot.counter());
            }
        }
        if (row.effect().open()) {
            assertThat(row.flow() == Flow.CALL
                            || row.flow() == Flow.RETURN
                            || row.operands().stream().anyMatch(each -> each.kind() == OperandKind.HOST))
                    .as("only a call knows no number of values")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(StackOp.class)
    void whatIsEncodedIsDecoded(StackOp row) {
        InstructionSet set = StackTable.INSTRUCTIONS;
        for (boolean greatest : new boolean[] {false, true}) {
            long[] operands = row.operands().stream()
                    .mapToLong(each ->
                            greatest ? each.kind().greatest() : each.kind().smallest())
                    .toArray();
            byte[] code = new byte[set.length(row)];
            set.encode(row, operands, code, 0);
            Decoded decoded = set.decode(code, 0);
            assertThat(decoded.row()).isEqualTo((Instruction) row);
            assertThat(decoded.operands()).isEqualTo(operands);
            assertThat(decoded.end()).isEqualTo(code.length);
        }
    }

    private static void assertSentence(String text) {
        assertThat(text).matches("(?s)[\\p{Lu}{].*\\.").doesNotContain("  ");
    }

    private static void assertResolves(String narration, StackEffect effect, List<Operand> operands) {
        Set<String> known = new HashSet<>(Set.of("flow"));
        slots(effect).forEach(each -> known.add(each.name()));
        operands.forEach(each -> known.add(each.name()));
        Matcher matcher = PLACEHOLDER.matcher(narration);
        while (matcher.find()) {
            assertThat(known).as(narration).contains(matcher.group(1));
        }
        assertThat(PLACEHOLDER.matcher(narration).replaceAll(""))
                .as("braces in pairs")
                .doesNotContain("{", "}");
    }

    private static List<StackEffect.Slot> slots(StackEffect effect) {
        return Stream.concat(effect.inputs().stream(), effect.outputs().stream())
                .toList();
    }
}
