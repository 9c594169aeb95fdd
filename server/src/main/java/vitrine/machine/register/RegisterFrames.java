package vitrine.machine.register;

import java.util.ArrayList;
import java.util.List;
import vitrine.machine.Bytes;
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
     * @param broken why the chain of frames ends here, when it should not; else ""
     */
    record Frame(int fp, int callee, int savedFp, int returnAddress, String broken) {}

    /** The frames from the innermost on; at most so many. */
    List<Frame> all(int most) {
        List<Frame> frames = new ArrayList<>();
        int fp = state.registers[Registers.FP];
        int address = Math.min(state.ip, program.codeLength());
        while (frames.size() < most) {
            Frame frame = frame(fp, address, state.depth - 1 - frames.size());
            frames.add(frame);
            if (!frame.broken.isEmpty() || frame.returnAddress == RegisterState.NOWHERE) {
                break;
            }
            fp = frame.savedFp;
            // the call stands before the return address, which may be the first one of another function
            address = Math.max(0, frame.returnAddress - Registers.LENGTH);
        }
        return frames;
    }

    /** What executes in a frame whose next instruction, or call, is at an address; what is known of the activation at that depth is believed if it fits. */
    int callee(int address, int activation) {
        int function = program.functionAt(address);
        int known = activation >= 0 && activation < RegisterState.KNOWN_CALLS ? state.functions[activation] : function;
        return program.functionOf(known) == function ? known : function;
    }

    private Frame frame(int fp, int address, int activation) {
        int size = state.memory.size();
        int callee = callee(address, activation);
        if (fp < 0 || fp > size - RegisterState.LINK_BYTES) {
            return new Frame(fp, callee, 0, 0, "No frame can be at " + RegisterTraps.hex(fp) + ".");
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
        return new Frame(fp, callee, savedFp, returnAddress, broken);
    }
}
