// One value, in the chosen number format. A reference is a button: hovering or focusing it shows what it points to
// (views/arrows.js watches [data-target]), pressing it goes there. A value that was cut can be seen whole.

import { html, nothing } from "lit";
import { characters, cut } from "../characters.js";
import { lineAt, numbers } from "../state/select.js";
import { formatValue } from "../state/numbers.js";
import { goToLine, partOf } from "./places.js";

const typeNames = { int: "int", float: "float", string: "str", array: "arr", function: "func", address: "addr", null: "null" };
export const typeName = (type) => typeNames[type] ?? type;

export function valueView(value, state, actions) {
  if (!value) return nothing;
  const text = formatValue(value, numbers(state));
  const long = value.cut || characters(text) > 44;
  const shown = characters(text) > 44 ? cut(text, 43) : text + (value.cut && !text.endsWith("…") ? "…" : "");
  const body = value.target
    ? html`<button type="button" translate="no" class="value ref type-${value.type}" data-target=${value.target} title="Points to ${value.target}"
        @click=${(e) => reveal(value.target, actions, e.target)}>${shown}<span class="ref-mark" aria-hidden="true">↗</span></button>`
    : html`<span translate="no" class="value type-${value.type}">${shown}</span>`;
  if (!long) return body;
  return html`${body}<button type="button" class="whole" aria-label="Show the whole value"
      @click=${() => actions.ui({ dialog: { name: "value", value } })}>…</button>`;
}

export const plainValue = (value, state) => (value ? formatValue(value, numbers(state)) : "");

/** Brings what a reference points to into view. */
export function reveal(target, actions, beside) {
  const code = /^code (?:0x([0-9a-f]+)|(\d+))$/i.exec(target);
  if (code) {
    const address = code[1] ? parseInt(code[1], 16) : Number(code[2]);
    const line = lineAt(actions.state, address);
    if (line) goToLine(line, beside);
    return;
  }
  const element = partOf(beside).querySelector(`[data-name="${CSS.escape(target)}"]`);
  if (!element) return actions.memory.reveal(target);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  element.classList.add("flash");
  setTimeout(() => element.classList.remove("flash"), 1200);
}

/** What the last step did to a cell, as a short label: never colour alone. */
export function markView(mark, state) {
  if (!mark) return nothing;
  switch (mark.kind) {
    case "push":
      return html`<span class="mark mark-new" title=${mark.name ? `pushed: ${mark.name}` : "pushed"}><span aria-hidden="true">+</span>${mark.name || "pushed"}</span>`;
    case "write":
      return html`<span class="mark mark-changed" title="changed"><s translate="no">${cut(plainValue(mark.before, state), 14)}</s><span aria-label="became">→</span></span>`;
    case "edit":
      return html`<span class="mark mark-changed" title="written by hand at this moment"><span aria-hidden="true">✎</span>edited${mark.before ? html` <s translate="no">${cut(plainValue(mark.before, state), 14)}</s><span aria-label="became">→</span>` : nothing}</span>`;
    case "read":
      return html`<span class="mark mark-read" title="read by the last step"><span aria-hidden="true">◦</span>read</span>`;
    case "pop":
      return html`<span class="mark mark-gone" title=${mark.name ? `popped: ${mark.name}` : "popped"}><span aria-hidden="true">−</span>${mark.name || "popped"}</span>`;
    default:
      return nothing;
  }
}

export const markClass = (mark) => (mark ? `is-${mark.kind}` : "");
