package vitrine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import vitrine.isa.FrameLayout;

/** The binary image: what is written comes back, and what is damaged is refused with the reason, whatever the damage. */
class ImageTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    private static final Program PROGRAM = new Program(
            "stack",
            List.of(
                    new Constant("greeting", new Literal.Text("hé\n\ud83d\ude00")),
                    new Constant("", new Literal.Float(Double.NaN)),
                    new Constant("", new Literal.Null())),
            List.of(new Global("counter", new Literal.Int(-7))),
            List.of(
                    new Function("main", 0, List.of(), List.of("x")),
                    new Function(
                            "f",
                            2,
                            List.of("n", "m"),
                            List.of("y", Function.CLOSURE),
                            List.of("kept"),
                            List.of(
                                    new Handler(2, 4, 3, 1),
                                    new Handler(3, 5, 4, Handler.TRAPS),
                                    new Handler(2, 5, 2, Handler.EVERYTHING)))),
            1,
            new byte[] {0x10, 1, 2, 3, 4},
            FrameLayout.LINKED,
            new DataSegment(List.of(
                    DataItem.word("", -5),
                    DataItem.text("name", "hé\ud83d\ude00"),
                    DataItem.real("half", 0.5),
                    new DataItem("room", DataItem.Kind.BYTES, new byte[] {0, -1, 0}))),
            4_096,
            List.of(
                    new ClassDeclaration("Dog", 1, List.of("age")),
                    new ClassDeclaration("Animal", -1, List.of("name", "legs"))),
            List.of("speak", "name"),
            new HeapSettings("semi-space", true, 5_000));

    private static final Image IMAGE = new Image(
            PROGRAM,
            new SourceMap(
                    new int[] {0, 3},
                    new int[] {4, 2},
                    Map.of(0, "loop", 4, "loop"),
                    List.of(new SourceMap.Mark("sorted", 3, 4))),
            "; text\n");

    @Test
    void whatIsWrittenComesBack() throws ImageException {
        assertThat(Image.read(IMAGE.toBytes())).isEqualTo(IMAGE);
        Image bare = new Image(PROGRAM, SourceMap.EMPTY, "");
        assertThat(Image.read(bare.toBytes())).isEqualTo(bare);
    }

    @Test
    void everyDamagedByteIsNoticed() {
        byte[] good = IMAGE.toBytes();
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << bit);
                assertRefused(bad);
            }
            byte[] zero = good.clone();
            zero[at] = (byte) ~zero[at];
            assertRefused(zero);
        }
    }

    @Test
    void whatIsCutOffOrAddedIsNoticed() throws ImageException {
        byte[] good = IMAGE.toBytes();
        for (int length = 0; length < good.length; length++) {
            assertRefused(Arrays.copyOf(good, length));
            assertRefusedOrStable(sealed(Arrays.copyOf(good, Math.max(length, 4))), "length " + length);
        }
        assertRefused(Arrays.copyOf(good, good.length + 1));
        assertRefused(sealed(Arrays.copyOf(good, good.length + 3)));
    }

    /** With the checksum put right, a change may leave another valid image; what it must never do is anything but that or be refused. */
    @Test
    void liesWithARightChecksumAreRefusedOrHarmless() throws ImageException {
        byte[] good = IMAGE.toBytes();
        for (int at = 0; at < good.length - 4; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff, good[at] + 1, good[at] - 1}) {
                byte[] bad = good.clone();
                bad[at] = (byte) value;
                assertRefusedOrStable(sealed(bad), "byte " + at + " = " + value);
            }
            for (int length : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 65_536, 65_537, 1 << 28}) {
                if (at + 4 <= good.length - 4) {
                    byte[] bad = good.clone();
                    ByteBuffer.wrap(bad).putInt(at, length);
                    assertRefusedOrStable(sealed(bad), "int at " + at + " = " + length);
                }
            }
        }
        for (long seed = SEED; seed < SEED + 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bad = Arrays.copyOf(good, good.length - random.nextInt(30));
            for (int i = random.nextInt(6); i >= 0; i--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            assertRefusedOrStable(sealed(bad), "seed " + seed);
        }
    }

    @Test
    void theReasonSaysWhereAndWhat() {
        assertThatThrownBy(() -> Image.read(new byte[3]))
                .hasMessage("Image refused at byte 0 (header): an image has at least 10 bytes, and here are 3.");
        assertThatThrownBy(() -> Image.read("this is no image".getBytes()))
                .hasMessageContaining("this is no Vitrine image");
        byte[] newer = IMAGE.toBytes();
        newer[5] = 9;
        assertThatThrownBy(() -> Image.read(sealed(newer))).hasMessageContaining("version 9, and version 3 was needed");
        byte[] damaged = IMAGE.toBytes();
        damaged[20] ^= 1;
        assertThatThrownBy(() -> Image.read(damaged)).hasMessageContaining("the image is damaged: its checksum is");
    }

    /** What a program must not be, none can be, and none can be read: the rules are the same on both sides. */
    @Test
    void whatNoProgramCanBeNoImageHolds() {
        assertBothRefuse("globals", "x", "a b", "'a b' is not a name for a global");
        assertBothRefuse("globals", "x", "y", "Two globals are called 'y'");
        assertBothRefuse("globals", "x", "nan", "No value can be called 'nan'");
        assertBothRefuse("functions", "l", "m", "Two locals of function main are called 'm'");
        assertBothRefuse("functions", "l", "_", "'_' is not a name for a local");
        assertBothRefuse("functions", "main", "g", "Two functions are called 'g'");
        assertBothRefuse("classes", "n", "_", "'_' is not a name for a field or a message");
        assertBothRefuse("classes", "A", "trap", "A class cannot be called 'trap'");
        assertBothRefuse("classes", "fa", "fb", "Class A has the field 'fb' from class B already");
    }

    private static void assertBothRefuse(String section, String good, String bad, String message) {
        byte[] image = new Image(small(good, good), SourceMap.EMPTY, "").toBytes();
        assertThatThrownBy(() -> Image.read(renamed(image, good, bad)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("(" + section + "): " + message);
        assertThatThrownBy(() -> small(good, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    /** A program in which one name is exchanged. */
    private static Program small(String name, String other) {
        java.util.function.UnaryOperator<String> named = each -> each.equals(name) ? other : each;
        return new Program(
                "stack",
                List.of(),
                List.of(new Global(named.apply("x"), new Literal.Null()), new Global("y", new Literal.Null())),
                List.of(
                        new Function(named.apply("main"), 0, List.of(), List.of(named.apply("l"), "m")),
                        new Function("g", 1, List.of(), List.of())),
                0,
                new byte[] {0x10, 0x10},
                FrameLayout.APART,
                DataSegment.EMPTY,
                0,
                List.of(
                        new ClassDeclaration(named.apply("A"), 1, List.of(named.apply("fa"))),
                        new ClassDeclaration("B", -1, List.of("fb"))),
                List.of(named.apply("n")),
                HeapSettings.USUAL);
    }

    /** The image with another text in the place of one, the length of its section put right. */
    private static byte[] renamed(byte[] image, String name, String other) {
        byte[] before = text(name);
        byte[] behind = text(other);
        int at = 0;
        while (!Arrays.equals(image, at, at + before.length, before, 0, before.length)) {
            at++;
        }
        ByteBuffer changed = ByteBuffer.allocate(image.length - before.length + behind.length);
        changed.put(image, 0, at).put(behind).put(image, at + before.length, image.length - at - before.length);
        int section = 6;
        while (section + 5 + changed.getInt(section + 1) < at) {
            section += 5 + changed.getInt(section + 1);
        }
        changed.putInt(section + 1, changed.getInt(section + 1) - before.length + behind.length);
        return sealed(changed.array());
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] sealed(byte[] image) {
        CRC32 checksum = new CRC32();
        checksum.update(image, 0, image.length - 4);
        ByteBuffer.wrap(image).putInt(image.length - 4, (int) checksum.getValue());
        return image;
    }

    private static void assertRefused(byte[] image) {
        assertThatThrownBy(() -> Image.read(image))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("Image refused at byte ");
    }

    private static void assertRefusedOrStable(byte[] bytes, String what) throws ImageException {
        Image image;
        try {
            image = Image.read(bytes);
        } catch (ImageException refused) {
            return;
        }
        assertThat(image.toBytes()).as(what).isEqualTo(bytes);
    }
}
