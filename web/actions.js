// What the page can do: turns wishes of the views into commands and requests, and answers into dispatches.
// Views get these functions and the state, nothing else. Knows the wire and the store; knows no DOM.

import { rest } from "./transport/rest.js";
import { Connection } from "./transport/socket.js";
import * as select from "./state/select.js";
import { createPlayer } from "./player.js";
import { assembledAt, linesToAssemble, specsOf } from "./state/breakpoints.js";
import { createBreakpoints } from "./breakpoints.js";
import { createMap } from "./map.js";
import { createInquiries } from "./inquiry.js";
import { createEdits } from "./edits.js";
import { createWatches } from "./watches.js";
import { createCatalogue } from "./catalogue.js";
import { createMemory } from "./memory.js";
import { createCollector } from "./collector.js";
import { createGraph } from "./graph.js";
import { createGoing } from "./going.js";
import { createInput } from "./input.js";
import { createWindows } from "./windows.js";

const ASSEMBLE_AFTER_MS = 300;
const ASSEMBLED_FIRST = 100_000;
const KEEP_AFTER_MS = 400;
const LONG_RUN_MS = 2000;

/**
 * @param to.keep is given each moment that should outlive a reload, with its session; to.version a moment whose text was assembled or used;
 *   to.begin is told that another text is put on the page, with what is known of it; to.settingsChanged is told what was set
 * @param to.timeline whether the run is shown as a timeline
 */
