// Questions about the state. Pure; the answers are remembered for as long as what they depend on stays the same.

import { inCode, keptBreakpoints } from "./breakpoints.js";
import { shownRange } from "./range.js";
import { singleMarks } from "./marks.js";
import { cellIn } from "./memory.js";
import { outdated } from "./about.js";
import { lasting } from "./frame-stops.js";

const MOST_OF_IT = 0.6;

function remember(compute, ...inputs) {
  let last = null;
  let answer;
  return (state) => {
    const now = inputs.map((input) => input(state));
    if (!last || now.some((value, i) => value !== last[i])) {
      last = now;
      answer = compute(...now);
    }
    return answer;
  };
}

/** The machine of the session; before there is one, the first, which is the one that a program means when it names none. */
export const machineOf = (state) =>
  state.machines.find((machine) => machine.name === state.session?.machine) ?? state.machines[0];

/** The machine that the text in the editor is for. */
export const machineOfText = (state) =>
  state.machines.find((machine) => machine.name === state.assembled.machine) ?? machineOf(state);

const tableOf = (state, machine) => (machine && state.instructionTables[machine.name]) ?? null;

/** The instruction table of the session's machine, null until it came. */
export const instructionTable = (state) => tableOf(state, machineOf(state));
export const tableOfText = (state) => tableOf(state, machineOfText(state));

/** How numbers are written: {format, bits}. */
export const numbers = remember(
  (format, bits) => ({ format, bits }),
  (state) => state.settings.numbers,
  (state) => machineOf(state)?.wordBits ?? 64,
);

/** What is remembered of the panel of an area is remembered under this: areas of different machines may have one id. */
export const panelKey = (state, area) => `${machineOf(state).name}/${area.id}`;

export const areasOfKind = (state, kind) => (machineOf(state)?.areas ?? []).filter((area) => area.kind === kind);

/**
 * What the last step did to each cell: name -> {kind, before, after, name}. Kinds: push pop write read edit. One rule for all panels, whichever way the moment was
 * come to: registers that no effect names, as that with the address of the next instruction, are marked as written too.
 */
export const marks = remember(
  (lastStep, edited) => {
    const result = new Map();
    for (const effect of lastStep?.effects ?? []) {
      const known = result.get(effect.cell);
      switch (effect.type) {
        case "pop":
          result.set(effect.cell, { kind: "pop", name: effect.name, before: effect.value });
          break;
        case "push":
          result.set(effect.cell, {
            kind: "push",
            name: effect.name,
            after: effect.value,
            before: known?.kind === "pop" ? known.before : undefined,
          });
          break;
        case "write":
          result.set(effect.cell, { kind: "write", before: effect.before, after: effect.after });
          break;
        case "read":
          if (!known) result.set(effect.cell, { kind: "read", after: effect.value });
          break;
        case "part":
          for (const { cell, value } of effect.told) if (cell && !result.has(cell)) result.set(cell, { kind: "read", after: value });
          break;
        default:
      }
    }
    for (const { cell, before } of lastStep?.moved ?? []) result.set(cell, { ...result.get(cell), kind: "write", before });
    // What was written by hand at this moment came after the step.
    for (const { cell, before } of edited ?? []) result.set(cell, { kind: "edit", before });
    return result;
  },
  (state) => (state.run ? null : state.stop?.lastStep),
  (state) => (state.run ? null : state.stop?.edited),
);

/** Values that left the stack and whose slot is empty now, the lowest slot first. */
export const ghosts = remember(
  (all, areas) => {
    const alive = new Set();
    for (const area of Object.values(areas)) for (const cell of area.cells ?? []) alive.add(cell.name);
    return [...all].filter(([cell, mark]) => mark.kind === "pop" && !alive.has(cell)).map(([cell, mark]) => ({ cell, ...mark }));
  },
  marks,
  (state) => state.areas,
);

export const effectsOfType = (state, type) =>
  state.run ? [] : (state.stop?.lastStep?.effects ?? []).filter((effect) => effect.type === type);

export const pointersInto = (state, area) =>
  ((state.run ?? state.stop)?.pointers ?? []).filter((pointer) => pointer.area === area);

