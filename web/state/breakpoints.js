// The breakpoints in the state: what is wanted, where that stands in the text, what the session made of it. Pure.
//
// There are three places of a breakpoint in the code. Its line in the program that runs is what the session knows; 0 while that line is none of
// this program. Its line in the text is where its mark is, see lines.js; 0 while that line is deleted. And the line where it took is told by the
// session: the first one with an instruction, from the line on that was wanted.

export const inCode = (breakpoint) => !breakpoint.cell && !breakpoint.event;

/** Whether the session has it, or is to have it. */
const inProgram = (breakpoint) => !inCode(breakpoint) || breakpoint.line > 0 || breakpoint.address !== undefined;

const blank = { condition: "", hitCount: 0, log: "", temporary: false, enabled: true };

export const newBreakpoint = (key, place) => ({ line: 0, ...blank, ...place, key });

/** As the wire has it: at a line, an address, a cell or an event, without what only the page knows. */
function spec({ key, name, line, ...rest }) {
  const all = { id: key, ...(line ? { line } : {}), ...rest };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The set as the session is to have it. */
export const specsOf = (list) => list.filter(inProgram).map(spec);

const byId = (set) => new Map(set.map((each) => [each.id, each]));
const different = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);

/** Whether two sets have the same breakpoints. */
export function sameSet(one, other) {
  const known = byId(other);
  return one.length === other.length && one.every((each) => known.has(each.id) && !different(each, known.get(each.id)).length);
}

const samePlace = (one, other) => ["line", "address", "cell", "access", "event", "function", "calls", "call"].every((name) => one[name] === other[name]);

/**
 * Does to a set what made one set of another: what was taken out is gone, what was added is added, what was changed is changed, property by
 * property. One that somebody else took out stays out. One that was added to `before` and is not in `onto`, because somebody else had added the
 * same, is that one.
 *
 * @param underWay a set between `before` and `after` of which nobody knows whether it arrived
 */
export function rebased(before, after, onto, underWay = []) {
  const [old, wanted, present, between] = [byId(before), byId(after), byId(onto), byId(underWay)];
  const result = onto.filter(({ id }) => !(old.has(id) || between.has(id)) || wanted.has(id));
  for (const each of after) {
    const base = old.get(each.id) ?? (present.has(each.id) ? between.get(each.id) : undefined);
    if (!base && !present.has(each.id)) {
      result.push(each);
      continue;
    }
    const names = base ? different(base, each) : Object.keys(each);
    const index = names.length ? result.findIndex((other) => other.id === each.id || (!present.has(each.id) && !old.has(other.id) && samePlace(other, base))) : -1;
    if (index < 0) continue;
    const changed = { ...result[index], ...Object.fromEntries(names.map((name) => [name, each[name]])) };
    result[index] = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
  }
  return result;
}

/** Only breakpoints that could come back with an undo are kept without being anywhere, and not for ever. */
const MOST_DELETED = 200;

function withoutOldest(list, lines) {
  const deleted = list.filter((each) => !inProgram(each) && !lines.marks.has(each.key));
  const old = new Set(deleted.slice(0, Math.max(0, deleted.length - MOST_DELETED)));
  return old.size ? list.filter((each) => !old.has(each)) : list;
}

/** Another list, with marks on lines of the text where they are given: [key, line]. */
export function listed(state, list, marks = []) {
  const known = new Set(list.map(({ key }) => key));
  return { ...state, breakpoints: list, lines: state.lines.keeping(known).marked(marks) };
}

/**
 * The set that the session told, with what was changed here since.
 *
 * @param told the event: its set, by revision, and what became of each
 * @param specs the set as it is wanted now
 */
export function told(state, told, specs) {
  const known = new Map(state.breakpoints.map((each) => [each.key, each]));
  const set = byId(specs);
  const fresh = specs.map(({ id, ...rest }) => ({ line: 0, ...(known.get(id)?.name ? { name: known.get(id).name } : {}), ...rest, key: id }));
  const others = state.breakpoints.filter((each) => !set.has(each.key) && !inProgram(each));
  const breakpointStatus = Object.fromEntries(told.breakpoints.map((each) => [each.id, each]));
  const list = [...fresh, ...others];
  const lines = state.lines.keeping(new Set(list.map(({ key }) => key)));
  return marked({ ...state, breakpoints: withoutOldest(list, lines), breakpointStatus, breakpointSet: { revision: told.revision, specs: told.set }, lines }, fresh);
}

/** With marks where the lines are on which these breakpoints took. */
function marked(state, list) {
  const took = list.filter(inCode).map(({ key, line }) => [key, state.breakpointStatus[key]?.line || line]).filter(([, line]) => line > 0);
  return took.length && state.lines.layers.program ? { ...state, lines: state.lines.markedFrom("program", took) } : state;
}

/** After an edit: a breakpoint that another window set on a line that was deleted here has a mark when that line comes back. */
export function followed(state) {
  return marked(state, state.breakpoints.filter((each) => !state.lines.marks.has(each.key)));
}

/** Where each breakpoint in the code stands in the text that is about to be assembled, by key: its line there, 0 for nowhere. */
export function linesToAssemble(state, source) {
  const same = state.session?.source === source; // the same program anew: places in it stay what they are
  return new Map(
    state.breakpoints.filter(inCode).map((each) => [each.key, same && inProgram(each) ? each.line : same ? 0 : state.lines.lineIn("starting", state.lines.lineOf(each.key))]),
  );
}

/** A breakpoint as it is in a text that is assembled: an address means another instruction there. */
export const assembledAt = (each, line, sameProgram) => {
  if (!inCode(each)) return each;
  const { address, ...rest } = each;
  return sameProgram || !line ? { ...each, line: each.address !== undefined ? 0 : line } : { ...rest, line };
};

/** The lines when another program comes: breakpoints that another window set on lines that were deleted here still come back with an undo. */
export function awaiting({ breakpoints, breakpointStatus, lines }) {
  const deleted = breakpoints.filter((each) => inCode(each) && each.line > 0 && !lines.marks.has(each.key));
  return lines.awaiting("program", deleted.map(({ key, line }) => [key, breakpointStatus[key]?.line || line]));
}

/** What becomes of the breakpoints when a program runs that was assembled of a text. `sent` is what that began with, by key. */
export function begun(state, sent) {
  const { lines } = state;
  const at = (each) => sent?.get(each.key) ?? { ...each, line: inCode(each) ? lines.lineIn("program", lines.lineOf(each.key)) : 0 };
  return { ...state, breakpoints: withoutOldest(state.breakpoints.map(at), lines), breakpointStatus: {}, breakpointSet: null };
}

/** What is kept of them over a reload, or put into a link: those that are somewhere; where the text was edited since, also on which line of it. */
export function keptBreakpoints(state, edited) {
  return state.breakpoints
    .filter((each) => inProgram(each) || state.lines.marks.has(each.key))
    .map(({ key, ...rest }) => ({ id: key, ...rest, ...(edited && inCode(rest) ? { textLine: state.lines.lineOf(key) } : {}) }));
}
