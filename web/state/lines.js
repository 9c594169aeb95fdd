// Where lines are now: lines of the program that runs, lines of the text that was assembled last, and lines with a breakpoint, in a text that is
// edited on and on. Pure.
//
// A line is where its instruction is. What is put before it on its line moves it down; what is typed into it leaves it; a line that is taken out
// and put in elsewhere by one edit, by dragging or by a command, has moved there. A line that is deleted is nowhere, until an undo brings it back.

import { ChangeSet, MapMode, Text } from "@codemirror/state";
import { changesOfLines, sameLines } from "./line-matching.js";

const NOWHERE = -1;
const LABELS = /^\s*(?:[\w.$]+:\s*)*/;

/** The place on a line where its instruction begins; where it has none, its first character, and 0 on an empty one. */
function anchorIn(text) {
  const behind = LABELS.exec(text)[0].length;
  if (behind < text.length && text[behind] !== ";") return behind;
  const first = text.search(/\S/);
  return Math.max(0, first);
}
/** Whether an instruction stands on a line. */
const hasCode = (text) => /^[^;.\s]/.test(text.slice(anchorIn(text))) && !/^[\w.$]+:\s*$/.test(text.slice(anchorIn(text)));

const anchorOf = (line) => line.from + anchorIn(line.text);

/** A text as lines, however they end. */
export const textOf = (source) => Text.of(source.split(/\r\n?|\n/));

/** What makes one text of another. */
export const changesBetween = (before, after) => ChangeSet.of(changesOfLines(before.toJSON(), after.toJSON()), before.length);

let layers = 0;

/** A text as it is: `at` has the place of each of its lines, from 1 on, `code` whether an instruction stands there. */
function layerOf(doc) {
  const at = new Int32Array(doc.lines + 1).fill(NOWHERE);
  const code = new Uint8Array(doc.lines + 1);
  let number = 0;
  for (let line = doc.iterLines(), from = 0; !line.next().done; from += line.value.length + 1) {
    at[++number] = from + anchorIn(line.value);
    code[number] = hasCode(line.value) ? 1 : 0;
  }
  return { id: ++layers, at, code };
}

export class Lines {
  /**
   * @param doc the text as it is now
   * @param layers by name: the texts that it once was, and where their lines are now
   * @param marks where lines are that are known by something else, by that
   * @param deleted marks that come back with a line of a text that is not followed any more, by that line
   */
  constructor(doc, layers = {}, marks = new Map(), deleted = new Map()) {
    this.doc = doc;
    this.layers = layers;
    this.marks = marks;
    this.deleted = deleted;
  }

