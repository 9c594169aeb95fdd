// Where lines are now: lines of the program that runs, lines of the text that was assembled last, and lines with a breakpoint, in a text that is
// edited on and on. Pure.
//
// A line is where its instruction is. What is put before it on its line moves it down; what is typed into it leaves it; a line that is taken out
// and put in elsewhere by one edit, by dragging or by a command, has moved there. A line that is deleted is nowhere, until an undo brings it back.

import { ChangeSet, MapMode, Text } from "@codemirror/state";
import { NOWHERE, anchorIn, anchorOf, follow, hasCode } from "./line-following.js";
import { changesOfLines } from "./line-matching.js";

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
    if (this.#cache?.changes !== changes) {
      const { layers, marks, touched } = follow(this, changes, doc);
      this.#cache = { changes, touched, lines: new Lines(doc, layers, marks, this.deleted) };
    }
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
