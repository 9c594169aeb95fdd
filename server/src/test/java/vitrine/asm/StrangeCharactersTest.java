package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Characters;
import vitrine.program.Diagnostic;

/** Characters that cannot be seen or look like others: named with their code, once for each cause, with what to type. */
class StrangeCharactersTest {
    private static List<Diagnostic> diagnostics(String source) {
        Assembly assembly = Assembler.assemble(source, "stack", Machines.instructionSets());
        return assembly.diagnostics();
    }

    private static String place(Diagnostic each) {
        return each.range().line() + ":" + each.range().column() + "+"
                + each.range().length();
    }

    private static Arguments one(String source, String place, String message, String hint) {
        return Arguments.of(source, place, message, hint);
    }

    static List<Arguments> strangers() {
        String unseen = "It is invisible. Delete it: it is right after ";
        String minus = "For minus, type a hyphen: -.";
        return List.of(
                // not seen
                one("const 1\u200b2\nprint", "1:8+1", "U+200B (ZERO WIDTH SPACE)", unseen + "'1'."),
                one("pu\u200dsh 1\nprint", "1:3+1", "U+200D (ZERO WIDTH JOINER)", unseen + "'u'."),
                one("const\u2060 1\nprint", "1:6+1", "U+2060 (WORD JOINER)", unseen + "'t'."),
                one("const 1\nprint\ufeff\nhalt", "2:6+1", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)", unseen + "'t'."),
                one(
                        "\u200econst 1",
                        "1:1+1",
                        "U+200E (LEFT-TO-RIGHT MARK)",
                        "It is invisible. Delete it: it is at the beginning of the line."),
                one("const \u202e5", "1:7+1", "U+202E (RIGHT-TO-LEFT OVERRIDE)", unseen + "'t'."),
                one(
                        "const \u00ad5",
                        "1:7+1",
                        "U+00AD (SOFT HYPHEN)",
                        "It is invisible. Delete it, or type - if a minus is meant: it is right after 't'."),
                one("loop\u200b:\nconst 1\njmp loop", "1:5+1", "U+200B (ZERO WIDTH SPACE)", unseen + "'p'."),
                one("const\u3164 1", "1:6+1", "U+3164 (HANGUL FILLER)", unseen + "'t'."),
                one("const 1\u0000\nprint", "1:8+1", "U+0000 (NULL)", unseen + "'1'."),
                one("const 1\u180e2", "1:8+1", "U+180E (MONGOLIAN VOWEL SEPARATOR)", unseen + "'1'."),
                one("const \ud83d1", "1:7+1", "U+D83D (HIGH SURROGATES D83D)", unseen + "'t'."),
                one("const 1\uffff2", "1:8+1", "U+FFFF", unseen + "'1'."),
                // ends of lines that are none
                one(
                        "const 1\u2028print",
                        "1:8+1",
                        "U+2028 (LINE SEPARATOR)",
                        "This character does not end a line here. Press Enter instead."),
                one(
                        "const 1\u0085print\u0085halt",
                        "1:8+1",
                        "U+0085 (NEXT LINE (NEL))",
                        "This character does not end a line here. Press Enter instead."),
                one(
                        "const 1\u000bprint",
                        "1:8+1",
                        "U+000B (LINE TABULATION)",
                        "This character does not end a line here. Press Enter instead."),
                one(
                        "a: const 1\u000cjmp b\nb: halt",
                        "1:11+1",
                        "U+000C (FORM FEED (FF))",
                        "This character does not end a line here. Press Enter instead."),
                // dashes
                one("const \u20105", "1:7+1", "'\u2010' (U+2010, HYPHEN)", minus),
                one("const \u20115", "1:7+1", "'\u2011' (U+2011, NON-BREAKING HYPHEN)", minus),
                one("const \u20145", "1:7+1", "'\u2014' (U+2014, EM DASH)", minus),
                one("const \u2212inf", "1:7+1", "'\u2212' (U+2212, MINUS SIGN)", minus),
                one("const \uff0d2.5", "1:7+1", "'\uff0d' (U+FF0D, FULLWIDTH HYPHEN-MINUS)", minus),
                one("const \u207b5", "1:7+1", "'\u207b' (U+207B, SUPERSCRIPT MINUS)", minus),
                one("const 1e\u22125", "1:9+1", "'\u2212' (U+2212, MINUS SIGN)", minus),
                one(
                        "const 5 \u2014 the number of turns",
                        "1:9+1",
                        "'\u2014' (U+2014, EM DASH)",
                        "A comment begins with a semicolon. For minus, type a hyphen: -."),
                // quotes
                one(
                        "ldc \u201chello, world\u201d",
                        "1:5+1",
                        "'\u201c' (U+201C, LEFT DOUBLE QUOTATION MARK)",
                        "Write a string between straight quotes: \"."),
                one(
                        "ldc \u201ehello\u201c",
                        "1:5+1",
                        "'\u201e' (U+201E, DOUBLE LOW-9 QUOTATION MARK)",
                        "Write a string between straight quotes: \"."),
                one(
                        "ldc \u00abhello\u00bb",
                        "1:5+1",
                        "'\u00ab' (U+00AB, LEFT-POINTING DOUBLE ANGLE QUOTATION MARK)",
                        "Write a string between straight quotes: \"."),
                one(
                        "const \u2018a\u2019",
                        "1:7+1",
                        "'\u2018' (U+2018, LEFT SINGLE QUOTATION MARK)",
                        "Write a character between straight quotes: '."),
                one(
                        "ldc \"hello\u201d",
                        "1:5+7",
                        "This string has no end.",
                        "'\u201d' (U+201D, RIGHT DOUBLE QUOTATION MARK) does not close anything. Close it with \" on the same line; a newline in a string is written \\n."),
                // wide signs and digits
                one("const \uff15", "1:7+1", "'\uff15' (U+FF15, FULLWIDTH DIGIT FIVE)", "Type 5 instead."),
                one("const 1\u0662\u0663", "1:8+2", "'\u0662' (U+0662, ARABIC-INDIC DIGIT TWO)", "Type 23 instead."),
                one(
                        "const \ud835\udfdb",
                        "1:7+1",
                        "'\ud835\udfdb' (U+1D7DB, MATHEMATICAL DOUBLE-STRUCK DIGIT THREE)",
                        "Type 3 instead."),
                one("const 0\u0445ff", "1:8+1", "'\u0445' (U+0445, CYRILLIC SMALL LETTER HA)", "Type x instead."),
                one("loop\uff1a\njmp loop", "1:5+1", "'\uff1a' (U+FF1A, FULLWIDTH COLON)", "Type : instead."),
                one("\uff0efunc main\nhalt", "1:1+1", "'\uff0e' (U+FF0E, FULLWIDTH FULL STOP)", "Type . instead."),
                one(
                        "halt \uff1b the end",
                        "1:6+1",
                        "'\uff1b' (U+FF1B, FULLWIDTH SEMICOLON)",
                        "A comment begins with a semicolon: type ; instead."),
                one(
                        ".machine register\nadd $0\uff0c$1\uff0c$2\nhlt",
                        "2:7+1",
                        "'\uff0c' (U+FF0C, FULLWIDTH COMMA)",
                        "Type , instead."),
                one(
                        ".machine register\nload \uff04\uff10 #1\nhlt",
                        "2:6+1",
                        "'\uff04' (U+FF04, FULLWIDTH DOLLAR SIGN)",
                        "Type $ instead."),
                // words
                one(
                        "\u0440ush 1",
                        "1:1+4",
                        "Unknown instruction '\u0440ush'.",
                        "'\u0440' (U+0440, CYRILLIC SMALL LETTER ER) looks like p. Write 'push'."),
                one(
                        "\uff43\uff4f\uff4e\uff53\uff54 1",
                        "1:1+5",
                        "Unknown instruction '\uff43\uff4f\uff4e\uff53\uff54'.",
                        "'\uff43' (U+FF43, FULLWIDTH LATIN SMALL LETTER C) looks like c. Write 'const'."),
                one(
                        "l\u043e\u043ep:\njmp loop",
                        "2:5+4",
                        "There is no label 'loop' in function 'main'.",
                        "'l\u043e\u043ep' looks the same, but has '\u043e' (U+043E, CYRILLIC SMALL LETTER O) in place of o."),
                one(
                        ".fun\u0441 main\nhalt",
                        "1:1+5",
                        "Unknown directive '.fun\u0441'.",
                        "'\u0441' (U+0441, CYRILLIC SMALL LETTER ES) looks like c. Write '.func'."),
                one(
                        "gload \u03bf\n.global o 1",
                        "1:7+1",
                        "There is no global '\u03bf'.",
                        "'\u03bf' (U+03BF, GREEK SMALL LETTER OMICRON) looks like o. Write 'o'."),
                // one message, whatever it stands beside
                one("const\u21921", "1:6+1", "'\u2192' (U+2192, RIGHTWARDS ARROW)", LookAlikes.NO_PART),
                one("con\ufffdst 1", "1:4+1", "'\ufffd' (U+FFFD, REPLACEMENT CHARACTER)", LookAlikes.NO_PART),
                one("const 1\u00b5", "1:8+1", "'\u00b5' (U+00B5, MICRO SIGN)", LookAlikes.NO_PART),
                one("const \u20ac5, 6", "1:7+1", "'\u20ac' (U+20AC, EURO SIGN)", LookAlikes.NO_PART),
                // what nothing else is meant by
                one("\u2022 const 1", "1:1+1", "'\u2022' (U+2022, BULLET)", LookAlikes.NO_PART),
                one("const \ud83d\ude00", "1:7+1", "'\ud83d\ude00' (U+1F600, GRINNING FACE)", LookAlikes.NO_PART),
                one("ldc \"\ud83d\ude00\" \u20ac", "1:9+1", "'\u20ac' (U+20AC, EURO SIGN)", LookAlikes.NO_PART),
                one(
                        "cafe\u0301:\nhalt",
                        "1:5+1",
                        "U+0301 (COMBINING ACUTE ACCENT)",
                        "With the letter before it, it is one character: type \u00e9 (U+00E9) in place of both."),
                one(
                        "const 'e\u0301'",
                        "1:7+4",
                        "There are several characters between these quotes, but there can only be one.",
                        "This looks like one, but is made of 2: type \u00e9 (U+00E9). A string is written between double quotes: \"like this\"."));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void isNamedOnce(String source, String place, String message, String hint) {
        String whole = message.endsWith(".") ? message : "Unexpected character " + message + ".";
        assertThat(diagnostics(source).stream().filter(Diagnostic::isError).toList())
                .extracting(StrangeCharactersTest::place, Diagnostic::message, Diagnostic::hint)
                .containsExactly(org.assertj.core.api.Assertions.tuple(place, whole, hint));
    }

    @Test
    void spacesOfAllSortsAreSpaces() {
        String spaces = "\u00a0\u2000\u2003\u2007\u2009\u202f\u205f\u3000";
        assertThat(diagnostics("\ufeffconst" + spaces + "1" + spaces + "\nprint\u000c\n\u000chalt\u2028"))
                .isEmpty();
    }

    @Test
    void anythingMayStandInStringsAndComments() {
        assertThat(diagnostics("ldc \"\u200b\u2212\u201c\" ; \u201c\u200b\u2212 \u0440ush\nprint"))
                .isEmpty();
    }

    @Test
    void namesMayBeOfAnyAlphabet() {
        assertThat(
                        diagnostics(
                                ".func \u0446\u0438\u043a\u043b\nret\n.func main\n.local \u5024\n.local \ud840\udc00\n"
                                        + "const 1\nlstore \u5024\nlload \u5024\nlstore \ud840\udc00\ncall \u0446\u0438\u043a\u043b\nhalt"))
                .isEmpty();
    }

    @Test
    void aCommentThatHidesTheNextLineIsWarnedOf() {
        assertThat(diagnostics("const 1 ; one\u2028print\nprint"))
                .extracting(StrangeCharactersTest::place, Diagnostic::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "1:14+1", "This comment goes on after U+2028 (LINE SEPARATOR)."));
    }

