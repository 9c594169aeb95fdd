// Where everything lies on the map of the run: activations as bars by call depth, the profile of depth where they are too short, marks,
// single instructions, the ruler. Pure geometry in CSS pixels from what is known of the run; it draws nothing and asks nothing.

import { ticks } from "../state/range.js";
import { count } from "../state/numbers.js";
import { markKinds, singleMarks } from "../state/marks.js";

const NARROWEST_BAR = 1;
const NARROWEST_STEP = 3;
const NARROWEST_TEXT = 1.75; // rem
const MARK_NEAR = 7;

/**
 * @param view what is known: a timeline or a survey   @param whole the timeline, which has the newest marks   @param range {from, to} shown   @param present, end moments
 * @param size {width, height, rem, open}
 */
export function layout({ view, whole, range, present, end, size }) {
  const { width, height, rem, open } = size;
  const scale = width / (range.to - range.from);
  const x = (time) => (time - range.from) * scale;
  const timeAt = (px) => range.from + px / scale;
  const marks = view ? marksOf(view, whole, range, x) : [];
  const lanes = Math.max(0, ...marks.map((mark) => mark.lane + 1)) && (open ? 2 : 1);
  const steps = stepsOf(view, range, x, scale);
  const ruler = open ? rem * 1.15 : 0;
  const laneHeight = open ? rem * 0.85 : rem * 0.7;
  const readable = steps.length && steps[0].w >= rem * NARROWEST_TEXT;
  const stepsHeight = !steps.length ? 0 : !readable ? rem * 0.4 : open ? rem * 2.1 : rem * 1.15;
  const marksTop = height - stepsHeight - lanes * laneHeight;
  const area = { top: ruler + (open ? 4 : 3), bottom: marksTop - (open ? 3 : 1) };
  return {
    x,
    timeAt,
    scale,
    width,
    height,
    present: x(present),
    ruler: { height: ruler, ticks: open ? rulerOf(range, scale, rem, end).map((at) => ({ x: x(at), text: count(at) })) : [] },
    ...flameOf(view, range, x, area, { rem, open, width }),
    area,
    marks: marks.map((mark) => ({ ...mark, y: marksTop + (lanes === 2 ? 1 - mark.lane + 0.5 : 0.5) * laneHeight, size: laneHeight * 0.42 })),
    steps: steps.map((step) => ({ ...step, y: height - stepsHeight, h: stepsHeight })),
    readable,
  };
}

// ---- activations

function flameOf(view, range, x, area, { rem, open, width }) {
  const none = { bars: [], profile: [], base: 0, rows: 0, rowHeight: 0, below: [] };
  if (!view) return none;
  const profile = [];
  let deepest = 0;
  let flattest = Infinity;
  const first = Math.max(0, Math.floor((range.from - view.from) / view.width));
  for (let i = first; i < view.highest.length && view.from + i * view.width < range.to; i++) {
    // A single step lies in one call; that it leads into another does not count.
    const [low, high] = [view.lowest[i], view.width === 1 ? view.lowest[i] : view.highest[i]];
    if (!high) continue;
    deepest = Math.max(deepest, high);
    flattest = Math.min(flattest, low);
    profile.push({ x: x(view.from + i * view.width), to: x(Math.min(view.to, view.from + (i + 1) * view.width)), low, high });
  }
  const seen = (view.bars ?? []).filter((bar) => bar.to > range.from && bar.from < range.to);
  for (const bar of seen) deepest = Math.max(deepest, bar.depth);
  if (!deepest) return none;

  // Calls that last over all that is shown tell nothing: when room is short they become one line of names.
  const room = area.bottom - area.top;
  const readable = rem * (open ? 1.25 : 0.8);
  const spans = flattest === Infinity ? 0 : flattest - 1;
  const base = spans > 1 && deepest * readable > room ? spans : 0;
  const below = base ? namesBelow(seen, base, range) : [];
  const rows = deepest - base + (base ? 1 : 0);
  const rowHeight = Math.min(rem * (open ? 2.2 : 1), room / rows);
  const y = (depth) => area.bottom - (depth - base + (base ? 1 : 0)) * rowHeight;
  const bars = [];
  for (const bar of seen) {
    if (bar.depth <= base) continue;
    const left = Math.max(-2, x(bar.from));
    const w = Math.min(width + 2, x(bar.to)) - left;
    if (w >= NARROWEST_BAR) bars.push({ ...bar, x: left, w, y: y(bar.depth), h: rowHeight });
  }
  return {
    bars,
    profile: profile.map((part) => ({ x: part.x, to: part.to, low: y(Math.max(base, part.low)), high: y(Math.max(base, part.high)) })),
    base,
    below,
    rows,
    rowHeight,
  };
}

