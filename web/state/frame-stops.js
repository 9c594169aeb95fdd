// Breakpoints on cells of frames: for which calls they count. Pure.
//   a breakpoint on such a cell has {cell, access, calls: "this", function, call}, where `call` is a time at which the call is under way, or
//   {cell, access, calls: "every", function}, where `cell` is the name or the number of a parameter or local
// What became of it stands in its status: {frame: {calls, function, local, call, state}}.

import { areasOfKind, breakpointsShown, cellOf, titleOf } from "./select.js";
import { count } from "./numbers.js";

/**
 * The frame in which a cell lies: {function, local}; `local` is null for what the call itself left there. Null for a cell that lies in none, and for a register
 * that is not looked at as a parameter.
 * @param panel the id of the area in whose panel it was chosen
 */
export function frameOf(state, name, panel = null) {
  for (const area of areasOfKind(state, "FRAMES")) {
    for (const group of state.areas[area.id]?.groups ?? []) {
      const index = group.cells.findIndex((cell) => cell.name === name);
      const isRegister = areasOfKind(state, "REGISTERS").some((each) => state.areas[each.id]?.cells.some((cell) => cell.name === name));
      if (index >= 0) return isRegister && panel !== area.id ? null : { function: group.facts.function ?? group.title, local: group.cells[index].label || String(index) };
      if (name && (group.facts.returnCell === name || group.facts.savedFpCell === name)) return { function: group.facts.function ?? group.title, local: null };
    }
  }
  return null;
}

/** A breakpoint on the cell that was chosen. @param calls this | every, where it lies in a frame */
export function stopSpec(state, access, calls) {
  const { cell, cellPanel } = state.ui;
  const frame = frameOf(state, cell, cellPanel);
  if (!frame) return { cell, access, name: titleOf(state, cell), calls: "any" };
  if (calls === "every") return { cell: frame.local, access, name: `${frame.local} of ${frame.function}`, calls, function: frame.function };
  return { cell, access, name: frame.local === null ? titleOf(state, cell) : `${frame.local} of ${frame.function}`, calls: "this", function: frame.function, call: state.stop?.time ?? 0 };
}

/** Whether a breakpoint is the one that would be set so. */
export function sameStop(b, spec, status) {
  if (b.cell !== spec.cell || b.access !== spec.access || (b.calls ?? "any") !== (spec.calls ?? "any")) return false;
  if (spec.calls === "every") return b.function === spec.function;
  return spec.calls !== "this" || (status?.frame ? status.frame.state === "live" : b.call === spec.call);
}

/**
 * What a name meant when it was set is kept, so that it means the same when the set is sent again: the list, the same one where there is nothing to keep.
 */
export function settled(list, byKey) {
  const one = (b) => {
    const status = byKey[b.key];
    if (!b.cell || (b.calls && b.calls !== "usual") || !status?.verified) return b;
    const { frame } = status;
    if (!frame) return { ...b, calls: "any", cell: status.cell || b.cell, name: b.name || b.cell };
    return { ...b, calls: frame.calls, call: frame.call, function: frame.function, cell: status.cell || b.cell, name: frame.local ? `${frame.local} of ${frame.function}` : b.name || b.cell };
  };
  const result = list.map(one);
  return result.some((b, i) => b !== list[i]) ? result : list;
}

/** As a link has it: the call by the time at which it began, where that is known. */
export const lasting = (b, status) => (status?.frame?.calls === "this" && b.calls === "this" ? { ...b, call: status.frame.call, function: status.frame.function || b.function } : b);

/** The names of the cells in view at which a breakpoint stops the program now. */
export function cellsOfStop(state, b) {
  const frame = b.status?.frame;
  if (!frame) return [b.cell, b.status?.cell].filter(Boolean);
  if (frame.calls === "this") return frame.state === "live" ? [b.status.cell] : [];
  const groups = areasOfKind(state, "FRAMES").flatMap((area) => state.areas[area.id]?.groups ?? []);
  return groups.filter((group) => (group.facts.function ?? group.title) === frame.function).map((group) => group.cells.find((cell, i) => (cell.label || String(i)) === frame.local)?.name).filter(Boolean);
}

let known = { shown: null, areas: null, cells: new Map() };

/** The accesses that stop the program now, by the name of the cell. */
export function watchedCells(state) {
  const shown = breakpointsShown(state);
  if (known.shown === shown && known.areas === state.areas) return known.cells;
  const cells = new Map();
  for (const b of shown) if (b.cell && b.enabled) for (const name of new Set(cellsOfStop(state, b))) cells.set(name, [...(cells.get(name) ?? []), b.access]);
  known = { shown, areas: state.areas, cells };
  return cells;
}

/** For which call it counts, and where the present moment stands to it; in words. */
export function callText(b) {
  const frame = b.status?.frame;
  if (!frame) return "";
  if (frame.calls === "every") return `In every call of ${frame.function}.`;
  const call = frame.function ? `that call of ${frame.function}` : "that call";
  const at = `step ${count(frame.call ?? b.call ?? 0)}`;
  switch (frame.state) {
    case "live":
      return `In ${call}, under way at ${at}.`;
    case "returned":
      return `In ${call}, under way at ${at}. That call has returned: it waits until you go back into it.`;
    case "ahead":
      return `In ${call}, under way at ${at}. That call comes later.`;
    case "unknown":
      return `In ${call}, under way at ${at}.`;
    default:
      return "";
  }
}

/** A breakpoint changed to count for other calls; null where that cannot be: there must be a call to mean. */
export function withCalls(state, b, calls) {
  const { frame, cell } = b.status ?? {};
  if (!frame) return null;
  if (calls === "every") return frame.local ? { calls, cell: frame.local, function: frame.function, call: undefined, name: `${frame.local} of ${frame.function}` } : null;
  const now = cell && (frame.calls === "every" || cellOf(state, cell)) ? cell : "";
  if (!now) return null;
  return calls === "this" ? { calls, cell: now, function: frame.function, call: state.stop?.time ?? 0 } : { calls: "any", cell: now, function: undefined, call: undefined, name: now };
}
