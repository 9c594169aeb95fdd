// The breakpoints that the user set. The page keeps what is wanted, each with a key that stays; the session says what became of them,
// in the order in which they were sent.

import * as select from "./state/select.js";
import { sameStop, settled } from "./state/frame-stops.js";

const blank = () => ({ line: 0, condition: "", hitCount: 0, log: "", temporary: false, enabled: true });

/** As the wire has them: without the page's keys and names, at a line, an address, a cell or an event. */
export const specsOf = (list) => list.map(({ key, name, line, ...spec }) => (line ? { line, ...spec } : spec));

export function createBreakpoints({ store, ask, changed, taken, tellProblem }) {
  const { dispatch } = store;
  const list = () => store.state.breakpoints;
  let nextKey = 1;
  let takenKeys = [];

  function set(wanted) {
    dispatch({ type: "breakpoints", list: wanted });
    changed();
    return send();
  }

  async function send() {
    const sent = list();
    try {
      const answer = await ask({ type: "setBreakpoints", breakpoints: specsOf(sent) });
      if (!answer) return;
      takenKeys = sent.map((b) => b.key);
      if (sent === list()) tell(answer);
      taken();
    } catch (problem) {
      if (problem.status) tellProblem(problem);
    }
  }

  function tell(event) {
    const byKey = Object.fromEntries(event.breakpoints.map((b, i) => [takenKeys[i], b]));
    dispatch({ type: "breakpoint-status", byKey });
    const kept = settled(list(), byKey);
    if (kept !== list()) dispatch({ type: "breakpoints", list: kept });
  }

  /** The session tells by itself, such as when hits were counted. */
  function took(event) {
    if (event.inReplyTo === undefined && event.breakpoints.length === takenKeys.length) tell(event);
  }

  /** Those that were to stop once and did. */
  function dropTemporary(hits) {
    const gone = new Set((hits ?? []).map((index) => list()[index]).filter((b) => b?.temporary));
    if (gone.size) set(list().filter((b) => !gone.has(b)));
  }

  /** Where it stands, whether it was set there or moved there by the session. */
  function find(place) {
    const all = select.breakpointsShown(store.state);
    const found =
      all.find((b) => (place.line ? b.line === place.line : b.address === place.address)) ??
      (place.address !== undefined ? all.find((b) => b.address === place.address) : undefined);
    return found && list().find((b) => b.key === found.key);
  }

  function toggle(place) {
    const known = find(place);
    if (known) return set(list().filter((b) => b !== known));
    const spec = place.line ? { line: place.line } : { address: place.address };
    return set([...list(), { ...blank(), ...spec, key: nextKey++ }]);
  }

  /** At a cell or an event; the same one a second time takes it away again. */
  function toggleAt(spec) {
    const known = list().find((b) => (spec.cell ? sameStop(b, spec, store.state.breakpointStatus[b.key]) : b.event && b.event === spec.event && b.function === spec.function));
    if (known) return set(list().filter((b) => b !== known));
    return set([...list(), { ...blank(), ...spec, key: nextKey++ }]);
  }

  /** Breakpoints go along with the text of their lines. The session hears of it when the text is assembled. */
  function moveAlong(left) {
    const lines = new Map(left.map((b) => [b.key, b.line]));
    const moved = new Set(select.breakpointsShown(store.state).filter((b) => b.line > 0 && lines.get(b.key) !== b.line).map((b) => b.key));
    if (!moved.size) return;
    const byKey = { ...store.state.breakpointStatus };
    for (const key of moved) if (byKey[key]) byKey[key] = { ...byKey[key], line: lines.get(key) ?? 0 };
    const kept = list().filter((b) => !moved.has(b.key) || lines.has(b.key));
    dispatch({ type: "breakpoints", list: kept.map((b) => (moved.has(b.key) && b.line ? { ...b, line: lines.get(b.key) } : b)) });
    dispatch({ type: "breakpoint-status", byKey });
  }

  return {
    send,
    took,
    dropTemporary,
    find,
    toggle,
    toggleAt,
    moveAlong,
    change: (key, patch) => set(list().map((b) => (b.key === key ? { ...b, ...patch } : b))),
    remove: (key) => set(list().filter((b) => b.key !== key)),
    restore: (specs) => dispatch({ type: "breakpoints", list: specs.map((spec) => ({ ...blank(), ...spec, key: nextKey++ })) }),
  };
}
