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
     * @param callee what executes in it, see {@link Program#callee}: what was called as long as its code executes, else the function that does
     * @param activation how many activations lie below it, as long as the chain is whole
     * @param broken why the chain of frames ends here, when it should not; else ""
     */
    record Frame(int fp, int callee, int activation, int savedFp, int returnAddress, String broken) {}

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

    /** What executes in a frame whose next instruction, or call, is at an address; what is known of the activation at that depth is believed if it fits. */
    int callee(int address, int activation) {
        int function = program.functionAt(address);
        int known = activation >= 0 && activation < RegisterState.KNOWN_CALLS ? state.functions[activation] : function;
        return program.functionOf(known) == function ? known : function;
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
                return new Place(index, functionOf(frame), FrameCell.LINK);
            }
            Function function = program.functions().get(functionOf(frame));
            int parameters = function.parameters().size();
            long lowest = frame.fp;
            for (int slot = 0; slot < function.slots(); slot++) {
                long at = (long) frame.fp + Registers.CONVENTION.displacement(slot, parameters);
                if (!Registers.CONVENTION.inRegister(slot, parameters) && at == address) {
                    return new Place(index, functionOf(frame), slot);
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
            if (functionOf(frame) == function) {
                return frame;
            }
            frame = caller(frame);
        }
        return null;
    }

    private int functionOf(Frame frame) {
        return program.functionOf(frame.callee);
    }

    private Frame innermost() {
        return frame(state.registers[Registers.FP], Math.min(state.ip, program.codeLength()), state.depth - 1);
    }

    private @Nullable Frame caller(Frame frame) {
        boolean last = !frame.broken.isEmpty() || frame.returnAddress == RegisterState.NOWHERE;
        // the call stands before the return address, which may be the first one of another function
        return last
                ? null
                : frame(frame.savedFp, Math.max(0, frame.returnAddress - Registers.LENGTH), frame.activation - 1);
    }

    private Frame frame(int fp, int address, int activation) {
        int size = state.memory.size();
        int callee = callee(address, activation);
        if (fp < 0 || fp > size - RegisterState.LINK_BYTES) {
            return new Frame(fp, callee, activation, 0, 0, "No frame can be at " + RegisterTraps.hex(fp) + ".");
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
        return new Frame(fp, callee, activation, savedFp, returnAddress, broken);
    }
}
