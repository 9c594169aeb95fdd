package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.machine.Tags;

/**
 * Writes the JVM bytecode of one method in terms of items: loading and storing them, frames for the JVM's verifier, and the places where the method is
 * left. It knows where values live in the JVM's locals (three places each: a long or a double, and a tag) and nothing of what instructions mean.
 */
final class JvmCode implements Opcodes {
    static final String CONTEXT = "vitrine/machine/stack/Context";
    static final String SIGNAL = "vitrine/machine/TrapSignal";
    private static final int PLACES = 3;

    final MethodVisitor mv;
    private final int room;
    private final int left;
    private final int localPlaces;
    private final int stackPlaces;
    private final int temporaries;
    private final boolean writing;

    /** What the method does when it must be left, one for each way the values lie. */
    private final Map<Way, Label> ways = new HashMap<>();

    /**
     * So many places each have a way out of their own: ways that are shared by places in several loops keep the JVM from making these loops fast. The
     * others share, since a method must not become too long.
     */
    private int ownWays = 30;

    private final List<Runnable> later = new ArrayList<>();

    /** @param values the values of the frame, the locals first */
    private record Way(List<Item> values, boolean innermost, int result) {}

    /**
     * @param firstFree the first JVM local behind the method's arguments; the room is the argument before it
     * @param slots how many locals the function has
     * @param height how high its stack can be
     * @param writing false when nothing of it is kept
     */
    JvmCode(MethodVisitor mv, int firstFree, int slots, int height, boolean writing) {
        this.mv = mv;
        this.writing = writing;
        room = firstFree - 1;
        left = firstFree;
        localPlaces = left + 1;
        stackPlaces = localPlaces + PLACES * slots;
        temporaries = stackPlaces + PLACES * height;
    }

    int localPlace(int local) {
        return localPlaces + PLACES * local;
    }

    int stackPlace(int index) {
        return stackPlaces + PLACES * index;
    }

    /** A place that none of these items uses. */
    int freePlace(List<Item> used) {
        int place = temporaries;
        while (isUsed(place, used)) {
            place += PLACES;
        }
        return place;
    }

    static boolean isUsed(int place, List<Item> used) {
        for (Item item : used) {
            if (item.place() == place) {
                return true;
            }
        }
        return false;
    }

    // ---- the budget and the room

    void loadLeft() {
        mv.visitVarInsn(ILOAD, left);
    }

    void storeLeft() {
        mv.visitVarInsn(ISTORE, left);
    }

    void takeFromLeft(int count) {
        mv.visitIincInsn(left, -count);
    }

    void loadRoom() {
        mv.visitVarInsn(ILOAD, room);
    }

    void context() {
        mv.visitVarInsn(ALOAD, 0);
    }

    void call(String name, String descriptor) {
        mv.visitMethodInsn(INVOKEVIRTUAL, CONTEXT, name, descriptor, false);
    }

    void callStatic(String owner, String name, String descriptor) {
        mv.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
    }

    void get(String field) {
        mv.visitFieldInsn(GETFIELD, CONTEXT, field, "I");
    }

    void put(String field) {
        mv.visitFieldInsn(PUTFIELD, CONTEXT, field, "I");
    }

    // ---- values

    void pushInt(int value) {
        if (value >= -1 && value <= 5) {
            mv.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            mv.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            mv.visitIntInsn(SIPUSH, value);
        } else {
            mv.visitLdcInsn(value);
        }
    }

    void pushLong(long value) {
        if (value == 0 || value == 1) {
            mv.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
        } else if (value == (short) value) {
            pushInt((int) value);
            mv.visitInsn(I2L);
        } else {
            mv.visitLdcInsn(value);
        }
    }

    /** The item's bits, as a long. */
    void loadBits(Item item) {
        if (item.isConstant()) {
            pushLong(item.bits());
        } else if (item.type() == Tags.FLOAT) {
            mv.visitVarInsn(DLOAD, item.place());
            callStatic("java/lang/Double", "doubleToLongBits", "(D)J");
        } else {
            mv.visitVarInsn(LLOAD, item.place());
        }
    }

    void loadTag(Item item) {
        if (item.type() == Item.ANY) {
            mv.visitVarInsn(ILOAD, item.place() + 2);
        } else {
            pushInt(item.type());
        }
    }

    /** A number, as a double; one of a type not known leaves the code when it is none. */
    void loadDouble(Item item) {
        if (item.type() == Tags.FLOAT) {
            if (item.isConstant()) {
                mv.visitLdcInsn(Double.longBitsToDouble(item.bits()));
            } else {
                mv.visitVarInsn(DLOAD, item.place());
            }
        } else if (item.type() == Tags.INT) {
            loadBits(item);
            mv.visitInsn(L2D);
        } else {
            loadBits(item);
            loadTag(item);
            callStatic(CONTEXT, "number", "(JI)D");
        }
    }

    /** Pushes it as a value of a type that includes its own: a long or a double, and a tag above it when the type is ANY. */
    void loadAs(Item item, byte type) {
        if (type == Tags.FLOAT) {
            loadDouble(item);
        } else {
            loadBits(item);
            if (type == Item.ANY) {
                loadTag(item);
            }
        }
    }

