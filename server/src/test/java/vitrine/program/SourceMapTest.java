package vitrine.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines and addresses, both ways. */
class SourceMapTest {
    private static final SourceMap MAP = new SourceMap(new int[] {0, 5, 10}, new int[] {2, 3, 7});

    @Test
    void anInstructionHasTheLineItWasWrittenOn() {
        assertThat(MAP.lineAt(0)).isEqualTo(2);
        assertThat(MAP.lineAt(10)).isEqualTo(7);
    }

    @Test
    void theMiddleOfAnInstructionBelongsToItsLine() {
        assertThat(MAP.lineAt(4)).isEqualTo(2);
        assertThat(MAP.lineAt(9)).isEqualTo(3);
    }

    @Test
    void behindTheEndIsTheLastLine() {
        assertThat(MAP.lineAt(15)).isEqualTo(7);
    }

    @Test
    void withoutSourceThereIsNoLine() {
        assertThat(SourceMap.EMPTY.lineAt(0)).isZero();
    }

    @Test
    void aLineWithoutAnInstructionMeansTheNextOneThatHasOne() {
        assertThat(MAP.addressAt(1)).isZero();
        assertThat(MAP.addressAt(4)).isEqualTo(10);
        assertThat(MAP.addressAt(8)).isEqualTo(-1);
    }
}
