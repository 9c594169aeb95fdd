// The breakpoints that the user set. The page has a set of its own, which answers at once; the session has the one that counts, and tells it to
// every window. Each change goes there with the revision that it was made from, one at a time; what is told is taken over, and what was changed
// here meanwhile is changed in that.

import * as select from "./state/select.js";
import { sameStop, settled } from "./state/frame-stops.js";
import { inCode, newBreakpoint, rebased, sameSet, specsOf } from "./state/breakpoints.js";

/** Names that no other window makes up. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, "0")).join("");

export function createBreakpoints({ store, ask, changed, taken, tellProblem }) {
  const { dispatch } = store;
  const state = () => store.state;
  const list = () => state().breakpoints;
  const wanted = () => specsOf(list());
  let sent = null; // the set that is under way, with what was told since it left
  let flight = null; // that one among those that ever were
  let unanswered = []; // the set that was under way when the connection was lost
  let added = new Set(); // keys of those that were set by a click and did not take yet

  function set(next, marks = []) {
    dispatch({ type: "breakpoints", list: next, marks });
    changed();
    return sync();
  }

  /** Brings the session to what is wanted here, when that is something else. */
  async function sync() {
    const { session, breakpointSet } = state();
    if (sent || !session || !breakpointSet || sameSet(wanted(), breakpointSet.specs)) return;
    sent = wanted();
    const own = (flight = {});
    let answered = false;
    try {
      const answer = await ask({ type: "setBreakpoints", revision: breakpointSet.revision, breakpoints: sent });
      if (answer && flight === own) {
        answered = true;
        take(answer, sent);
        taken();
      }
    } catch (problem) {
      if (flight === own && problem.status) refused(problem);
      else if (flight === own) unanswered = sent;
    } finally {
      if (flight === own) sent = null;
    }
    if (answered) await sync();
  }

  /** The session has a set of which nothing is known here, and tells it at once; or it does not want this one. */
  function refused(problem) {
    if (problem.code === "unknown-revision") return;
    tellProblem(problem);
    const { breakpointSet } = state();
    dispatch({ type: "breakpoints-told", event: { revision: breakpointSet.revision, set: breakpointSet.specs, breakpoints: Object.values(state().breakpointStatus) }, specs: breakpointSet.specs });
  }

  /** @param before the set from which this one and the one that is wanted here both come */
  function take(event, before) {
    const { breakpointSet } = state();
    if (breakpointSet && event.revision < breakpointSet.revision) return;
    if (sent) sent = rebased(before, sent, event.set);
    dispatch({ type: "breakpoints-told", event, specs: rebased(before, wanted(), event.set, unanswered) });
    unanswered = [];
    const kept = settled(list(), state().breakpointStatus);
    if (kept !== list()) dispatch({ type: "breakpoints", list: kept });
    withoutTwins();
  }

  /** The session tells of a change by another window, or what there is after a loss of the connection. */
  function took(event) {
    if (event.inReplyTo !== undefined || !state().breakpointSet) return;
    take(event, state().breakpointSet.specs);
    taken();
    changed();
    sync();
  }

  /**
   * A session is there.
   *
   * @param event the set that it has
   * @param before the set that it was known to have, when what is wanted was made of that
   * @param underWay the set that it was being brought to then
   */
  function joined(event, before, underWay = []) {
    sent = null;
    flight = null;
    unanswered = underWay;
    take(event, before);
    return sync();
  }

  /** A click on a line without an instruction means the next one. Where one stands there already, there is nothing to add. */
  function withoutTwins() {
    const status = state().breakpointStatus;
    const twins = list().filter(({ key }) => added.has(key) && status[key]?.address >= 0 && list().some((other) => other.key !== key && inCode(other) && status[other.key]?.address === status[key].address));
    added = new Set([...added].filter((key) => !status[key]));
    if (twins.length) dispatch({ type: "breakpoints", list: list().filter((each) => !twins.includes(each)) });
  }

  /** Those that were to stop once and did. */
  function dropTemporary({ hits = [], breakpoints = [] }) {
    const gone = new Set(hits.map((index) => breakpoints?.[index]?.id));
    const left = list().filter((each) => !each.temporary || !gone.has(each.key));
    if (left.length < list().length) set(left);
  }

  /** At a line of the text, whether it was set there or moved there by the session; or at an address. */
  function find({ line, address }) {
    const all = select.codeBreakpoints(state());
    const { lines } = state();
    const found = line ? (all.find((each) => each.line === line) ?? all.find((each) => each.programLine > 0 && lines.lineFrom("program", each.programLine) === line)) : all.find((each) => each.address === address);
    return found && list().find(({ key }) => key === found.key);
  }

  /** @param place a line of the text, or an address in the program that runs */
  function toggle(place) {
    const known = find(place);
    if (known) return set(list().filter((each) => each !== known));
    const key = newKey();
    added.add(key);
    const { session, lines } = state();
    if (!place.line) return set([...list(), newBreakpoint(key, { address: place.address })]);
    return set([...list(), newBreakpoint(key, { line: session ? lines.lineIn("program", place.line) : place.line })], [[key, place.line]]);
  }

  /** At a cell or an event; the same one a second time takes it away again. */
  function toggleAt(spec) {
    const known = list().find((b) => (spec.cell ? sameStop(b, spec, store.state.breakpointStatus[b.key]) : b.event && b.event === spec.event && b.function === spec.function));
    if (known) return set(list().filter((b) => b !== known));
    return set([...list(), newBreakpoint(newKey(), spec)]);
  }

  /** Those of a moment, whose text is the one that is shown; others are gone, until an undo brings their text back. */
  function restore(given) {
    const fresh = given.map(({ id, textLine, ...rest }) => newBreakpoint(id || newKey(), rest));
    const known = new Set(fresh.map(({ key }) => key));
    const gone = list().filter((each) => inCode(each) && !known.has(each.key)).map(({ address, ...each }) => ({ ...each, line: 0 }));
    dispatch({ type: "breakpoints", list: [...gone, ...fresh], marks: [...gone.map(({ key }) => [key, 0]), ...fresh.filter(inCode).map(({ key, line }) => [key, line])] });
  }

  return {
    sync,
    took,
    joined,
    dropTemporary,
    find,
    toggle,
    toggleAt,
    change: (key, patch) => set(list().map((b) => (b.key === key ? { ...b, ...patch } : b))),
    remove: (keys) => set(list().filter((b) => ![keys].flat().includes(b.key))),
    restore,
    /** The set that the session is known to have, when something else is wanted or under way; and what is under way. */
    unsent() {
      const { breakpointSet } = state();
      const underWay = sent ?? unanswered;
      return breakpointSet && (underWay.length || !sameSet(wanted(), breakpointSet.specs)) ? { base: breakpointSet.specs, underWay } : {};
    },
  };
}
