package vitrine.asm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostics;

/**
 * Finds in a compiled class what messages are made of: each string in its code that has words in it, and each place where a diagnostic is made. It can
 * put a call of {@link #reached} before each of them, so that a run tells which of them it came to. What an exception says is no message.
 */
public final class MessagePieces extends ClassVisitor {
    /** A blank beside a word. */
    private static final Pattern WORDS = Pattern.compile("[a-z]{2,}[^a-z]* | [^a-z]*[a-z]{2,}");

    /** Where other text is put in: by joining strings, and by a format. */
    private static final Pattern HOLE = Pattern.compile("[\\x01\\x02]|%[0-9]*[a-zA-Z]");

    private static final String DIAGNOSTICS = internal(Diagnostics.class);
    private static final String DIAGNOSTIC = internal(Diagnostic.class);
    private static final Set<String> ADDING = Set.of("add", "error", "warning", "hint");

    /** What runs came to. The only class that instrumented code shares with the test. */
    private static final Set<String> REACHED = ConcurrentHashMap.newKeySet();

    /**
     * A piece of a message.
     *
     * @param where the class and the method that have it
     * @param text its words; "" for a place where a diagnostic is made
     */
    record Piece(String where, String text) implements Comparable<Piece> {
        /** Whether a text has the piece in it, with anything where other text is put in. */
        boolean isIn(String all) {
            String[] parts = HOLE.split(text, -1);
            return parts.length == 1
                    ? all.contains(text)
                    : Pattern.compile(Stream.of(parts).map(Pattern::quote).collect(Collectors.joining(".*")))
                            .matcher(all)
                            .find();
        }

        @Override
        public int compareTo(Piece other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return where + ": "
                    + (text.isEmpty()
                            ? "makes a diagnostic"
                            : HOLE.matcher(text).replaceAll("…"));
        }
    }

    private final Set<Piece> pieces;
    private String owner = "";

    private MessagePieces(Set<Piece> pieces, @Nullable ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.pieces = pieces;
    }

    /** Adds the pieces of a class to a set; the answer is the class with a call of {@link #reached} before each. */
    static byte[] instrumented(byte[] bytes, Set<Piece> pieces) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new MessagePieces(pieces, writer), 0);
        return writer.toByteArray();
    }

    /** Called by instrumented classes. */
    public static void reached(String piece) {
        REACHED.add(piece);
    }

    static boolean isReached(Piece piece) {
        return REACHED.contains(piece.toString());
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        super.visit(version, access, name, signature, parent, interfaces);
        owner = name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, type, signature, thrown)) {
            private boolean exception;
            private int line;

            private void found(String where, String text) {
                if (!exception) {
                    Piece piece = new Piece(owner + "." + where, text);
                    pieces.add(piece);
                    super.visitLdcInsn(piece.toString());
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            internal(MessagePieces.class),
                            "reached",
                            "(Ljava/lang/String;)V",
                            false);
                }
            }

            private void text(String text) {
                if (WORDS.matcher(text).find()) {
                    found(method, text);
                }
            }

            @Override
            public void visitLineNumber(int number, Label start) {
                super.visitLineNumber(number, start);
                line = number;
            }

            @Override
            public void visitTypeInsn(int opcode, String made) {
                super.visitTypeInsn(opcode, made);
                exception |= opcode == Opcodes.NEW && made.endsWith("Exception");
            }

            @Override
            public void visitMethodInsn(int opcode, String type, String name, String signature, boolean isInterface) {
                boolean made = name.equals("<init>") && type.equals(DIAGNOSTIC);
                if (made || type.equals(DIAGNOSTICS) && ADDING.contains(name)) {
                    found(method + " in line " + line, "");
                }
                super.visitMethodInsn(opcode, type, name, signature, isInterface);
                exception &= !(name.equals("<init>") && type.endsWith("Exception"));
            }

            @Override
            public void visitLdcInsn(Object value) {
                if (value instanceof String text) {
                    text(text);
                }
                super.visitLdcInsn(value);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String signature, Handle maker, Object... arguments) {
                if (maker.getName().equals("makeConcatWithConstants")) {
                    text((String) arguments[0]);
                }
                super.visitInvokeDynamicInsn(name, signature, maker, arguments);
            }
        };
    }

    /** Loads the product once more, with the classes that make messages instrumented. */
    static final class Loader extends ClassLoader {
        private final Set<Piece> pieces;

        Loader(Set<Piece> pieces) {
            super(MessagePieces.class.getClassLoader());
            this.pieces = pieces;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                boolean shared = !name.startsWith("vitrine.") || name.startsWith(MessagePieces.class.getName());
                Class<?> loaded = shared ? super.loadClass(name, resolve) : findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                byte[] defined = MessagesTest.makesMessages(name) ? instrumented(bytes, pieces) : bytes;
                return defineClass(name, defined, 0, defined.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
