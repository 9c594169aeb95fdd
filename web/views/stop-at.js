// Adds a breakpoint that stands at no line: at a cell, or at an event.

import { html } from "lit";
import { idOf } from "./places.js";
import { namedCells } from "../state/select.js";

export const accesses = [["changed", "changes"], ["written", "is written"], ["read", "is read"]];
export const events = [["call", "call of"], ["return", "return from"], ["allocation", "allocation"], ["output", "output"], ["input", "input"], ["trap", "trap"]];
export const hasFunction = (event) => event === "call" || event === "return";

export function stopAtView(state, actions) {
  const { stopAt } = state.ui;
  const isCell = stopAt === "cell";
  const add = (event) => {
    event.preventDefault();
    const { what, cell, of } = event.target.elements;
    const [kind, value] = what.value.split(" ");
    if (kind === "cell") {
      if (!cell.value.trim()) return cell.focus();
      actions.toggleBreakpointAt({ cell: cell.value.trim(), access: value, name: "", calls: "usual" });
      cell.value = "";
    } else actions.toggleBreakpointAt({ event: value, ...(hasFunction(value) && of.value.trim() ? { function: of.value.trim() } : {}) });
  };
  return html`<form class="stop-at" @submit=${add}>
    <label class="field-label" for=${idOf(state, "stop-at-what")}>Stop also at</label>
    <select id=${idOf(state, "stop-at-what")} name="what" data-test="stop-at" @change=${(e) => actions.ui({ stopAt: e.target.value.startsWith("cell") ? "cell" : e.target.value.split(" ")[1] })}>
      <optgroup label="an event">${events.map(([event, title]) => html`<option value="event ${event}">${title}</option>`)}</optgroup>
      <optgroup label="a cell">${accesses.map(([access, title]) => html`<option value="cell ${access}">cell ${title}</option>`)}</optgroup>
    </select>
    <input name="cell" class="code-field" data-test="stop-at-cell" aria-label="The cell" placeholder=${namedCells(state).slice(0, 2).join(", ") || "a name"} list=${idOf(state, "names-of-cells")} spellcheck="false" autocomplete="off" autocapitalize="off" ?hidden=${!isCell}>
    <input name="of" class="code-field" data-test="stop-at-function" aria-label="The function" placeholder="any function" list=${idOf(state, "names-of-functions")} spellcheck="false" autocomplete="off" autocapitalize="off" ?hidden=${isCell || !hasFunction(stopAt)}>
    <button type="submit" class="button small" data-test="stop-at-add">Add</button>
  </form>`;
}
