package vitrine.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.asm.Listing;
import vitrine.isa.InstructionSet;
import vitrine.machine.MachineImage;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Characters;
import vitrine.program.Diagnostic;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.Program;
import vitrine.program.SourceMap;
import vitrine.protocol.BadRequest;
import vitrine.protocol.Responses.Assembled;
import vitrine.protocol.Responses.Disassembled;
import vitrine.protocol.Responses.ListingPart;
import vitrine.session.Session;
import vitrine.verify.Verification;
import vitrine.verify.Verifier;

/** Assembles texts and makes listings. Only as many at a time as there are processors, so that large texts cannot take them all from others for long. */
final class Workshop {
    /** What is sent of a listing without being asked for. */
    static final int FIRST_ROWS = 2_000;

    private static final int MOST_ROWS = 5_000;
    private static final int MOST_IMAGE = 4 << 20;

    private final Semaphore benches =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

    /** Listings of sessions, which are worth keeping while somebody scrolls. */
    private final Cache<String, Listing> listings = Caffeine.newBuilder()
            .maximumSize(64)
            .expireAfterAccess(Duration.ofMinutes(2))
            .softValues()
            .build();

    /** A text that was assembled. {@code kind} and {@code listing} are there when there is a program. */
    record Piece(
            Assembly assembly,
            List<Diagnostic> diagnostics,
            @Nullable MachineKind kind,
            @Nullable Listing listing) {}

    /** Assembles and verifies a text. */
    Piece assemble(@Nullable String source) throws BadRequest {
        if (source == null) {
            throw new BadRequest("The source is missing.", "Send the program's text in \"source\".");
        }
        if (Characters.exceeds(source, Assembler.MOST_SOURCE)) {
            throw new Problem(
                    413,
                    "too-large",
                    "The program is too large.",
                    "A program's text may have at most " + (Assembler.MOST_SOURCE >> 20) + " million characters, not "
                            + Characters.count(source) + ".",
                    "Shorten it.");
        }
        return atBench(() -> {
            Assembly assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
            List<Diagnostic> diagnostics = new ArrayList<>(assembly.diagnostics());
            Program program = assembly.program();
            MachineKind kind = program == null ? null : Machines.named(program.machine());
            if (program == null || kind == null) {
                return new Piece(assembly, diagnostics, null, null);
            }
            Verification verification = Verifier.verify(program, kind.instructions(), assembly.sourceMap());
            diagnostics.addAll(verification.warnings());
            diagnostics.sort(Comparator.comparingInt(each -> each.range().line()));
            return new Piece(
                    assembly,
                    diagnostics,
                    kind,
                    listing(program, kind.instructions(), assembly.sourceMap(), verification));
        });
    }

    Assembled assembled(Piece piece) {
        Program program = piece.assembly().program();
        if (program == null || piece.kind() == null || piece.listing() == null) {
            String machine = piece.assembly().machine();
            return new Assembled(machine.isEmpty() ? null : machine, piece.diagnostics(), null, null);
        }
        byte[] image = new Image(program, piece.assembly().sourceMap(), "").toBytes();
        return new Assembled(
                piece.kind().name(),
                piece.diagnostics(),
                part(piece.listing(), 0, FIRST_ROWS),
                image.length > MOST_IMAGE ? null : Base64.getEncoder().encodeToString(image));
    }

    /** The source of an image in Base64. One that is damaged, too large or for another machine is refused. */
    Disassembled disassemble(@Nullable String base64) throws BadRequest {
        if (base64 == null) {
            throw new BadRequest("The image is missing.", "Send its bytes in Base64 in \"image\".");
        }
        if (base64.length() > MOST_IMAGE / 3 * 4 + 4) {
            throw new Problem(
                    413,
                    "too-large",
                    "The image is too large.",
                    "An image may have at most " + (MOST_IMAGE >> 20) + " MiB here.",
                    "Use 'disasm' of the command line.");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("The image is not in Base64.", "Send the bytes of a .vbc file in Base64.");
        }
        MachineImage read;
        try {
            read = MachineImage.read(bytes);
        } catch (ImageException e) {
            throw new BadRequest(String.valueOf(e.getMessage()), "Assemble the program again with 'asm'.");
        }
        return new Disassembled(read.kind().name(), atBench(() -> source(read)));
    }

    /** The source that an image brings with it, when that really is the source of its program; else what the program is in text. */
    private static String source(MachineImage read) {
        Image image = read.image();
        Program program = image.program();
        if (!image.source().isEmpty()) {
            Program brought = Assembler.assemble(
                            image.source(), Machines.standard().name(), Machines.instructionSets())
                    .program();
            if (brought != null && brought.equals(program)) {
                return image.source();
            }
        }
        String text =
                Disassembler.disassemble(program, read.kind().instructions(), image.sourceMap(), Assembler.MOST_SOURCE);
        if (text == null) {
            throw new Problem(
                    413,
                    "too-large",
                    "The program is too large to be written as text.",
                    "A program's text may have at most " + (Assembler.MOST_SOURCE >> 20) + " million characters here.",
                    "Use 'disasm' of the command line.");
        }
        return text;
    }

    void keep(Session session, Listing listing) {
        listings.put(session.id(), listing);
    }

    /** The listing of a session's program. */
    Listing listing(Session session) {
        Listing known = listings.getIfPresent(session.id());
        if (known != null) {
            return known;
        }
        Program program = session.debugger().program();
        SourceMap sourceMap = session.debugger().sourceMap();
        InstructionSet instructions = session.debugger().kind().instructions();
        Listing made = atBench(
                () -> listing(program, instructions, sourceMap, Verifier.verify(program, instructions, sourceMap)));
        keep(session, made);
        return made;
    }

    private static Listing listing(
            Program program, InstructionSet instructions, SourceMap sourceMap, Verification verification) {
        return new Listing(program, instructions, sourceMap, address -> Math.max(-1, verification.height(address)));
    }

    static ListingPart part(Listing listing, int from, int count) {
        int first = Math.max(0, Math.min(from, listing.size()));
        return new ListingPart(listing.size(), first, listing.rows(first, Math.max(0, Math.min(count, MOST_ROWS))));
    }

    private interface Job<T> {
        T run();
    }

    private <T> T atBench(Job<T> job) {
        try {
            if (!benches.tryAcquire(10, TimeUnit.SECONDS)) {
                throw Problem.busy("Too many programs are being assembled.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Problem.busy("The server is stopping.");
        }
        try {
            return job.run();
        } finally {
            benches.release();
        }
    }
}
