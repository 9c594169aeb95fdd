package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The machine of registers and raw memory: its panels, on the page that was there before it. */
class RegisterMachineIT extends PageTest {
    /** A recursion with its locals in memory, a block of the heap, names in the data segment. */
    private static final String PROGRAM = """
            ; Factorial of 5, on registers
            .machine register
            .global counter 7
            .const greeting "Hello"
            .func main
                load $1 #24
                aloc $1
                load $5 #-3
                setm $1 $5
                load $7 counter
                loadm $7 $8
                inc $8
                setm $7 $8
                load $0 #5
                call factorial
                prti $0
                hlt
            .func factorial n
            .local saved
                addi sp -4
                load $2 #0
                eq $0 $2
                djmpe one
                setm fp $0 saved
                dec $0
                call factorial
                loadm fp $3 saved
                mul $0 $3 $0
                ret
            one:
                load $0 #1
                ret
            """;

    private static final long MEMORY = 64 * 1024;
    private static final long COUNTER = 0;
    private static final long GREETING = 4;
    private static final long BLOCK = 16;

    private void step(int steps) {
        long time = page.time();
        for (int i = 1; i <= steps; i++) {
            page.press("step");
            page.showsTime(time + i);
        }
    }

    /** A label that is called as a register is, and called: it is no register to the editor, and the frame has its name. */
    @Test
    void aLabelKeepsItsName() {
        openPageWith("""
                .machine register
                    call @loop
                    hlt
                loop:
                    load $5 #1
                    eq $5 rem
                    jmpe loop
                    ret
                """);
        page.shows("registers in the text", () -> page.editor().coloured("register"), List.of("$5", "$5", "rem"));
        step(1);
        page.shows("frames", () -> page.machine().frames(), List.of("loop", "main"));
    }

    @Test
    void showsWhatEachStepDoesToRegisters() {
        openPageWith(PROGRAM);
        RegistersPanel registers = page.registers();
        assertThat(registers.shown()).containsExactly("$0", "$1", "$2", "$3", "$5", "$7", "$8");
        assertThat(registers.unused()).contains("25 not in use").contains("$9–$31");
        registers.unfold();
        page.shows("registers", () -> registers.shown().size(), 32);
        registers.unfold();
        page.shows("registers", () -> registers.shown().size(), 7);

        step(3);
        assertThat(registers.value(5)).isEqualTo("-3");
        assertThat(registers.mark(5)).contains("0").contains("→");
        step(1);
        assertThat(registers.mark(5)).contains("read");
        page.press("numbers-hex");
        page.shows("hex", () -> registers.value(5), "0xFFFF_FFFD");
        page.press("numbers-binary");
        page.shows("binary", () -> registers.value(5), "0b1111_1111_1111_1111_1111_1111_1111_1101");
        page.press("numbers-float");
        page.shows("float", () -> registers.value(5), "NaN");
        page.press("numbers-decimal");
        page.press("step-back");
        page.showsTime(3);
        page.press("step-back");
        page.shows("back", () -> registers.value(5), "0");

        page.cell("register 8").choose("cell-edit");
        page.shows("focus", page::focused, "edit-field");
        page.fill("[data-test=edit-field]", "nobody");
        page.type(Keys.ENTER);
        page.shows("refused", () -> page.has("edit-error"), true);
        page.fill("[data-test=edit-field]", "0x41");
        page.type(Keys.ENTER);
        page.press("drop-future");
        page.shows("written", () -> registers.value(8), "65");
    }

    @Test
    void showsMemoryByItsSegments() {
        openPageWith(PROGRAM);
        MemoryPanel memory = page.memory();
        assertThat(memory.segments()).containsExactly("data", "free", "stack");
        assertThat(memory.at(COUNTER)).contains("counter").contains("7");
        assertThat(memory.characters()).contains("Hello");
        page.shows("following", memory::follows, true);
        page.shows("sp", () -> memory.addressOf("SP"), String.valueOf(MEMORY - 8));
        assertThat(memory.addressOf("FP")).isEqualTo(memory.addressOf("SP"));

        step(2);
        assertThat(memory.segments()).containsExactly("data", "heap", "free", "stack");
        assertThat(memory.at(BLOCK)).contains("block 24 B").contains("$1");
        step(5);
        page.press("step");
        page.showsTime(8);
        assertThat(memory.mark(COUNTER)).isEqualTo("write");
        assertThat(memory.at(COUNTER)).contains("7").contains("8");
        assertThat(memory.said(COUNTER)).contains("counter").contains("8").contains("was 7");
        page.press("memory-bytes");
        page.shows("bytes", () -> memory.at(GREETING), "greeting 48");
        assertThat(memory.mark(COUNTER)).isEqualTo("write");
        assertThat(memory.mark(COUNTER + 1)).as("a byte that stayed the same").isNull();
        page.press("memory-chars");
        page.shows("characters", () -> memory.at(GREETING + 1), "e");
        page.press("memory-words");

        step(6);
        page.shows("sp", () -> memory.addressOf("SP"), String.valueOf(MEMORY - 20));
        assertThat(memory.at(MEMORY - 20)).as("a local").contains("saved");
        assertThat(memory.at(MEMORY - 12)).as("what a call leaves").contains("return");
        memory.follow("");
        page.shows("following", memory::follows, false);
        memory.follow("FP");
        page.shows("following", memory::follows, true);
    }