/** The heap seen from afar: {spaces, use, collection, map}; undefined on a machine without one, and while nothing is known. */
export const heapOf = (state) => areasOfKind(state, "SPACES").map((area) => state.areas[area.id]?.spaces).find(Boolean);

/** The block of an object on the map of memory; undefined when it is not told there. */
export const blockOf = (state, name) => blocksByName(state).get(name);
const blocksByName = remember((heap) => new Map((heap?.map?.blocks ?? []).filter((block) => block.name).map((block) => [block.name, block])), heapOf);

/** How many parts of the next instruction are done at the moment shown; 0 between two instructions. */
export const part = (state) => (state.run ? 0 : (state.stop?.part ?? 0));

/** The command of a step: of one part of it where somebody looks inside. */
export const stepCommand = (state, type) => ({ type, ...(state.settings.inside ? { granularity: "part" } : {}) });

/** The moment shown: the stop, or the newest progress of a run. */
export const shown = (state) => state.run ?? state.stop;

/** The moment shown as a word: two moments are the same when it is. */
export const momentKey = (state) => `${shown(state)?.time ?? 0} ${part(state)} ${state.stop?.future ?? 0}`;

export const time = (state) => shown(state)?.time ?? 0;
export const end = (state) => Math.max(state.run?.end ?? 0, state.stop?.end ?? 0, time(state));

/** none | editing | starting | ready | running | searching | waiting | halted | trapped */
export function phase(state) {
  if (state.starting) return "starting";
  if (!state.session || !shown(state)) return "none";
  if (state.run) return "running";
  if (state.search) return "searching";
  if (isStale(state) && isUntouched(state) && errors(state).length) return "errors";
  return state.stop.status.type;
}

export const trap = (state) => (state.run ? null : (state.stop?.status?.trap ?? null));

export const isStale = (state) => Boolean(state.session) && state.session.source !== state.source;

/** Nothing happened in the session yet, so that nobody loses anything when it is replaced. */
export const isUntouched = (state) => !state.session || (!state.run && state.stop?.time === 0 && !(state.stop?.end > 0));

export const canGoForward = (state) => {
  const now = phase(state);
  return now === "ready" || (now === "waiting" && time(state) < end(state));
};
export const canGoBack = (state) => Boolean(state.session) && !state.run && !state.search && (time(state) > 0 || part(state) > 0);

/**
 * What is known best about the part of the run that the map shows: the finest survey of all of it; else, until there is one, the finest of most
 * of it; else the whole run roughly.
 */
export const mapView = remember(
  (timeline, surveys, map, end) => {
    const range = shownRange(map, end);
    const to = Math.min(end, Math.floor(range.to));
    const share = (survey) => (Math.min(to, survey.to) - Math.max(range.from, survey.from)) / (to - range.from);
    const finer = (best, survey) => (!best || survey.width < best.width || (survey.width === best.width && (survey.steps?.length ?? 0) >= (best.steps?.length ?? 0)) ? survey : best);
    const best = (views) => views.reduce(finer, null);
    const whole = timeline && timeline.to >= to ? [timeline] : [];
    const covering = best([...whole, ...surveys.filter((survey) => survey.from <= range.from && survey.to >= to)]);
    if (covering && (covering !== timeline || covering.width === 1)) return covering;
    return best([...(timeline ? [timeline] : []), ...surveys.filter((survey) => share(survey) > MOST_OF_IT)]);
  },
  (state) => state.timeline,
  (state) => state.surveys,
  (state) => state.ui.map,
  end,
);

/** What is marked, as far as it is known one by one. */
export const marksKnown = (state) => [state.timeline, mapView(state)].flatMap(singleMarks);

/** The functions of the program in the order of their text; where the text was edited since, those that it has besides. */
export const functionNames = remember(
  (rows, more) => [...new Set([...(rows ?? []), ...(more ?? [])].map((row) => row.function).filter(Boolean))],
  (state) => state.session?.listing?.rows,
  (state) => (isStale(state) ? state.assembled.listing?.rows : null),
);

