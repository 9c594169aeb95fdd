package vitrine.machine.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.machine.HardTexts;
import vitrine.machine.Input;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Characters;
import vitrine.program.Program;

/** Text on the register machine is UTF-8 with a zero behind it, whoever writes it and whoever reads it. */
class TextBytesTest {
    private static Program assemble(String source) {
        var assembly = Assembler.assemble(".machine register\n" + source, "register", Machines.instructionSets());
        assertThat(assembly.program())
                .as("%s\n%s", assembly.diagnostics(), source)
                .isNotNull();
        return assembly.program();
    }

    private static Machine run(String source, Limits limits, String line) {
        Machine machine =
                new RegisterMachineKind().load(assemble(source), limits, (time, request) -> new Input.Line(line));
        while (!machine.status().ended()) {
            machine.run(Until.time(machine.time() + 10_000));
        }
        return machine;
    }

    private static String output(Machine machine) {
        return machine.view("output", new Window(0, 1_000_000)).text();
    }

    private static List<Integer> bytes(Machine machine, int from, int count) {
        List<Integer> bytes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Value value = machine.read("memory byte " + (from + i));
            bytes.add(value instanceof Value.Int number ? (int) number.value() & 0xff : -1);
        }
        return bytes;
    }

    private static List<Integer> encoded(String text) {
        List<Integer> bytes = new ArrayList<>();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(each & 0xff);
        }
        bytes.add(0);
        return bytes;
    }

    @Test
    void aTextIsItsBytesAndIsPrintedAsItWas() {
        for (String text : HardTexts.ALL) {
            if (text.indexOf('\0') >= 0) {
                continue;
            }
            Machine machine = run(
                    ".data\ntext: .asciiz " + HardTexts.plain(text)
                            + "\n.code\nprts @text\nload $0 @text\nhost print_text\n" + "prts "
                            + HardTexts.escaped(text) + "\nhlt",
                    Limits.DEFAULT,
                    "");
            assertThat(output(machine)).isEqualTo(text + text + text);
            assertThat(machine.outputLength()).isEqualTo(3L * Characters.count(text));
            List<Integer> wanted = encoded(text);
            assertThat(bytes(machine, 0, wanted.size())).isEqualTo(wanted);
        }
    }

    @Test
    void aCharacterIsANumberAndIsPrintedAgain() {
        for (String text : HardTexts.ALL) {
            if (Characters.count(text) != 1 || text.equals("\0") || "\n\r'\\".contains(text)) {
                continue;
            }
            int code = text.codePointAt(0);
            Machine machine = run("load $0 '" + text + "'\nprti $0\nhost print_char\nhlt", Limits.DEFAULT, "");
            assertThat(output(machine)).isEqualTo(code + text);
        }
        for (int code : new int[] {-1, 0xd800, 0xdfff, 0x110000, Integer.MIN_VALUE}) {
            Machine machine = run("ldc $0 #" + code + "\nhost print_char\nhlt", Limits.DEFAULT, "");
            assertThat(machine.status()).isInstanceOf(Status.Trapped.class);
            assertThat(((Status.Trapped) machine.status()).trap().message()).contains(String.valueOf(code));
        }
    }

    @Test
    void aLineIsCutBetweenCharacters() {
        for (String text : HardTexts.ALL) {
            if (text.indexOf('\0') >= 0 || Characters.count(text) > 10) {
                continue;
            }
            List<Integer> all = encoded(text);
            for (int room = 1; room <= all.size() + 1; room++) {
                Machine machine = run(
                        ".data\nroom: .space 64\n.code\nload $0 @room\nload $1 #" + room
                                + "\nhost read_line\nprti $0\nprts \" \"\nload $0 @room\nhost print_text\nhlt",
                        Limits.DEFAULT,
                        text);
                String[] parts = output(machine).split(" ", 2);
                assertThat(text).startsWith(parts[1]);
                assertThat(parts[1]).doesNotContain("\ufffd".equals(text) ? "\0" : "\ufffd");
                assertThat(encoded(parts[1]).size() - 1).isEqualTo(Integer.parseInt(parts[0]));
                assertThat(encoded(parts[1]).size()).isLessThanOrEqualTo(room);
                int next = Characters.count(parts[1]);
                if (next < Characters.count(text)) {
                    assertThat(encoded(Characters.first(text, next + 1)).size()).isGreaterThan(room);
                }
            }
        }
    }

    /** Bytes that are no UTF-8, halves of pairs written as three bytes among them, are written as U+FFFD. */
    @Test
    void bytesThatAreNoTextAreWrittenAsTheReplacementCharacter() {
        for (String bytes :
                List.of("0xff", "0xc3", "0xed 0xa0 0x80", "0xf0 0x9f 0x98", "0xf4 0x90 0x80 0x80", "0xc0 0x80")) {
            String written =
                    output(run(".data\ntext: .byte 65 " + bytes + " 66 0\n.code\nprts @text\nhlt", Limits.DEFAULT, ""));
            assertThat(written).matches("A\ufffd+B");
        }
    }

    @Test
    void theLimitOfTheOutputCountsCharacters() {
        String source = "again:\nprts \"\\u{1f600}\"\njmp again";
        Machine machine = run(source, new Limits(64_000, 100, 10, 50), "");
        assertThat(output(machine)).isEqualTo("\ud83d\ude00".repeat(50));
    }
}
