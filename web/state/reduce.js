// What every action makes of the state. Pure: no DOM, no network, no clock.

import { awaiting, begun, followed, listed, told } from "./breakpoints.js";
import { Lines, changesBetween, textOf } from "./lines.js";
import { following } from "./range.js";
import { initialInquiry, inquire, forgetFuture } from "./inquiry.js";
import { aboutNow, aboutOf, outdated } from "./about.js";
import { opening, stillOpen } from "./opened.js";

const MOST_SURVEYS = 24;

/** How the graph of objects is looked at; objects are known by their numbers. */
const initialGraph = {
  objects: 40, // how many are shown at most
  unfolded: [], // those that are shown with all they refer to
  folded: [], // those through which nothing is shown
  chosen: null,
  sought: 0, // grows when the chosen one is to be brought into view
  search: null, // {text, objects, count}
  scale: null, // null: as large as fits
  room: 480, // how wide the place for it is, and how high
  height: 300,
  large: false,
};

export const initialState = {
  side: "", // which side of the page a session has where two are side by side
  machines: [],
  programs: [],
  instructionTables: {},
  origins: {}, // by machine
  source: "",
  lines: new Lines(textOf("")), // where lines are in it: of the program that runs, of the text that was assembled last, of breakpoints
  inputDraft: "", // lines for the next session while there is none
  inputClosed: false,
  assembled: { source: null, machine: null, diagnostics: [], listing: null },
  breakpoints: [], // {key, line | address | cell, access | event, function?; condition, hitCount, log, temporary, enabled}; see breakpoints.js
  breakpointStatus: {}, // by key
  breakpointSet: null, // {revision, specs}: the set that the session has
  session: null, // {id, machine, program: {codeBytes, marks}, source, listing}
  starting: false,
  connection: "none", // none | connecting | open | lost | expired
  stop: null, // the newest stopped event without its areas
  wentBack: false, // whether the last movement went back in time
  run: null, // the newest running event, null when stopped
  areas: {},
  inputs: null,
  logs: [],
  timeline: null, // the whole run, roughly
  surveys: [], // parts of it, exactly; the newest last
  counts: null, // what the run read and wrote up to some moment, with what it is about, where that is asked for
  counting: null, // {progress} while it is being counted
  ...initialInquiry,
  watches: [], // {key, text}
  watchValues: {}, // by text: {value, before, message, column, length}
  watchesAbout: null, // the moment at which they have these values
  problem: null, // {title, detail, hint}
  shelf: { texts: [], lasting: true, current: null, saved: true, problem: null, note: "" }, // what is kept in this browser; current: {id, name, named, own}
  playing: false,
  settings: {
    theme: "system",
    projector: false,
    numbers: "decimal",
    speed: 3,
    letterKeys: true,
    keys: {}, // command id -> the keys that a person chose for it
    browserKeys: false, // whether F5 and F11 are the browser's
    arrows: "hover",
    instruction: "last", // which one the panel of that name shows: last | next
    memoryUnit: "words", // words | bytes | chars
    memoryFollows: {}, // panel key -> the register that the second part of a memory goes along with, "" for none
    codeTab: "source",
    open: {}, // panel key -> true | false, absent means automatic
    sizes: {},
    mapOpen: false,
    inside: false, // whether steps go inside an instruction, part by part
    heapPlot: false, // whether the timeline shows the heap over time
    tourDone: false,
  },
  ui: {
    dialog: null, // {name, ...}
    narrowTab: null,
    width: "wide",
    reading: {}, // area id -> true: what is read there is further up than the end
    seen: {}, // area ids that were once not empty
    cursorLine: 0,
    framesOpen: {},
    unfolded: {}, // area id -> true: registers that are not in use are shown too
    memory: {}, // area id -> what is looked for there: {at, id, problem}
    graph: initialGraph,
    spaces: null, // the part of the heap's memory that is shown, {from, to}; null: all of it
    tour: -1,
    map: null, // the part of the run that is shown, {from, to}; null: the whole
    inputEdit: null, // text while the user edits the input
    cell: null, // the name of the cell that was chosen last
    cellPanel: null, // and the panel where that was
    menu: null, // {cell, title?, at, id} while the menu of a cell is open
    edit: null, // {cell, text, problem, busy} while a cell is given another value
    stopAt: "call", // what the next breakpoint beside the code stands at: "cell" or an event
    goTo: null, // what was said about the moment typed last: {problem, note, time}; the note holds at that time
    longRun: false, // whether a run goes on for so long that one may wonder
  },
};

const withUi = (state, patch) => ({ ...state, ui: { ...state.ui, ...patch } });

