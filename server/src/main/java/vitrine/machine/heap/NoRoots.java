package vitrine.machine.heap;

/** No cells at all. */
final class NoRoots implements Roots {
    @Override
    public int count() {
        return 0;
    }

    @Override
    public int next(int from) {
        return 0;
    }

    @Override
    public int target(int root) {
        return 0;
    }

    @Override
    public void rewrite(int root, int address) {}

    @Override
    public String cell(int root) {
        return "";
    }
}
