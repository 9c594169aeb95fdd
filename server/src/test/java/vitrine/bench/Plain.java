package vitrine.bench;

import java.util.Arrays;

/**
 * The workloads in plain Java: what somebody would write who wants them fast without tricks. Whole numbers have 64 bits, as those of the
 * stack machine. Started with NAME SIZE REPEATS it prints the seconds and the result of each run.
 */
public final class Plain {
    private static final int LIMIT = 1_000_000;
    private static final String TEXT = "the quick brown fox jumps over the lazy dog and then the dog sleeps";

    private static long x;
    private static long hits;
    private static long left;

    private Plain() {}

    public static void main(String[] arguments) {
        Workload workload = Workload.named(arguments[0]);
        int size = Integer.parseInt(arguments[1]);
        for (int i = Integer.parseInt(arguments[2]); i > 0; i--) {
            long begin = System.nanoTime();
            long result = run(workload, size);
            Timing.say(System.nanoTime() - begin, Long.toString(result));
        }
    }

    public static long run(Workload workload, int n) {
        return switch (workload) {
            case FIB -> fib(n);
            case SIEVE -> sieve(n);
            case LOOPS -> loops(n);
            case MANDELBROT -> mandelbrot(n);
            case TREES -> trees(n);
            case STRINGS -> strings(n);
            case CALLS -> calls(n);
            case MATRIX -> matrix(n);
            case GLOBALS -> globals(n);
            case DIVISION -> division(n);
            case MIXED -> mixed(n);
            case OUTPUT -> output(n);
            case BINARY -> binary(n);
        };
    }

    private static long fib(long n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    private static long sieve(int rounds) {
        long[] flags = new long[LIMIT];
        long count = 0;
        for (int i = 0; i < rounds; i++) {
            count = sieve(flags);
        }
        return count;
    }

    private static long sieve(long[] flags) {
        Arrays.fill(flags, 1);
        long count = 0;
        for (int i = 2; i < LIMIT; i++) {
            if (flags[i] != 0) {
                count++;
                for (int j = i + i; j < LIMIT; j += i) {
                    flags[j] = 0;
                }
            }
        }
        return count;
    }

    private static long loops(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            for (long j = 0; j < n; j++) {
                for (long k = 0; k < n; k++) {
                    sum += (i ^ j) - k;
                }
            }
        }
        return sum;
    }

    private static long mandelbrot(long n) {
        long count = 0;
        for (long y = 0; y < n; y++) {
            double ci = 2.0 * y / n - 1.0;
            for (long x = 0; x < n; x++) {
                count += stays(2.0 * x / n - 1.5, ci);
            }
        }
        return count;
    }

    private static long stays(double cr, double ci) {
        double zr = 0;
        double zi = 0;
        double zr2 = 0;
        double zi2 = 0;
        for (int turn = 0; turn < 50; turn++) {
            zi = zr * zi * 2.0 + ci;
            zr = zr2 - zi2 + cr;
            zr2 = zr * zr;
            zi2 = zi * zi;
            if (zr2 + zi2 > 4.0) {
                return 0;
            }
        }
        return 1;
    }

    private record Node(Node left, Node right) {}

    private static long trees(int n) {
        long nodes = 0;
        for (int i = 0; i < n; i++) {
            nodes += count(build(14));
        }
        return nodes;
    }

    private static long binary(int n) {
        long nodes = count(build(n + 1));
        Node lasting = build(n);
        for (int depth = 4; depth <= n; depth += 4) {
            for (int i = 1 << (n - depth + 4); i > 0; i--) {
                nodes += count(build(depth));
            }
        }
        return nodes + count(lasting);
    }

    private static Node build(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(build(depth - 1), build(depth - 1));
    }

    private static long count(Node node) {
        return node.left == null ? 1 : 1 + count(node.left) + count(node.right);
    }

    private static long strings(int rounds) {
        String same = new StringBuilder(TEXT).toString();
        long found = 0;
        for (int i = 0; i < rounds; i++) {
            found += scan(TEXT);
            if (TEXT.equals(same)) {
                found++;
            }
        }
        return found;
    }

    private static long scan(String text) {
        long found = 0;
        for (int i = 0; i < text.length(); i++) {
            char code = text.charAt(i);
            if (code == 'e' || code == 'o') {
                found++;
            }
        }
        return found;
    }

    private interface Operation {
        long apply(long a, long b);
    }

    private static long calls(long n) {
        Operation[] table = {(a, b) -> a + b, (a, b) -> a - b, (a, b) -> a ^ b, (a, b) -> a > b ? a : b};
        long x = 0;
        for (long i = 0; i < n; i++) {
            x = table[(int) (i & 3)].apply(x, i) & 0xfffff;
        }
        return x;
    }

    private static long matrix(int n) {
        double[] c = new double[n * n];
        multiply(n, fill(n, 1), fill(n, 2), c);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += c[i * n + i];
        }
        return (long) sum;
    }

    private static double[] fill(int n, int seed) {
        double[] array = new double[n * n];
        for (int i = 0; i < array.length; i++) {
            array[i] = i * seed % 97 / 97.0;
        }
        return array;
    }

    private static void multiply(int n, double[] a, double[] b, double[] c) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i * n + k] * b[k * n + j];
                }
                c[i * n + j] = sum;
            }
        }
    }

    private static long globals(long n) {
        x = 1;
        hits = 0;
        left = n;
        while (left != 0) {
            turn();
            left--;
        }
        return hits;
    }

    private static void turn() {
        x = x * 16807 + 7 & 0xffff;
        if (x < 1000) {
            hits++;
        }
    }

    private static long division(long n) {
        long sum = 0;
        for (long i = 1; i <= n; i++) {
            for (long j = 1; j <= n; j++) {
                sum += gcd(i, j) + i / j;
            }
        }
        return sum;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    private static long mixed(int rounds) {
        Number[] array = new Number[1000];
        for (int i = 0; i < array.length; i++) {
            array[i] = (i & 1) == 1 ? (Number) (i * 0.5) : (Number) (long) i;
        }
        double sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += total(array);
        }
        return (long) sum;
    }

    private static double total(Number[] array) {
        double sum = 0;
        for (Number each : array) {
            sum += each.doubleValue();
        }
        return sum;
    }

    private static long output(long n) {
        StringBuilder sink = new StringBuilder();
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sink.append(i).append(' ');
            sum += i;
        }
        return sink.length() > 0 ? sum : 0;
    }
}
