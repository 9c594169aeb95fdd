package vitrine.asm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text with parentheses, or all that stands between two of them. It knows comments and strings as WebAssembly has them, and not what any word
 * means.
 *
 * @param at where it begins in the text, {@code end} where it ends
 * @param text the word; "" for what stands between parentheses
 */
record FoldedNode(int at, int end, String text, List<FoldedNode> inside) {
    private static final Pattern TOKEN =
            Pattern.compile("\\(;.*?;\\)|;;[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|[()]|[^\\s()\";]+", Pattern.DOTALL);

    /** Deeper than this nobody writes. */
    private static final int DEEPEST = 500;

    boolean isList() {
        return text.isEmpty();
    }

    String head() {
        return isList() ? inside.isEmpty() ? "" : inside.get(0).text() : text;
    }

    /** What a text has; null when it has no parentheses, or one has no partner. */
    static @Nullable List<FoldedNode> read(String text) {
        List<FoldedNode> nodes = new ArrayList<>();
        Deque<List<FoldedNode>> open = new ArrayDeque<>();
        Deque<Integer> starts = new ArrayDeque<>();
        open.push(nodes);
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            String token = tokens.group();
            if (token.startsWith("(;") || token.startsWith(";;")) {
                continue;
            } else if (token.equals("(")) {
                if (open.size() > DEEPEST) {
                    return null;
                }
                open.push(new ArrayList<>());
                starts.push(tokens.start());
            } else if (token.equals(")")) {
                if (open.size() == 1) {
                    return null;
                }
                List<FoldedNode> inside = open.pop();
                open.element().add(new FoldedNode(starts.pop(), tokens.end(), "", inside));
            } else {
                open.element().add(new FoldedNode(tokens.start(), tokens.end(), token, List.of()));
            }
        }
        return open.size() == 1 && nodes.stream().anyMatch(FoldedNode::isList) ? nodes : null;
    }
}
