package vitrine.machine;

/** An arrow from a register into an area: "SP" into "stack" at an index, "IP" into "code" at an address. */
public record Pointer(String register, String area, long index) {}
