// Questions about cells and the run: who wrote this, who reads it next, its history, where a value comes from, what the run is doing.
// Going to an answer remembers the moment that is left.

import * as select from "./state/select.js";
import { aboutNow, aboutOf, outdated } from "./state/about.js";
import { nodeKey, wayBack } from "./state/inquiry.js";

const A_PAGE = 20;

/**
 * @param to.ready makes sure that there is a session, resolves to whether there is
 * @param to.ask sends a command and resolves to its answer; throws the session's refusal
 * @param to.goTo goes to a time, Infinity for the end; to.pause stops a run
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
      const answer = await send(question);
      return answer?.type === "stopped" ? null : answer; // a later stop stands for answers that were left out
    } finally {
      dispatch({ type: "asking", by: -1 });
    }
  }

  const wordsOf = ({ title, detail, hint }) => [title, detail, hint].filter(Boolean).join(" ");

  function open(inquiry, inPanel = true) {
    const id = nextId++;
    dispatch({ type: "inquiry", inquiry: { id, about: aboutNow(state()), problem: null, ...inquiry } });
    if (inPanel) show();
    return id;
  }

  /** The session says at which moment it stood when it answered: somebody may have gone elsewhere meanwhile. */
  const answered = (id, event, patch = {}) => dispatch({ type: "inquiry-patch", of: id, patch: { about: aboutOf(state(), event), ...patch } });

  const close = () => {
    if (state().asking) cancel();
    dispatch({ type: "inquiry", inquiry: null });
  };

  const cancel = () => send({ type: "pause" }).catch(() => {});

  // ---- going there and coming back

  async function jump(time) {
    const from = select.time(state());
    if (time === from && !select.part(state())) return;
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

  /** @param how the question, by its name below: whoever asks again asks that */
  const startHistory = (how, cell, access) =>
    open({ kind: "history", how, cell, title: select.titleOf(state(), cell), access, entries: [], earlier: {}, later: {}, found: null, searching: null });

  /** The title of a cell that was asked for by a name that the page does not know. */
  const titled = (cell, answer) => (select.cellOf(state(), cell) ? {} : { title: select.cellOf(state(), answer.cell) ? select.titleOf(state(), answer.cell) : answer.name || cell });

  async function search(id, direction, count) {
    const { inquiry } = state();
    if (inquiry?.id !== id || inquiry.kind !== "history") return null;
    const { entries, access, cell } = inquiry;
    const back = direction === "backward";
    const side = back ? inquiry.earlier : inquiry.later;
    const outermost = back ? entries[0]?.time : entries.length ? entries.at(-1).time + 1 : undefined;
    const first = inquiry.earlier.done === undefined && inquiry.later.done === undefined;
    const time = side.stopped ? side.from : outermost ?? (first ? undefined : inquiry.about.time);
    dispatch({ type: "inquiry-patch", of: id, patch: { searching: direction, problem: null } });
    try {
      const answer = await ask({ type: "history", cell, access, direction, count, ...(time === undefined ? {} : { time }) });
      if (!answer) {
        dispatch({ type: "inquiry-patch", of: id, patch: { searching: null } });
        return null;
      }
      // What is found later in another future belongs to another answer.
      if (!first && answer.about.future !== inquiry.about.future) {
        dispatch({ type: "inquiry-patch", of: id, patch: { searching: null, problem: "The program goes another way since this was asked. Ask again." } });
        return null;
      }
      dispatch({ type: "history", of: id, direction, count, answer });
      if (first) answered(id, answer, titled(cell, answer));
      else dispatch({ type: "inquiry-patch", of: id, patch: { about: { ...inquiry.about, end: Math.max(inquiry.about.end, answer.about.end) } } });
      return answer;
    } catch (problem) {
      dispatch({ type: "inquiry-patch", of: id, patch: { searching: null, problem: wordsOf(problem) } });
      return null;
    }
  }

  /** Both ways from the present moment. */
  async function history(cell, access = "write") {
    if (!(await ready())) return;
    const id = startHistory("history", cell, access);
    await search(id, "backward", A_PAGE);
    await search(id, "forward", A_PAGE);
    dispatch({ type: "inquiry-patch", of: id, patch: { found: null } });
  }

  async function nearest(how, cell, access, direction) {
    if (!(await ready())) return;
    const id = startHistory(how, cell, access);
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
    // Whoever went elsewhere while it was looked for is not taken away from there.
    const here = answer && !outdated(aboutOf(state(), answer), state());
    if (here && entry && entry.time + 1 !== select.time(state())) return jump(entry.time + 1);
    const id = startHistory("whoWrote", cell, "write");
    if (!answer) return;
    dispatch({ type: "history", of: id, direction: "backward", count: 1, answer });
    answered(id, answer, titled(cell, answer));
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
      const root = nodeKey(node) === nodeKey(inquiry.root);
      if (answer && !root && answer.about.future !== inquiry.about.future) return tell({ problem: "The program goes another way since this was asked. Ask again." });
      tell(answer ? { answer } : { problem: "Nothing runs." });
      if (answer && root) dispatch({ type: "inquiry-patch", of, patch: { about: { ...inquiry.about, future: answer.about.future, cell: answer.about.cell } } });
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
      answered(id, report, { searching: false, report });
    } catch (problem) {
      dispatch({ type: "inquiry-patch", of: id, patch: { searching: false, problem: wordsOf(problem) } });
    }
  }

  // ---- objects

  /** Why an object is alive, or what points to it; `name` is an object's, or that of a cell that refers to one. */
  async function aboutObject(kind, type, again, name) {
    if (!(await ready())) return;
    const id = open({ kind, again, name, answer: null }, false);
    try {
      const answer = await ask({ type, object: name });
      answered(id, answer, { answer });
      if (answer) chosen(answer.object.serial);
    } catch (problem) {
      dispatch({ type: "inquiry-patch", of: id, patch: { problem: wordsOf(problem) } });
      show();
    }
  }

  const ways = { history, whoWrote: (cell) => nearest("whoWrote", cell, "write", "backward"), whoWritesNext: (cell) => nearest("whoWritesNext", cell, "write", "forward"), whoReadsNext: (cell) => nearest("whoReadsNext", cell, "read", "forward") };

  /** The same question at the moment shown. */
  function again() {
    const { inquiry } = state();
    if (!inquiry) return null;
    if (inquiry.kind === "history") return ways[inquiry.how](inquiry.about.cell || inquiry.cell, inquiry.access);
    if (inquiry.kind === "origin") return origin(inquiry.about.cell || inquiry.root.cell);
    if (inquiry.kind === "loop") return loop();
    return aboutObject(inquiry.kind, inquiry.again, inquiry.again, inquiry.answer ? `object ${inquiry.answer.object.serial}` : inquiry.name);
  }

  return {
    again,
    whyAlive: (name) => aboutObject("alive", "whyAlive", "whyAlive", name),
    pointsHere: (name) => aboutObject("pointing", "pointsHere", "pointsHere", name),
    close, cancel, jump, jumpBack, history, goToWritten, origin, unfold, loop,
    whoWrote: ways.whoWrote, whoWritesNext: ways.whoWritesNext, whoReadsNext: ways.whoReadsNext,
    walk: (direction) => search(state().inquiry?.id, direction, A_PAGE),
    changeAccess: (access) => state().inquiry?.kind === "history" && history(state().inquiry.about.cell || state().inquiry.cell, access),
  };
}
