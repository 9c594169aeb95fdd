package vitrine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of numbers: what is a number and which one, against an oracle of patterns and numbers of any size. */
class NumbersTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int RANDOM = Integer.getInteger("vitrine.numbers", 20_000);

    @Test
    void textsAtTheEdgesMeanWhatTheOracleSays() {
        for (String text : NumberForms.texts()) {
            assertThat(Numbers.read(text).value()).as("'%s'", text).isEqualTo(NumberForms.meaning(text));
        }
    }

    @Test
    void randomTextsMeanWhatTheOracleSays() {
        Random random = new Random(SEED);
        int numbers = 0;
        for (int i = 0; i < RANDOM; i++) {
            String text = NumberForms.random(random);
            Literal meaning = NumberForms.meaning(text);
            numbers += meaning == null ? 0 : 1;
            assertThat(Numbers.read(text).value())
                    .as("seed %d: '%s'", SEED, text)
                    .isEqualTo(meaning);
        }
        assertThat(numbers).isBetween(RANDOM / 10, RANDOM * 9 / 10);
    }

    @Test
    void everyFormOfANumberMeansIt() {
        for (long number : NumberForms.ints()) {
            for (String form : NumberForms.of(number)) {
                assertThat(Numbers.read(form).value()).as(form).isEqualTo(new Literal.Int(number));
            }
        }
        for (double number : floats()) {
            for (String form : NumberForms.of(number)) {
                assertThat(Numbers.read(form).value()).as(form).isEqualTo(new Literal.Float(number));
            }
        }
    }

    private static List<Double> floats() {
        List<Double> floats = new ArrayList<>(NumberForms.floats());
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            floats.add(Double.isNaN(value) ? Double.NaN : value);
        }
        return floats;
    }

    /** Wherever a number begins in a longer text, it ends where nothing of it is left. */
    @Test
    void aNumberInATextIsTheWholeNumber() {
        for (String text : NumberForms.texts()) {
            if (NumberForms.meaning(text) != null && !Names.begins(text.charAt(0))) {
                String longer = "x " + text + " y";
                assertThat(Numbers.begins(longer, 2, longer.length())).as(text).isTrue();
                assertThat(Numbers.end(longer, 2, longer.length())).as(text).isEqualTo(2 + text.length());
            }
        }
    }

    @Test
    void typedNumbersMayHaveWhiteSpaceAroundThemAndNothingElse() {
        for (String space : List.of(" ", "\t", "\n", "\r\n", "  \t ")) {
            assertThat(Numbers.word(space + "42" + space, 64).wholeOr(0)).isEqualTo(42);
            assertThat(Numbers.real(space + "1.5" + space).value()).isEqualTo(new Literal.Float(1.5));
        }
        for (String other : List.of("\u00a0", "\u2003", "\ufeff", "\0", "\u200b")) {
            assertThat(Numbers.word(other + "42", 64).value()).isNull();
            assertThat(Numbers.real("1.5" + other).value()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            2147483647,   32, 2147483647
            2147483648,   32,
            -2147483648,  32, -2147483648
            -2147483649,  32,
            0xffffffff,   32, -1
            0x80000000,   32, -2147483648
            0x1ffffffff,  32,
            -0x80000000,  32, -2147483648
            -0x80000001,  32,
            4294967295,   32,
            255,           8,
            0xff,          8, -1
            0b1000_0000,   8, -128
            0x100,         8,
            0xffffffffffffffff, 64, -1
            9223372036854775807, 64, 9223372036854775807
            9223372036854775808, 64,
            1.0,          64,
            Infinity,     64,
            """)
    void aWordTakesWhatItsBitsHold(String text, int bits, Long value) {
        Numbers.Reading reading = Numbers.word(text, bits);
        assertThat(reading.value()).isEqualTo(value == null ? null : new Literal.Int(value));
        assertThat(reading.message().isEmpty()).isEqualTo(value != null);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `1,234,567`, 1234567
            `1,000`,     1000
            `999`,       999
            `1_000`,     1000
            0x10,        16
            `1,00`,      -1
            `1000,000`,  -1
            `,000`,      -1
            `1,000,`,    -1
            `-1,000`,    -1
            -5,          -1
            1e3,         -1
            9223372036854775807, 9223372036854775807
            """)
    void aCountIsReadAsItIsShown(String text, long value) {
        assertThat(Numbers.count(text, Long.MAX_VALUE).wholeOr(-1)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1d     | '1d' is not a number. Leave the letter out: 1 is a whole number, 1.0 is a float.
            1.5f   | '1.5f' is not a number. Leave the letter out: 1.5 is a float.
            5.     | '5.' is not a number. A digit must follow the point: 5.0
            0x1p3  | '0x1p3' is not a number. Write a float with decimal digits, as in 1.5.
            1,000  | '1,000' is not a number. Group digits with _ instead: 1_000
            \u0665 | '\u0665' is not a number. '\u0665' (U+0665) is a digit of another alphabet: type 5.
            1e309  | 1e309 is too large for a float. The largest float is 1.7976931348623157E308; infinity is written Infinity.
            9223372036854775808 | 9223372036854775808 does not fit 64 bits. Whole numbers go from -9223372036854775808 to 9223372036854775807.
            """)
    void saysWhatToWrite(String text, String said) {
        Numbers.Reading reading = Numbers.read(text);
        assertThat(reading.message() + " " + reading.hint()).isEqualTo(said);
    }
}
