/**
 * The listing as lines of equal height, so that a long one can be scrolled without drawing it: a heading for each function, a line for
 * each label, a line for each instruction. Only a window of the rows is at hand; the others are counted as one line each.
 */

/**
 * @param listing {size, from, rows} as the server sends it
 * @returns {lines, total, first, lineOfRow(index), indexOfAddress(address)}; `first` is the number of the first line at hand, `total` how
 *   many lines there are
 */
export function layOut(listing) {
  const {size = 0, from = 0, rows = []} = listing ?? {};
  const lines = [];
  const lineOfRow = new Map();
  const rowOfAddress = new Map();
  rows.forEach((row, offset) => {
    if (row.function) {
      lines.push({type: 'function', text: row.function, index: from + offset});
    }
    if (row.label) {
      lines.push({type: 'label', text: row.label, index: from + offset});
    }
    lineOfRow.set(from + offset, from + lines.length);
    rowOfAddress.set(row.address, from + offset);
    lines.push({type: 'row', row, index: from + offset});
  });
  return {
    size,
    from,
    rows,
    lines,
    first: from,
    total: from + lines.length + Math.max(0, size - from - rows.length),
    lineOfRow: (index) => (index < from ? index : (lineOfRow.get(index) ?? from + lines.length + index - from - rows.length)),
    indexOfAddress: (address) => rowOfAddress.get(address) ?? -1,
    rowAt: (index) => rows[index - from],
    /** What stands on a line: a heading, a label, a row, or a row that is not at hand. */
    lineAt(number) {
      if (number < from) {
        return {type: 'missing', index: number};
      }
      return lines[number - from] ?? {type: 'missing', index: number - lines.length + rows.length};
    },
  };
}