    @Test
    void findsAPlaceInMemory() {
        openPageWith(PROGRAM);
        MemoryPanel memory = page.memory();
        memory.goTo("0x8000");
        page.shows("address", memory::sought, String.valueOf(0x8000));
        memory.goTo("greeting");
        page.shows("name", memory::sought, String.valueOf(GREETING));
        page.shows("from", memory::from, "0");
        memory.goTo("sp");
        page.shows("register", memory::sought, String.valueOf(MEMORY - 8));
        memory.goTo("nothing of this name");
        page.shows("problem", () -> page.has("memory-problem"), true);
        memory.goTo("0");
        page.shows("start", memory::from, "0");
        page.press("memory-after");
        page.shows("further", memory::from, "448");
        page.press("memory-before");
        page.shows("back", memory::from, "0");
    }

    @Test
    void asksAndWritesWordsAndBytesOfMemory() {
        openPageWith(PROGRAM);
        step(8);
        page.cell("memory 0x0").choose("cell-who-wrote");
        page.shows("answer", () -> page.answer().entries().size(), 1);
        assertThat(page.answer().entries().get(0)).contains("setm");
        page.memory().write(GREETING, "0x21");
        page.shows("word", () -> page.memory().at(GREETING).contains("33"), true);
        page.press("memory-bytes");
        page.settles(); // the cell of the word goes, and with it a field in it
        page.memory().write(GREETING, "'J'");
        page.shows("byte", () -> page.memory().at(GREETING).contains("4a"), true);
        page.cell("memory byte 0x4").choose("cell-stop-written");
        page.shows("breakpoint", page.breakpoints()::count, 1);
    }

    @Test
    void takesAnInstructionApart() {
        openPageWith(PROGRAM);
        InstructionPanel instruction = page.instruction();
        assertThat(instruction.fields()).containsExactly("opcode 8 0", "result 8 1", "n 16 24");
        assertThat(instruction.bits()).containsExactly("00000000", "00000001", "0000000000011000");
        assertThat(instruction.executed()).contains("Not yet");
        step(1);
        assertThat(instruction.fetched()).contains("0x0000").contains("00 01 00 18");
        assertThat(instruction.effects()).hasSize(2);
        assertThat(instruction.effects().get(0)).contains("$1").contains("0").contains("24");
        assertThat(instruction.effects().get(1)).contains("0x0000").contains("0x0004");
        page.press("instruction-next");
        page.shows("next", instruction::fields, List.of("opcode 8 17", "block 8 1", "not used 16 0"));
    }

    @Test
    void takesInstructionsOfAnyLengthApart() {
        openPageWith(FACTORIAL);
        step(1);
        assertThat(page.instruction().fields()).containsExactly("opcode 8 16", "n 32 4");
        assertThat(page.instruction().effects().get(0)).contains("pushed").contains("4");
        step(1);
        assertThat(page.instruction().effects().get(1)).contains("called").contains("factorial");
    }

    @Test
    void changesWithTheMachineOfTheProgram() {
        openPageWith(FACTORIAL);
        assertThat(panels()).contains("stack", "frames", "registers").doesNotContain("memory");
        page.editor().paste(PROGRAM);
        page.showsProgram(PROGRAM);
        page.shows("panels", () -> panels().contains("memory"), true);
        assertThat(panels()).contains("registers", "frames", "special").doesNotContain("stack");
        page.press("reference");
        page.shows("reference", () -> references("setm"), true);
        assertThat(references("lload")).isFalse();
        page.press("close-dialog");
        page.editor().paste(FACTORIAL);
        page.showsProgram(FACTORIAL);
        page.shows("panels", () -> panels().contains("memory"), false);
        assertThat(panels()).contains("stack").doesNotContain("special", "floats");
        step(1);
        assertThat(page.machine().stack()).containsExactly("4");
    }

    @Test
    void rememberedPanelsAreThoseOfTheMachine() {
        openPageWith(PROGRAM);
        page.press("panels");
        page.press("panel-registers");
        page.shows("panels", () -> panels().contains("registers"), false);
        page.type(Keys.ESCAPE);
        page.editor().paste(FACTORIAL);
        page.showsProgram(FACTORIAL);
        page.shows("panels", () -> panels().contains("registers"), true);
        page.editor().paste(PROGRAM);
        page.showsProgram(PROGRAM);
        page.shows("panels", () -> panels().contains("special"), true);
        assertThat(panels()).doesNotContain("registers");
    }

    static Stream<Named<Window>> windows() {
        return Stream.of(
                Named.of("desktop dark", Window.desktop().dark()),
                Named.of("phone", Window.phone()),
                Named.of("phone dark", Window.phone().dark().withReducedMotion()));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void fitsTheWindow(Window window) {
        page.browser().look(window);
        openPageWith(PROGRAM);
        step(8);
        if (window.width() < 500) {
            for (String tab : List.of("registers", "special", "instruction", "frames", "memory")) {
                page.press("tab-" + tab);
                page.shows(tab, () -> page.has(tab) || page.attribute("#panel-" + tab, "id") != null, true);
                page.settles();
                assertThat(page.browser().barriers()).as(tab).isEmpty();
            }
        }
        for (String unit : List.of("chars", "bytes")) {
            page.press("memory-" + unit);
            page.settles();
            assertThat(page.browser().barriers()).as(unit).isEmpty();
        }
        assertThat(page.memory().mark(COUNTER)).isEqualTo("write");
        assertThat(page.browser().script("return document.documentElement.scrollWidth"))
                .isEqualTo(page.browser().script("return innerWidth"));
    }

    @SuppressWarnings("unchecked")
    private List<String> panels() {
        return (List<String>) page.browser()
                .script("return [...document.querySelectorAll('[data-panel]')].map(e => e.dataset.panel)");
    }

    private boolean references(String instruction) {
        return (Boolean) page.browser().script("""
                        const root = document.querySelector('vitrine-reference')?.shadowRoot;
                        return Boolean(root?.querySelector(`[data-test=reference-row][data-name='${arguments[0]}']`));""", instruction);
    }
}
