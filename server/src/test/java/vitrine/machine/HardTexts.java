package vitrine.machine;

import java.util.ArrayList;
import java.util.List;

/** Texts with which whoever counts, takes, compares or cuts characters goes wrong first. */
public final class HardTexts {
    /** The shortest and the longest; characters of one byte, two, three, four; the ends of each range; what is made of several characters. */
    public static final List<String> ALL = all();

    private HardTexts() {}

    private static List<String> all() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "a",
                "Abc",
                "\0",
                "a\0b",
                "\t\n\r\"\\'",
                "\u007f",
                "\u0080",
                "\u00ff",
                "\u00e9",
                "e\u0301",
                "\u0100",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\ufffd",
                "\uffff",
                "\uffffa",
                "\u200b",
                "a\u202eb",
                "\ufeff",
                "\u0628\u0660",
                "\ud800\udc00",
                "\ud83d\ude00",
                "a\ud83d\ude00",
                "\ud83d\ude00a",
                "\ud83d\ude00\ud83d\ude00",
                "\ud83d\ude00\ud83d\ude01\ud83d\ude02",
                "\u2764\ufe0f",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                "\ud83c\udde9\ud83c\uddea",
                "\ud835\udc9c\u0301bc",
                "\udbff\udffd",
                "\udbff\udfff"));
        for (int length : new int[] {3, 4, 5, 7, 8, 9, 59, 60, 61}) {
            texts.add("x".repeat(length));
            texts.add("x".repeat(length - 1) + "\ud83d\ude00");
            texts.add("\ud83d\ude00".repeat(length));
        }
        texts.add("\u00e9".repeat(1_000));
        texts.add("y".repeat(999) + "\ud83d\ude00");
        return List.copyOf(texts);
    }

    /** A text as a literal of a source, each character by its code. */
    public static String escaped(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> literal.append("\\u{%x}".formatted(c)));
        return literal.append('"').toString();
    }

    /** A text as a literal of a source, as much of it as possible as it is. */
    public static String plain(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                default -> literal.appendCodePoint(c);
            }
        });
        return literal.append('"').toString();
    }
}
