package vitrine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vitrine.machine.Limits;
import vitrine.machine.Machines;

/**
 * The programs that are measured: the same algorithm with the same size in {@code bench/programs/MACHINE/NAME.asm}, in {@code
 * bench/programs.py}, {@code .lua} and {@code .js}, and in {@link Plain}. The first five are those that everything is compared by; the
 * others are there to find what falls off a cliff.
 */
public enum Workload {
    // spotless:off
    //         size       small  long     what it is about
    FIB(       38,        15,    45,      "recursion"),
    SIEVE(     50,        1,     2_000,   "elements of an array"),
    LOOPS(     600,       20,    3_000,   "nested loops, integers"),
    MANDELBROT(2_000,     30,    10_000,  "floats"),
    TREES(     200,       2,     400,     "allocation"),
    STRINGS(   400_000,   50,    0,       "characters of strings, comparing strings"),
    CALLS(     15_000_000, 1_000, 0,      "indirect calls"),
    MATRIX(    280,       12,    0,       "arrays of floats"),
    GLOBALS(   12_000_000, 1_000, 0,      "globals, small functions"),
    DIVISION(  2_000,     40,    0,       "division and remainder, each checked for zero"),
    MIXED(     40_000,    7,     0,       "ints and floats in the same place"),
    OUTPUT(    2_000_000, 1_000, 0,       "writing"),
    BINARY(    16,        4,     0,       "objects that live long and short");
    // spotless:on

    /** On a machine that collects nothing. */
    private static final long UNCOLLECTED_HEAP = 1L << 30;

    /** What lives at the same time fits into half of it. */
    private static final long LARGE_HEAP = 32L << 20;

    private final int size;
    private final int small;
    private final int lasting;
    private final String about;

    Workload(int size, int small, int lasting, String about) {
        this.size = size;
        this.small = small;
        this.lasting = lasting;
        this.about = about;
    }

    public static Workload named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The five that everything is compared by. */
    public static List<Workload> core() {
        List<Workload> core = new ArrayList<>();
        for (Workload each : values()) {
            if (each.lasting > 0) {
                core.add(each);
            }
        }
        return core;
    }

    public boolean isCore() {
        return lasting > 0;
    }

    /** Its name in every language. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String about() {
        return about;
    }

    /** The size that is measured: CPython takes some seconds for the five. */
    public int size() {
        return size;
    }

    /** A size to check with that it computes the right thing. */
    public int small() {
        return small;
    }

    /** A size that lasts for seconds at full speed; of the five only. */
    public int lasting() {
        return lasting;
    }

    /** The usual limits of the usual machine, but for those that are about what the limits are there to stop. */
    public Limits limits() {
        return limits(Machines.standard().name());
    }

    /** The usual limits, but for those that are about what the limits are there to stop. */
    public Limits limits(String machine) {
        return switch (this) {
            case TREES -> machine.equals(Machines.standard().name()) ? Limits.DEFAULT : heap(UNCOLLECTED_HEAP);
            case BINARY -> heap(LARGE_HEAP);
            case OUTPUT ->
                new Limits(
                        Limits.DEFAULT.heapBytes(), Limits.DEFAULT.stackValues(), Limits.DEFAULT.callDepth(), 64 << 20);
            default -> Limits.DEFAULT;
        };
    }

    private static Limits heap(long bytes) {
        Limits usual = Limits.DEFAULT;
        return new Limits(bytes, usual.stackValues(), usual.callDepth(), usual.outputChars());
    }

    public boolean withinUsualLimits() {
        return limits().equals(Limits.DEFAULT);
    }

    /** Whether there is a program of it for a machine: values that change their type are nothing to one of untyped words. */
    public boolean runsOn(String machine) {
        return Files.exists(file(machine));
    }

    private Path file(String machine) {
        return Path.of("bench", "programs", machine, title() + ".asm");
    }

    /** The program in assembly, for the usual machine. */
    public String source() {
        return source(Machines.standard().name());
    }

    /** The program in assembly, for a machine. */
    public String source(String machine) {
        try {
            return Files.readString(file(machine));
        } catch (IOException e) {
            throw new UncheckedIOException("The programs are found from the root of the checkout.", e);
        }
    }
}
