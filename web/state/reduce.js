// What every action makes of the state. Pure: no DOM, no network, no clock.

import { following } from "./range.js";
import { wordsOf } from "./memory.js";
import { initialInquiry, inquire, forgetFuture } from "./inquiry.js";

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
  instructionTables: {}, // by machine
  source: "",
  inputDraft: "", // lines for the next session while there is none
  inputClosed: false,
  assembled: { source: null, machine: null, diagnostics: [], listing: null },
  breakpoints: [], // {key, line | address | cell, access | event, function?; condition, hitCount, log, temporary, enabled}
  breakpointStatus: {}, // by key
  session: null, // {id, machine, program: {codeBytes, marks}, source, listing}
  starting: false,
  connection: "none", // none | connecting | open | lost | expired
  stop: null, // the newest stopped event without its areas
  wentBack: false, // whether the last movement went back in time
  run: null, // the newest running event, null when stopped
  areas: {},
  areasBefore: null, // as they were when the run began that is under way
  diff: {}, // cell name -> value text before, after a jump over several steps
  inputs: null,
  logs: [],
  timeline: null, // the whole run, roughly
  surveys: [], // parts of it, exactly; the newest last
  counts: null, // what the run read and wrote up to some moment, where that is asked for
  counting: null, // {progress} while it is being counted
  ...initialInquiry,
  watches: [], // {key, text}
  watchValues: {}, // by text: {value, message, column, length}
  watchesBefore: {}, // the same, as they were at the stop before
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
    longRun: false, // whether a run goes on for so long that one may wonder
  },
};

const withUi = (state, patch) => ({ ...state, ui: { ...state.ui, ...patch } });

export function reduce(state, action) {
  switch (action.type) {
    case "catalogue":
      return { ...state, ...action.patch };
    case "instruction-table":
      return { ...state, instructionTables: { ...state.instructionTables, [action.machine]: action.table } };
    case "settings":
      return { ...state, settings: { ...state.settings, ...action.patch } };
    case "ui":
      return withUi(state, action.patch);
    case "source":
      return action.value === state.source ? state : { ...state, source: action.value };
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
      };
    case "starting":
      return { ...state, starting: true, problem: null };
    case "refused":
      return {
        ...state,
        starting: false,
        problem: action.problem,
        assembled: action.diagnostics
          ? { ...state.assembled, source: action.source, diagnostics: action.diagnostics, listing: null }
          : state.assembled,
      };
    case "session":
      return started(state, action);
    case "left":
      return { ...state, session: null, stop: null, run: null, areas: {}, timeline: null, surveys: [], connection: "none", diff: {}, ui: { ...state.ui, map: null } };
    case "connection":
      return { ...state, connection: action.value };
    case "listing":
      return state.session ? { ...state, session: { ...state.session, window: action.window } } : state;
    case "timeline":
      return { ...state, timeline: action.timeline };
    case "survey":
      return { ...state, surveys: [...state.surveys, action.survey].slice(-MOST_SURVEYS) };
    case "breakpoints":
      return { ...state, breakpoints: action.list };
    case "breakpoint-status":
      return { ...state, breakpointStatus: action.byKey };
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
    case "watch-values":
      return { ...state, watchValues: byText(action.watches), watchesBefore: {} };
    case "counting":
      return { ...state, counting: action.value };
    case "event":
      return event(state, action.event);
    default:
      return inquire(state, action);
  }
}

function started(state, action) {
  const fresh = {
    ...state,
    session: { id: action.id, machine: action.machine, program: action.program, source: action.source, listing: action.listing },
    starting: false,
    problem: null,
    stop: null,
    run: null,
    areas: {},
    diff: {},
    logs: [],
    timeline: null,
    surveys: [],
    counts: null,
    counting: null,
    breakpointStatus: {},
    ...initialInquiry,
    watchValues: {},
    watchesBefore: {},
    ui: { ...state.ui, map: null, seen: {}, framesOpen: {}, memory: {}, spaces: null, graph: { ...initialGraph, room: state.ui.graph.room, height: state.ui.graph.height, large: state.ui.graph.large }, inputEdit: null, cell: null, cellPanel: null, menu: null, edit: null },
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
      return {
        ...state,
        run: happened,
        ...watched(state, happened),
        areasBefore: state.run ? state.areasBefore : state.areas,
        areas: merge(state.areas, happened.areas),
        logs: appendLogs(state.logs, happened.logs, happened.time),
        diff: {},
        ui: { ...state.ui, seen: seenAreas(state.ui.seen, happened.areas) },
      };
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
      return { ...state, watchValues: byText(happened.watches) };
    case "counts":
      return { ...state, counts: happened };
    case "ended":
      return { ...state, run: null, search: null, playing: false, connection: "expired" };
    default:
      return state;
  }
}

function stopped(state, happened) {
  const { areas, inputs, logs, watches, ...stop } = happened;
  const jumped = state.stop && Math.abs(stop.time - state.stop.time) > 1;
  const now = merge(state.areas, areas);
  const past = newFuture(state, happened) ? forgetFuture(state, stop.time) : state;
  return {
    ...past,
    ...watched(state, happened),
    search: null,
    stop,
    wentBack: state.stop ? before(stop, state.stop) || (!before(state.stop, stop) && state.wentBack) : false,
    run: null,
    problem: happened.inReplyTo === undefined ? state.problem : null, // what was said stands until the user does something
    areas: now,
    areasBefore: null,
    diff: jumped && stop.time > state.stop.time ? difference(state.run ? state.areasBefore : state.areas, now) : {},
    inputs: inputs ?? state.inputs,
    surveys: inputs || stop.end < (state.stop?.end ?? 0) ? [] : state.surveys, // another input may make another future
    logs: appendLogs(state.logs, logs, stop.time),
    ui: { ...state.ui, map: stop.time === state.stop?.time ? state.ui.map : following(state.ui.map, stop.time), seen: seenAreas(state.ui.seen, areas) },
  };
}

/** Moments inside of an instruction come after the one before it, part by part. */
const before = (one, other) => one.time < other.time || (one.time === other.time && (one.part ?? 0) < (other.part ?? 0));

/** Whether a cell or the input was given another value, so that the program goes on in another way. */
const newFuture = (state, { time, inputs }) => Boolean(inputs && state.inputs && state.stop?.time === time && (inputs.text !== state.inputs.text || JSON.stringify(inputs.edits) !== JSON.stringify(state.inputs.edits)));

const byText = (watches) => Object.fromEntries(watches.map((watch) => [watch.text, watch]));

/** The values of the watches, which are told when one of them changed. */
const watched = (state, { watches, time }) => ({
  watchesBefore: time === (state.run ?? state.stop)?.time && !watches ? state.watchesBefore : state.watchValues,
  watchValues: watches ? byText(watches) : state.watchValues,
});

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

function difference(before, after) {
  const old = new Map();
  for (const id of Object.keys(after ?? {})) {
    for (const cell of cellsOf(before[id])) old.set(cell.name, cell.value);
  }
  const changed = {};
  for (const area of Object.values(after ?? {})) {
    for (const cell of cellsOf(area)) {
      const value = old.get(cell.name);
      if (value && (value.text !== cell.value.text || value.type !== cell.value.type)) changed[cell.name] = value;
    }
  }
  return changed;
}

export function cellsOf(area) {
  if (!area) return [];
  if (area.memory) return wordsOf(area);
  return [...(area.cells ?? []), ...(area.groups ?? []).flatMap((group) => group.cells ?? [])];
}
