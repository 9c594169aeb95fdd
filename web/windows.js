// Views into long areas and long listings: which part of each is shown.

import { rest } from "./transport/rest.js";

/** @param to.tell sends a command that is not answered */
export function createWindows({ store, tell, tellProblem }) {
  const state = () => store.state;
  let windows = {};

  /** Asks for another window into an area; the others stay as they are. */
  function view(more) {
    windows = { ...windows, ...more };
    tell({ type: "view", windows });
  }

  /** Another part of a long listing: what is in view and as much again on both sides. */
  async function needListing({ from, count, address }) {
    const { session } = state();
    if (!session) return;
    const window = address !== undefined ? { address, count: 1000 } : { from: Math.max(0, from - 400), count: count + 800 };
    try {
      const part = await rest.listing(session.id, window);
      if (state().session?.id === session.id) store.dispatch({ type: "listing", window: part });
    } catch (problem) {
      tellProblem(problem);
    }
  }

  return {
    view,
    needListing,
    group: (name, window) => rest.group(state().session.id, name, window),
    /** Another session begins: nothing particular is shown of it. */
    begin: () => (windows = {}),
    /** The connection is there again, and knows nothing of what was shown. */
    again: () => Object.keys(windows).length && view({}),
  };
}
