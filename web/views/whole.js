// Long values and objects, whole.

import { html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import { momentKey, numbers } from "../state/select.js";
import { outdated } from "../state/about.js";
import { formats, formatValue, hexAddress, counted } from "../state/numbers.js";
import { valueView, typeName } from "./value.js";
import { handleView, tabStop } from "./cell.js";

const asked = new Map();

function ask(actions, name, window) {
  const key = `${actions.state.session?.id} ${name} ${momentKey(actions.state)} ${window.from}-${window.count}`;
  if (!asked.has(key)) {
    asked.clear();
    asked.set(key, actions.group(name, window));
  }
  return asked.get(key);
}

export function valueDialog(state, actions, { value, about }) {
  const { target } = value;
  return html`<div class="dialog-scroll whole-value">
    <p class="quiet">${typeName(value.type)}${target ? html`, points to ${target}` : nothing}</p>
    ${value.type === "int" || value.type === "float"
      ? html`<dl class="all-formats">${formats.filter((f) => value.type === "int" || !["float", "char"].includes(f.id)).map((f) => html`<div><dt>${f.title}</dt><dd translate="no">${formatValue(value, { ...numbers(state), format: f.id })}</dd></div>`)}</dl>`
      : target && value.cut && !outdated(about, state) && !target.startsWith("code ")
        ? until(ask(actions, target, { from: 0, count: 1000 }).then((group) => groupContent(state, actions, group)).catch(() => html`<pre translate="no" class="whole-text">${value.text}</pre>`), html`<p class="quiet">Asking…</p>`)
        : html`<pre translate="no" class="whole-text">${value.text}</pre>`}
  </div>`;
}

export function groupDialog(state, actions, dialog) {
  const window = { from: dialog.from ?? 0, count: 500 };
  const turn = (from) => () => actions.ui({ dialog: { ...dialog, from } });
  return html`<div class="dialog-scroll">
    <p><strong>${dialog.group.title}</strong> <span class="quiet">at ${hexAddress(dialog.group.facts.address)}, ${counted(dialog.group.facts.bytes, "byte")}</span></p>
    ${outdated(dialog.about, state) ? groupContent(state, actions, dialog.group) : until(ask(actions, dialog.group.name, window).then((group) => groupContent(state, actions, group, window.from)).catch((problem) => html`<p>${problem.title}</p>`), html`<p class="quiet">Asking…</p>`)}
    ${dialog.group.size > window.count ? html`<p class="dialog-actions">
      <button type="button" class="button" ?disabled=${window.from === 0} @click=${turn(window.from - window.count)}>Before</button>
      <button type="button" class="button" ?disabled=${window.from + window.count >= dialog.group.size} @click=${turn(window.from + window.count)}>After</button></p>` : nothing}
  </div>`;
}

const groupContent = (state, actions, group, from = 0) => html`
  ${group.facts?.text !== undefined && group.facts?.text !== null ? html`<pre translate="no" class="whole-text">${group.facts.text}</pre>` : nothing}
  ${group.cells.length ? html`<ol class="whole-cells">${group.cells.map((cell, i) => html`<li data-cell data-name=${cell.name} data-title="element ${cell.label || from + i} of ${group.title}">${handleView(state, cell, cell.label || from + i, "element-index", tabStop(state, group.cells))}${valueView(cell.value, state, actions)}</li>`)}</ol>` : nothing}`;
