// Registers. A few stand side by side; many in a grid, where those that the program has nothing to do with are folded away: a register
// is in use when the code names it, when it holds something, or when it was just touched.

import { html, nothing } from "lit";
import { marks, namesInCode, numbers } from "../state/select.js";
import { formatValue, count, hexAddress } from "../state/numbers.js";
import { markView } from "./value.js";
import { handleView, cellValueView, cellClass, tabStop } from "./cell.js";

const FEW = 12;
const LONG = { usual: 12, wide: 24 }; // characters that a column of the grid has room for

export const areMany = (view) => (view?.size ?? 0) > FEW;

export function registersView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view) return html`<p class="empty" translate="yes">Nothing runs yet.</p>`;
  return areMany(view) ? gridView(state, actions, area, view) : html`<ul class="registers" data-test=${area.id}>
    ${view.cells.map((cell) => registerView(state, actions, area, cell, marks(state).get(cell.name), tabStop(state, view.cells)))}
  </ul>`;
}

const registerView = (state, actions, area, cell, mark, stop) => html`<li class="register ${cellClass(state, cell, mark, area.id)}" data-cell data-name=${cell.name} data-test="register">
  ${handleView(state, cell, cell.label, "register-name", stop)}<span class="register-mark">${markView(alike(mark, cell), state)}</span><span class="register-value">${cellValueView(state, actions, cell, area.id)}</span></li>`;

/** What a register held is written as what it holds: an address as an address. */
function alike(mark, cell) {
  const number = cell.value.type === "address" && mark?.before?.type === "int";
  return number ? { ...mark, before: { ...mark.before, type: "address", text: hexAddress(mark.before.text) } } : mark;
}

function gridView(state, actions, area, view) {
  const marked = marks(state);
  const named = namesInCode(state);
  const isUsed = (cell) => named.has(cell.label.toLowerCase()) || !/^-?0(\.0)?$/.test(cell.value.text) || marked.has(cell.name) || state.ui.edit?.cell === cell.name;
  const all = Boolean(state.ui.unfolded[area.id]);
  const unused = view.cells.filter((cell) => !isUsed(cell));
  const shown = all ? view.cells : view.cells.filter(isUsed);
  const stop = tabStop(state, shown);
  const longest = Math.max(0, ...shown.map((cell) => formatValue(cell.value, numbers(state)).length));
  const width = longest > LONG.wide ? "is-widest" : longest > LONG.usual ? "is-wide" : "";
  return html`
    ${shown.length ? html`<ul class="registers register-grid ${width}" data-test=${area.id}>
      ${shown.map((cell) => html`${registerView(state, actions, area, cell, marked.get(cell.name), stop)}`)}
    </ul>` : nothing}
    ${unused.length ? html`<button type="button" class="more-row register-fold" data-test="unused-registers" aria-expanded=${String(all)} @click=${() => actions.ui({ unfolded: { ...state.ui.unfolded, [area.id]: !all } })}>
      ${all ? `Only those in use` : html`${count(unused.length)} not in use: ${spans(unused, view.cells)}`}</button>` : nothing}`;
}

/** "$6–$31": neighbours as one span. */
function spans(cells, all) {
  const result = [];
  let last = -2;
  for (const cell of cells) {
    const at = all.indexOf(cell);
    if (at === last + 1) result.at(-1)[1] = cell.label;
    else result.push([cell.label, cell.label]);
    last = at;
  }
  const text = result.map(([from, to]) => (from === to ? from : `${from}–${to}`));
  return text.length > 5 ? `${text.slice(0, 4).join(", ")} …` : text.join(", ");
}