export function createActions(store, to) {
  const { dispatch } = store;
  let connection = null;
  let assembleTimer = 0;
  let keepTimer = 0;
  let inFlight = 0;
  let dragTarget = null;
  let lastMove = null;
  let longRunTimer = 0;
  let starts = 0;
  let assembledFor = null; // the session that began by itself after typing, until somebody uses it
  let arriving = null; // a moment that is not there in full yet, with its edited text: {given, session}
  let underWay = null; // the newest start, until it is done
  let lost = false;
  const stopListeners = new Set();

  const state = () => store.state;
  const tellProblem = (problem) =>
    dispatch({ type: "problem", problem: { title: problem.title ?? String(problem.message ?? problem), detail: problem.detail ?? "", hint: problem.hint ?? "" } });
  const ui = (patch) => dispatch({ type: "ui", patch });

  // ---- sessions

  /** Starts the program anew. Keeps breakpoints and input; resolves to whether a session came of it. */
  function start(wanted = {}) {
    const own = begin(wanted).finally(() => {
      if (underWay === own) underWay = null;
    });
    return (underWay = own);
  }

  async function begin(wanted) {
    const now = state();
    const source = wanted.source ?? now.source;
    const old = now.connection === "expired" ? null : now.session?.id;
    const errors = source === now.source ? select.errors(now) : [];
    if (errors.length) {
      dispatch({ type: "refused", source, diagnostics: select.diagnostics(now), problem: null });
      return false;
    }
    dispatch({ type: "starting", source });
    const begun = ++starts;
    const lines = linesToAssemble(state(), source);
    const sent = new Map(now.breakpoints.map((each) => [each.key, assembledAt(each, lines.get(each.key), !now.session || source === now.session.source)]));
    const body = {
      source,
      input: wanted.input ?? select.linesText(select.inputLines(now)),
      inputClosed: wanted.inputClosed ?? (now.session ? Boolean(now.inputs?.closed) : now.inputClosed),
      recorded: wanted.recorded ?? [],
      ...(wanted.seed !== undefined ? { seed: wanted.seed } : {}),
      ...(wanted.edits?.length ? { edits: wanted.edits } : {}),
      breakpoints: specsOf([...sent.values()]),
      time: wanted.time ?? 0,
    };
    try {
      const answer = await rest.createSession(body);
      if (begun !== starts) {
        rest.endSession(answer.id).catch(() => {}); // it was begun anew meanwhile
        return false;
      }
      connection?.close();
      join(answer, source, answer.listing, { sent, before: body.breakpoints });
      keepNow(); // a reload must not look for the session that ends
      if (old) rest.endSession(old).catch(() => {});
      dispatch({ type: "assembled", source, result: answer });
      assembledFor = wanted.byItself ? answer.id : null;
      if (!wanted.byItself) to.version(select.moment(state()));
      if (wanted.part > 0) await deliver({ type: "goTo", time: wanted.time, part: wanted.part });
      return true;
    } catch (problem) {
      if (begun !== starts) return false;
      dispatch({
        type: "refused",
        source,
        diagnostics: problem.diagnostics,
        problem: problem.diagnostics ? null : { title: problem.title, detail: problem.detail, hint: problem.hint },
      });
      return false;
    }
  }

  /** After a reload: goes on with the session that is still there. Resolves to whether it was; if not, the moment is to be recreated. */
  async function resume(id, moment) {
    arriving = { given: moment, session: id };
    dispatch({ type: "source", value: moment.source, fresh: true });
    breakpoints.restore(moment.breakpoints);
    watches.restore(moment.watches);
    dispatch({ type: "input-draft", text: moment.input, closed: moment.inputClosed });
    try {
      const answer = await rest.session(id);
      const listing = await rest.listing(id, { from: 0, count: 2000 });
      starts++;
      const wanted = specsOf(state().breakpoints);
      const kept = (set) => specsOf(set.map(({ id: key, ...rest }) => ({ ...rest, key })));
      const sent = new Map(state().breakpoints.map((each) => [each.key, each]));
      join(answer, moment.source, listing, { sent, before: moment.base ? kept(moment.base) : wanted, underWay: kept(moment.underWay ?? []) });
    } catch {
      return false; // whoever asked recreates it
    }
    if (!arrived()) assemble();
    return true;
  }

  /** @param set.sent the breakpoints as the session has them, by key; set.before the set that it was known to have, set.underWay what that was to become */
  function join({ id, machine, program, state: first, breakpoints: event }, source, listing, { sent, before, underWay }) {
    windows.begin();
    dispatch({ type: "session", id, machine, program, source, listing, sent, state: first });
    connection = new Connection(id, { onEvent, onConnection: (value) => onConnection(id, value) });
    if (first.status?.type === "waiting") ui({ narrowTab: "input" });
    breakpoints.joined(event, before, underWay);
    // A search that goes on for a page that is gone would show nothing for as long as it lasts: its answer is for nobody.
    if (first.type === "running" && first.direction !== "forward") connection.send({ type: "pause" }).catch(tellProblem);
    if (state().watches.length) watches.send();
    map.refresh(true);
    keepSoon();
  }

  async function onConnection(id, value) {
    if (state().session?.id !== id) return;
    lost ||= value === "lost";
    dispatch({ type: "connection", value });
    if (value === "open") windows.again();
    if (value !== "lost") return;
    player.stop();
    try {
      await rest.session(id);
    } catch (problem) {
      if ((problem.status === 404 || problem.status === 410) && state().session?.id === id) {
        connection.close();
        dispatch({ type: "connection", value: "expired" });
      }
    }
  }

  function onEvent(event) {
    if (event.type === "breakpoints") return breakpoints.took(event);
    if (event.type === "problem" && event.inReplyTo !== undefined) return; // whoever asked tells it
    dispatch({ type: "event", event });
    watchLength(event);
    if (event.type === "stopped") {
      if (event.status.type === "waiting" && event.reason === "input") ui({ narrowTab: "input" });
      breakpoints.dropTemporary(event);
      if (lost) breakpoints.sync(); // what was under way may not have arrived
      lost = false;
      map.refresh(event.hits?.length > 0 || Boolean(event.inputs));
      keepSoon();
      for (const listener of [...stopListeners]) listener(event);
    }
    if (event.type === "running") map.refresh();
    if (event.type === "ended") player.stop();
  }

  /** A run that goes on and on makes one wonder what it does. */
  function watchLength(event) {
    if (event.type === "running" && event.direction === "forward") longRunTimer ||= setTimeout(() => ui({ longRun: true }), LONG_RUN_MS);
    else if (event.type === "stopped" || event.type === "ended") {
      clearTimeout(longRunTimer);
      longRunTimer = 0;
      if (state().ui.longRun) ui({ longRun: false });
    }
  }

  const nextStop = () =>
    new Promise((resolve) => {
      const listener = (event) => {
        stopListeners.delete(listener);
        resolve(event);
      };
      stopListeners.add(listener);
    });

  /** Makes sure that what runs is what stands in the editor, when nobody loses anything by it. */
  async function ensureSession() {
    if (underWay) await underWay; // what is asked for while a program starts is asked of that one
    const now = state();
    if (now.session && now.connection !== "expired" && !(select.isStale(now) && select.isUntouched(now))) {
      if (assembledFor === now.session.id) to.version(select.moment(now));
      assembledFor = null;
      return true;
    }
    if (now.connection === "expired") return rebuild();
    return start();
  }

  /** Sends a command and resolves to the event that answers it, null when there was none. */
  async function send(command) {
    return (await ensureSession()) ? deliver(command) : null;
  }

  async function deliver(command) {
    inFlight++;
    try {
      return await connection.send(command);
    } catch (problem) {
      if (problem.status) tellProblem(problem);
      return null;
    } finally {
      inFlight--;
    }
  }

  /** A movement asked for by hand; a held key asks again only when the last one is done. */
  function move(command, repeated = false) {
    player.stop();
    lastMove = command;
    if (repeated && inFlight > 0) return Promise.resolve(null);
    return send(command);
  }

  /**
   * Runs to a place, forward or backwards.
   *
   * @param place a line of the text, or an address in the program that runs
   */
  async function runTo({ line, address }, backwards) {
    player.stop();
    if (!(await ensureSession())) return null;
    const inProgram = line ? state().lines.lineIn("program", line) : 0;
    if (line && !inProgram) {
      tellProblem({ title: `Line ${line} is not in the program that runs.`, detail: "It was written after that was assembled.", hint: "Assemble & restart, then run to it." });
      return null;
    }
    return move({ type: backwards ? "runBackTo" : "runTo", ...(line ? { line: inProgram } : { address }) });
  }

  const catalogue = createCatalogue({ store, tellProblem });
  const askSession = (command) => (state().session && connection ? connection.send(command) : Promise.resolve(null));
  const changed = () => keepSoon();
  const breakpoints = createBreakpoints({ store, ask: askSession, changed, taken: () => map.refresh(true), tellProblem });
  const watches = createWatches({ store, ask: askSession, changed, tellProblem });

  const map = createMap({
    store,
    ask: askSession,
    go: (time) => dragTo(time),
    shown: to.timeline,
  });

  const untilStopped = async (command) => {
    const stop = nextStop();
    const answer = await send(command);
    return answer?.type === "running" ? stop : answer;
  };

  const player = createPlayer({
    step: () => untilStopped(select.stepCommand(state(), "stepIn")),
    run: () => send((lastMove = { type: "continue" })),
    pause: () => untilStopped({ type: "pause" }),
    running: () => Boolean(state().run),
    speed: () => state().settings.speed,
    playing: (value) => dispatch({ type: "playing", value }),
  });

  const inquiries = createInquiries({
    store,
    ready: () => (player.stop(), ensureSession()),
    ask: askSession,
    pause: () => untilStopped({ type: "pause" }),
    goTo: (time) => untilStopped((lastMove = time === Infinity ? { type: "goToEnd" } : { type: "goTo", time })),
    show: () => ui({ narrowTab: "answer" }),
    chosen: (serial) => (graph.choose(serial), ui({ narrowTab: select.areasOfKind(state(), "GRAPH")[0]?.id })),
    tellProblem,
  });
  const going = createGoing({ store, ready: () => (player.stop(), ensureSession()), pause: () => untilStopped({ type: "pause" }), jump: inquiries.jump, ui });
  const edits = createEdits({
    store,
    ask: askSession,
    ui,
    changed: () => {
      map.refresh(true);
      keepSoon();
    },
  });

  /** Drags along the timeline: only the newest place asked for is gone to. */
  async function dragTo(time) {
    player.stop();
    if (dragTarget !== null) {
      dragTarget = time;
      return;
    }
    dragTarget = time;
    while (dragTarget !== null) {
      const target = dragTarget;
      await send({ type: "goTo", time: target });
      if (dragTarget === target) dragTarget = null;
    }
  }

  const rebuild = () => start(select.moment(state()));

  /** The same moment as if a cell had never been given another value at that time. */
  const removeEdit = (index) => {
    const moment = select.moment(state());
    return start({ ...moment, edits: moment.edits.filter((_, i) => i !== index) });
  };

  // ---- source

  /** The text was edited. `how` says by which steps, as the editor tells it; where nobody knows, they are found. */
  function edit(value, how = {}) {
    dispatch({ type: "source", value, ...how });
    assembleSoon();
  }

  /** The text as it was edited in a moment of which the program runs. */
  function draft({ draft: value, rows, breakpoints: given }) {
    dispatch({ type: "draft", value, rows: state().session ? rows : null, marks: given.filter(({ id, textLine }) => id && textLine !== undefined).map(({ id, textLine }) => [id, textLine]) });
    assembleSoon();
  }

  function assembleSoon() {
    keepSoon();
    clearTimeout(assembleTimer);
    assembleTimer = setTimeout(assemble, ASSEMBLE_AFTER_MS);
  }

  async function assemble() {
    const source = state().source;
    try {
      const result = await rest.assemble(source);
      dispatch({ type: "assembled", source, result });
      const now = state();
      const fine = !result.diagnostics?.some((diagnostic) => diagnostic.severity === "ERROR") && result.listing;
      if (fine && now.source === source && select.isUntouched(now) && (!now.session || select.isStale(now)) && !now.starting) await start({ byItself: true });
    } catch (problem) {
      if (problem.diagnostics) dispatch({ type: "assembled", source, result: { diagnostics: problem.diagnostics, listing: null } });
      else tellProblem(problem);
    }
  }

  async function restartWithEdits() {
    player.stop();
    return start({ time: 0 });
  }

  /** Puts another program on the page, beside the one that is there. @param known what the shelf knows of it */
  async function load(given, known = {}) {
    player.stop();
    clearTimeout(assembleTimer);
    keepNow();
    to.begin(given, known);
    return recreate(given);
  }

  /** Comes to a moment of the text that is open: as if everything that led there were done anew. */
  async function recreate(given) {
    arriving = { given, session: null };
    dispatch({ type: "source", value: given.source, fresh: true });
    breakpoints.restore(given.breakpoints ?? []);
    watches.restore(given.watches ?? []);
    dispatch({ type: "input-draft", text: given.input ?? "", closed: given.inputClosed ?? false });
    // Errors are known then before anything is refused; a very long text is not worth the wait.
    if (given.source.length < ASSEMBLED_FIRST) await rest.assemble(given.source).then((result) => dispatch({ type: "assembled", source: given.source, result }), () => {});
    const done = await start({ input: given.input ?? "", inputClosed: given.inputClosed ?? false, recorded: given.recorded, seed: given.seed, edits: given.edits, time: given.time, part: given.part });
    if (arriving?.given === given) arrived();
    keepSoon();
    return done;
  }

  /** The edited text of the moment that was arrived at. Who typed meanwhile has it as a version. Answers whether there is one. */
  function arrived() {
    const { given } = arriving;
    arriving = null;
    if (given.draft === undefined || given.draft === given.source) return false;
    if (state().source === given.source) draft(given);
    else to.version(given, given.draft);
    return true;
  }

  async function loadProgram(path) {
    try {
      const program = await rest.program(path);
      await load({ source: program.source, input: program.input ?? "" });
    } catch (problem) {
      tellProblem(problem);
    }
  }

  // ---- input, and views into long areas

  const setInput = createInput({
    store,
    ui,
    ask: askSession,
    changed: keepSoon,
    // A run that came to wait goes on when it gets what it waited for.
    goOn: () => ["continue", "goToEnd", "next", "stepOut"].includes(lastMove?.type) && send(lastMove),
    tellProblem,
  });
  const { view, group, needListing, ...windows } = createWindows({ store, tell: (command) => connection?.tell(command), tellProblem });

  const memory = createMemory({ store, ui, settings, view });
  const graph = createGraph({ store, ui, ask: askSession, view, tellProblem });
  const collector = createCollector({ store, ui, settings, edit, restart: (moment) => (player.stop(), start(moment)), ask: askSession, changed: () => (map.refresh(true), keepSoon()), choose: (serial) => graph.choose(serial), view, tellProblem });

  // ---- keeping

  /** So soon after the first change, however many follow: somebody who types without a pause loses no more than others. */
  function keepSoon() {
    keepTimer ||= setTimeout(keepNow, KEEP_AFTER_MS);
  }
  function keepNow() {
    clearTimeout(keepTimer);
    keepTimer = 0;
    if (arriving) {
      // the program runs sooner than its edited text is there: until then that text is the one to keep
      const { given, session } = arriving;
      to.keep(state().source === given.source ? given : { ...given, draft: state().source }, session);
    } else if (state().source || state().session) to.keep({ ...select.moment(state()), ...breakpoints.unsent() }, state().connection === "expired" ? null : state().session?.id);
  }

  function settings(patch) {
    dispatch({ type: "settings", patch });
    to.settingsChanged(patch);
    if (patch.speed !== undefined) player.speedChanged();
  }

  return {
    get state() {
      return store.state;
    },
    dispatch, ui, settings, start, resume, recreate, rebuild, restartWithEdits, edit, assemble, load, loadProgram,
    move, runTo, send, ask: askSession, dragTo, play: player.start, stopPlaying: player.stop,
    toggleBreakpoint: breakpoints.toggle, changeBreakpoint: breakpoints.change, removeBreakpoint: breakpoints.remove, findBreakpoint: breakpoints.find,
    toggleBreakpointAt: breakpoints.toggleAt, inquiries, going, edits, watches, removeEdit,
    setInput, view, group, needListing, keepNow, map, catalogue, memory, graph, collector,
    dismissProblem: () => dispatch({ type: "problem", problem: null }),
  };
}
