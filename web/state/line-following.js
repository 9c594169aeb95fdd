// How lines are followed through one edit. Pure. A position stands for a line: the place where its instruction begins.

import { sameLines } from "./line-matching.js";

export const NOWHERE = -1;
const LABELS = /^\s*(?:[\w.$]+:\s*)*/;

/** The place on a line where its instruction begins; where it has none, its first character, and 0 on an empty one. */
export function anchorIn(text) {
  const behind = LABELS.exec(text)[0].length;
  if (behind < text.length && text[behind] !== ";") return behind;
  return Math.max(0, text.search(/\S/));
}

export const anchorOf = (line) => line.from + anchorIn(line.text);

/** Whether an instruction stands on a line: something behind its labels that is neither a comment nor a directive. */
export const hasCode = (text) => /^[^;.\s]/.test(text.slice(LABELS.exec(text)[0].length));

/** The places of changes, for finding the one that a position is in. */
function rangesOf(changes) {
  const ranges = [];
  changes.iterChanges((fromA, toA, fromB, toB) => ranges.push({ fromA, toA, fromB, toB }));
  return ranges;
}

/** The last change that begins at a position or before it; -1 when all come later. */
function rangeAt(ranges, position) {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].fromA <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where what is followed is after changes: {layers, marks} of {doc, layers, marks}; and {touched}, what was on lines that the changes touch, with the
 * places before them.
 */
export function follow(lines, changes, doc) {
  const edit = editOf(lines.doc, rangesOf(changes), doc);
  const touched = [];
  const keep = (layer, key, position) => {
    if (edit.far(position)) return edit.shifted(position);
    touched.push({ layer, key, position });
    return edit.place(position);
  };
  const layersNow = {};
  for (const [name, layer] of Object.entries(lines.layers)) {
    const { id, at } = layer;
    const now = new Int32Array(at.length).fill(NOWHERE);
    for (let line = 1; line < at.length; line++) if (at[line] >= 0) now[line] = keep(id, line, at[line]);
    layersNow[name] = { ...layer, at: now };
  }
  const marks = new Map();
  for (const [mark, position] of lines.marks) {
    const now = keep(0, mark, position);
    if (now >= 0) marks.set(mark, now);
  }
  return { layers: layersNow, marks, touched };
}

/**
 * One edit: whether a position is `far` from it, so that it is only `shifted`, and the `place` of any other afterwards, NOWHERE when what was there
 * is gone.
 */
function editOf(before, ranges, after) {
  const places = new Map(); // by position: a mark and a line of each layer may be at one place
  let moves = null;

  /** The place of a character; NOWHERE when it was deleted. */
  const shifted = (position) => {
    const range = ranges[rangeAt(ranges, position)];
    if (!range) return position;
    return position >= range.toA ? position - range.toA + range.toB : NOWHERE;
  };

  /** The place of the beginning of a line that is still there, before what was put in there. */
  const shiftedStart = (from) => {
    const range = ranges[rangeAt(ranges, from - 1)];
    if (!range) return from;
    return from >= range.toA ? from - range.toA + range.toB : range.fromB;
  };

  /** The changes that touch an empty line, or the one that deleted a character. */
  function touching(line, position) {
    if (isCharacter(line, position)) return [ranges[rangeAt(ranges, position)]];
    const found = [];
    for (let index = rangeAt(ranges, line.to); index >= 0 && ranges[index].toA >= line.from; index--) found.push(ranges[index]);
    return found;
  }

  // Most lines are far from what was changed, and there may be very many.
  const spans = ranges.map(({ fromA, toA }) => ({ fromA: before.lineAt(fromA).from, toA: before.lineAt(toA).to }));
  const far = (position) => {
    const index = rangeAt(spans, position);
    return index < 0 || position > spans[index].toA;
  };

  /** A character stays what it is unless it is deleted; a place without one goes along with its line. */
  function place(position) {
    const line = before.lineAt(position);
    const now = !isCharacter(line, position) && touching(line, position).length ? NOWHERE : shifted(position);
    if (now >= 0) return now;
    if (!places.has(position)) places.set(position, find(position));
    return places.get(position);
  }

  /** Its instruction was deleted, or typed over, or put elsewhere. */
  function find(position) {
    const line = before.lineAt(position);
    moves ??= movedLines(before, ranges, after, shifted);
    if (moves.has(line.number)) return placeOn(after.line(moves.get(line.number)), line, position);
    const touched = touching(line, position);
    const whole = after.length === 0 || touched.some((range) => range.fromA < line.from || (range.toA > line.to && !staysEmpty(line)));
    return whole ? NOWHERE : anchorAfter(line, Math.max(...touched.map((range) => range.toB)));
  }

  /** An empty line that takes in an empty one behind it is still there. */
  const staysEmpty = (line) => !/\S/.test(line.text) && !/\S/.test(after.lineAt(shiftedStart(line.from)).text);

  function placeOn(moved, line, position) {
    const [indentBefore, indentAfter] = [line.text.search(/\S/), moved.text.search(/\S/)];
    return line.text.trim() === moved.text.trim() ? moved.from + indentAfter + position - line.from - indentBefore : anchorOf(moved);
  }

  /** The line itself is still there, with other text; of several lines put into it, the first that says something. */
  function anchorAfter(line, toB) {
    const first = after.lineAt(shiftedStart(line.from));
    for (let number = first.number; number <= after.lines; number++) {
      const candidate = after.line(number);
      if (candidate.from > toB) break;
      if (/\S/.test(candidate.text)) return anchorOf(candidate);
    }
    return anchorOf(first);
  }

  return { far, shifted, place };
}

