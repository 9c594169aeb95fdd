// Named cells one under another (globals, constants, any machine's memory words) and registers side by side.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { marks } from "../state/select.js";
import { valueView, markView, markClass, typeName } from "./value.js";
import { count } from "../state/numbers.js";

export function cellsView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view || view.size === 0) return html`<p class="empty">${view ? "None in this program." : "Nothing runs yet."}</p>`;
  const marked = marks(state);
  const shown = view.from + view.cells.length;
  return html`
    <ul class="cells" data-test=${area.id}>
      ${repeat(view.cells, (cell) => cell.name, (cell) => {
        const mark = marked.get(cell.name);
        return html`<li class="cell ${markClass(mark)}" data-name=${cell.name} data-test="cell">
          <span class="cell-name">${cell.label || cell.name}</span>
          <span class="cell-label">${markView(mark, state)}</span>
          <span class="cell-value">${valueView(cell.value, state, actions)}</span>
          <span class="cell-type">${typeName(cell.value.type)}</span></li>`;
      })}
    </ul>
    ${shown < view.size ? html`<button type="button" class="more-row" @click=${() => actions.view({ [area.id]: { from: 0, count: view.cells.length + 200 } })}>… ${count(view.size - shown)} more</button>` : nothing}`;
}

export function registersView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view) return html`<p class="empty">Nothing runs yet.</p>`;
  const marked = marks(state);
  return html`<ul class="registers" data-test=${area.id}>
    ${view.cells.map((cell) => html`<li class="register ${markClass(marked.get(cell.name))}" data-name=${cell.name} data-test="register">
      <span class="register-name">${cell.label}</span> ${valueView(cell.value, state, actions)}</li>`)}
  </ul>`;
}
