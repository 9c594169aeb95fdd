package vitrine.asm;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntUnaryOperator;
import vitrine.isa.Decoded;
import vitrine.isa.InstructionSet;
import vitrine.program.CodeRows;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** A program as rows to look at. Rows are made when they are asked for, so that a window into a long listing costs no more than itself. */
public final class Listing {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** Strings can be long; a row shows their beginning. */
    private static final int MOST_SHOWN = 300;

    private final Program program;
    private final InstructionSet instructions;
    private final SourceMap sourceMap;
    private final IntUnaryOperator heights;
    private final CodeRows rows;
    private final Labels labels;
    private final OperandWriter operands;

    /**
     * @param heights for an address the height of the stack before the instruction there, or -1
     */
    public Listing(Program program, InstructionSet instructions, SourceMap sourceMap, IntUnaryOperator heights) {
        this.program = program;
        this.instructions = instructions;
        this.sourceMap = sourceMap;
        this.heights = heights;
        this.rows = new CodeRows(program, instructions);
        this.labels = new Labels(program, rows, sourceMap);
        this.operands = new OperandWriter(program, instructions, labels);
    }

    public int size() {
        return rows.size();
    }

    /** The index of the row that holds an address; -1 for an address outside the code. */
    public int indexOf(int address) {
        return rows.rowOf(address);
    }

    /** The rows from an index on, as many as there are and as were asked for. */
    public List<ListingRow> rows(int from, int count) {
        int first = Math.max(0, from);
        int end = (int) Math.min(size(), (long) first + Math.max(0, count));
        List<ListingRow> window = new ArrayList<>(Math.max(0, end - first));
        for (int i = first; i < end; i++) {
            window.add(row(i));
        }
        return window;
    }

    public ListingRow row(int index) {
        Decoded decoded = rows.decode(index);
        int address = decoded.address();
        var function = program.functions().get(program.functionAt(address));
        String bytes = HEX.formatHex(rows.code(), address, decoded.end());
        long target = decoded.target();
        return new ListingRow(
                address,
                bytes,
                Disassembler.mnemonic(decoded),
                operands(decoded, bytes),
                sourceMap.lineAt(address),
                function.start() == address ? function.name() : "",
                labels.at(address),
                target >= 0 && target < program.codeLength() ? (int) target : -1,
                heights.applyAsInt(address));
    }

    /** What the bytes from an address on say, as one line of text such as "const 5"; "" outside the code. */
    public String text(int address) {
        if (address < 0 || address >= rows.code().length) {
            return "";
        }
        Decoded decoded = instructions.decode(rows.code(), address);
        String behind = operands(decoded, HEX.formatHex(rows.code(), address, decoded.end()));
        return Disassembler.mnemonic(decoded) + (behind.isEmpty() ? "" : " " + behind);
    }

    private String operands(Decoded decoded, String bytes) {
        String text = decoded.row() == null ? "0x" + bytes.replace(" ", " 0x") : operands.operands(decoded);
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }
}