/** The names of the calls that are not drawn, the outermost first; one that follows itself is counted. */
function namesBelow(bars, base, range) {
  const names = bars
    .filter((bar) => bar.depth <= base && bar.from <= range.from && bar.to >= range.to)
    .sort((a, b) => a.depth - b.depth)
    .map((bar) => bar.function);
  const result = [];
  for (const name of names) {
    if (result.at(-1)?.name === name) result.at(-1).times++;
    else result.push({ name, times: 1 });
  }
  if (names.length < base) result.push({ name: "…", times: 1 }); // very deep calls are not told apart
  return result;
}

// ---- marks

/** What happened, with neighbours of one kind joined that could not be told apart. */
function marksOf(view, whole, range, x) {
  const known = new Map([...singleMarks(view), ...(whole?.marks ?? [])].map((mark) => [`${mark.kind} ${mark.time}`, mark]));
  const single = [...known.values()].filter((mark) => mark.time >= range.from && mark.time <= range.to).sort((a, b) => a.time - b.time);
  const listed = new Set(single.map((mark) => mark.kind));
  const all = [
    ...(view.width === 1 || listed.has("output") ? [] : counted("output", view.output, view, range)),
    ...(view.width === 1 || listed.has("allocation") ? [] : counted("allocation", view.allocated, view, range)),
    ...(view.width === 1 ? [] : counted("collection", view.heap?.collections, view, range)),
    ...single.map((mark) => ({ number: 1, ...mark, from: mark.time, to: mark.time, at: mark.time + (markKinds[mark.kind]?.step ? 0.5 : 0), text: mark.text ?? "" })),
  ];
  const order = Object.keys(markKinds);
  const joined = new Map();
  const result = [];
  for (const mark of all) {
    const place = x(mark.at);
    const last = joined.get(mark.kind);
    if (last && place - last.x < MARK_NEAR) {
      last.to = mark.to;
      last.number += mark.number;
      last.times++;
    } else {
      const fresh = { ...mark, x: place, times: 1, lane: markKinds[mark.kind]?.lane ?? 1 };
      joined.set(mark.kind, fresh);
      result.push(fresh);
    }
  }
  return result.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function counted(kind, numbers, view, range) {
  const found = [];
  (numbers ?? []).forEach((number, i) => {
    const from = view.from + i * view.width;
    const to = Math.min(view.to, from + view.width);
    if (number > 0 && to > range.from && from < range.to) found.push({ kind, from, to, at: (from + to) / 2, number, text: "" });
  });
  return found;
}

// ---- single instructions and numbers

function stepsOf(view, range, x, scale) {
  if (!view || view.width !== 1 || scale < NARROWEST_STEP) return [];
  const known = new Map((view.steps ?? []).map((step) => [step.time, step]));
  const found = [];
  for (let time = Math.max(Math.floor(range.from), view.from); time < range.to && time < view.to; time++) {
    found.push({ ...known.get(time), time, x: x(time), w: scale });
  }
  return found;
}

function rulerOf(range, scale, rem, end) {
  const digits = count(end).length;
  return ticks(range, ((digits + 3) * rem * 0.42) / scale);
}

// ---- what is at a place

/** {is: "mark" | "step" | "bar" | "time", ...} */
export function hit(map, px, py) {
  const mark = [...map.marks].reverse().find((each) => Math.abs(each.x - px) <= MARK_NEAR && Math.abs(each.y - py) <= each.size + 3);
  if (mark) return { is: "mark", mark };
  const step = map.steps.length && py >= map.steps[0].y ? map.steps.find((each) => px >= each.x && px < each.x + each.w) : null;
  if (step) return { is: "step", step };
  const bar = map.bars.find((each) => px >= each.x && px <= each.x + each.w && py >= each.y && py < each.y + each.h);
  if (bar) return { is: "bar", bar };
  return { is: "time", time: map.timeAt(px) };
}

/** The shortest activation on the map that a moment lies in and that does not fill it. */
export function innermost(view, time, span) {
  const around = (view?.bars ?? []).filter((bar) => bar.from <= time && bar.to >= time && bar.to - bar.from < span * 0.9);
  return around.reduce((best, bar) => (!best || bar.to - bar.from > best.to - best.from ? bar : best), null);
}
