package vitrine.machine;

import org.jspecify.annotations.Nullable;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.MachineRules;
import vitrine.program.Program;

/** An image for a machine that is here: its program keeps all rules, so that it can be loaded, shown, and written as text. All doors read images by this. */
public record MachineImage(Image image, MachineKind kind) {
    /** Reads an image; one that is damaged, for no machine that is here, or not fit for it is refused with the reason. */
    public static MachineImage read(byte[] bytes) throws ImageException {
        Image image = Image.read(bytes);
        Program program = image.program();
        @Nullable MachineKind kind = Machines.named(program.machine());
        if (kind == null) {
            throw new ImageException(
                    "There is no machine '" + program.machine() + "' here. The image is for another Vitrine.");
        }
        MachineRules.Violation violation = MachineRules.first(program, kind.instructions());
        if (violation != null) {
            throw new ImageException(violation.message() + " " + violation.hint());
        }
        return new MachineImage(image, kind);
    }
}