    /** Many characters of Unicode, in a number, in a word and alone: no message has one in it that cannot be seen, or half of one. */
    @Test
    void noCharacterIsLeftUnnamed() {
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(c -> c != '\n' && c != '\r' && (c < 0x600 || c >= 0x2000 && c < 0x2070 || c % 997 == 0))
                .forEach(c -> {
                    String character = Character.toString(c);
                    for (String source :
                            List.of("const 1" + character + "2", "pri" + character + "nt", "const " + character)) {
                        for (Diagnostic each : diagnostics(source)) {
                            String said = each.message() + each.hint();
                            assertThat(said.codePoints().allMatch(Characters::isSeen))
                                    .as("U+%X in %s", c, said)
                                    .isTrue();
                            assertThat(Characters.isWellFormed(said))
                                    .as("U+%X", c)
                                    .isTrue();
                            boolean unexpected = each.message().startsWith("Unexpected character") && c >= 0x7f;
                            assertThat(!unexpected || each.message().contains(Characters.code(c)))
                                    .as("U+%X in %s", c, said)
                                    .isTrue();
                        }
                    }
                });
    }

    /** Each of these takes hours when a character costs as much as its line is long. */
    @Test
    void aHostileLineCostsNoMoreThanItIsLong() {
        for (String piece : List.of(
                "\u2192 ", "a\u2028", "\u200b", "\u2014 a ", "\u201c", "\u000c", "\u0662\u00b5 ", "\u0440ush\u0301 ")) {
            String line = piece.repeat(500_000 / piece.length());
            assertThat(diagnostics("const " + line)).hasSizeLessThan(1_010);
            assertThat(diagnostics("a: nop ; a" + line)).hasSizeLessThan(1_010);
        }
    }
}
