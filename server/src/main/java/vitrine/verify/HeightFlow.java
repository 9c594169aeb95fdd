package vitrine.verify;

import static vitrine.verify.Verification.UNKNOWN;
import static vitrine.verify.Verification.UNREACHED;

import java.util.Arrays;
import java.util.BitSet;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.program.Handler;
import vitrine.program.Program;

/**
 * Follows control through every function and finds the height of the stack before each instruction. A height goes from UNREACHED to a number
 * to UNKNOWN and never back, and so do the results of a function; so each instruction is visited a few times at most.
 * <p>It runs twice: first to find what functions leave (a call goes on when its function is known to return), then, with that settled, to
 * find the heights and the places where ways meet with different ones.
 */
final class HeightFlow {
    private final CodePlan plan;
    private final Program program;
    /** Where control came from when something was thrown. */
    static final int THROWN = -3;

    final int[] heights;
    /** For each address where ways meet: where control came from first, and with which other height it came later (and from where). */
    final int[] cameFrom;

    final int[] clashFrom;
    final int[] clashHeight;
    final int[] firstHeight;
    final int[] results;
    final boolean[] called;
    private final IntList[] callers;
    private final BitSet isCaller = new BitSet();
    private final IntList work = new IntList();
    private final boolean[] queued;
    private boolean settled;

    HeightFlow(CodePlan plan) {
        this.plan = plan;
        this.program = plan.program;
        int functions = plan.methods.size();
        this.queued = new boolean[plan.code.length];
        this.heights = new int[plan.code.length];
        this.cameFrom = new int[plan.code.length];
        this.clashFrom = new int[plan.code.length];
        this.clashHeight = new int[plan.code.length];
        this.firstHeight = new int[plan.code.length];
        this.results = new int[functions];
        this.called = new boolean[functions];
        this.callers = new IntList[functions];
        Arrays.fill(results, UNREACHED);
        Arrays.setAll(callers, i -> new IntList());
        for (int i = 0; i < program.functions().size(); i++) {
            if (plan.isWild(i) || plan.isEmpty(i)) {
                leave(i, UNKNOWN);
            }
        }
        follow();
        settled = true;
        follow();
    }

    private void follow() {
        Arrays.fill(heights, UNREACHED);
        Arrays.fill(cameFrom, UNREACHED);
        Arrays.fill(clashFrom, UNREACHED);
        for (int i = 0; i < program.functions().size(); i++) {
            int start = program.functions().get(i).start();
            if (!plan.isEmpty(i)) {
                boolean wild = plan.isWild(i);
                arrive(UNREACHED, start, wild ? UNKNOWN : 0);
                for (Handler handler : program.functions().get(i).handlers()) {
                    arrive(THROWN, handler.address(), 1);
                }
                int row = wild || plan.callsRegisters() ? plan.rows.rowAt(start) : Integer.MAX_VALUE;
                for (; row < plan.rows.size() && plan.rows.address(row) < program.end(i); row++) {
                    if (plan.isPushed(plan.rows.address(row))) {
                        arrive(UNREACHED, plan.rows.address(row), UNKNOWN);
                    }
                }
            }
        }
        while (!work.isEmpty()) {
            int address = work.pop();
            queued[address] = false;
            visit(address);
        }
    }

    private void visit(int address) {
        Decoded decoded = plan.decode(address);
        Instruction row = decoded.row();
        if (row == null) {
            return;
        }
        StackChange change = StackChange.of(decoded, row, plan, results);
        int after = heights[address] == UNKNOWN ? UNKNOWN : change.after(heights[address]);
        Flow flow = row.flow();
        if (flow == Flow.RETURN) {
            leave(program.functionAt(address), heights[address]);
            return;
        }
        if (flow == Flow.CALL && change.callee() >= 0) {
            int callee = change.callee();
            called[callee] = true;
            if (!isCaller.get(address)) {
                isCaller.set(address);
                callers[callee].add(address);
            }
            if (!settled && results[callee] == UNREACHED) {
                return;
            }
        }
        long called = plan.called(decoded);
        if (called != CodePlan.COMPUTED && plan.inCode(called)) {
            arrive(address, (int) called, 0);
        }
        if (flow == Flow.JUMP || flow == Flow.BRANCH) {
            long target = plan.target(decoded);
            if (target != CodePlan.COMPUTED) {
                go(address, target, after);
            }
        }
        if (flow == Flow.NEXT || flow == Flow.BRANCH || flow == Flow.CALL) {
            go(address, decoded.end(), after);
        }
    }

    /** Control goes on within its function; where it goes astray, nobody knows what its function returns. */
    private void go(int from, long to, int height) {
        int function = program.functionAt(from);
        if (to >= program.functions().get(function).start() && to < program.end(function)) {
            arrive(from, (int) to, height);
        } else {
            leave(function, UNKNOWN);
        }
    }

    private void arrive(int from, int to, int height) {
        int known = heights[to];
        if (known == UNREACHED) {
            cameFrom[to] = from;
            firstHeight[to] = height;
            heights[to] = height;
        } else if (known == UNKNOWN || known == height) {
            return;
        } else {
            if (height != UNKNOWN) {
                clashFrom[to] = from;
                clashHeight[to] = height;
            }
            heights[to] = UNKNOWN;
        }
        queue(to);
    }

    private void leave(int function, int height) {
        if (settled || results[function] == UNKNOWN || results[function] == height) {
            return;
        }
        results[function] = results[function] == UNREACHED ? height : UNKNOWN;
        for (int i = 0; i < callers[function].size(); i++) {
            queue(callers[function].get(i));
        }
        if (function < program.functions().size() && plan.methods.of(function) >= 0) {
            leave(plan.methods.of(function), results[function]);
        }
    }

    private void queue(int address) {
        if (!queued[address]) {
            queued[address] = true;
            work.add(address);
        }
    }
}