    /** The other way round. */
    void storeAs(byte type, int place) {
        if (type == Item.ANY) {
            mv.visitVarInsn(ISTORE, place + 2);
        }
        if (type == Tags.NULL) {
            mv.visitInsn(POP2);
        } else {
            mv.visitVarInsn(type == Tags.FLOAT ? DSTORE : LSTORE, place);
        }
    }

    static String descriptor(byte type) {
        return type == Tags.FLOAT ? "D" : type == Item.ANY ? "JI" : "J";
    }

    static String resultDescriptor(byte[] results) {
        return results.length != 1 ? "V" : results[0] == Tags.FLOAT ? "D" : "J";
    }

    /** Moves items to places of types that include theirs, all at once. */
    void move(List<Item> items, List<Item> targets) {
        int count = items.size();
        boolean[] moved = new boolean[count];
        for (int i = 0; i < count; i++) {
            Item target = targets.get(i);
            if (!target.isConstant() && !items.get(i).equals(target)) {
                loadAs(items.get(i), target.type());
                moved[i] = true;
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            if (moved[i]) {
                storeAs(targets.get(i).type(), targets.get(i).place());
            }
        }
    }

    // ---- frames for the JVM's verifier

    /** Says which JVM locals hold what here: the arguments that matter, and these items. */
    void frame(List<Item> items, Object... stack) {
        if (!writing) {
            return;
        }
        Object[] places = new Object[temporaries + 2 * PLACES];
        Arrays.fill(places, TOP);
        int most = left + 1;
        places[0] = CONTEXT;
        places[room] = INTEGER;
        places[left] = INTEGER;
        for (Item item : items) {
            if (item.isConstant()) {
                continue;
            }
            int place = item.place();
            if (place + PLACES > places.length) {
                int length = places.length;
                places = Arrays.copyOf(places, place + PLACES);
                Arrays.fill(places, length, places.length, TOP);
            }
            places[place] = item.type() == Tags.FLOAT ? DOUBLE : LONG;
            if (item.type() == Item.ANY) {
                places[place + 2] = INTEGER;
            }
            most = Math.max(most, place + (item.type() == Item.ANY ? 3 : 2));
        }
        Object[] listed = new Object[most];
        int count = 0;
        for (int i = 0; i < most; i++) {
            listed[count++] = places[i];
            if (places[i] == LONG || places[i] == DOUBLE) {
                i++;
            }
        }
        mv.visitFrame(F_NEW, count, listed, stack.length, stack);
    }

    // ---- leaving

    /**
     * A label: a jump there leaves the method.
     *
     * @param values the frame's values, the locals first
     * @param exit the number of the {@link Context.Exit}
     * @param innermost whether it is this frame that cannot go on
     * @param result what the method returns to be left: the JVM's opcode
     */
    Label exit(List<Item> values, int exit, boolean innermost, int result) {
        Label label = new Label();
        later.add(() -> {
            mv.visitLabel(label);
            frame(values);
            leave(values, exit, innermost, result);
        });
        return label;
    }

    /** Leaves the method here. */
    void leave(List<Item> values, int exit, boolean innermost, int result) {
        pushInt(exit);
        Way way = new Way(List.copyOf(values), innermost, result);
        if (ownWays-- > 0) {
            writeWay(way);
            return;
        }
        mv.visitJumpInsn(GOTO, ways.computeIfAbsent(way, shared -> {
            Label label = new Label();
            later.add(() -> {
                mv.visitLabel(label);
                frame(shared.values, INTEGER);
                writeWay(shared);
            });
            return label;
        }));
    }

    /** A signal that is thrown between two labels leaves the method. */
    void exitOnSignal(Label from, Label to, List<Item> values, int exit, int result) {
        Label handler = new Label();
        mv.visitTryCatchBlock(from, to, handler, SIGNAL);
        later.add(() -> {
            mv.visitLabel(handler);
            frame(values, SIGNAL);
            mv.visitInsn(POP);
            leave(values, exit, true, result);
        });
    }

    private void writeWay(Way way) {
        // the number of the exit lies on the JVM's stack all the while
        for (Item value : way.values) {
            context();
            if (value.type() == Tags.FLOAT) {
                loadDouble(value);
                call("saveFloat", "(D)V");
            } else {
                loadBits(value);
                loadTag(value);
                call("save", "(JI)V");
            }
        }
        context();
        mv.visitInsn(SWAP);
        if (way.innermost) {
            loadLeft();
            call("exit", "(II)V");
        } else {
            call("unwind", "(I)V");
        }
        switch (way.result) {
            case LRETURN -> mv.visitInsn(LCONST_0);
            case DRETURN -> mv.visitInsn(DCONST_0);
            default -> {}
        }
        mv.visitInsn(way.result);
    }

    /** Something to be written behind the method's other code. */
    void later(Runnable part) {
        later.add(part);
    }

    /** Writes what was put off. */
    void finish() {
        for (int i = 0; i < later.size(); i++) {
            later.get(i).run();
        }
    }
}
