package vitrine.program;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes the format that {@link Image} describes. */
final class ImageWriter {
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] write(Image image) {
        Program program = image.program();
        ByteArrayOutputStream file = out;
        out.writeBytes(Image.MAGIC);
        u16(Image.VERSION);
        section(Image.MACHINE, () -> {
            text(program.machine());
            out.write(program.frames().ordinal());
            text(program.heap().collector());
            out.write(program.heap().always() ? 1 : 0);
            u32(program.heap().bytes());
        });
        section(Image.CODE, () -> out.writeBytes(program.code()));
        section(Image.CONSTANTS, () -> {
            u32(program.constants().size());
            for (Constant each : program.constants()) {
                text(each.name());
                literal(each.value());
            }
        });
        section(Image.GLOBALS, () -> {
            u32(program.globals().size());
            for (Global each : program.globals()) {
                text(each.name());
                literal(each.initial());
            }
        });
        section(Image.DATA, () -> {
            u32(program.memoryBytes());
            u32(program.data().items().size());
            for (DataItem each : program.data().items()) {
                out.write(each.kind().ordinal());
                text(each.name());
                u32(each.length());
                out.writeBytes(each.bytes());
            }
        });
        section(Image.CLASSES, () -> classes(program));
        section(Image.FUNCTIONS, () -> functions(program));
        section(Image.SOURCE_MAP, () -> sourceMap(image.sourceMap()));
        if (!image.source().isEmpty()) {
            section(Image.SOURCE, () -> out.writeBytes(image.source().getBytes(StandardCharsets.UTF_8)));
        }
        CRC32 checksum = new CRC32();
        checksum.update(file.toByteArray());
        u32((int) checksum.getValue());
        return file.toByteArray();
    }

    private void functions(Program program) {
        u32(program.functions().size());
        u32(program.entry());
        for (Function each : program.functions()) {
            text(each.name());
            u32(each.start());
            u32(each.parameters().size());
            u32(each.locals().size());
            u32(each.captures().size());
            each.slotNames().forEach(this::text);
            each.captures().forEach(this::text);
            u32(each.handlers().size());
            for (Handler handler : each.handlers()) {
                u32(handler.from());
                u32(handler.to());
                u32(handler.address());
                u32(handler.caught() - Handler.TRAPS);
            }
        }
    }

    private void classes(Program program) {
        u32(program.classes().size());
        for (ClassDeclaration each : program.classes()) {
            text(each.name());
            u32(each.parent() + 1);
            u32(each.fields().size());
            each.fields().forEach(this::text);
        }
        u32(program.names().size());
        program.names().forEach(this::text);
    }

    private void sourceMap(SourceMap map) {
        u32(map.size());
        for (int i = 0; i < map.size(); i++) {
            u32(map.address(i));
            u32(map.line(i));
        }
        var labels = map.labels();
        List<Integer> addresses = new ArrayList<>(labels.keySet());
        u32(addresses.size());
        for (int address : addresses) {
            u32(address);
            text(labels.getOrDefault(address, ""));
        }
        u32(map.marks().size());
        for (SourceMap.Mark each : map.marks()) {
            text(each.name());
            u32(each.line());
            u32(each.address());
        }
    }

    private void section(int id, Runnable content) {
        ByteArrayOutputStream file = out;
        out = new ByteArrayOutputStream();
        content.run();
        byte[] bytes = out.toByteArray();
        out = file;
        out.write(id);
        u32(bytes.length);
        out.writeBytes(bytes);
    }

    private void literal(Literal literal) {
        if (literal instanceof Literal.Int whole) {
            out.write(Image.INT);
            i64(whole.value());
        } else if (literal instanceof Literal.Float real) {
            out.write(Image.FLOAT);
            i64(Double.doubleToLongBits(real.value()));
        } else if (literal instanceof Literal.Text text) {
            out.write(Image.TEXT);
            text(text.value());
        } else {
            out.write(Image.NULL);
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        u32(bytes.length);
        out.writeBytes(bytes);
    }

    private void u16(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private void u32(int value) {
        u16(value >> 16);
        u16(value);
    }

    private void i64(long value) {
        u32((int) (value >> 32));
        u32((int) value);
    }
}
