package vitrine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private static SourceRange at(int line) {
        return new SourceRange(line, 1, 3);
    }

    @Test
    void whatIsSaidOfSeveralLinesInTheSameWordsIsSaidOnceAtTheFirst() {
        for (int line : List.of(7, 3, 3, 9)) {
            diagnostics.error(at(line), "Wrong.", "Mend it.", Fix.of("Mend", at(line), "right"));
        }
        List<Diagnostic> all = diagnostics.toList();
        assertThat(all).hasSize(1);
        assertThat(all.get(0).range()).isEqualTo(at(3));
        assertThat(all.get(0).hint()).isEqualTo("Mend it. (The same in lines 7 and 9.)");
        assertThat(all.get(0).fix().label()).isEqualTo("Mend, on all these lines");
        assertThat(all.get(0).fix().edits()).hasSize(3);
    }

    @Test
    void onlySomeOfManyLinesAreNamed() {
        for (int line = 1; line <= 100; line++) {
            diagnostics.error(at(line), "Wrong.", "");
        }
        assertThat(diagnostics.toList())
                .extracting(Diagnostic::hint)
                .containsExactly("(The same in lines 2, 3, 4, 5, 6, 7 and more.)");
    }

    @Test
    void oneChangeThatMendsSeveralLinesIsMadeOnce() {
        diagnostics.error(at(2), "Wrong.", "", Fix.of("Declare it", new SourceRange(1, 1, 0), ".local x\n"));
        diagnostics.error(at(5), "Wrong.", "", Fix.of("Declare it", new SourceRange(1, 1, 0), ".local x\n"));
        assertThat(diagnostics.toList().get(0).fix())
                .isEqualTo(Fix.of("Declare it", new SourceRange(1, 1, 0), ".local x\n"));
    }

    @Test
    void hintsWaitUntilThereAreNoErrors() {
        diagnostics.hint(at(1), "Another name.", "");
        assertThat(diagnostics.toList()).hasSize(1);
        diagnostics.error(at(2), "Wrong.", "");
        assertThat(diagnostics.toList()).extracting(Diagnostic::message).containsExactly("Wrong.");
    }
}