export function reduce(state, action) {
  switch (action.type) {
    case "catalogue":
      return { ...state, ...action.patch };
    case "origins":
      return { ...state, origins: { ...state.origins, [action.machine]: action.origins } };
    case "instruction-table":
      return { ...state, instructionTables: { ...state.instructionTables, [action.machine]: action.table } };
    case "settings":
      return { ...state, settings: { ...state.settings, ...action.patch } };
    case "ui":
      return withUi(state, opening(state, action.patch));
    case "source":
      return action.value === state.source ? state : followed(edited(state, action));
    case "draft":
      return drafted(state, action);
    case "assembled":
      if (action.source !== state.source) return state;
      return {
        ...state,
        assembled: {
          source: action.source,
          machine: action.result.machine ?? state.assembled.machine, // a text with errors may tell none: the last one then
          diagnostics: action.result.diagnostics ?? [],
          listing: action.result.listing ?? null,
        },
        lines: state.lines.named("assembled"),
      };
    case "starting":
      return { ...state, starting: true, problem: null, lines: starting(state, action.source) };
    case "refused":
      return {
        ...state,
        starting: false,
        problem: action.problem,
        lines: state.lines.without("starting"),
        assembled: action.diagnostics
          ? { ...state.assembled, source: action.source, diagnostics: action.diagnostics, listing: null }
          : state.assembled,
      };
    case "session":
      return started(state, action);
    case "left":
      return { ...state, session: null, stop: null, run: null, areas: {}, timeline: null, surveys: [], connection: "none", ui: { ...state.ui, map: null } };
    case "connection":
      return { ...state, connection: action.value };
    case "listing":
      return state.session ? { ...state, session: { ...state.session, window: action.window } } : state;
    case "timeline":
      return { ...state, timeline: action.timeline };
    case "survey":
      if (outdated(aboutOf(state, action.survey), state) === "future") return state;
      return { ...state, surveys: [...state.surveys, action.survey].slice(-MOST_SURVEYS) };
    case "breakpoints":
      return listed(state, action.list, action.marks);
    case "breakpoints-told":
      return told(state, action.event, action.specs);
    case "input-draft":
      return { ...state, inputDraft: action.text, inputClosed: action.closed };
    case "playing":
      return { ...state, playing: action.value };
    case "problem":
      return { ...state, problem: action.problem };
    case "shelf":
      return { ...state, shelf: { ...state.shelf, ...action.patch } };
    case "watches":
      return { ...state, watches: action.list };
    case "counting":
      return { ...state, counting: action.value };
    case "event":
      return event(state, action.event);
    default:
      return inquire(state, action);
  }
}

/**
 * The text as it was edited: `lines` is what became of `from` by `steps`, where somebody followed that; else what changed is found. `fresh` is a text that has nothing to do with the one before.
 */
function edited(state, { value, fresh, lines, from, steps }) {
  if (fresh) return { ...state, source: value, lines: new Lines(textOf(value)) };
  if (lines && from === state.lines) return { ...state, source: value, lines };
  if (lines && from?.doc.eq(state.lines.doc)) return { ...state, source: value, lines: steps.reduce((now, { changes, doc, restored }) => now.after(changes, doc, restored), state.lines) };
  // typed before another text that was put in here could be seen: this one is the text
  if (lines && lines.layers.program?.id === state.lines.layers.program?.id) return { ...state, source: value, lines };
  const doc = lines?.doc ?? textOf(value);
  return { ...state, source: value, lines: state.lines.after(changesBetween(state.lines.doc, doc), doc) };
}

/** The text as it had been edited before a reload, or by who made a link. */
function drafted(state, { value, rows, marks }) {
  const next = edited(state, { value });
  const known = rows ? next.lines.withRows("program", state.session.source, rows) : next.lines;
  return { ...next, lines: known.marked(marks) };
}

/** What is assembled now is known by a name of its own until it runs: the text may be edited meanwhile. */
function starting({ lines, session, source }, assembled) {
  if (assembled === source) return lines.named("starting");
  return assembled === session?.source && lines.layers.program ? lines.copied("program", "starting") : lines.found("starting", assembled);
}

function started(before, action) {
  const lines = awaiting(before);
  const state = begun({ ...before, lines: lines.layers.starting ? lines.renamed("starting", "program") : lines.found("program", action.source) }, action.sent);
  const fresh = {
    ...state,
    session: { id: action.id, machine: action.machine, program: action.program, source: action.source, listing: action.listing },
    starting: false,
    problem: null,
    stop: null,
    run: null,
    areas: {},
    logs: [],
    timeline: null,
    surveys: [],
    counts: null,
    counting: null,
    ...initialInquiry,
    watchValues: {},
    watchesAbout: null,
    ui: { ...state.ui, map: null, seen: {}, reading: {}, framesOpen: {}, memory: {}, spaces: null, graph: { ...initialGraph, room: state.ui.graph.room, height: state.ui.graph.height, large: state.ui.graph.large }, inputEdit: null, cell: null, cellPanel: null, menu: null, edit: null },
  };
  return action.state ? event(fresh, action.state) : fresh;
}

