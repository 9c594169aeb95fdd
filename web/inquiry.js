// Questions about cells and the run: who wrote this, who reads it next, its history, where a value comes from, what the run is doing.
// Going to an answer remembers the moment that is left.

import * as select from "./state/select.js";
import { nodeKey, wayBack } from "./state/inquiry.js";

const A_PAGE = 20;

/**
 * @param to.ready makes sure that there is a session, resolves to whether there is
 * @param to.ask sends a command and resolves to its answer; throws the session's refusal
 * @param to.goTo goes to a time; to.pause stops a run
 * @param to.chosen is told which object an answer is about
 * @param to.show brings the panel with the answer into view
 */
export function createInquiries({ store, ready, ask: send, pause, goTo, show, chosen, tellProblem }) {
  const { dispatch } = store;
  const state = () => store.state;
  let nextId = 1;

  async function ask(question) {
    dispatch({ type: "asking", by: 1 });
    try {
      return await send(question);
    } finally {
      dispatch({ type: "asking", by: -1 });
    }
  }

  const wordsOf = ({ title, detail, hint }) => [title, detail, hint].filter(Boolean).join(" ");

  function open(inquiry, inPanel = true) {
    const id = nextId++;
    dispatch({ type: "inquiry", inquiry: { id, problem: null, ...inquiry } });
    if (inPanel) show();
    return id;
  }

  const close = () => {
    if (state().asking) cancel();
    dispatch({ type: "inquiry", inquiry: null });
  };

  const cancel = () => send({ type: "pause" }).catch(() => {});

  // ---- going there and coming back

  async function jump(time) {
    const from = select.time(state());
    if (time === from) return;
    await goTo(time);
    if (select.time(state()) !== from) dispatch({ type: "left-moment", time: from });
  }

  async function jumpBack() {
    const now = select.time(state());
    while (state().trail.at(-1) === now) dispatch({ type: "back-at-moment" });
    const time = wayBack(state(), now);
    if (time === undefined) return;
    await goTo(time);
    dispatch({ type: "back-at-moment" });
  }

  // ---- history

  const startHistory = (cell, access) =>
    open({ kind: "history", cell, title: select.titleOf(state(), cell), access, entries: [], earlier: {}, later: {}, found: null, searching: null });

  async function search(id, direction, count) {
    const { inquiry } = state();
    if (inquiry?.id !== id || inquiry.kind !== "history") return null;
    const { entries, access, cell } = inquiry;
    const back = direction === "backward";
    const side = back ? inquiry.earlier : inquiry.later;
    const outermost = back ? entries[0]?.time : entries.length ? entries.at(-1).time + 1 : undefined;
    const time = side.stopped ? side.from : outermost ?? select.time(state());
    dispatch({ type: "inquiry-patch", of: id, patch: { searching: direction, problem: null } });
    try {
      const answer = await ask({ type: "history", cell, access, direction, time, count });
      if (answer) dispatch({ type: "history", of: id, direction, count, answer });
      return answer;
    } catch (problem) {
      dispatch({ type: "inquiry-patch", of: id, patch: { searching: null, problem: wordsOf(problem) } });
      return null;
    }
  }

  /** Both ways from the present moment. */
  async function history(cell, access = "write") {
    if (!(await ready())) return;
    const id = startHistory(cell, access);
    await search(id, "backward", A_PAGE);
    await search(id, "forward", A_PAGE);
    dispatch({ type: "inquiry-patch", of: id, patch: { found: null } });
  }

  async function nearest(cell, access, direction) {
    if (!(await ready())) return;
    const id = startHistory(cell, access);
    await search(id, direction, 1);
  }

  /** Goes to the step that wrote what a cell holds now. Where there is none to go to, the panel says why. */
  async function goToWritten(cell) {
    if (!(await ready())) return;
    let answer;
    try {
      answer = await ask({ type: "history", cell, access: "write", direction: "backward", count: 1 });
    } catch (problem) {
      return tellProblem(problem);
    }
    const [entry] = answer?.entries ?? [];
    if (entry && entry.time + 1 !== select.time(state())) return jump(entry.time + 1);
    const id = startHistory(cell, "write");
    if (answer) dispatch({ type: "history", of: id, direction: "backward", count: 1, answer });
  }

  // ---- origin

  async function origin(cell) {
    if (!(await ready())) return;
    const root = { cell, time: select.time(state()) };
    const id = open({ kind: "origin", title: select.titleOf(state(), cell), root, nodes: {}, open: {} });
    await unfold(root, nodeKey(root), true, id);
  }

  /** Opens or closes a node of the tree; the first time its own origin is asked for. `path` says which of its appearances. */
  async function unfold(node, path, open, of = state().inquiry?.id) {
    const { inquiry } = state();
    if (inquiry?.id !== of) return;
    dispatch({ type: "inquiry-patch", of, patch: { open: { ...inquiry.open, [path]: open } } });
    const known = inquiry.nodes[nodeKey(node)];
    if (!open || (known && !known.problem && known.answer?.complete !== false)) return;
    const tell = (result) => dispatch({ type: "origin", of, node, result });
    tell({ searching: true });
    try {
      const answer = await ask({ type: "origin", cell: node.cell, time: node.time });
      tell(answer ? { answer } : { problem: "Nothing runs." });
    } catch (problem) {
      tell({ problem: wordsOf(problem) });
    }
  }

  // ---- what is it doing?

  async function loop() {
    if (!(await ready())) return;
    if (state().run) await pause();
    const id = open({ kind: "loop", searching: true, report: null });
    try {
      const report = await ask({ type: "loop" });
      dispatch({ type: "inquiry-patch", of: id, patch: { searching: false, report } });
    } catch (problem) {
      dispatch({ type: "inquiry-patch", of: id, patch: { searching: false, problem: wordsOf(problem) } });
    }
  }

  // ---- objects

  /** Why an object is alive, or what points to it; `name` is an object's, or that of a cell that refers to one. */
  async function aboutObject(kind, type, again, name) {
    if (!(await ready())) return;
    const id = open({ kind, again, answer: null, at: null }, false);
    try {
      const answer = await ask({ type, object: name });
      dispatch({ type: "inquiry-patch", of: id, patch: { answer, at: select.momentKey(state()) } });
      if (answer) chosen(answer.object.serial);
    } catch (problem) {
      dispatch({ type: "inquiry-patch", of: id, patch: { problem: wordsOf(problem) } });
      show();
    }
  }

  return {
    whyAlive: (name) => aboutObject("alive", "whyAlive", "whyAlive", name),
    pointsHere: (name) => aboutObject("pointing", "pointsHere", "pointsHere", name),
    close, cancel, jump, jumpBack, history, goToWritten, origin, unfold, loop,
    whoWrote: (cell) => nearest(cell, "write", "backward"),
    whoWritesNext: (cell) => nearest(cell, "write", "forward"),
    whoReadsNext: (cell) => nearest(cell, "read", "forward"),
    walk: (direction) => search(state().inquiry?.id, direction, A_PAGE),
    changeAccess: (access) => state().inquiry?.kind === "history" && history(state().inquiry.cell, access),
  };
}
