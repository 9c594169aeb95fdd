// What is the same for a cell in every panel: the handle that opens its menu, its value, and the field that takes another value.
// The handle is what names the cell anyway. One of each list is in the order of the tab key; arrow keys go to the others (cell-menu.js).

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { titleOf, watchedCells } from "../state/select.js";
import { valueView, markClass } from "./value.js";
import { icon } from "./icons.js";

const isEdited = (state, name) => state.ui.edit?.cell === name && state.ui.dialog?.name !== "edit-cell";

export const cellClass = (state, cell, mark) =>
  `${markClass(mark)} ${isEdited(state, cell.name) ? "is-edited" : ""} ${state.ui.menu?.cell === cell.name ? "is-chosen" : ""}`;

/** Which cell of a list the tab key comes to. */
export const tabStop = (state, cells, first = cells[0]) => (cells.some((cell) => cell.name === state.ui.cell) ? state.ui.cell : first?.name);

const accessWords = { written: "written", read: "read", changed: "changed" };

export function handleView(state, cell, text, kind, stop) {
  const stops = watchedCells(state).get(cell.name);
  const stopsText = stops ? `stops when ${stops.map((access) => accessWords[access]).join(", ")}` : "";
  return html`<button type="button" class="cell-handle ${kind}" data-test="cell-menu" aria-haspopup="menu" tabindex=${cell.name === stop ? 0 : -1}
    aria-label="${titleOf(state, cell.name)}${stopsText ? `, ${stopsText}` : ""}" title="${titleOf(state, cell.name)}: who wrote it, history, edit, watch${stopsText ? ` (${stopsText})` : ""}"
    >${stops ? html`<span class="cell-stop" aria-hidden="true"></span>` : nothing}${text}</button>`;
}

export const cellValueView = (state, actions, cell) => (isEdited(state, cell.name) ? editForm(state, actions) : valueView(cell.value, state, actions));

/** The field for another value; what is wrong is said below it, and what was typed stays. */
export function editForm(state, actions) {
  const { cell, text, problem, busy } = state.ui.edit;
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
      aria-invalid=${problem ? "true" : "false"} aria-describedby=${problem ? "edit-error" : nothing} .value=${text} ?readonly=${busy} ${ref(takeFocus)} @input=${(e) => actions.edits.type(e.target.value)}>
    <button type="submit" class="icon-button small" data-test="edit-set" aria-label="Set" title="Set (Enter)">${icon("done")}</button>
    <button type="button" class="icon-button small" aria-label="Leave it" title="Leave it (Esc)" @click=${() => actions.edits.cancel()}>${icon("close")}</button>
    ${problem ? html`<p class="field-error" id="edit-error" data-test="edit-error" role="alert">${icon("trap")}<span>${problem}</span></p>` : nothing}
  </form>`;
}

// The field gets the focus when it comes, and the cell when it goes.
let fieldOf = null;
function takeFocus(element) {
  const before = fieldOf;
  fieldOf = element?.dataset.of ?? null;
  queueMicrotask(() => {
    if (element) {
      element.focus();
      element.select();
    } else if (before && !fieldOf && (!document.activeElement || document.activeElement === document.body)) {
      document.querySelector(`[data-cell][data-name="${CSS.escape(before)}"] .cell-handle`)?.focus({ preventScroll: true });
    }
  });
}