function event(state, happened) {
  switch (happened.type) {
    case "stopped":
      return stopped(state, happened);
    case "running":
      if (happened.direction === "search" && state.counting) return { ...state, counting: { progress: happened.progress ?? 0 } };
      if (happened.direction === "search") return state.asking ? { ...state, search: happened } : state;
      return stillOpen(withWatches({
        ...state,
        run: happened,
        areas: merge(state.areas, happened.areas),
        logs: appendLogs(state.logs, happened.logs, happened.time),
        ui: { ...state.ui, seen: seenAreas(state.ui.seen, happened.areas) },
      }, happened));
    case "problem":
      return { ...state, search: null, problem: { title: happened.title, detail: happened.detail, hint: happened.hint } };
    case "history":
    case "origin":
    case "loop":
    case "survey":
    case "alive":
    case "pointing":
    case "objects":
      return { ...state, search: null };
    case "watches":
      return { ...state, watchValues: byText(happened.watches), watchesAbout: aboutOf(state, happened) };
    case "counts":
      return { ...state, counts: { ...happened, about: { ...aboutOf(state, happened), time: happened.time, part: 0 } } };
    case "ended":
      return { ...state, run: null, search: null, playing: false, connection: "expired" };
    default:
      return state;
  }
}

function stopped(state, happened) {
  const { areas, inputs, logs, watches, ...stop } = happened;
  const now = merge(state.areas, areas);
  const past = newFuture(state, happened) ? forgetFuture(state, stop.time) : state;
  return stillOpen(withWatches({
    ...past,
    search: null,
    stop,
    breakpointStatus: stop.breakpoints ? statusesNow(state.breakpointStatus, stop.breakpoints) : state.breakpointStatus,
    wentBack: state.stop ? before(stop, state.stop) || (!before(state.stop, stop) && state.wentBack) : false,
    run: null,
    problem: happened.inReplyTo === undefined ? state.problem : null, // what was said stands until the user does something
    areas: now,
    inputs: inputs ?? state.inputs,
    surveys: inputs || stop.end < (state.stop?.end ?? 0) || stop.future !== state.stop?.future ? [] : state.surveys, // another input may make another future
    logs: appendLogs(state.logs, logs, stop.time),
    ui: { ...state.ui, map: stop.time === state.stop?.time ? state.ui.map : following(state.ui.map, stop.time), seen: seenAreas(state.ui.seen, areas) },
  }, happened));
}

/** What became of the breakpoints, as far as they are known. */
const statusesNow = (known, statuses) => ({ ...known, ...Object.fromEntries(statuses.filter(({ id }) => known[id]).map((each) => [each.id, each])) });

/** Moments inside of an instruction come after the one before it, part by part. */
const before = (one, other) => one.time < other.time || (one.time === other.time && (one.part ?? 0) < (other.part ?? 0));

/** Whether a cell or the input was given another value, so that the program goes on in another way. */
const newFuture = (state, { future }) => Boolean(state.stop && future !== state.stop.future);

const byText = (watches) => Object.fromEntries(watches.map((watch) => [watch.text, watch]));

/** The values of the watches, which are told when one of them changed: those known are of the moment that is shown now. */
function withWatches(state, { watches }) {
  return { ...state, watchValues: watches ? byText(watches) : state.watchValues, watchesAbout: aboutNow(state) };
}

function merge(areas, changed) {
  return changed && Object.keys(changed).length ? { ...areas, ...changed } : areas;
}

/** Whether objects refer to objects. */
const refer = (area) => (area.groups ?? []).some(({ facts, cells }) => facts.bytes !== undefined && cells.some(({ value }) => value.target && value.type !== "function"));

function seenAreas(seen, areas) {
  let result = seen;
  if (!seen.references && Object.values(areas ?? {}).some(refer)) result = { ...result, references: true };
  for (const [id, area] of Object.entries(areas ?? {})) {
    if (area.size > 0 && !result[id]) result = { ...result, [id]: true };
  }
  return result;
}

// Going back takes the log lines back with it, as it does the output.
function appendLogs(logs, added, time) {
  const kept = logs.filter((log) => log.time <= time);
  const known = new Set(kept.map((log) => `${log.time}:${log.line}:${log.text}`));
  const fresh = (added ?? []).filter((log) => !known.has(`${log.time}:${log.line}:${log.text}`));
  return fresh.length || kept.length !== logs.length ? [...kept, ...fresh].slice(-1000) : logs;
}