/** The words that stand as operands in the code at hand, in lower case: names of registers, labels, numbers. */
export const namesInCode = remember(
  (rows) => new Set((rows ?? []).flatMap((row) => row.operands.toLowerCase().split(/[^\w$.#-]+/))),
  (state) => state.session?.listing?.rows,
);

/** Where the program stands in the source: line and what to call it. */
export function position(state) {
  const moment = shown(state);
  if (!moment) return { line: 0, kind: "next", address: -1 };
  const stuck = trap(state);
  if (stuck) return { line: stuck.line || moment.line, kind: "trapped", address: stuck.address ?? moment.address };
  return { line: moment.line, kind: moment.status?.type === "halted" ? "halted" : "next", address: moment.address };
}

/** Diagnostics for the text in the editor. */
export const diagnostics = (state) => (state.assembled.source === state.source ? state.assembled.diagnostics : []);
export const errors = (state) => diagnostics(state).filter((diagnostic) => diagnostic.severity === "ERROR");

/** Whether the listing shows the text as it was assembled last, and not the program that runs. */
const listsText = (state) => !state.session || (isStale(state) && Boolean(state.assembled.listing));

/** What the listing shows: the part of the code that was asked for last, the first rows until then. */
export const listing = (state) =>
  listsText(state) ? state.assembled.listing : isStale(state) ? state.session.listing : (state.session.window ?? state.session.listing);

/** The line of the text that a row of the listing was assembled from; 0 when it is gone. */
export const lineOfRow = (state, line) => state.lines.lineFrom(listsText(state) ? "assembled" : "program", line);

/** What a row of the listing stands for: {line} of the text, else {address} in the program that runs; null when it is in neither. */
export function placeOfRow(state, { line, address }) {
  const now = lineOfRow(state, line);
  if (now) return { line: now };
  return listsText(state) ? null : { address };
}

/** The breakpoints as the listing shows them: at an address of the program that runs, else on a line of what is listed. */
export const listedBreakpoints = remember(
  (all, lines, text) => (text ? all.map(({ address, ...rest }) => ({ ...rest, line: lines.lineIn("assembled", rest.line) })) : all),
  (state) => codeBreakpoints(state),
  (state) => state.lines,
  listsText,
);

/** The source line of an address, 0 when the rows at hand do not tell. */
export function lineAt(state, address) {
  for (const part of [state.session?.listing, state.session?.window]) {
    const row = part?.rows.find((r) => r.address === address);
    if (row) return row.line;
  }
  return 0;
}

/**
 * Breakpoints with what became of them, as editor and panel want them: `line` is a line of the text, 0 where there is none; `pending` are those
 * that are on a line, or at a function, which the program that runs has not. Those whose line is deleted are left out.
 */
export const breakpointsShown = remember(
  (list, status, lines, session, assembled, stale) => {
    const functions = new Set(stale ? (assembled.listing?.rows ?? []).map((row) => row.function) : []); // of the text
    return list
      .map((each) => {
        const known = status[each.key];
        const code = inCode(each);
        const missing = code ? each.line === 0 && each.address === undefined : Boolean(each.function) && known?.verified === false && functions.has(each.function);
        return {
          ...each,
          programLine: each.line,
          line: code ? lines.lineOf(each.key) : 0,
          address: known?.address ?? each.address ?? -1,
          verified: known ? known.verified : true,
          pending: Boolean(session) && missing,
          status: known,
        };
      })
      .filter((each) => !inCode(each) || each.line > 0 || (each.address >= 0 && !each.status?.line));
  },
  (state) => state.breakpoints,
  (state) => state.breakpointStatus,
  (state) => state.lines,
  (state) => state.session,
  (state) => state.assembled,
  isStale,
);

/** Those that stop the program that runs on lines that are deleted in the text. */
export const breakpointsDeleted = remember(
  (list, lines, status, session) => (session ? list.filter((each) => inCode(each) && !lines.marks.has(each.key) && status[each.key]?.line > 0) : []),
  (state) => state.breakpoints,
  (state) => state.lines,
  (state) => state.breakpointStatus,
  (state) => state.session,
);

/** The keys of the breakpoints that stopped the program where it is. */
export const breakpointsHit = (state) => {
  const { hits = [], breakpoints } = shown(state) ?? {};
  return new Set(hits.map((index) => breakpoints?.[index]?.id));
};

/** Those that stand at a place in the code. */
export const codeBreakpoints = remember(
  (all) => all.filter(inCode),
  (state) => breakpointsShown(state),
);

const cellsByName = remember(
  (areas) => {
    const result = new Map();
    for (const area of Object.values(areas)) {
      for (const cell of area.cells ?? []) result.set(cell.name, cell);
      for (const group of area.groups ?? []) for (const cell of group.cells ?? []) result.set(cell.name, { ...cell, group });
    }
    return result;
  },
  (state) => state.areas,
);

/** A cell that is in view, by its name, with the group that it is a part of; undefined when it is not in view. */
export const cellOf = (state, name) => cellsByName(state).get(name) ?? memoryCell(state.areas, name);

function memoryCell(areas, name) {
  for (const area of Object.values(areas)) {
    const cell = area.memory && cellIn(area, name);
    if (cell) return cell;
  }
  return undefined;
}

/** What people call a cell: its own name where it has one, and where it is. */
export function titleOf(state, name) {
  const cell = cellOf(state, name);
  if (!cell?.label || cell.label === name) return name;
  const named = !/^\d+$/.test(cell.label);
  if (!cell.group) return named ? cell.label : name;
  return named ? `${cell.label} of ${cell.group.title}` : `element ${cell.label} of ${cell.group.title}`;
}

/** An expression whose value is that of a cell: its name where that means the same, else its place. */
export function expressionOf(state, name) {
  const cell = cellOf(state, name);
  const innermost = Object.values(state.areas).map((area) => area.groups?.[0]).filter(Boolean);
  const means = cell?.group ? innermost.some((group) => group.name === cell.group.name) : !innermost.some((group) => group.cells?.some((other) => other.label === cell?.label));
  if (cell && means && /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(cell.label)) return cell.label;
  const numbered = /^([A-Za-z]+) (\d+)$/.exec(name);
  return numbered ? `${numbered[1]}[${numbered[2]}]` : `\`${name}\``;
}

/** Expressions to choose from: the cells in view that have a name. */
export const namedCells = remember(
  (areas) => [...new Set([...cellsByName({ areas }).values()].filter((cell) => /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(cell.label)).slice(0, 100).map((cell) => expressionOf({ areas }, cell.name)))].filter((text) => !text.startsWith("`")),
  (state) => state.areas,
);

/** The lines of the loop that the open answer speaks of, where it is about the moment shown. */
export const loopLines = remember(
  (inquiry) => inquiry?.report?.lines ?? [],
  (state) => (state.inquiry?.kind === "loop" && !outdated(state.inquiry.about, state, true) ? state.inquiry : null),
);

/** All lines of input. The wire joins them by newlines, so no line and one empty line look the same until it is read. */
export function inputLines(state) {
  const { inputs } = state;
  if (!state.session || !inputs) return splitLines(state.inputDraft);
  if (inputs.text === "") return inputs.read > 0 ? [""] : [];
  return inputs.text.split("\n");
}

/** Each line with its newline: the form in which lines are sent. */
export const linesText = (lines) => lines.map((line) => line + "\n").join("");

export function splitLines(text) {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

/** Everything that re-creates this moment. */
export function moment(state) {
  return {
    source: state.session?.source ?? state.source,
    draft: isStale(state) ? state.source : undefined,
    input: linesText(inputLines(state)),
    inputClosed: state.session ? Boolean(state.inputs?.closed) : state.inputClosed,
    recorded: state.inputs?.recorded ?? [],
    seed: state.inputs?.seed,
    edits: (state.inputs?.edits ?? []).map((edit, i) => (state.inputs.editNames?.[i] ? [...edit, state.inputs.editNames[i]] : edit)),
    ...(isStale(state) && state.lines.layers.program ? { rows: state.lines.toRows("program") } : {}),
    breakpoints: keptBreakpoints(state, isStale(state)).map((each) => lasting(each, state.breakpointStatus[each.id])),
    watches: state.watches.map((watch) => watch.text),
    time: time(state),
    ...(part(state) ? { part: part(state) } : {}),
  };
}
