package vitrine.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole runs of the five programs: in the debugger with time travel on, in the machine alone, in plain Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EngineBenchmark {
    @Param({"FIB", "SIEVE", "LOOPS", "MANDELBROT", "TREES"})
    public Workload workload;

    private VitrineRun vitrine;

    @Setup
    public void assemble() {
        vitrine = new VitrineRun(workload, size());
    }

    /** Smaller than the sizes that CPython is compared by, so that several runs fit into an iteration. */
    private int size() {
        return switch (workload) {
            case FIB -> 30;
            case SIEVE -> 2;
            case LOOPS -> 200;
            case MANDELBROT -> 400;
            default -> 40;
        };
    }

    @Benchmark
    public Object debugger() throws Exception {
        return vitrine.run(VitrineRun.Mode.DEBUGGER);
    }

    @Benchmark
    public Object machine() throws Exception {
        return vitrine.run(VitrineRun.Mode.MACHINE);
    }

    @Benchmark
    public long plainJava() {
        return Plain.run(workload, size());
    }
}
