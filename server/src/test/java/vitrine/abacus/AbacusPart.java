package vitrine.abacus;

import vitrine.isa.PartKind;

/** What the abacus does before an instruction: it clears the last rod, bead by bead. */
enum AbacusPart implements PartKind {
    TAKE;

    @Override
    public String id() {
        return "take-bead";
    }

    @Override
    public String title() {
        return "take a bead";
    }

    @Override
    public String narration() {
        return "Took beads off {rod}: {rod.value} are left, since {why}.";
    }

    @Override
    public String summary() {
        return "Clears a rod.";
    }
}
