package vitrine.machine.register;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
import vitrine.machine.TrapSignal;
import vitrine.machine.Work;

/**
 * The heap of the register machine, in the machine's own memory: blocks one behind the other from {@link #start} to {@link #end}. In front of each
 * stands its header, a word: the bytes of the block with its header, plus 1 when it is in use. A free block begins with the address of the next free one, at
 * higher addresses, or 0. An address of a block is that of its first byte behind the header. Neighbours that are free are made one.
 *
 * <p>A program can write over all this, since it is memory like any other. What it damaged is found when it is needed, and is a trap.
 */
final class RegisterHeap {
    static final int HEADER = Bytes.WORD;
    /** A block has room for the address of the next one. */
    private static final int LEAST = HEADER + Bytes.WORD;

    private static final int IN_USE = 1;
    /** A word that was written into a header or a link: its address, and what was there before. */
    record Change(int address, int before) {}

    private final Bytes memory;
    final int start;
    /** The first address behind the last block. */
    int end;
    /** The address of the first free block, 0 when there is none. */
    int free;
    /** The bytes of all blocks that were ever made. */
    long allocated;
    /** The blocks that are looked at are counted here. */
    private final Work work;

    /** What the heap itself writes, when somebody wants to know. */
    @Nullable
    List<Change> changes;

    RegisterHeap(Bytes memory, int start, Work work) {
        this.work = work;
        this.memory = memory;
        this.start = start;
        end = start;
    }

    /** A block that is being looked at. */
    record Block(int address, int bytes, boolean free) {
        int next() {
            return address + bytes;
        }
    }

    /** Makes a block of so many bytes; {@code limit} is the address that the heap must stay below. */
    int allocate(int bytes, int limit) {
        if (bytes < 0) {
            throw RegisterTraps.blockSize(bytes);
        }
        long needed = Math.max(LEAST, (bytes + (long) HEADER + Bytes.WORD - 1) & -Bytes.WORD);
        int before = 0;
        for (int block = free; block != 0; ) {
            int size = freeSize(block, before);
            if (size >= needed) {
                take(before, block, size, (int) needed);
                allocated += needed;
                return block;
            }
            before = block;
            block = memory.word(block);
        }
        if (end + needed > limit) {
            throw RegisterTraps.heapFull(bytes, Math.max(0, limit - end));
        }
        int block = end + HEADER;
        end += (int) needed;
        put(block - HEADER, (int) needed | IN_USE);
        allocated += needed;
        return block;
    }

    private void take(int before, int block, int size, int needed) {
        int next = memory.word(block);
        int used = size;
        if (size - needed >= LEAST) {
            used = needed;
            put(block + needed - HEADER, size - needed);
            put(block + needed, next);
            next = block + needed;
        }
        put(block - HEADER, used | IN_USE);
        link(before, next);
    }

    /** Gives a block back. */
    void release(int address) {
        int size = usedSize(address);
        int before = 0;
        int after = free;
        int beforeSize = 0;
        while (after != 0 && after < address) {
            beforeSize = freeSize(after, before);
            before = after;
            after = memory.word(after);
        }
        if (after != 0) {
            int afterSize = freeSize(after, before);
            if (address - HEADER + size > after - HEADER) {
                throw RegisterTraps.damagedHeap(address);
            }
            if (address + size == after) {
                after = memory.word(after);
                size += afterSize;
            }
        }
        if (before != 0 && before + beforeSize > address) {
            throw RegisterTraps.freeAlready(address);
        } else if (before != 0 && before + beforeSize == address) {
            put(before - HEADER, beforeSize + size);
            put(before, after);
        } else {
            put(address - HEADER, size);
            put(address, after);
            link(before, address);
        }
    }

    private void link(int before, int next) {
        if (before == 0) {
            free = next;
        } else {
            put(before, next);
        }
    }

    /** The bytes of a free block of the list, its header included; the one before it in the list lies below it. */
    private int freeSize(int block, int before) {
        work.instructions(1);
        boolean inside = block > before && block >= start + HEADER && block <= end - Bytes.WORD;
        int size = inside && (block - HEADER - start) % Bytes.WORD == 0 ? memory.word(block - HEADER) : 0;
        if (!isSize(block, size)) {
            throw RegisterTraps.damagedHeap(block);
        }
        return size;
    }

    private boolean isSize(int block, int size) {
        return size >= LEAST && size % Bytes.WORD == 0 && size <= end - (block - HEADER);
    }

    /** The bytes of a block in use, its header included. */
    private int usedSize(int address) {
        boolean inside =
                address >= start + HEADER && address <= end - Bytes.WORD && (address - start) % Bytes.WORD == 0;
        if (!inside) {
            throw RegisterTraps.noBlock(address, start, end);
        }
        int header = memory.word(address - HEADER);
        if (isSize(address, header)) {
            throw RegisterTraps.freeAlready(address);
        } else if ((header & IN_USE) == 0 || !isSize(address, header - IN_USE)) {
            throw RegisterTraps.noHeader(address, header);
        }
        return header - IN_USE;
    }

    private void put(int address, int value) {
        if (changes != null) {
            changes.add(new Change(address, memory.word(address)));
        }
        memory.setWord(address, value);
    }

    /** The addresses of the words that an operation of the heap would write, which is then undone. */
    List<Integer> written(Runnable operation) {
        int endBefore = end;
        int freeBefore = free;
        long allocatedBefore = allocated;
        List<Change> made = new ArrayList<>();
        changes = made;
        try {
            operation.run();
        } catch (TrapSignal fails) {
            // then it writes nothing
        }
        changes = null;
        for (int i = made.size() - 1; i >= 0; i--) {
            memory.setWord(made.get(i).address, made.get(i).before);
        }
        end = endBefore;
        free = freeBefore;
        allocated = allocatedBefore;
        return made.stream().map(Change::address).toList();
    }

    /** The block whose header stands at an address, or null when what stands there is none. */
    @Nullable
    Block at(int header) {
        int word = header >= start && header <= end - LEAST ? memory.word(header) : 0;
        int size = word & -Bytes.WORD;
        return (word & Bytes.WORD - 1 & ~IN_USE) == 0 && isSize(header + HEADER, size)
                ? new Block(header + HEADER, size, (word & IN_USE) == 0)
                : null;
    }

    /** The blocks from the lowest on, as far as their headers can be read. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int header = start; header < end; ) {
            Block block = at(header);
            if (block == null) {
                break;
            }
            blocks.add(block);
            header = block.next() - HEADER;
        }
        return blocks;
    }
}
