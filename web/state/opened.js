// What was opened about a cell or a value at one moment, and is still open at another: a menu, the field for another value, a dialog. Each remembers what it
// is about, and what the cell was called then: a name of a cell may mean another one later. Pure.

import { aboutNow, outdated } from "./about.js";
import { cellOf, titleOf } from "./select.js";

const OF_ONE_MOMENT = ["drop-future"]; // what is confirmed there would be done at another moment

/** A patch of what is open, with what each new thing is about. */
export function opening(state, patch) {
  const result = { ...patch };
  for (const name of ["menu", "edit"]) if (patch[name] && !patch[name].about) result[name] = { ...patch[name], about: aboutNow(state), called: calledNow(state, patch[name].cell) };
  if (patch.dialog && !patch.dialog.about) result.dialog = { ...patch.dialog, about: aboutNow(state) };
  return result;
}

const calledNow = (state, cell) => (cellOf(state, cell) ? titleOf(state, cell) : null);

/** Whether the cell is still the one for which something was opened: it is there, and is called the same. */
export const sameCellAs = (state, opened) => !outdated(opened.about, state) || (opened.about.session === state.session?.id && opened.called !== null && calledNow(state, opened.cell) === opened.called);

/** What remains open when another moment is shown. */
export function stillOpen(state) {
  const { menu, dialog } = state.ui;
  const menuGoes = menu && !sameCellAs(state, menu);
  const dialogGoes = dialog && OF_ONE_MOMENT.includes(dialog.name) && outdated(dialog.about, state);
  if (!menuGoes && !dialogGoes) return state;
  return { ...state, ui: { ...state.ui, ...(menuGoes ? { menu: null } : {}), ...(dialogGoes ? { dialog: null } : {}) } };
}
