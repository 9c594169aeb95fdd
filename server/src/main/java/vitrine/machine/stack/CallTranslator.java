package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import vitrine.machine.Tags;
import vitrine.program.Function;

/**
 * Translates calls and returns: a call becomes one of a JVM method, with the arguments as its arguments. It promises that no limit can be reached in
 * compiled code: the room for further frames is counted down, and where there is none the code is left. When a called method was left, its caller is
 * left too, standing behind the call.
 */
final class CallTranslator implements Opcodes {
    private final Translator method;
    private final JvmCode code;
    private final Compilation unit;
    private final MethodPlan plan;

    CallTranslator(Translator method) {
        this.method = method;
        this.code = method.code;
        this.unit = method.unit;
        this.plan = method.plan;
    }

    /** @param above how many items lie above the arguments: the function itself, when it was on the stack */
    int call(int function, int above) {
        Function callee = unit.functions[function];
        int arguments = callee.parameters().size();
        if (method.stack.size() - above < arguments || unit.slots(function) > Compilation.MOST_SLOTS) {
            return method.leave();
        }
        MethodPlan target = callee(function, arguments, above);
        if (target.failed) {
            return method.leave();
        }
        code.loadRoom();
        code.mv.visitJumpInsn(IFEQ, method.exit(false));
        List<Item> passed = take(arguments, above);
        byte[] results = target.results;
        int[] places = results == null ? new int[0] : freePlaces(results.length, method.all());
        invoke(target, passed, places, results);
        return results == null ? deadEnd() : returned(results, places);
    }

    private MethodPlan callee(int function, int arguments, int above) {
        int top = method.stack.size() - above;
        return unit.called(plan, function, Translator.types(method.stack.subList(top - arguments, top)));
    }

    private List<Item> take(int arguments, int above) {
        for (int i = 0; i < above; i++) {
            method.pop();
        }
        List<Item> top = method.stack.subList(method.stack.size() - arguments, method.stack.size());
        List<Item> passed = new ArrayList<>(top);
        top.clear();
        return passed;
    }

    /** Calls a compiled method, and stores what it returns, as values of the types wanted, to places. Arguments are taken from the stack already. */
    private void invoke(MethodPlan target, List<Item> passed, int[] places, byte @Nullable [] wanted) {
        code.context();
        code.loadLeft();
        code.put("left");
        code.context();
        StringBuilder descriptor = new StringBuilder("(L" + JvmCode.CONTEXT + ";");
        for (int i = 0; i < passed.size(); i++) {
            code.loadAs(passed.get(i), target.parameters[i]);
            descriptor.append(JvmCode.descriptor(target.parameters[i]));
        }
        code.loadRoom();
        code.pushInt(1);
        code.mv.visitInsn(ISUB);
        byte[] results = target.results == null ? new byte[0] : target.results;
        code.callStatic(
                unit.className(),
                target.name,
                descriptor
                        .append("I)")
                        .append(JvmCode.resultDescriptor(results))
                        .toString());
        if (wanted != null && target.results != null) {
            store(results, wanted, places);
        }
        code.context();
        code.get("left");
        code.storeLeft();
        int exit = method.exitNumber(method.next, method.refund() - 1, false);
        if (target.results == null) {
            code.leave(method.all(), exit, false, method.resultOpcode());
        } else {
            code.loadLeft();
            code.mv.visitJumpInsn(IFLT, code.exit(method.all(), exit, false, method.resultOpcode()));
        }
    }

    private void store(byte[] results, byte[] wanted, int[] places) {
        for (int i = 0; i < results.length; i++) {
            if (results.length > 1) {
                code.context();
                code.pushInt(i);
                code.call("resultBits", "(I)J");
                if (results[i] == Tags.FLOAT) {
                    code.callStatic("java/lang/Double", "longBitsToDouble", "(J)D");
                }
            }
            if (wanted[i] != Item.ANY) {
                code.storeAs(wanted[i], places[i]);
                continue;
            }
            if (results[i] == Tags.FLOAT) {
                code.callStatic("java/lang/Double", "doubleToLongBits", "(D)J");
            }
            code.storeAs(Tags.INT, places[i]);
            if (results[i] != Item.ANY) {
                code.pushInt(results[i]);
            } else if (results.length == 1) {
                code.context();
                code.get("tag");
            } else {
                code.context();
                code.pushInt(i);
                code.call("resultTag", "(I)I");
            }
            code.mv.visitVarInsn(ISTORE, places[i] + 2);
        }
    }