/** Whether something stands there that can be followed. */
function isCharacter(line, position) {
  return position < line.to && /\S/.test(line.text[position - line.from]);
}

/** Lines that the changes took out and put in again: the number before -> the number after. */
function movedLines(before, ranges, after, shifted) {
  const moves = new Map();
  const leftBefore = [];
  const leftAfter = [];
  for (const block of blocksOf(before, ranges, after)) {
    const occupied = new Set();
    const gone = [];
    for (let number = block.fromBefore; number <= block.toBefore; number++) {
      const line = before.line(number);
      if (!/\S/.test(line.text)) continue;
      const now = shifted(anchorOf(line));
      if (now >= 0) occupied.add(after.lineAt(now).number);
      else gone.push(number);
    }
    const fresh = [];
    for (let number = block.fromAfter; number <= block.toAfter; number++) if (!occupied.has(number) && /\S/.test(after.line(number).text)) fresh.push(number);
    pair(gone, fresh, leftBefore, leftAfter);
  }
  if (leftBefore.length && leftAfter.length) pair(leftBefore, leftAfter, [], []);
  return moves;

  function pair(gone, fresh, restBefore, restAfter) {
    const pairs = sameLines(gone.map((number) => before.line(number).text), fresh.map((number) => after.line(number).text));
    const [pairedBefore, pairedAfter] = [new Set(), new Set()];
    for (const [i, j] of pairs) {
      moves.set(gone[i], fresh[j]);
      pairedBefore.add(i);
      pairedAfter.add(j);
    }
    restBefore.push(...gone.filter((_, i) => !pairedBefore.has(i)));
    restAfter.push(...fresh.filter((_, j) => !pairedAfter.has(j)));
  }
}

/** The lines that the changes are in, before and after; changes on one line are one block. */
function blocksOf(before, ranges, after) {
  const blocks = [];
  for (const { fromA, toA, fromB, toB } of ranges) {
    const block = { fromBefore: before.lineAt(fromA).number, toBefore: before.lineAt(toA).number, fromAfter: after.lineAt(fromB).number, toAfter: after.lineAt(toB).number };
    const last = blocks.at(-1);
    if (last && (block.fromBefore <= last.toBefore || block.fromAfter <= last.toAfter)) {
      last.toBefore = Math.max(last.toBefore, block.toBefore);
      last.toAfter = Math.max(last.toAfter, block.toAfter);
    } else blocks.push(block);
  }
  return blocks;
}
