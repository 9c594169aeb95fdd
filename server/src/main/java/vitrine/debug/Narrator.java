package vitrine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vitrine.asm.InstructionText;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.Effect;
import vitrine.machine.Input;
import vitrine.machine.Machine;
import vitrine.machine.Tags;
import vitrine.machine.Value;
import vitrine.program.Counts;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * Tells a step in one sentence: the template of the instruction's row, filled with the values that its effects name. It knows the
 * template's notation and no instruction.
 */
final class Narrator {
    private static final int MOST_VALUES = 8;
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private final Machine machine;
    private final InstructionSet instructions;
    private final Program program;
    private final SourceMap sourceMap;
    private final byte[] code;
    private final InstructionText text;
    private final Callees callees;

    Narrator(Machine machine, InstructionSet instructions, SourceMap sourceMap) {
        this.machine = machine;
        this.instructions = instructions;
        this.program = machine.program();
        this.sourceMap = sourceMap;
        code = program.code();
        text = new InstructionText(program, instructions, sourceMap);
        callees = new Callees(program, instructions, sourceMap);
    }

    /** The sentence for a step whose effects are given. The machine's state is the one after it. */
    String sentence(Decoded decoded, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Trapped trapped) {
                return trapped.trap().message();
            }
        }
        String before = first(effects);
        if (decoded.row() != null && decoded.row().flow() != Flow.THROW) {
            for (Effect effect : effects) {
                if (effect instanceof Effect.Thrown thrown) {
                    return before + caught(thrown, effects);
                }
            }
        }
        Instruction row = decoded.row();
        if (row == null) {
            return before;
        }
        String template = row.narration();
        Map<String, String> texts = new HashMap<>();
        Map<String, Boolean> truths = new HashMap<>();
        for (int i = 0; i < decoded.operands().length; i++) {
            OperandKind kind = row.operands().get(i).kind();
            texts.put(row.operands().get(i).name(), text.operand(decoded, i));
            HostCall call = kind == OperandKind.HOST ? instructions.hostCall((int) decoded.operands()[i]) : null;
            template = call == null ? template : call.narration();
        }
        texts.put("flow", "went on with the next instruction");
        for (Effect effect : effects) {
            collect(effect, texts, truths);
        }
        return before + fill(template, texts, truths);
    }

    /** The sentence for an instruction that failed, where a handler takes that. */
    private String caught(Effect.Thrown thrown, List<Effect> effects) {
        Map<String, String> texts = new HashMap<>();
        effects.forEach(each -> collect(each, texts, new HashMap<>()));
        String message = machine.text(thrown.exception());
        return (message == null ? machine.view(thrown.exception()).text() + "." : message) + " A handler took it: "
                + texts.get("flow") + ".";
    }

    /** What came before the instruction itself, or "". */
    private static String first(List<Effect> effects) {
        StringBuilder sentence = new StringBuilder();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Collected collected) {
                sentence.append("First collected, since %s: %s, %s of %s. "
                        .formatted(
                                collected.reason(),
                                "freed " + Counts.of(collected.freed(), "object"),
                                collected.bytesBefore() - collected.bytesAfter(),
                                Counts.of(collected.bytesBefore(), "byte")));
            }
        }
        return sentence.toString();
    }

    /** The sentence for a part of an instruction, whose effects are given. The machine's state is the one after it. */
    private String sentenceOfPart(List<Effect> effects) {
        StringBuilder sentence = new StringBuilder();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Part part) {
                Map<String, String> texts = new HashMap<>();
                Map<String, Boolean> truths = new HashMap<>();
                part.told().forEach(told -> collect(told, texts, truths));
                sentence.append(sentence.isEmpty() ? "" : " ")
                        .append(fill(part.kind().narration(), texts, truths));
            }
        }
        return sentence.toString();
    }

    private void collect(Effect.Told told, Map<String, String> texts, Map<String, Boolean> truths) {
        Value value = told.value();
        if (!told.cell().isEmpty()) {
            texts.put(told.name(), machine.label(told.cell()));
        } else {
            texts.put(
                    told.name(),
                    value == null ? told.text() : machine.view(value).text());
        }
        if (value != null) {
            texts.put(told.name() + ".value", machine.view(value).text());
            truths.put(told.name(), Tags.truth(Tags.tag(value), Tags.bits(value)));
        }
    }

    private void collect(Effect effect, Map<String, String> texts, Map<String, Boolean> truths) {
        if (effect instanceof Effect.Pop pop) {
            put(pop.name(), pop.value(), texts, truths);
        } else if (effect instanceof Effect.Push push) {
            put(push.name(), push.value(), texts, truths);
        } else if (effect instanceof Effect.Read read && !read.name().isEmpty()) {
            texts.putIfAbsent(read.name(), machine.labelBefore(read.cell()));
            put(read.name() + ".value", read.value(), texts, truths);
        } else if (effect instanceof Effect.Write write && !write.name().isEmpty()) {
            texts.putIfAbsent(write.name(), machine.labelBefore(write.cell()));
            put(write.name() + ".value", write.after(), texts, truths);
            put(write.name() + ".after", write.after(), texts, truths);
        } else if (effect instanceof Effect.Jump jump) {
            texts.put("flow", "jumped to " + place(jump.to()));
        } else if (effect instanceof Effect.Call call) {
            texts.put("arguments", call.arguments().isEmpty() ? "no arguments" : values(call.arguments()));
            texts.put("function", callees.name(call.function()));
        } else if (effect instanceof Effect.Return back) {
            texts.put("results", back.results().isEmpty() ? "no result" : values(back.results()));
            texts.put("flow", back.to() < 0 ? "the program ended" : "back to " + place(back.to()));
        } else if (effect instanceof Effect.Given given && given.input() instanceof Input.End) {
            texts.put("line", "the end of the input, null,");
            texts.put("n", "the end of the input, null,");
        }
    }

    private void put(String name, Value value, Map<String, String> texts, Map<String, Boolean> truths) {
        texts.putIfAbsent(name, machine.view(value).text());
        truths.putIfAbsent(name, Tags.truth(Tags.tag(value), Tags.bits(value)));
    }

    private String values(List<Value> values) {
        List<String> texts = new ArrayList<>();
        for (Value value : values.subList(0, Math.min(MOST_VALUES, values.size()))) {
            texts.add(machine.view(value).text());
        }
        if (values.size() > MOST_VALUES) {
            texts.add("… " + values.size() + " in all");
        }
        return String.join(", ", texts);
    }

    private String place(int address) {
        int line = sourceMap.lineAt(address);
        return line > 0 ? "line " + line : "0x%04x".formatted(address);
    }

    /** What a step did, whose effects are given. The machine's state is the one after it. */
    StepReport report(long time, int address, List<Effect> effects) {
        return report(Moment.whole(time), address, effects);
    }

    /** The same of a part of the instruction at an address: the moment is the one behind it. */
    StepReport report(Moment moment, int address, List<Effect> effects) {
        Decoded decoded = decoded(address);
        return new StepReport(
                moment.time(),
                moment.part(),
                address,
                sourceMap.lineAt(address),
                bytes(decoded),
                mnemonic(decoded),
                text(decoded),
                moment.inside() ? sentenceOfPart(effects) : sentence(decoded, effects),
                List.copyOf(effects),
                List.of());
    }

    /** What stands at an address. */
    Fetched fetched(int address) {
        Decoded decoded = decoded(address);
        return new Fetched(address, bytes(decoded), mnemonic(decoded), text(decoded));
    }

    private String bytes(Decoded decoded) {
        return BYTES.formatHex(code, Math.min(decoded.address(), code.length), Math.min(decoded.end(), code.length));
    }

    private static String mnemonic(Decoded decoded) {
        return decoded.row() == null ? "" : decoded.row().mnemonic().toLowerCase(Locale.ROOT);
    }

    private Decoded decoded(int address) {
        return address < code.length ? instructions.decode(code, address) : new Decoded(address, null, new long[0], 0);
    }

    /** The instruction at an address that leads from a time to the next. */
    Surveyed.Step named(long time, int address) {
        return new Surveyed.Step(time, address, sourceMap.lineAt(address), text(address));
    }

    /** The instruction at an address as a person would write it. */
    String text(int address) {
        return text(decoded(address));
    }

    /** An instruction as a person would write it. */
    String text(Decoded decoded) {
        return text.text(decoded);
    }

    /** A template or a part of one with its placeholders filled. */
    static String fill(String template, Map<String, String> texts, Map<String, Boolean> truths) {
        StringBuilder sentence = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            if (open < 0) {
                return sentence.append(template, at, template.length()).toString();
            }
            int close = template.indexOf('}', open);
            sentence.append(template, at, open).append(placeholder(template.substring(open + 1, close), texts, truths));
            at = close + 1;
        }
        return sentence.toString();
    }

    private static String placeholder(String inside, Map<String, String> texts, Map<String, Boolean> truths) {
        int question = inside.indexOf('?');
        int colon = inside.indexOf(':');
        if (question < 0 && colon >= 0) {
            boolean one = "1".equals(texts.get(inside.substring(0, colon)));
            int bar = inside.indexOf('|', colon);
            return one ? inside.substring(colon + 1, bar) : inside.substring(bar + 1);
        } else if (question < 0) {
            return texts.getOrDefault(inside, "…");
        }
        int bar = inside.indexOf('|', question);
        boolean truth = truths.getOrDefault(inside.substring(0, question), false);
        return truth ? inside.substring(question + 1, bar) : inside.substring(bar + 1);
    }
}
