package vitrine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
    @ParameterizedTest
    @CsvSource({
        "3.0, 3.0",
        "0.1, 0.1",
        "-2.5, -2.5",
        "100.0, 100.0",
        "1e7, 1.0E7",
        "9999999.0, 9999999.0",
        "1e-3, 0.001",
        "9.99e-4, 9.99E-4",
        "1e23, 1.0E23",
        "2e-44, 2.0E-44",
        "4.9e-324, 4.9E-324",
        "1.7976931348623157e308, 1.7976931348623157E308",
        "0.30000000000000004, 0.30000000000000004",
        "-0.0, -0.0"
    })
    void writesTheFewestDigits(double value, String text) {
        assertThat(FloatText.of(value)).isEqualTo(text);
    }

    @Test
    void readsBackAsTheSameAndIsNeverLongerThanJava() {
        long seed = Long.getLong("vitrine.seed", 20261121L);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = FloatText.of(value);
                assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(value);
                assertThat(text.length())
                        .as("%s, seed %d", text, seed)
                        .isLessThanOrEqualTo(Double.toString(value).length());
            }
        }
    }
}
