package vitrine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A little of each hunt with every build; {@link Fuzz} does more of them. {@code -Dvitrine.seed=N} begins at another seed, {@code -Dvitrine.fuzz=N} makes N times
 * as many.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final long TIMES = Long.getLong("vitrine.fuzz", 1);

    @ParameterizedTest
    @CsvSource({"sources, 30000", "images, 120000", "edits, 4000", "restores, 5000", "messages, 120"})
    void nothingIsFound(String name, long count) throws Exception {
        try (Fuzzer fuzzer = Fuzz.fuzzer(name)) {
            Hunt hunt = Hunt.of(fuzzer, SEED, count * TIMES, 2, 0);
            assertThat(hunt.finds())
                    .as("seeds from %d on, %s", SEED, hunt.classes())
                    .isEmpty();
            assertThat(hunt.cases()).isEqualTo(count * TIMES);
            // a hunt in which everything is refused, or nothing, would see nothing
            assertThat(hunt.classes().size()).as("%s", hunt.classes()).isGreaterThan(1);
        }
    }
}
