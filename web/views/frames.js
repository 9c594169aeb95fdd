// The call frames as cards, the running one first. Deep recursion shows the innermost frames open and the others as one line.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { marks, effectsOfType, lineAt } from "../state/select.js";
import { markView, typeName, plainValue, reveal } from "./value.js";
import { handleView, cellValueView, cellClass, tabStop } from "./cell.js";
import { codeAddress, counted } from "../state/numbers.js";
import { icon } from "./icons.js";

const OPEN = 3;

export function framesView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view) return html`<p class="empty" translate="yes">Nothing runs yet.</p>`;
  const called = effectsOfType(state, "call").length > 0;
  const returned = effectsOfType(state, "return")[0] ?? leftByException(state);
  const shown = view.from + view.groups.length;
  return html`
    <div class="frames" data-test="frames">
      ${view.from > 0 ? html`<button type="button" class="more-row" translate="yes" @click=${() => actions.view({ [area.id]: { from: 0, count: 16 } })}>… ${counted(view.from, "frame")} above: back to the innermost</button>` : nothing}
      ${repeat(view.groups, (group) => group.name, (group, i) => frameCard(state, actions, area, group, view.from + i, { called, returned }))}
      ${shown < view.size ? html`<button type="button" class="more-row" translate="yes" @click=${() => actions.view({ [area.id]: further(view) })}>
        … ${counted(view.size - shown, "more frame")}</button>` : nothing}
    </div>`;
}

/** The frame that an exception left in the part of the instruction that was done last. */
function leftByException(state) {
  const told = (effect, name) => effect.told.find((each) => each.name === name)?.text;
  const part = effectsOfType(state, "part").find((effect) => told(effect, "function") && told(effect, "exception"));
  return part && { function: `${told(part, "function")}: ${told(part, "exception")}` };
}

const LONGEST = 256;
function further(view) {
  const longer = view.groups.length + 80;
  return view.from === 0 && longer <= LONGEST ? { from: 0, count: longer } : { from: view.from + view.groups.length - 1, count: LONGEST };
}

function frameCard(state, actions, area, group, place, { called, returned }) {
  const isNew = called && place === 0;
  const { facts } = group;
  const open = state.ui.framesOpen[group.name] ?? place < OPEN;
  const marked = marks(state);
  const parameters = Number(facts.parameters ?? 0);
  const toggle = () => actions.ui({ framesOpen: { ...state.ui.framesOpen, [group.name]: !open } });
  const args = group.cells.slice(0, parameters).map((cell) => `${cell.label} = ${plainValue(cell.value, state)}`).join(", ");
  return html`
    <div role="group" class="frame ${place === 0 ? "is-running" : ""} ${isNew ? "is-push" : ""}" data-test="frame" data-name=${group.name} aria-label="Frame of ${group.title}">
      <h3>
        <button type="button" class="frame-head ${open ? "is-open" : ""}" aria-expanded=${open} @click=${toggle}>
          <span class="chevron">${icon("right")}</span>
          <span class="frame-title">${group.title}</span>
          ${open ? nothing : html`<span class="frame-args">${args}</span>`}
          ${isNew ? html`<span class="mark mark-new"><span aria-hidden="true">+</span>called</span>` : nothing}
          ${returned && place === 0 ? html`<span class="mark mark-gone"><span aria-hidden="true">−</span>left ${returned.function}</span>` : nothing}
          ${place === 0 ? html`<span class="tag">current</span>` : nothing}
        </button>
      </h3>
      ${open ? html`
        ${group.cells.length ? html`<ul class="cells">${group.cells.map((cell, i) => {
          const mark = marked.get(cell.name);
          return html`<li class="cell ${cellClass(state, cell, mark, area.id)}" data-cell data-name=${cell.name} data-test="local">
            ${handleView(state, cell, cell.label || i, "cell-name", tabStop(state, group.cells))}
            <span class="cell-label">${mark ? markView(mark, state) : i < parameters ? html`<span class="quiet">parameter</span>` : nothing}</span>
            <span class="cell-value">${cellValueView(state, actions, cell, area.id)}</span>
            <span class="cell-type">${typeName(cell.value.type)}</span></li>`;
        })}</ul>` : nothing}
        <p class="frame-return" data-test="frame-return">${returnsTo(facts, state, actions)}${links(facts, actions)}</p>
        ${facts.broken ? html`<p class="frame-broken" data-test="frame-broken">${icon("trap")}<span>${facts.broken}</span></p>` : nothing}` : nothing}
    </div>`;
}

function returnsTo(facts, state, actions) {
  const address = Number(facts.returnAddress ?? -1);
  if (address < 0) return facts.broken ? "returns nowhere" : "the first frame";
  const line = facts.returnLine || lineAt(state, address);
  const target = `code ${codeAddress(address)}`;
  return html`returns to ${line ? html`line ${line}, ` : nothing}${placeButton(target, codeAddress(address), actions)}`;
}

/** Where the links of the frame can be seen, on a machine that keeps them among its cells. */
function links(facts, actions) {
  if (!facts.returnCell) return nothing;
  return html`; return address in ${placeButton(facts.returnCell, facts.returnCell, actions)}, saved FP ${facts.savedFp} in ${placeButton(facts.savedFpCell, facts.savedFpCell, actions)}`;
}

const placeButton = (target, text, actions) =>
  html`<button type="button" class="value ref is-place" data-target=${target} @click=${(e) => reveal(target, actions, e.target)}>${text}</button>`;
