// The heap: every object with its elements. References to an object light up with it.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { characters, cut } from "../characters.js";
import { areasOfKind, marks, effectsOfType, blockOf } from "../state/select.js";
import { markView } from "./value.js";
import { handleView, cellValueView, cellClass, tabStop } from "./cell.js";
import { objectButtons } from "./object-buttons.js";
import { blockStates } from "../state/spaces.js";
import { count, hexAddress, counted } from "../state/numbers.js";

export function heapView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view || view.size === 0) return html`<p class="empty" translate="yes">${view ? "No objects yet. They appear here when they are made." : "Nothing runs yet."}</p>`;
  const fresh = new Set(effectsOfType(state, "allocate").map((effect) => Number(effect.address)));
  const shown = view.from + view.groups.length;
  return html`
    <div class="heap" data-test="heap">
      ${view.from > 0 ? html`<button type="button" class="more-row" translate="yes" @click=${() => actions.view({ [area.id]: { from: 0, count: 32 } })}>… ${counted(view.from, "object")} before: back to the first</button>` : nothing}
      ${repeat(view.groups, (group) => group.name, (group) => objectCard(state, actions, area, group, fresh.has(Number(group.facts.address))))}
      ${shown < view.size ? html`<button type="button" class="more-row" translate="yes" @click=${() => actions.view({ [area.id]: { from: view.from, count: view.groups.length + 100 } })}>… ${counted(view.size - shown, "more object")}</button>` : nothing}
    </div>`;
}

function objectCard(state, actions, area, group, isNew) {
  const { facts } = group;
  const marked = marks(state);
  const text = facts.text;
  const block = blockOf(state, group.name);
  const now = block && blockStates[block.state];
  return html`
    <div role="group" class="object kind-${group.kind} ${now ? `is-${block.state}` : ""} ${isChosen(state, group) ? "is-chosen" : ""} ${isNew ? "is-push" : ""} ${facts.constant ? "is-constant" : ""}" data-test="heap-object" data-name=${group.name} ${isChosen(state, group) ? ref((element) => element && bringIntoView(element, group.name)) : nothing}
        aria-label="${group.title} at ${hexAddress(facts.address)}">
      <h3><span class="address">${hexAddress(facts.address)}</span> <span class="object-title">${group.title}</span>
        ${isNew ? html`<span class="mark mark-new"><span aria-hidden="true">+</span>new</span>` : nothing}
        ${now?.short ? html`<span class="mark object-state" data-test="object-state" data-state=${block.state} title=${now.text}><span aria-hidden="true">${now.sign}</span>${now.short}</span>` : nothing}
        <span class="quiet">${counted(facts.bytes, "byte")}${facts.constant ? ", constant" : ""}</span></h3>
      ${isAsked(state) ? html`<div class="object-buttons">${objectButtons(actions, group.name, -1)}</div>` : nothing}
      ${text !== undefined && text !== null ? html`<p class="string">${quoted(text)}${facts.length > characters(String(text)) ? html`<button type="button" class="whole" aria-label="Show the whole text" @click=${() => wholeGroup(actions, group)}>…</button>` : nothing}</p>` : nothing}
      ${group.cells.length ? html`<ol class="elements">
        ${group.cells.map((cell, i) => elementView(state, actions, area, cell, cell.label || i, marked.get(cell.name), tabStop(state, group.cells)))}
        ${group.cells.length < group.size ? html`<li class="element is-more"><button type="button" @click=${() => wholeGroup(actions, group)}>+${count(group.size - group.cells.length)}</button></li>
          ${beyond(group, marked).map(({ cell, index, mark }) => elementView(state, actions, area, cell, index, mark))}` : nothing}
      </ol>` : nothing}
    </div>`;
}

/** Whether a machine's objects can be asked about; who uses the keyboard asks in the graph. */
const isAsked = (state) => areasOfKind(state, "GRAPH").length > 0;

const isChosen = (state, group) => state.ui.graph.chosen !== null && blockOf(state, group.name)?.serial === state.ui.graph.chosen;

// The chosen object comes into view once.
let broughtIntoView = null;
function bringIntoView(element, name) {
  if (broughtIntoView === name) return;
  broughtIntoView = name;
  queueMicrotask(() => element.isConnected && element.scrollIntoView({ block: "nearest" }));
}

// What has no look of its own, or turns how its neighbours are seen, is shown by its number.
const quoted = (text) =>
  JSON.stringify(cut(String(text), 301)).replace(/[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, (c) => (c.length > 1 ? `\\u{${c.codePointAt(0).toString(16)}}` : `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}`));

export const elementView = (state, actions, area, cell, index, mark, stop) => html`<li class="element ${cellClass(state, cell, mark, area.id)}" data-cell data-name=${cell.name} data-test="element">
  <span class="element-value">${mark && mark.kind !== "read" ? markView(mark, state) : nothing}${cellValueView(state, actions, cell, area.id)}</span>
  ${handleView(state, cell, index, "element-index", stop)}</li>`;

/** Elements that the last step touched and that are too far back to be shown: elements lie at equal distances. */
function beyond(group, marked) {
  const room = group.name.slice(0, group.name.lastIndexOf(" ") + 1);
  const place = (name) => (name.startsWith(room) ? Number(name.slice(room.length)) : NaN);
  const [first, second] = group.cells.map((cell) => place(cell.name));
  const each = second - first;
  if (!(each > 0)) return [];
  const found = [];
  for (const [name, mark] of marked) {
    const index = (place(name) - first) / each;
    if (mark.after && Number.isInteger(index) && index >= group.cells.length && index < group.size) found.push({ cell: { name, value: mark.after }, index, mark });
  }
  return found.slice(0, 4);
}

const wholeGroup = (actions, group) => actions.ui({ dialog: { name: "group", group } });
