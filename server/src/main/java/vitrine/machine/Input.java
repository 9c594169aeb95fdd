package vitrine.machine;

import vitrine.program.Characters;

/** An answer of the world to an {@link InputRequest}. */
public sealed interface Input {
    /** A line of text, which is made of characters: for half of one there is U+FFFD. */
    record Line(String text) implements Input {
        public Line {
            text = Characters.wellFormed(text);
        }
    }

    /** There will be no more lines. */
    record End() implements Input {}

    /** The time of day or a random number. */
    record Number(long value) implements Input {}
}
