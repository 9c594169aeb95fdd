package vitrine.machine;

/** A cell made ready to be shown: its stable name ("stack 3", "frame 1 local 0", "heap 0x48"), what people call it, and its value. */
public record CellView(String name, String label, ValueView value) {}
