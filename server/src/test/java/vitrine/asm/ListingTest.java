package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vitrine.machine.stack.StackTable;
import vitrine.program.Assembly;

/** The rows that a page shows. */
class ListingTest {
    private static final Assembly ASSEMBLY = AssemblerTest.assemble("""
            .global total 3
            .const name "Ada"
            .func main
                const 5
                call double
                gstore total
                ldc name
                ldc "x\\n"
                const 5000000000
                host read_line
                .byte 0xff
                halt
            .func double n
            again:
                lload n
                jf again
                lload 7
                rjmp again
                jmp 0
                .byte 0x10 0 0
            """);

    private static Listing listing() {
        return new Listing(
                ASSEMBLY.program(), StackTable.INSTRUCTIONS, ASSEMBLY.sourceMap(), address -> address == 5 ? 1 : -1);
    }

    @Test
    void rowsSayWhatAPersonWouldWrite() {
        Listing listing = listing();
        assertThat(listing.rows(0, 100))
                .extracting(row -> row.mnemonic() + " " + row.operands())
                .containsExactly(
                        "const 5",
                        "call double",
                        "gstore total",
                        "ldc name",
                        "ldc \"x\\n\"",
                        "ldc 5000000000",
                        "host read_line",
                        ".byte 0xff",
                        "halt ",
                        "lload n",
                        "jf again",
                        "lload 7",
                        "rjmp again",
                        "jmp 0x0000",
                        ".byte 0x10 0x00 0x00");
    }

    @Test
    void aRowKnowsItsPlace() {
        Listing listing = listing();
        assertThat(listing.row(0)).isEqualTo(new ListingRow(0, "10 00 00 00 05", "const", "5", 4, "main", "", -1, -1));
        assertThat(listing.row(1)).isEqualTo(new ListingRow(5, "80 00 01", "call", "double", 5, "", "", -1, 1));
        ListingRow again = listing.row(9);
        assertThat(again.label()).isEqualTo("again");
        assertThat(again.function()).isEqualTo("double");
        assertThat(listing.row(10).target()).isEqualTo(again.address());
        assertThat(listing.row(12).target()).isEqualTo(again.address());
    }

    @Test
    void anAddressFindsItsRow() {
        Listing listing = listing();
        assertThat(listing.indexOf(0)).isZero();
        assertThat(listing.indexOf(4)).isZero();
        assertThat(listing.indexOf(5)).isEqualTo(1);
        assertThat(listing.indexOf(-1)).isEqualTo(-1);
        int length = ASSEMBLY.program().codeLength();
        assertThat(listing.indexOf(length - 1)).isEqualTo(listing.size() - 1);
        assertThat(listing.indexOf(length)).isEqualTo(-1);
    }

    @Test
    void windowsAreCutToWhatThereIs() {
        Listing listing = listing();
        assertThat(listing.rows(listing.size() - 2, 50)).hasSize(2);
        assertThat(listing.rows(-3, 2)).hasSize(2);
        assertThat(listing.rows(100, 2)).isEmpty();
        assertThat(listing.rows(3, -2)).isEmpty();
        assertThat(listing.rows(3, Integer.MAX_VALUE)).hasSize(listing.size() - 3);
    }

    @Test
    void anyAddressCanBeRead() {
        Listing listing = listing();
        assertThat(listing.text(0)).isEqualTo("const 5");
        assertThat(listing.text(1)).isEqualTo("nop");
        assertThat(listing.text(-1)).isEmpty();
        assertThat(listing.text(ASSEMBLY.program().codeLength())).isEmpty();
        for (int address = 0; address < ASSEMBLY.program().codeLength(); address++) {
            assertThat(listing.text(address)).isNotEmpty();
        }
    }
}
