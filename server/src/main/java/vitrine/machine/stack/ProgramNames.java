package vitrine.machine.stack;

import vitrine.machine.heap.Names;
import vitrine.program.Program;

/** What a program calls the types of its objects. */
record ProgramNames(Program program) implements Names {
    @Override
    public String className(int type) {
        return program.classes().get(type).name();
    }

    @Override
    public String functionName(int type) {
        return program.functions().get(type).name();
    }
}
