package vitrine.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import vitrine.asm.RandomPrograms;
import vitrine.machine.MachineImage;
import vitrine.machine.MachineKind;
import vitrine.program.Assembly;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** Images: those of valid programs, with bits, bytes, numbers, lengths and whole sections changed. Each is refused in words, or keeps every promise. */
final class ImageFuzzer implements Fuzzer {
    private static final int HEADER = 6;
    private static final int CHECKSUM = 4;
    private static final int[] NUMBERS = {
        0, 1, 2, 3, 4, 255, 256, 65_535, 65_536, 65_537, -1, -2, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20, 1 << 28
    };
    private static final String[] NAMES = {
        "_",
        "",
        "a b",
        "main",
        "trap",
        "Trap",
        "TRAP",
        "closure",
        "null",
        "nan",
        "stack",
        "register",
        "Stack",
        "mark-sweep",
        "MARK-SWEEP",
        "x",
        "L1",
        "sp",
        "$5",
        "a.b",
        "\u3164",
        "1",
        "loop",
        "always"
    };

    private final List<byte[]> images = new ArrayList<>();

    ImageFuzzer() {
        for (long seed = 1; seed <= 400; seed++) {
            for (MachineKind kind : Corpus.KINDS) {
                Program program = new RandomPrograms(seed, kind).next();
                images.add(new Image(program, SourceMap.EMPTY, seed % 9 == 0 ? "nop" : "").toBytes());
            }
        }
        SourceFuzzer sources = new SourceFuzzer();
        for (long seed = 1; seed <= 1_500; seed++) {
            Assembly assembly = Corpus.assembled(sources.show(seed));
            if (assembly.program() != null) {
                images.add(new Image(assembly.program(), assembly.sourceMap(), "").toBytes());
            }
        }
    }

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String show(long seed) {
        byte[] bytes = bytes(seed);
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 2_000));
    }

    @Override
    public String check(long seed) throws Exception {
        byte[] bytes = bytes(seed);
        MachineImage image;
        try {
            image = MachineImage.read(bytes);
        } catch (ImageException refused) {
            String message = String.valueOf(refused.getMessage());
            if (!message.endsWith(".") || message.contains("Exception") || message.length() < 20) {
                throw new AssertionError("refused, but not in words: " + message);
            }
            return "refused";
        }
        if (!Arrays.equals(image.image().toBytes(), bytes)) {
            throw new AssertionError("what is read is written otherwise");
        }
        Accepted.check(image.image().program(), image.image().sourceMap(), seed);
        return "accepted";
    }

    byte[] bytes(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<byte[]> sections = sections(Corpus.pick(images, random));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(sections.size());
            sections.set(at, changed(at, sections.get(at), random));
        }
        byte[] image = joined(sections, random);
        switch (random.nextInt(20)) {
            case 0 -> image = Arrays.copyOf(image, random.nextInt(image.length + 20));
            case 1 -> image[random.nextInt(image.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                int from = random.nextInt(image.length);
                byte[] other = Corpus.pick(images, random);
                int to = Math.min(other.length, image.length);
                if (from < to) {
                    System.arraycopy(other, from, image, from, to - from);
                }
            }
            default -> {}
        }
        return random.nextInt(100) == 0 ? image : sealed(image);
    }

    private byte[] changed(int at, byte[] section, Random random) {
        byte[] bytes = section.clone();
        int place = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> {
                List<byte[]> other = sections(Corpus.pick(images, random));
                return other.get(Math.min(at, other.size() - 1));
            }
            case 1, 2 -> {
                if (bytes.length > 0) {
                    bytes[place] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 3 -> {
                if (bytes.length > 0) {
                    bytes[place] = (byte) random.nextInt(256);
                }
            }
            case 4 -> {
                if (place + 4 <= bytes.length) {
                    ByteBuffer.wrap(bytes).putInt(place, NUMBERS[random.nextInt(NUMBERS.length)]);
                }
            }
            case 5, 6 -> {
                return renamed(bytes, random);
            }
            default -> {
                int to = Math.min(bytes.length, place + 1 + random.nextInt(8));
                byte[] cut = new byte[bytes.length - (to - place)];
                System.arraycopy(bytes, 0, cut, 0, place);
                System.arraycopy(bytes, to, cut, place, bytes.length - to);
                return cut;
            }
        }
        return bytes;
    }

    /** With another text in the place of one that is there, its length put right. */
    private static byte[] renamed(byte[] bytes, Random random) {
        List<Integer> texts = new ArrayList<>();
        for (int at = 0; at + 5 <= bytes.length; at++) {
            int length = ByteBuffer.wrap(bytes).getInt(at);
            if (length > 0 && length < 40 && length <= bytes.length - at - 4 && bytes[at + 4] > 32) {
                texts.add(at);
            }
        }
        if (texts.isEmpty()) {
            return bytes;
        }
        int at = Corpus.pick(texts, random);
        int length = ByteBuffer.wrap(bytes).getInt(at);
        String name = random.nextBoolean() ? NAMES[random.nextInt(NAMES.length)] : Corpus.name(random);
        if (random.nextInt(4) == 0) {
            int other = Corpus.pick(texts, random);
            name = new String(
                    bytes, other + 4, ByteBuffer.wrap(bytes).getInt(other), java.nio.charset.StandardCharsets.UTF_8);
        }
        byte[] text = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteBuffer changed = ByteBuffer.allocate(bytes.length - length + text.length);
        changed.put(bytes, 0, at).putInt(text.length).put(text);
        changed.put(bytes, at + 4 + length, bytes.length - at - 4 - length);
        return changed.array();
    }

    private static List<byte[]> sections(byte[] image) {
        List<byte[]> sections = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(image, HEADER, image.length - HEADER - CHECKSUM);
        while (in.remaining() > 5) {
            in.get();
            byte[] section = new byte[in.getInt()];
            in.get(section);
            sections.add(section);
        }
        return sections;
    }

    private byte[] joined(List<byte[]> sections, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(images.get(0), 0, HEADER);
        for (int i = 0; i < sections.size(); i++) {
            int length = sections.get(i).length;
            out.write(i + 1);
            int said = random.nextInt(400) == 0 ? NUMBERS[random.nextInt(NUMBERS.length)] : length;
            out.writeBytes(ByteBuffer.allocate(4).putInt(said).array());
            out.writeBytes(sections.get(i));
        }
        out.writeBytes(new byte[CHECKSUM]);
        return out.toByteArray();
    }

    static byte[] sealed(byte[] image) {
        if (image.length > CHECKSUM) {
            CRC32 checksum = new CRC32();
            checksum.update(image, 0, image.length - CHECKSUM);
            ByteBuffer.wrap(image).putInt(image.length - CHECKSUM, (int) checksum.getValue());
        }
        return image;
    }
}
