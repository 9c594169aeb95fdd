// A moment: program, input, recorded numbers, breakpoints, watches and time, in the shape that it must have wherever it comes from.

import { characters } from "../characters.js";

const LONGEST_ID = 64;
const MOST_ROWS = 100_000;

/** What a moment may have at most, as the server has it. */
export const limits = { source: 4 << 20, inputLines: 100_000, recorded: 200_000, edits: 1000, breakpoints: 1000, watches: 50 };

/** That something is larger than it may be; the message says by how much. */
export class LimitError extends Error {}

/** Where a breakpoint stands: at a cell, at an event, at a line or at an address. */
function place(b) {
  const text = (value) => (typeof value === "string" ? value : "");
  if (text(b.cell)) {
    const calls = ["this", "every", "any"].includes(b.calls) ? { calls: b.calls } : {};
    const call = calls.calls === "this" && Number.isSafeInteger(b.call) && b.call >= 0 ? { call: b.call } : {};
    const of = calls.calls !== "any" && text(b.function) ? { function: b.function } : {};
    return { line: 0, cell: b.cell, access: ["written", "read", "changed"].includes(b.access) ? b.access : "changed", name: text(b.name), ...calls, ...call, ...of };
  }
  if (text(b.event)) return { line: 0, event: b.event, ...(text(b.function) ? { function: b.function } : {}) };
  const line = Number.isSafeInteger(b.line) && b.line >= 0 ? b.line : 0;
  return { line, ...(Number.isSafeInteger(b.address) && !b.line ? { address: b.address } : {}) };
}

/** A breakpoint, and with `textLine` the line of the draft on which it is. */
const breakpoint = (b) => {
  const text = (value) => (typeof value === "string" ? value : "");
  return {
    ...(text(b?.id) && b.id.length <= LONGEST_ID ? { id: b.id } : {}),
    ...place(b ?? {}),
    condition: text(b?.condition),
    hitCount: count(b?.hitCount),
    log: text(b?.log),
    temporary: b?.temporary === true,
    enabled: b?.enabled !== false,
    ...(Number.isSafeInteger(b?.textLine) && b.textLine >= 0 ? { textLine: b.textLine } : {}),
  };
};

const count = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

function breakpointsIn(given) {
  const seen = new Set();
  const all = (Array.isArray(given) ? given : []).slice(0, limits.breakpoints).map(breakpoint);
  return all.filter(({ id }) => !id || (!seen.has(id) && seen.add(id)));
}

const isRow = (row) => Array.isArray(row) && row.length === 3 && row.every((number) => Number.isSafeInteger(number) && number > 0);

function within(what, size, most, unit) {
  if (size > most) throw new LimitError(`${what} has ${size.toLocaleString("en")} ${unit}; at most ${most.toLocaleString("en")} are taken.`);
}

/** What came from outside is taken only in the shape it must have. Throws a LimitError where it is too large. */
export function checkMoment(given) {
  if (!given || typeof given.source !== "string") throw new Error("no source");
  within("The program's text", characters(given.source), limits.source, "characters");
  within("The edited text", typeof given.draft === "string" ? characters(given.draft) : 0, limits.source, "characters");
  within("The input", typeof given.input === "string" ? given.input.split("\n").length - 1 : 0, limits.inputLines, "lines");
  const text = (value) => (typeof value === "string" ? value : "");
  return {
    source: given.source,
    draft: typeof given.draft === "string" ? given.draft : undefined,
    input: text(given.input),
    inputClosed: given.inputClosed === true,
    recorded: Array.isArray(given.recorded) ? given.recorded.filter((r) => Array.isArray(r) && r.length === 2) : [],
    ...(/^-?\d+$/.test(String(given.seed)) ? { seed: given.seed } : {}),
    edits: Array.isArray(given.edits) ? given.edits.filter((e) => Array.isArray(e) && (e.length === 3 || (e.length === 4 && typeof e[3] === "string")) && Number.isSafeInteger(e[0]) && typeof e[1] === "string" && typeof e[2] === "string") : [],
    watches: (Array.isArray(given.watches) ? given.watches : []).filter((w) => typeof w === "string" && w !== "").slice(0, limits.watches),
    breakpoints: breakpointsIn(given.breakpoints),
    // where the lines of the source are in the draft; and the set of the session, when something else was wanted, with what was under way
    ...(Array.isArray(given.rows) && given.rows.length <= MOST_ROWS && given.rows.every(isRow) ? { rows: given.rows } : {}),
    ...(Array.isArray(given.base) ? { base: breakpointsIn(given.base), underWay: breakpointsIn(given.underWay) } : {}),
    time: count(given.time),
    part: count(given.part),
  };
}
