// The lines of input: those that are not read yet can be others.

import * as select from "./state/select.js";

/**
 * @param to.ask sends a command and resolves to its answer; throws the session's refusal   @param to.changed is told when the input is another
 * @param to.goOn lets a run go on that waited for it
 */
export function createInput({ store, ui, ask, changed, goOn, tellProblem }) {
  const state = () => store.state;

  return async function setInput(lines, closed, dropFuture = false) {
    const text = select.linesText(lines);
    const waited = select.phase(state()) === "waiting";
    if (!state().session) return store.dispatch({ type: "input-draft", text, closed });
    try {
      await ask({ type: "setInput", text, closed, ...(dropFuture ? { dropFuture } : {}) });
      ui({ inputEdit: null, dialog: null });
      changed();
      if (waited) await goOn();
    } catch (problem) {
      if (!dropFuture && /dropFuture/.test(problem.hint)) ui({ dialog: { name: "drop-future", lines, closed } });
      else tellProblem(problem);
    }
  };
}
