// Going to a moment that is typed. What it means is found by state/destination.js; the moment that is left is remembered, so that one can come back.

import * as select from "./state/select.js";
import { destinationOf } from "./state/destination.js";
import { strip } from "./state/literals.js";
import { count } from "./state/numbers.js";

/**
 * @param to.ready makes sure that there is a session, resolves to whether there is; to.pause stops a run
 * @param to.jump goes to a time, or to the end for Infinity, and remembers where it came from
 */
export function createGoing({ store, ready, pause, jump, ui }) {
  const state = () => store.state;
  const where = () => ({ time: select.time(state()), end: select.end(state()), ended: Boolean(state().stop?.ended) });
  const refuse = (problem) => (ui({ goTo: { problem, note: "", time: 0 } }), false);

  /** Resolves to whether the text was understood; what is wrong with it is said, and what one should know at the place that is reached. */
  async function go(typed) {
    if (strip(typed) === "") return true;
    const { problem } = destinationOf(typed, where());
    if (problem && state().session) return refuse(problem);
    if (!(await ready())) return refuse("There is no program to go through yet.");
    if (state().run) await pause();
    const wanted = destinationOf(typed, where());
    if (wanted.problem) return refuse(wanted.problem);
    ui({ goTo: null });
    // whoever follows the way there should not wait for a long run with the field
    jump(wanted.time).then(() => arrived(wanted));
    return true;
  }

  function arrived({ time, so }) {
    if (state().run || !state().stop) return;
    const now = select.time(state());
    const short = time !== Infinity && now < time ? endsHere(now) : "";
    const note = short || so;
    if (note) ui({ goTo: { problem: "", note, time: now } });
  }

  function endsHere(now) {
    const phase = select.phase(state());
    if (phase === "halted" || phase === "trapped") return `The program ends at step ${count(now)}.`;
    return phase === "waiting" ? `The program waits for input at step ${count(now)}.` : "";
  }

  return { go, /** What was said is read, or something else is typed. */ forget: () => state().ui.goTo && ui({ goTo: null }) };
}
