// What two sessions side by side can do together: go from mark to mark in step, run, begin anew, and be counted. Knows both sides' stores and actions;
// each side goes on being what it is alone.

import { commonMarks, moversOf, sideNames } from "./state/comparison.js";
import * as select from "./state/select.js";

const LONGEST_WAIT_MS = 1000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param to.sides {left: {store, actions}, right: {store, actions}}
 * @param to.store what is common to both
 */
export function createComparison({ sides, store }) {
  const { dispatch } = store;
  let address = location.hash;

  const ui = (patch) => dispatch({ type: "ui", patch });
  const tell = (problem) => dispatch({ type: "put", patch: { problem: problem && { detail: "", hint: "", ...problem } } });
  const states = () => Object.fromEntries(sideNames.map((name) => [name, sides[name].store.state]));
  const marks = () => commonMarks(sides.left.store.state, sides.right.store.state);
  const each = (names, what) => Promise.all(names.map((name) => what(sides[name], name)));

  // ---- together

  /** @param direction forward | backward */
  async function toMark(direction) {
    await Promise.race([counted(), wait(LONGEST_WAIT_MS)]);
    const { left, right } = states();
    const names = marks();
    const movers = moversOf(direction, left, right);
    if (names.length) await each(movers, ({ actions }) => actions.move({ type: direction === "forward" ? "toMark" : "backToMark", names }));
  }

  const both = (command) => () => each(sideNames.filter((name) => allowed(command, sides[name].store.state)), ({ actions }) => actions.move({ type: command }));
  const allowed = (command, state) => (command === "restart" ? select.canGoBack(state) : select.phase(state) === "none" || select.canGoForward(state));
  const pause = () => each(sideNames, ({ store: side, actions }) => (side.state.run || side.state.playing ? (actions.stopPlaying(), actions.send({ type: "pause" })) : null));

  // ---- counting: after each stop, what the run read and wrote up to there

  const asked = { left: "", right: "" };
  const underWay = { left: null, right: null };

  const keyOf = ({ session, stop, run }, names) => (session && stop && !run ? `${session.id} ${stop.time} ${stop.end} ${names.join("\n")}` : "");

  function count(name) {
    underWay[name] ??= countNow(name).finally(() => {
      underWay[name] = null;
      if (keyOf(sides[name].store.state, marks()) !== asked[name]) count(name);
    });
    return underWay[name];
  }

  async function countNow(name) {
    const { store: side, actions } = sides[name];
    const names = marks();
    const key = keyOf(side.state, names);
    asked[name] = key;
    if (!key) return;
    side.dispatch({ type: "counting", value: { progress: 0 } });
    try {
      await actions.ask({ type: "counts", ...(names.length ? { names } : {}) });
    } catch {
      // the next stop asks again
    }
    side.dispatch({ type: "counting", value: null });
  }

  for (const name of sideNames) {
    sides[name].store.subscribe(() => {
      for (const one of sideNames) if (keyOf(sides[one].store.state, marks()) !== asked[one]) count(one);
    });
  }

  /** Resolves when both sides are counted as far as they have come. */
  const counted = () => Promise.all(sideNames.map((name) => underWay[name]));

  /** Counts on, where it was ended. */
  const recount = () => sideNames.forEach((name) => underWay[name] ?? count(name));

  /** Ends the counting; it goes on with the next stop. */
  const stopCounting = () => each(sideNames, ({ store: side, actions }) => side.state.counting && actions.ask({ type: "pause" })?.catch(() => {}));

  // ---- programs

  /** Puts two shipped programs on the page. */
  const load = (paths) => each(sideNames, ({ actions }, name) => actions.loadProgram(paths[sideNames.indexOf(name)]));

  /** Puts a shipped pair on the page, and its name into the address. */
  async function loadPair(pair) {
    address = `#compare=${pair.name}`;
    history.replaceState(null, "", address);
    ui({ dialog: null });
    tell(null);
    await load(pair.programs.map(({ path }) => path));
  }

  const moments = () => sideNames.map((name) => select.moment(sides[name].store.state));

  return { ui, tell, states, marks, toMark, run: both("continue"), restart: both("restart"), pause, stopCounting, recount, load, loadPair, moments, sides, address: () => address,
    setHeight: (height) => dispatch({ type: "put", patch: { height } }) };
}
