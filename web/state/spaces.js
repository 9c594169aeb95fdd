// The memory of the heap as it is drawn: the used part of each space in rows of equal length, and which part of it all is looked at. Pure
// arithmetic; addresses count bytes.

import { count, counted } from "./numbers.js";

const ROWS = 16;
const LEAST_ROW = 64;
const LEAST_WINDOW = ROWS * LEAST_ROW;

const roundUp = (number, unit) => Math.ceil(number / unit) * unit;

/** What there is to see of each space: {space, from, to}; a window cuts off what lies outside. What was never used is not drawn. */
export function extentsOf(spaces, window) {
  return spaces.map((space) => ({
    space,
    from: Math.max(space.from, window?.from ?? 0),
    to: Math.max(space.from, Math.min(space.top, window?.to ?? Infinity)),
  }));
}

/** How many bytes a row has: a power of two, so that all of it makes no more rows than an eye takes in. */
export function rowBytesOf(extents) {
  let bytes = LEAST_ROW;
  const rows = () => extents.reduce((sum, { from, to }) => sum + Math.ceil(Math.max(0, to - from) / bytes), 0);
  while (rows() > ROWS + extents.length) bytes *= 2;
  return bytes;
}

/** The rows of an extent, the lowest first: [{from, to}]. They begin where they would if all of the space were shown. */
export function rowsOf({ space, from, to }, rowBytes) {
  const rows = [];
  for (let at = space.from + Math.floor((from - space.from) / rowBytes) * rowBytes; at < to; at += rowBytes) rows.push({ from: at, to: at + rowBytes });
  return rows;
}

/** What lies in each row, by the address at which the row begins: Map of [{block, from, to, first}], `first` where the block begins. */
export function piecesIn(blocks, rows) {
  const pieces = new Map(rows.map((row) => [row.from, []]));
  if (!rows.length) return pieces;
  const [{ from: start, to }] = rows;
  const length = to - start;
  const end = rows.at(-1).to;
  for (const block of blocks) {
    const behind = block.address + block.bytes;
    if (behind <= start || block.address >= end) continue;
    for (let at = Math.max(start, start + Math.floor((block.address - start) / length) * length); at < Math.min(behind, end); at += length) {
      const from = Math.max(block.address, at);
      pieces.get(at).push({ block, from, to: Math.min(behind, at + length), first: from === block.address || at === start });
    }
  }
  return pieces;
}

// ---- the part that is looked at: {from, to}, null for all of it

export const usedEnds = (spaces) => {
  const used = spaces.filter((space) => space.top > space.from);
  return used.length ? { from: Math.min(...used.map((space) => space.from)), to: Math.max(...used.map((space) => space.top)) } : { from: 0, to: 0 };
};

const shownWindow = (window, spaces) => window ?? usedEnds(spaces);

export const canZoomIn = (window, spaces) => {
  const { from, to } = shownWindow(window, spaces);
  return to - from > LEAST_WINDOW;
};

/** Shows so many times less, around an address; null when that is all of it. */
export function zoomedWindow(window, factor, at, spaces) {
  const ends = usedEnds(spaces);
  const now = shownWindow(window, spaces);
  const span = Math.max(LEAST_WINDOW, roundUp((now.to - now.from) / factor, LEAST_ROW));
  return placed(at - span / 2, span, ends);
}

/** A window of the same length with an address in its middle. */
export function movedWindow(window, at, spaces) {
  return window && placed(at - (window.to - window.from) / 2, window.to - window.from, usedEnds(spaces));
}

/** The window moved by parts of its length. */
export const pannedWindow = (window, parts, spaces) => window && movedWindow(window, (window.from + window.to) / 2 + parts * (window.to - window.from), spaces);

function placed(from, span, ends) {
  if (span >= ends.to - ends.from) return null;
  const start = Math.max(ends.from, Math.min(ends.to - span, Math.floor(from / LEAST_ROW) * LEAST_ROW));
  return { from: start, to: start + span };
}

// ---- in words

/** What the state of a block is called, in few words too, and the sign that stands for it besides its colour. */
export const blockStates = {
  live: { text: "alive" },
  permanent: { text: "came with the program" },
  garbage: { text: "garbage: nothing leads to it", short: "garbage", sign: "✕" },
  free: { text: "free" },
  moved: { text: "moved", sign: "→" },
  white: { text: "white: not found yet", short: "white", sign: "○" },
  grey: { text: "grey: found, not looked at yet", short: "grey", sign: "◐" },
  black: { text: "black: found and looked at", short: "black", sign: "●" },
};

/** How much of what is free cannot be had in one piece: 0 to 1. */
export const fragmentation = ({ free, largestFree }) => (free > 0 ? 1 - largestFree / free : 0);

export function fragmentationText(use) {
  const { free, largestFree, freeBlocks } = use;
  if (free <= 0) return "fragmented: no byte is free.";
  if (largestFree >= free) return `fragmented: all ${bytesText(free)} that are free lie together.`;
  const blocks = freeBlocks > 1 ? ` in ${counted(freeBlocks, "piece")}` : "";
  return `of what is free is out of reach of a large object: ${bytesText(free)}${blocks}, and the largest piece has ${bytesText(largestFree)}.`;
}

export const percent = (part) => `${part > 0 && part < 0.01 ? "<1" : Math.round(part * 100)} %`;

export const bytesText = (bytes) => counted(bytes, "byte");

/** Short, for where there is little room. */
export const sizeText = (bytes) => (bytes < 8192 ? `${count(bytes)} B` : bytes < 8 << 20 ? `${count(Math.round(bytes / 1024))} KiB` : `${count(Math.round(bytes / (1 << 20)))} MiB`);
