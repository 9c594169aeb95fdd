// What is the same for a cell in every panel: the handle that opens its menu, its value, and the field that takes another value.
// The handle is what names the cell anyway. One of each list is in the order of the tab key; arrow keys go to the others (cell-menu.js).

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { cellOf, titleOf } from "../state/select.js";
import { watchedCells } from "../state/frame-stops.js";
import { momentText, outdated } from "../state/about.js";
import { sameCellAs } from "../state/opened.js";
import { valueView, markClass } from "./value.js";
import { idOf, partOf } from "./places.js";
import { icon } from "./icons.js";

// One cell may be shown in two panels, such as a word of memory that is a local too: it is edited where that was asked for.
const isEdited = (state, name, panel) => {
  const { edit, dialog } = state.ui;
  return edit?.cell === name && dialog?.name !== "edit-cell" && (!panel || !edit.panel || edit.panel === panel);
};

/** @param panel the id of the panel, where another one may show the same cell */
export const cellClass = (state, cell, mark, panel) =>
  `${markClass(mark)} ${isEdited(state, cell.name, panel) ? "is-edited" : ""} ${state.ui.menu?.cell === cell.name ? "is-chosen" : ""}`;

/** Which cell of a list the tab key comes to. */
export const tabStop = (state, cells, first = cells[0]) => (cells.some((cell) => cell.name === state.ui.cell) ? state.ui.cell : first?.name);

const accessWords = { written: "written", read: "read", changed: "changed" };

/** @param said what is read aloud besides the cell's name, where the handle shows its value */
export function handleView(state, cell, text, kind, stop, said = "") {
  const stops = watchedCells(state).get(cell.name);
  const stopsText = stops ? `stops when ${stops.map((access) => accessWords[access]).join(", ")}` : "";
  return html`<button type="button" translate="no" class="cell-handle ${kind}" data-test="cell-menu" aria-haspopup="menu" tabindex=${cell.name === stop ? 0 : -1}
    aria-label="${titleOf(state, cell.name)}${said ? `: ${said}` : ""}${stopsText ? `, ${stopsText}` : ""}" title="${titleOf(state, cell.name)}: who wrote it, history, edit, watch${stopsText ? ` (${stopsText})` : ""}"
    >${stops ? html`<span class="cell-stop" aria-hidden="true"></span>` : nothing}${text}</button>`;
}

export const cellValueView = (state, actions, cell, panel) => (isEdited(state, cell.name, panel) ? editForm(state, actions) : valueView(cell.value, state, actions));

/** The field for another value in the place of a cell that shows its value in its own way; null while nothing is typed there. */
export const editIn = (state, actions, cell, panel) => (isEdited(state, cell.name, panel) ? editForm(state, actions) : null);

/** The field for another value; what is wrong is said below it, and what was typed stays. */
export function editForm(state, actions) {
  const { cell, text, busy, about, called } = state.ui.edit;
  const elsewhere = outdated(about, state);
  const same = sameCellAs(state, state.ui.edit);
  const here = cellOf(state, cell) ? titleOf(state, cell) : "nothing";
  const problem = same ? state.ui.edit.problem : `Opened for ${called ?? cell} at ${momentText(about)}; here it is ${here}. Go back there to set it.`;
  const submit = (event) => {
    event.preventDefault();
    actions.edits.type(event.target.elements.value.value);
    actions.edits.write();
  };
  const onKey = (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    actions.edits.cancel();
  };
  return html`<form class="cell-edit" @submit=${submit} @keydown=${onKey} @dblclick=${(e) => e.stopPropagation()}>
    <input name="value" class="code-field ${problem ? "is-wrong" : ""}" data-test="edit-field" data-of=${cell} aria-label="New value of ${titleOf(state, cell)}" spellcheck="false" autocomplete="off" autocapitalize="off"
      aria-invalid=${problem ? "true" : "false"} aria-describedby=${problem ? idOf(state, "edit-error") : nothing} .value=${text} ?readonly=${busy} ${ref(takeFocus)} @input=${(e) => actions.edits.type(e.target.value)}>
    <button type="submit" class="icon-button small" data-test="edit-set" ?disabled=${!same} aria-label="Set" title="Set (Enter)">${icon("done")}</button>
    <button type="button" class="icon-button small" aria-label="Leave it" title="Leave it (Esc)" @click=${() => actions.edits.cancel()}>${icon("close")}</button>
    ${elsewhere && same ? html`<p class="as-of" role="note" data-test="as-of" data-time=${about.time}>Opened at ${momentText(about)}; it is set at the moment shown.</p>` : nothing}
    ${problem ? html`<p class="field-error" id=${idOf(state, "edit-error")} data-test="edit-error" role="alert">${icon("trap")}<span>${problem}</span></p>` : nothing}
  </form>`;
}

// The field gets the focus when it comes, and the cell when it goes.
let fieldOf = null;
let fieldIn = null;
function takeFocus(element) {
  const before = fieldOf;
  const part = fieldIn;
  fieldOf = element?.dataset.of ?? null;
  queueMicrotask(() => {
    if (element) {
      fieldIn = partOf(element);
      element.focus();
      element.select();
    } else if (before && !fieldOf && (!document.activeElement || document.activeElement === document.body)) {
      part.querySelector(`[data-cell][data-name="${CSS.escape(before)}"] .cell-handle`)?.focus({ preventScroll: true });
    }
  });
}
