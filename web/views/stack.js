// The operand stack, top on top, standing on the floor of its panel: what does not change does not move. The slot that SP
// points at is drawn empty; a value just popped is still faintly to be seen where it was. A line marks where each frame's part begins. Where
// frames lie on the stack, a local carries the name it has in its frame, and the links between frames have names of their own.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { marks, ghosts, pointersInto, areasOfKind } from "../state/select.js";
import { markView, typeName, plainValue } from "./value.js";
import { handleView, cellValueView, cellClass, tabStop } from "./cell.js";
import { count, counted } from "../state/numbers.js";
import { labelOf } from "./places.js";

export function stackView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view) return html`<p class="empty" translate="yes">Nothing runs yet.</p>`;
  const marked = marks(state);
  const gone = ghosts(state).filter((ghost) => ghost.cell.startsWith(area.id + " "));
  const pointers = pointersInto(state, area.id);
  const bases = frameBases(state);
  const stop = tabStop(state, view.cells, view.cells.at(-1));
  const rows = [];

  view.cells.forEach((cell, i) => {
    const index = view.from + i;
    const at = pointers.filter((p) => p.index === index);
    const slot = `${area.id} ${index}`;
    const mark = marked.get(cell.name) ?? marked.get(slot);
    const base = bases.get(index);
    if (base !== undefined && index > 0) rows.push({ key: "base " + index, template: baseLine(base) });
    rows.push({ key: slot, index, template: html`
      <li class="cell stack-cell ${frameClass(cell, slot, index)} ${cellClass(state, cell, mark, area.id)}" data-cell data-test="stack-cell" data-name=${cell.name} data-index=${index}>
        ${pointerTags(at)}
        ${handleView(state, cell, index, "cell-index", stop)}
        <span class="cell-label">${mark ? markView(mark, state) : cell.label && cell.label !== String(index) ? cell.label : nothing}</span>
        <span class="cell-value">${cellValueView(state, actions, cell, area.id)}</span>
        <span class="cell-type">${typeName(cell.value.type)}</span>
      </li>` });
  });

  // Above the top: the free slot, and what was popped from above it.
  const atTop = view.from + view.cells.length >= view.size;
  if (atTop) {
    const size = view.size;
    const slots = Math.max(1, ...gone.map((ghost) => slotOf(ghost.cell) - size + 1));
    const base = bases.get(size);
    if (base !== undefined && size > 0) rows.push({ key: "base " + size, template: baseLine(base) });
    for (let k = 0; k < Math.min(slots, 12); k++) {
      const ghost = gone.find((g) => slotOf(g.cell) === size + k);
      const at = pointers.filter((p) => p.index === size + k);
      rows.push({ key: "free " + (size + k), template: html`
        <li class="cell stack-cell is-free ${ghost ? "is-ghost" : ""}" data-ghost=${ghost ? ghost.cell : nothing}>
          ${pointerTags(at)}
          <span class="cell-index">${size + k}</span>
          <span class="cell-label">${ghost ? markView({ ...ghost, kind: "pop" }, state) : nothing}</span>
          <span class="cell-value">${ghost ? html`<s class="value" translate="no">${plainValue(ghost.before, state)}</s>` : html`<span class="quiet">free</span>`}</span>
          <span class="cell-type">${ghost ? typeName(ghost.before.type) : nothing}</span>
        </li>` });
    }
  }
  else {
    rows.push({ key: "above", template: html`<li class="more-row" translate="yes"><button type="button" @click=${() => actions.view({ [area.id]: { from: -64, count: 64 } })}>
      … ${count(view.size - view.from - view.cells.length)} more above: back to the top</button></li>` });
  }
  rows.reverse();
  const below = view.from;
  return html`
    <div class="stack-scroll" tabindex="0" role="region" aria-label=${labelOf(state, `${area.title}, ${counted(view.size, "value")}`)}>
      <ol class="stack" data-test="stack" reversed>
        ${repeat(rows, (row) => row.key, (row) => row.template)}
        ${below > 0 ? html`<li class="more-row" translate="yes"><button type="button" @click=${() => actions.view({ [area.id]: further(view, atTop) })}>
          … ${count(below)} more below</button></li>` : nothing}
      </ol>
      <div class="stack-floor" aria-hidden="true"></div>
    </div>`;
}

// Down the stack: a longer window from the top, and when that is as long as windows get, the next one below.
const LONGEST = 1024;
function further(view, atTop) {
  const longer = view.cells.length + 256;
  if (atTop && longer <= LONGEST) return { from: -longer, count: longer };
  const from = Math.max(0, view.from - LONGEST + 64);
  return { from, count: LONGEST };
}

const frameClass = (cell, slot, index) => (cell.name !== slot ? "is-local" : cell.label && cell.label !== String(index) ? "is-link" : "");

const slotOf = (cell) => Number(cell.slice(cell.lastIndexOf(" ") + 1));

function frameBases(state) {
  const bases = new Map();
  for (const area of areasOfKind(state, "FRAMES")) {
    for (const group of [...(state.areas[area.id]?.groups ?? [])].reverse()) {
      if (group.facts?.base === undefined) continue;
      const base = Number(group.facts.base);
      bases.set(base, bases.has(base) ? `${bases.get(base)}, ${group.title}` : group.title);
    }
  }
  return bases;
}

const baseLine = (name) => html`<li class="base-line"><span>${name}</span></li>`;

const pointerTags = (pointers) =>
  html`<span class="pointers">${pointers.map((p) => html`<span class="pointer" title="${p.register} points here">${p.register}<span aria-hidden="true">▸</span></span>`)}</span>`;