    private int returned(byte[] results, int[] places) {
        for (int i = 0; i < results.length; i++) {
            method.stack.add(Item.at(results[i], places[i]));
        }
        return method.next;
    }

    /** Nothing that is known comes back from the call at hand. */
    private int deadEnd() {
        return method.ended();
    }

    int callIndirect(int arguments) {
        Item function = method.peek(0);
        if (function.isConstant() && function.type() == Tags.FUNCTION) {
            boolean fits = unit.functions[(int) function.bits()].parameters().size() == arguments;
            return fits ? call((int) function.bits(), 1) : method.leave();
        }
        int[] targets = unit.profile.targets(method.ip, arguments);
        if (targets.length == 0 || method.stack.size() < arguments + 1 || !method.require(0, Tags.FUNCTION)) {
            return method.leave();
        }
        List<MethodPlan> plans = new ArrayList<>();
        byte[] results = null;
        for (int target : targets) {
            MethodPlan each = callee(target, arguments, 1);
            plans.add(each);
            if (each.failed || unit.slots(target) > Compilation.MOST_SLOTS) {
                return method.leave();
            }
            byte[] own = each.results;
            if (own != null && results != null && own.length != results.length) {
                return method.leave();
            }
            results = own == null ? results : joined(own, results);
        }
        code.loadRoom();
        code.mv.visitJumpInsn(IFEQ, method.exit(false));
        Label unknown = method.exit(true);
        Item known = method.peek(0);
        List<Item> passed = take(arguments, 1);
        List<Item> alive = method.all();
        alive.addAll(passed);
        alive.add(known);
        int[] places = results == null ? new int[0] : freePlaces(results.length, alive);
        Label behind = new Label();
        for (int i = 0; i < targets.length; i++) {
            Label other = i + 1 < targets.length ? new Label() : unknown;
            code.loadBits(known);
            code.pushLong(targets[i]);
            code.mv.visitInsn(LCMP);
            code.mv.visitJumpInsn(IFNE, other);
            invoke(plans.get(i), passed, places, results);
            if (plans.get(i).results != null) {
                code.mv.visitJumpInsn(GOTO, behind);
            }
            if (other != unknown) {
                code.mv.visitLabel(other);
                code.frame(alive);
            }
        }
        if (results == null) {
            return deadEnd();
        }
        returned(results, places);
        code.mv.visitLabel(behind);
        code.frame(method.all());
        return method.next;
    }

    /** Free places for so many results. */
    private int[] freePlaces(int count, List<Item> used) {
        List<Item> all = new ArrayList<>(used);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = code.freePlace(all);
            all.add(Item.at(Item.ANY, places[i]));
        }
        return places;
    }

    private static byte[] joined(byte[] own, byte @Nullable [] others) {
        byte[] joined = own.clone();
        for (int i = 0; others != null && i < own.length; i++) {
            joined[i] = Item.join(own[i], others[i]);
        }
        return joined;
    }

    int ret() {
        if (plan.entry) {
            return method.leave();
        }
        if (!method.writing) {
            unit.returned(plan, Translator.types(method.stack));
            return method.ended();
        }
        byte[] results = Objects.requireNonNull(plan.results);
        code.context();
        code.loadLeft();
        code.put("left");
        if (results.length == 1) {
            Item result = method.peek(0);
            if (results[0] == Item.ANY) {
                code.context();
                code.loadTag(result);
                code.put("tag");
            }
            if (results[0] == Tags.FLOAT) {
                code.loadDouble(result);
            } else {
                code.loadBits(result);
            }
        } else {
            for (int i = 0; i < results.length; i++) {
                code.context();
                code.pushInt(i);
                code.loadBits(method.stack.get(i));
                code.loadTag(method.stack.get(i));
                code.call("result", "(IJI)V");
            }
        }
        code.mv.visitInsn(Translator.returnOpcode(results));
        return method.ended();
    }
}
