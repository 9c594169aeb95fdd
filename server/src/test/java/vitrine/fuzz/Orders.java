package vitrine.fuzz;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import vitrine.machine.Sources;
import vitrine.protocol.Command;
import vitrine.protocol.Json;

/**
 * Commands as they cross the wire, made from the records of the protocol: every command there is, with values that make sense for the most part. A new command is
 * met without a word here.
 */
final class Orders {
    private static final List<String> EXPRESSIONS = List.of(
            "1",
            "g > 3",
            "depth",
            "time % 3 == 0",
            "top == 1",
            "i < 5 && h != g",
            "a[1]",
            "length(s)",
            "s[0] == 'a'",
            "-1 / 0",
            "x * 1e308",
            "!",
            "(((",
            "\"a\" == word",
            "stack[-1]",
            "memory[0]",
            "$4 + $f1",
            "frame 1 local 0",
            "0x7fffffffffffffff + 1",
            "null",
            "nan == nan",
            "fuel % 0",
            "a.b.c",
            "length(1)",
            "\ud83d\ude00",
            "''",
            "1 ? 2 : 3",
            "");
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("granularity", List.of("instruction", "part", "line")),
            Map.entry("access", List.of("write", "read", "any", "written", "changed")),
            Map.entry("calls", List.of("this", "every", "any")),
            Map.entry(
                    "event",
                    List.of("call", "return", "allocation", "input", "output", "collection", "exception", "trap")),
            Map.entry("direction", List.of("backward", "forward")),
            Map.entry("pointer", List.of("SP", "FP", "IP", "sp", "x")),
            Map.entry("area", MessageFuzzer.AREAS),
            Map.entry(
                    "object",
                    List.of(
                            "object 1",
                            "object 2",
                            "object 0",
                            "object 99999999999",
                            "global 0",
                            "stack 0",
                            "heap 0x40",
                            "g")),
            Map.entry("function", List.of("main", "f0", "f1", "nobody")),
            Map.entry("names", List.of("sorted", "here", "")),
            Map.entry("text", List.of("", "1\n2\n3", "word\n", "\ud83d\ude00", "a")));

    private final Random random;
    private final Sources sources;

    Orders(Random random, Sources sources) {
        this.random = random;
        this.sources = sources;
    }

    /** A command as JSON; one in twenty is damaged. */
    String command() {
        JsonSubTypes.Type[] types = Objects.requireNonNull(Command.class.getAnnotation(JsonSubTypes.class))
                .value();
        JsonSubTypes.Type type = types[random.nextInt(types.length)];
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", random.nextInt(60) == 0 ? "nothing" : type.name());
        fields.putAll(record(type.value()));
        return damaged(Json.write(fields));
    }

    /** The fields of a record of the protocol, some of them left out. */
    Map<String, Object> record(Class<?> type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent each : type.getRecordComponents()) {
            if (random.nextInt(3) > 0) {
                fields.put(each.getName(), value(each.getName(), each.getGenericType()));
            }
        }
        return fields;
    }

    private Object value(String name, Type type) {
        if (random.nextInt(60) == 0) {
            return Corpus.pick(
                    List.of(-1, "x", true, List.of(), Map.of(), 1e300, Long.MAX_VALUE, List.of(List.of())), random);
        }
        if (type instanceof ParameterizedType generic) {
            Type content = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            boolean map = generic.getRawType() == Map.class;
            Map<String, Object> entries = new LinkedHashMap<>();
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                Object value = value(name, content);
                entries.put(Corpus.pick(Objects.requireNonNull(TEXTS.get("area")), random), value);
                list.add(value);
            }
            return map ? entries : list;
        } else if (type == Boolean.class || type == boolean.class) {
            return random.nextInt(3) > 0;
        } else if (type == String.class) {
            return text(name);
        } else if (type instanceof Class<?> each && each.isRecord()) {
            return record(each);
        }
        return switch (random.nextInt(12)) {
            case 0 -> -random.nextInt(5);
            case 1 -> type == Integer.class || type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
            case 2 -> random.nextInt(100_000);
            default -> random.nextInt(60);
        };
    }

    private String text(String name) {
        if (random.nextInt(12) == 0) {
            return Corpus.pick(Corpus.WORDS, random);
        }
        List<String> known = TEXTS.get(name);
        return switch (name) {
            case "cell" -> cell();
            case "value", "condition", "watches" -> expression();
            case "log" -> "at {" + expression() + "} and {" + expression() + "}";
            default -> known == null ? "b" + random.nextInt(4) : Corpus.pick(known, random);
        };
    }

    String cell() {
        return random.nextInt(6) == 0
                ? Corpus.pick(sources.cells(), random)
                : sources.cell(random, 1 + random.nextInt(3));
    }

    String expression() {
        return switch (random.nextInt(5)) {
            case 0 -> Corpus.pick(sources.conditions(), random);
            case 1 -> cell();
            case 2 -> Corpus.number(random);
            case 3 -> Corpus.mutated(new ArrayList<>(List.of(Corpus.pick(EXPRESSIONS, random))), random);
            default -> Corpus.pick(EXPRESSIONS, random);
        };
    }

    /** One in twenty with a character changed, or the end missing. */
    String damaged(String json) {
        if (random.nextInt(20) > 0) {
            return json;
        }
        int at = random.nextInt(json.length());
        return random.nextBoolean()
                ? json.substring(0, at)
                : json.substring(0, at) + (char) (32 + random.nextInt(95)) + json.substring(at + 1);
    }
}
