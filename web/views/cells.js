// Named cells one under another: globals, constants, the words of any machine.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { marks } from "../state/select.js";
import { markView, typeName } from "./value.js";
import { handleView, cellValueView, cellClass, tabStop } from "./cell.js";
import { count } from "../state/numbers.js";

export function cellsView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view || view.size === 0) return html`<p class="empty" translate="yes">${view ? "None in this program." : "Nothing runs yet."}</p>`;
  const marked = marks(state);
  const shown = view.from + view.cells.length;
  const stop = tabStop(state, view.cells);
  return html`
    <ul class="cells" data-test=${area.id}>
      ${repeat(view.cells, (cell) => cell.name, (cell) => {
        const mark = marked.get(cell.name);
        return html`<li class="cell ${cellClass(state, cell, mark, area.id)}" data-cell data-name=${cell.name} data-test="cell">
          ${handleView(state, cell, cell.label || cell.name, "cell-name", stop)}
          <span class="cell-label">${markView(mark, state)}</span>
          <span class="cell-value">${cellValueView(state, actions, cell, area.id)}</span>
          <span class="cell-type">${typeName(cell.value.type)}</span></li>`;
      })}
    </ul>
    ${shown < view.size ? html`<button type="button" class="more-row" translate="yes" @click=${() => actions.view({ [area.id]: { from: 0, count: view.cells.length + 200 } })}>… ${count(view.size - shown)} more</button>` : nothing}`;
}
