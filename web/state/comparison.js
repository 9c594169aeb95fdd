// Two sessions side by side: where each stands among the marks that both texts carry, and what each has done to get there. Pure: functions of the
// states of the two sides, and the little state that is neither one's nor the other's.

import { machineOf, phase } from "./select.js";
import { outdated } from "./about.js";
import { count, counted } from "./numbers.js";

export const sideNames = ["left", "right"];

export const initialComparison = {
  ui: {
    width: "wide",
    tab: "left", // on a page that has no room for two: left, right or both
    dialog: null, // {name, ...}
    side: "left", // where the focus was last
    map: null,
  },
  height: 0, // of what is compared, in pixels; 0: as it comes
  link: "", // the address of a shipped pair, as long as nobody edited it
  problem: null,
};

export function reduceComparison(state, action) {
  switch (action.type) {
    case "ui":
      return { ...state, ui: { ...state.ui, ...action.patch } };
    case "put":
      return { ...state, ...action.patch };
    default:
      return state;
  }
}

// ---- marks

const namesOf = (state) => [...new Set((state.session?.program?.marks ?? []).map((mark) => mark.name))];

/** The names of the marks that both texts carry, in the order of the left one. */
export function commonMarks(left, right) {
  const there = namesOf(right);
  return namesOf(left).filter((name) => there.includes(name));
}

/** Names of marks that only one of them carries. */
export const marksOfOne = (one, other) => namesOf(one).filter((name) => !namesOf(other).includes(name));

const hasEnded = (state) => ["halted", "trapped"].includes(state.stop?.status?.type) && !state.run;

/** What is known of a side's way: {passed, at, ended, known}; `at` are the common marks at which it stands. */
export function wayOf(state, common) {
  const { counts, stop } = state;
  const at = (stop?.marks ?? []).filter((name) => common.includes(name));
  const known = Boolean(stop && !state.run && counts?.complete && !outdated(counts.about, state));
  return { passed: known ? counts.passed : null, at, ended: hasEnded(state), known };
}

/** Whether a side can be moved forward or backward at all. */
const movable = {
  forward: (state) => ["ready", "none"].includes(phase(state)) || (phase(state) === "waiting" && state.stop.time < state.stop.end),
  backward: (state) => Boolean(state.stop) && !state.run && state.stop.time > 0,
};

/**
 * Which sides go to the next mark, or back to the last one: the one that is behind, or ahead, until both are in step again; then both.
 * @param direction forward | backward
 */
export function moversOf(direction, left, right) {
  const common = commonMarks(left, right);
  const sides = { left, right };
  const able = sideNames.filter((name) => movable[direction](sides[name]));
  const ways = Object.fromEntries(sideNames.map((name) => [name, wayOf(sides[name], common)]));
  if (able.length < 2 || !ways.left.known || !ways.right.known) return able;
  const goal = (way) => (direction === "forward" ? way.passed + 1 : way.at.length ? way.passed - 1 : way.passed);
  const goals = able.map((name) => goal(ways[name]));
  const first = direction === "forward" ? Math.min(...goals) : Math.max(...goals);
  return able.filter((name, i) => goals[i] === first);
}

const ordinal = (n) => `${count(n)}${["th", "st", "nd", "rd"][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? "th"}`;

/** Where the two stand to each other: {kind: unknown | unmarked | start | together | between | apart | ended, text}. */
export function standing(left, right) {
  const common = commonMarks(left, right);
  if (!left.session || !right.session) return { kind: "unknown", text: "Two programs are needed, one on each side." };
  if (!common.length) return { kind: "unmarked", text: "The programs carry no mark of the same name, so nothing tells where they are in step. Write “; sync: name” at an instruction of each." };
  if (left.run || right.run) return { kind: "unknown", text: "Running…" };
  const ways = [left, right].map((state) => wayOf(state, common));
  if (!ways.every((way) => way.known)) return { kind: "unknown", text: "Counting…" };
  const [a, b] = ways;
  const names = a.at.join(", ");
  if (a.ended && b.ended) {
    return a.passed === b.passed
      ? { kind: "ended", text: `Both have ended. Each passed ${marks(a.passed)} on the way.` }
      : { kind: "apart", text: `Both have ended, but not in step: ${marks(a.passed)} on the left, ${count(b.passed)} on the right.` };
  }
  if (a.passed !== b.passed) {
    const ahead = a.passed > b.passed ? "left" : "right";
    return { kind: "apart", text: `The ${ahead} one is ${marks(Math.abs(a.passed - b.passed))} ahead.` };
  }
  if (a.at.length && b.at.length) {
    return names === b.at.join(", ")
      ? { kind: "together", text: `In step: both stand at “${names}”, the ${ordinal(a.passed)} mark.` }
      : { kind: "apart", text: `Not in step: the left one stands at “${names}”, the right one at “${b.at.join(", ")}”.` };
  }
  if (a.passed === 0) return { kind: "start", text: "Both stand before the first mark." };
  return { kind: "between", text: `Both have passed ${marks(a.passed)}.` };
}

const marks = (n) => counted(n, "mark");