  #with({ layers = this.layers, marks = this.marks, deleted = this.deleted }) {
    return new Lines(this.doc, layers, marks, deleted);
  }

  // ---- questions

  #number = (position) => (position >= 0 ? this.doc.lineAt(Math.min(position, this.doc.length)).number : 0);

  /** Where a line of an earlier text is now; 0 when it is gone. A text that is not known is this one. */
  lineFrom(layer, line) {
    const known = this.layers[layer];
    if (!known) return line >= 1 && line <= this.doc.lines ? line : 0;
    return line >= 1 && line < known.at.length ? this.#number(known.at[line]) : 0;
  }

  /**
   * Which line of an earlier text this one was; 0 when it is new. Of several that are one line now, the first with an instruction. An instruction
   * that was written on a line that had none is new.
   */
  lineIn(layer, line) {
    const known = this.layers[layer];
    if (line < 1 || line > this.doc.lines) return 0;
    if (!known) return line;
    const { at, code } = known;
    const { from, to, text } = this.doc.line(line);
    const now = hasCode(text);
    let found = 0;
    for (let i = 1; i < at.length; i++) {
      if (at[i] < from || at[i] > to || (now && !code[i])) continue;
      if (!found || code[i] > code[found] || (code[i] === code[found] && at[i] < at[found])) found = i;
    }
    return found;
  }

  /** The line with a mark; 0 when it is gone. */
  lineOf(mark) {
    return this.#number(this.marks.get(mark) ?? NOWHERE);
  }

  // ---- other lines

  /** This text is from now on known by a name, whatever becomes of it. */
  named(layer) {
    return this.#with({ layers: { ...this.layers, [layer]: layerOf(this.doc) } });
  }

  /** The text that is known by one name is from now on known by another one. */
  renamed(from, to) {
    const { [from]: known, ...others } = this.layers;
    return this.#with({ layers: { ...others, [to]: known } });
  }

  /** The text that is known by one name is known by another one as well. */
  copied(from, to) {
    return this.#with({ layers: { ...this.layers, [to]: this.layers[from] } });
  }

  without(layer) {
    const { [layer]: known, ...others } = this.layers;
    return known ? this.#with({ layers: others }) : this;
  }

  /** An earlier text that nobody followed: its lines are found by what they say. */
  found(layer, source) {
    const doc = textOf(source);
    const { layers: known } = new Lines(doc).named(layer).after(changesBetween(doc, this.doc), this.doc);
    return this.#with({ layers: { ...this.layers, [layer]: known[layer] } });
  }

  /** Lines with marks, by mark; 0 takes one away. */
  marked(lines) {
    const marks = new Map(this.marks);
    for (const [mark, line] of lines) {
      if (line >= 1 && line <= this.doc.lines) marks.set(mark, this.#number(marks.get(mark) ?? NOWHERE) === line ? marks.get(mark) : anchorOf(this.doc.line(line)));
      else marks.delete(mark);
    }
    return this.#with({ marks });
  }

  /** Marks are where lines of an earlier text are, to the character: [mark, line]. */
  markedFrom(layer, lines) {
    const { at } = this.layers[layer];
    if (lines.every(([mark, line]) => (this.marks.get(mark) ?? NOWHERE) === (at[line] ?? NOWHERE))) return this;
    const marks = new Map(this.marks);
    for (const [mark, line] of lines) {
      if (at[line] >= 0) marks.set(mark, at[line]);
      else marks.delete(mark);
    }
    return this.#with({ marks });
  }

  /** Only these marks. */
  keeping(wanted) {
    if ([...this.marks.keys(), ...this.deleted.values()].every((mark) => wanted.has(mark))) return this;
    return this.#with({ marks: new Map([...this.marks].filter(([mark]) => wanted.has(mark))), deleted: new Map([...this.deleted].filter(([, mark]) => wanted.has(mark))) });
  }

  /** Marks that have come to be while their lines of an earlier text were deleted: an undo brings them with those, also when that text is followed no more. */
  awaiting(layer, lines) {
    const id = this.layers[layer]?.id;
    return id && lines.length ? this.#with({ deleted: new Map([...this.deleted, ...lines.map(([mark, line]) => [`${id} ${line}`, mark])]) }) : this;
  }

  // ---- edits

  /** After changes. `restored` is what an undo brings back, see `touched`. */
  after(changes, doc, restored = []) {
    return this.#after(changes, doc).lines.restoring(restored);
  }

  /** What an undo of changes must bring back, in the places of this text: whatever is on lines that they touch. */
  touched(changes, doc) {
    return [...this.#after(changes, doc).touched];
  }

  restoring(restored) {
    if (!restored.length) return this;
    const marks = new Map(this.marks);
    const known = Object.fromEntries(Object.entries(this.layers).map(([name, layer]) => [name, { ...layer, at: layer.at.slice() }]));
    for (const { layer, key, position } of restored) {
      const mark = layer ? this.deleted.get(`${layer} ${key}`) : key;
      if (layer) for (const { id, at } of Object.values(known)) if (id === layer) at[key] = position;
      if (mark === undefined) continue;
      if (position >= 0) marks.set(mark, position);
      else marks.delete(mark);
    }
    return this.#with({ layers: known, marks });
  }

  /** The same things as some restored ones, where they are now: what a redo brings back. */
  standing(restored) {
    const places = new Map(Object.values(this.layers).map(({ id, at }) => [id, at]));
    return restored.map(({ layer, key }) => ({ layer, key, position: (layer ? places.get(layer)?.[key] : this.marks.get(key)) ?? NOWHERE }));
  }

  #cache = null;

  #after(changes, doc) {
    if (this.#cache?.changes !== changes) this.#cache = { changes, ...follow(this, changes, doc) };
    return this.#cache;
  }

  // ---- outside of this page's memory

  /** An earlier text as rows of [its line, the line now, how many lines], for keeping. */
  toRows(layer) {
    const rows = [];
    const { at } = this.layers[layer];
    for (let line = 1; line < at.length; line++) {
      const now = this.#number(at[line]);
      const last = rows.at(-1);
      if (!now) continue;
      if (last && last[0] + last[2] === line && last[1] + last[2] === now) last[2]++;
      else rows.push([line, now, 1]);
    }
    return rows;
  }

  /** The earlier text of such rows. */
  withRows(layer, source, rows) {
    const known = layerOf(textOf(source));
    const at = known.at.fill(NOWHERE);
    for (const [line, now, count] of rows) {
      for (let i = 0; i < count && line + i < at.length && now + i <= this.doc.lines; i++) at[line + i] = anchorOf(this.doc.line(now + i));
    }
    return this.#with({ layers: { ...this.layers, [layer]: known } });
  }
}

/** What is restored, after more changes. */
export const mapRestored = (restored, changes) =>
  restored.map((item) => (item.position < 0 ? item : { ...item, position: changes.mapPos(item.position, 1, MapMode.TrackAfter) ?? NOWHERE }));

// ---- following the lines through changes

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

function follow(lines, changes, doc) {
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
  return { lines: new Lines(doc, layersNow, marks, lines.deleted), touched };
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
