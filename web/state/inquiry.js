// What was asked about cells and the run, and what came of it. Pure. One question is open at a time:
// Each has {id, about, problem} besides, see about.js: shown at another moment than it is about it looks so, and can be asked again.
//   {kind: "history", how, cell, title, access, entries, earlier, later, found, searching, problem}
//   {kind: "origin", title, root, nodes, open}      nodes by key: {searching, answer, problem}
//   {kind: "loop", searching, report, problem}
//   {kind: "alive" | "pointing", answer, problem}
// `trail` is the way back: the moments that were left by jumping to an answer, the newest last.

export const initialInquiry = {
  trail: [], // times
  asking: 0, // how many questions wait for their answers
  search: null, // the newest progress of a question that the session works on
  inquiry: null,
};

const MOST_MOMENTS = 50;

/** Whether an answer speaks of what comes later, as far as the run is known. */
export const looksAhead = (inquiry) => inquiry.kind === "loop" || (inquiry.kind === "history" && inquiry.later.done !== undefined);

export const nodeKey = ({ cell, time }) => `${cell}@${time}`;
export const entryKey = (entry) => `${entry.time} ${entry.access} ${entry.edit ? "edit" : ""}`;

/** What an action makes of it; the state as it was when the action is not about this. */
export function inquire(state, action) {
  switch (action.type) {
    case "left-moment":
      return { ...state, trail: [...state.trail.filter((time) => time !== action.time), action.time].slice(-MOST_MOMENTS) };
    case "back-at-moment":
      return { ...state, trail: state.trail.slice(0, -1) };
    case "asking": {
      const asking = Math.max(0, state.asking + action.by);
      return { ...state, asking, search: asking ? state.search : null };
    }
    case "inquiry":
      return { ...state, inquiry: action.inquiry };
    case "inquiry-patch":
      return patch(state, action.of, action.patch);
    case "history":
      return history(state, action);
    case "origin":
      return origin(state, action);
    default:
      return state;
  }
}

/** An answer belongs to the question that it was asked for; that may be closed by now. */
const patch = (state, of, changes) => (state.inquiry && state.inquiry.id === of ? { ...state, inquiry: { ...state.inquiry, ...changes } } : state);

function history(state, { of, direction, count, answer }) {
  const { inquiry } = state;
  if (inquiry?.id !== of) return state;
  const known = new Set(inquiry.entries.map(entryKey));
  const entries = [...inquiry.entries, ...answer.entries.filter((entry) => !known.has(entryKey(entry)))].sort((a, b) => a.time - b.time);
  const back = direction === "backward";
  const side = {
    done: answer.complete && answer.entries.length < count,
    stopped: !answer.complete,
    message: answer.message ?? "",
    from: back ? answer.searchedFrom : answer.searchedTo,
  };
  const [nearest] = answer.entries;
  return patch(state, of, {
    cell: answer.cell || inquiry.cell,
    entries,
    [back ? "earlier" : "later"]: side,
    found: nearest ? entryKey(nearest) : inquiry.found,
    searching: null,
  });
}

function origin(state, { of, node, result }) {
  const { inquiry } = state;
  if (inquiry?.id !== of) return state;
  return patch(state, of, { nodes: { ...inquiry.nodes, [nodeKey(node)]: result } });
}

/** What was found about times from here on holds no more: another future begins. */
export function forgetFuture(state, time) {
  const trail = state.trail.filter((moment) => moment <= time);
  const { inquiry } = state;
  if (inquiry?.kind !== "history") return { ...state, trail };
  return { ...state, trail, inquiry: { ...inquiry, entries: inquiry.entries.filter((entry) => entry.time < time), later: {}, found: null } };
}

/** The moment to go back to: the newest one that was left and is not the present one. */
export const wayBack = (state, now) => (state.trail.at(-1) === now ? state.trail.at(-2) : state.trail.at(-1));

export const isFound = (inquiry, entry) => inquiry.found === entryKey(entry);
