package vitrine.machine.register;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
import vitrine.machine.FrameCell;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * The frames, read out of memory as a debugger of hardware reads them: the word at fp is the frame pointer of the caller, the one above it the return
 * address, and so on up to the frame whose return address is none. A program can write over all of them: where the chain is broken, the last
 * frame says so.
 */
final class RegisterFrames {
    private final RegisterState state;
    private final Program program;

    RegisterFrames(RegisterState state, Program program) {
        this.state = state;
        this.program = program;
    }

    /**
     * A frame.
     *
     * @param fp its frame pointer
     * @param function the function that executes in it
     * @param broken why the chain of frames ends here, when it should not; else ""
     */
    record Frame(int fp, int function, int savedFp, int returnAddress, String broken) {}

    /** The frames from the innermost on; at most so many. */
    List<Frame> all(int most) {
        List<Frame> frames = new ArrayList<>();
        Frame frame = innermost();
        while (frame != null && frames.size() < most) {
            frames.add(frame);
            frame = caller(frame);
        }
        return frames;
    }

    /**
     * The frame in which a word of memory is a parameter or local, or what the call left there; null when it is in none.
     *
     * @param index 0 for the innermost
     */
    record Place(int index, int function, int slot) {}

    @Nullable
    Place place(int address) {
        Frame frame = innermost();
        for (int index = 0; index < state.depth && frame != null; index++) {
            if (address == frame.fp || address == frame.fp + Bytes.WORD) {
                return new Place(index, frame.function, FrameCell.LINK);
            }
            Function function = program.functions().get(frame.function);
            int parameters = function.parameters().size();
            long lowest = frame.fp;
            for (int slot = 0; slot < function.slots(); slot++) {
                long at = (long) frame.fp + Registers.CONVENTION.displacement(slot, parameters);
                if (!Registers.CONVENTION.inRegister(slot, parameters) && at == address) {
                    return new Place(index, frame.function, slot);
                }
                lowest = Math.min(lowest, at);
            }
            // callers lie above
            frame = address < lowest ? null : caller(frame);
        }
        return null;
    }

    /** Whether one of the words from an address up to another is a certain local, in whichever frame. */
    boolean isLocal(long from, long to, int function, int slot) {
        for (long address = from & -Bytes.WORD; address < to; address += Bytes.WORD) {
            Place place = address < 0 || address > state.memory.size() - Bytes.WORD ? null : place((int) address);
            if (place != null && place.function == function && place.slot == slot) {
                return true;
            }
        }
        return false;
    }

    /** The innermost frame of a function; null when there is none. */
    @Nullable
    Frame of(int function) {
        Frame frame = innermost();
        for (int index = 0; index < state.depth && frame != null; index++) {
            if (frame.function == function) {
                return frame;
            }
            frame = caller(frame);
        }
        return null;
    }

    private Frame innermost() {
        return frame(state.registers[Registers.FP], program.functionAt(Math.min(state.ip, program.codeLength())));
    }

    private @Nullable Frame caller(Frame frame) {
        boolean last = !frame.broken.isEmpty() || frame.returnAddress == RegisterState.NOWHERE;
        // the call stands before the return address, which may be the first one of another function
        return last
                ? null
                : frame(frame.savedFp, program.functionAt(Math.max(0, frame.returnAddress - Registers.LENGTH)));
    }

    private Frame frame(int fp, int function) {
        int size = state.memory.size();
        if (fp < 0 || fp > size - RegisterState.LINK_BYTES) {
            return new Frame(fp, function, 0, 0, "No frame can be at " + RegisterTraps.hex(fp) + ".");
        }
        int savedFp = state.memory.word(fp);
        int returnAddress = state.memory.word(fp + Bytes.WORD);
        String broken = "";
        if (returnAddress != RegisterState.NOWHERE) {
            if (returnAddress < Registers.LENGTH || returnAddress > program.codeLength()) {
                broken = "The return address " + RegisterTraps.hex(returnAddress) + " is not in the code.";
            } else if (savedFp <= fp) {
                broken = "The saved fp " + RegisterTraps.hex(savedFp) + " does not lie above this frame.";
            }
        }
        return new Frame(fp, function, savedFp, returnAddress, broken);
    }
}