/** The marks passed, the newest last: [{number, left: {time, names}, right, inStep}]; a side that is not there yet has none. */
export function passages(left, right) {
  const byNumber = new Map();
  for (const [side, { counts }] of [["left", left], ["right", right]]) {
    (counts?.marks ?? []).forEach((passage, i) => {
      const number = counts.passed - counts.marks.length + 1 + i;
      byNumber.set(number, { ...byNumber.get(number), number, [side]: passage });
    });
  }
  return [...byNumber.values()]
    .sort((a, b) => a.number - b.number)
    .map((row) => ({ ...row, inStep: Boolean(row.left && row.right && row.left.names.join() === row.right.names.join()) }));
}

// ---- what was done

/** Where instructions have their operands; all other cells are memory. */
const WORKING = ["STACK", "REGISTERS"];

/** Reads and writes by what the area is: {working: {reads, writes, titles}, memory: {...}}, of counts by area. */
function byUse(state, areas) {
  const sum = { working: { reads: 0, writes: 0 }, memory: { reads: 0, writes: 0 } };
  for (const { area, reads, writes } of areas ?? []) {
    const kind = machineOf(state)?.areas.find(({ id }) => id === area)?.kind;
    const use = sum[WORKING.includes(kind) ? "working" : "memory"];
    use.reads += reads;
    use.writes += writes;
  }
  return sum;
}

/** What a side has done: {instructions, working, memory}, from the start and since the last mark; null until it is counted. */
function done(state) {
  const { counts } = state;
  if (!counts) return null;
  const now = { instructions: counts.time, ...byUse(state, counts.areas) };
  const before = { instructions: counts.since.time, ...byUse(state, counts.since.areas) };
  return { now, before };
}

const measures = [
  { id: "instructions", title: "Instructions", of: (sums) => sums.instructions },
  { id: "code", title: "Bytes of code", fixed: (state) => state.session?.program?.codeBytes ?? null },
  { id: "working-reads", title: "Stack and register reads", of: (sums) => sums.working.reads },
  { id: "working-writes", title: "Stack and register writes", of: (sums) => sums.working.writes },
  { id: "memory-reads", title: "Memory reads", of: (sums) => sums.memory.reads },
  { id: "memory-writes", title: "Memory writes", of: (sums) => sums.memory.writes },
];

/** The rows of the comparison: [{id, title, left: {now, since}, right: {now, since}}]; null where nothing is known. */
export function compared(left, right) {
  const both = [done(left), done(right)];
  return measures.map(({ id, title, of, fixed }) => {
    const [l, r] = [left, right].map((state, i) => (fixed ? { now: fixed(state), since: null } : both[i] ? { now: of(both[i].now), since: of(both[i].now) - of(both[i].before) } : { now: null, since: null }));
    return { id, title, left: l, right: r };
  });
}

/** By area, for those who want to know which memory: [{title, kind: working | memory, reads, writes}]. */
export const byArea = (state) =>
  (state.counts?.areas ?? [])
    .map(({ area, reads, writes }) => {
      const found = machineOf(state)?.areas.find(({ id }) => id === area);
      return { title: found?.title ?? area, kind: WORKING.includes(found?.kind) ? "working" : "memory", reads, writes };
    })
    .filter(({ reads, writes }) => reads + writes > 0);

/** How two numbers stand to each other, in words; `who` are the names of the two. */
export function ratioText(a, b, who) {
  if (a === b) return "the same";
  const [more, less, name] = a > b ? [a, b, who[0]] : [b, a, who[1]];
  if (less === 0) return `${name} only`.trim();
  const times = more / less;
  return `${name} ${times < 10 ? times.toFixed(times < 1.095 ? 2 : 1) : count(Math.round(times))} times as many`.trim();
}

// ---- output

/** Two texts of outputs as far as both are there: who reads further up on one side has another part of it. */
function inBoth(a, b) {
  const from = Math.max(a?.from ?? 0, b?.from ?? 0);
  if ((a?.from ?? 0) === (b?.from ?? 0)) return [a?.text ?? "", b?.text ?? ""];
  const parts = [a, b].map((view) => [...view.text].slice(from - view.from));
  const length = a.size === b.size ? Math.min(...parts.map((part) => part.length)) : Infinity;
  return parts.map((part) => part.slice(0, length).join(""));
}

/** The outputs of both: {left, right, verdict: none | equal | so-far | different, text}. */
export function outputs(left, right) {
  const [a, b] = [left, right].map((state) => (machineOf(state)?.areas ?? []).filter(({ kind }) => kind === "TEXT").map(({ id }) => state.areas[id]).find(Boolean));
  const texts = inBoth(a, b);
  const whole = !(a?.from > 0) && !(b?.from > 0);
  const result = { left: a?.text ?? "", right: b?.text ?? "" };
  const over = hasEnded(left) && hasEnded(right);
  if (!texts[0] && !texts[1] && !over) return { ...result, verdict: "none", text: "Nothing written yet." };
  if (texts[0] === texts[1] && a?.size === b?.size) return { ...result, verdict: "equal", text: over ? "Both wrote the same." : "The same so far." };
  if (!over && whole && (texts[0].startsWith(texts[1]) || texts[1].startsWith(texts[0]))) return { ...result, verdict: "so-far", text: "The same as far as both have come." };
  return { ...result, verdict: "different", text: "They wrote different things." };
}
