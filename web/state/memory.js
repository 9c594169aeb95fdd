// A view of a byte memory: its bytes, words and cells by name. Pure. Words are little-endian; a word's cell is named by the area and the
// word's address in hex, a byte's has "byte" between them.

const decoded = new WeakMap();

/** The bytes of a view of a memory. */
export function bytesOf(view) {
  let bytes = decoded.get(view.memory);
  if (!bytes) {
    bytes = Uint8Array.from(atob(view.memory.bytes), (c) => c.charCodeAt(0));
    decoded.set(view.memory, bytes);
  }
  return bytes;
}

const hex = (address) => `0x${address.toString(16)}`;

export const wordName = (area, address) => `${area} ${hex(address)}`;
export const byteName = (area, address) => `${area} byte ${hex(address)}`;

/** What a cell's name says: {address, isByte}; null when it is no cell of this area. */
export function parseName(area, name) {
  if (!name?.startsWith(`${area} `)) return null;
  const found = /^(byte )?0x([0-9a-f]+)$/.exec(name.slice(area.length + 1));
  return found && { address: parseInt(found[2], 16), isByte: Boolean(found[1]) };
}

const isIn = (view, address, count) => address >= view.from && address + count <= view.from + bytesOf(view).length;

/** A whole number of so many bytes at an address of a view, signed; null when it is not in view. */
export function numberAt(view, address, count) {
  if (!isIn(view, address, count)) return null;
  const bytes = bytesOf(view);
  let number = 0n;
  for (let i = count - 1; i >= 0; i--) number = (number << 8n) | BigInt(bytes[address - view.from + i]);
  return count === 1 ? number : BigInt.asIntN(8 * count, number);
}

/** The float of 64 bits at an address of a view; null when it is not in view. */
export function floatAt(view, address) {
  const number = numberAt(view, address, 8);
  if (number === null) return null;
  const data = new DataView(new ArrayBuffer(8));
  data.setBigInt64(0, number);
  return data.getFloat64(0);
}

const cell = (name, label, number) => ({ name, label, value: { type: "int", text: String(number), target: "", cut: false } });

/** The cell of a name, with its value; undefined when it is not in view. */
export function cellIn(view, name) {
  const place = parseName(view.area, name);
  if (!place) return undefined;
  const number = numberAt(view, place.address, place.isByte ? 1 : view.memory.wordBytes);
  if (number === null) return undefined;
  const symbol = place.isByte ? null : view.memory.symbols.find((each) => each.address === place.address);
  return cell(name, symbol?.name ?? name, number);
}

/**
 * What marks say of single bytes: {kinds: address -> kind, before: address -> byte}. Marks name words; of a word that was written only the
 * bytes that differ count as written, or all of them when none does.
 *
 * @param marks cell name -> {kind, before}
 */
export function touched(view, marks) {
  const kinds = new Map();
  const before = new Map();
  for (const [name, mark] of marks) {
    const place = parseName(view.area, name);
    if (!place) continue;
    const length = place.isByte ? 1 : view.memory.wordBytes;
    const old = mark.before?.type === "int" ? BigInt.asUintN(8 * length, BigInt(mark.before.text)) : null;
    const changed = [];
    for (let i = 0; i < length; i++) {
      const address = place.address + i;
      const byte = old === null ? null : Number((old >> BigInt(8 * i)) & 255n);
      const now = isIn(view, address, 1) ? bytesOf(view)[address - view.from] : null;
      if (byte !== null && now !== null && byte !== now) {
        changed.push(address);
        before.set(address, byte);
      }
    }
    const all = Array.from({ length }, (_, i) => place.address + i);
    for (const address of changed.length ? changed : all) kinds.set(address, mark.kind);
  }
  return { kinds, before };
}

/** The lines that a memory is shown in: [{type: segment, segment} | {type: zeros, from, to} | {type: line, at, units: [address | null]}]. */
export function layOut(view, { lineBytes, unitBytes, isQuiet }) {
  const { segments } = view.memory;
  const end = view.from + bytesOf(view).length;
  const segmentAt = (address) => segments.find((segment) => address >= segment.from && address < segment.to) ?? null;
  const lines = [];
  let segment = null;
  // A window that begins inside of a line is shown from the next line on: lines stand where they are while it moves.
  for (let at = Math.ceil(view.from / lineBytes) * lineBytes; at < end; at += lineBytes) {
    const addresses = Array.from({ length: lineBytes / unitBytes }, (_, i) => at + i * unitBytes).map((address) => (address + unitBytes <= end ? address : null));
    for (const part of new Set(addresses.filter((address) => address !== null).map(segmentAt))) {
      if (part !== segment) lines.push({ type: "segment", segment: part });
      segment = part;
      lines.push({ type: "line", at, segment: part, units: addresses.map((address) => (address !== null && segmentAt(address) === part ? address : null)) });
    }
  }
  return folded(lines, lineBytes, (line) => line.segment?.name === "free" && line.units.every((address) => address !== null && isQuiet(address)));
}

const FEW_LINES = 3;

/** Many lines of nothing become one. */
function folded(lines, lineBytes, isNothing) {
  const result = [];
  let run = [];
  const flush = () => {
    if (run.length > FEW_LINES) result.push({ type: "zeros", from: run[0].at, to: run.at(-1).at + lineBytes });
    else result.push(...run);
    run = [];
  };
  for (const line of lines) {
    if (line.type === "line" && isNothing(line)) run.push(line);
    else {
      flush();
      result.push(line);
    }
  }
  flush();
  return result;
}

/** A byte as a character: itself, an escape, or "" when it has no look. */
export function characterOf(byte) {
  if (byte >= 32 && byte < 127) return byte === 32 ? "␠" : String.fromCharCode(byte);
  return { 9: "\\t", 10: "\\n", 13: "\\r" }[byte] ?? "";
}
