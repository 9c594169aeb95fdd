// The values that the user gave to cells, each with the moment from which it holds. They are a part of the run: whoever goes there
// again finds them, and so does whoever opens the link.

import { html } from "lit";
import { titleOf } from "../state/select.js";
import { count } from "../state/numbers.js";
import { momentLink } from "./places.js";
import { icon } from "./icons.js";

/** What stands for a cell where the collector was called by hand. */
const COLLECT = "collect";

export function editsView(state, actions) {
  const edits = state.inputs?.edits ?? [];
  const names = state.inputs?.editNames ?? []; // at their times
  if (!edits.length) return html`<p class="empty" translate="yes" data-test="edits">None. Press a cell twice to give it another value.</p>`;
  return html`<ol class="edits" data-test="edits">${edits.map(([time, cell, text], i) => html`<li class="edit" data-test="edit">
    ${momentLink(time, actions)}
    <span class="grow">${cell === COLLECT ? "the collector was called" : html`<code translate="no">${names[i] || titleOf(state, cell)}</code> <span aria-label="was set to">:=</span> <code translate="no">${text}</code>`}</span>
    <button type="button" class="icon-button small" data-test="edit-remove" aria-label="Take back: ${cell === COLLECT ? "the call of the collector" : `${names[i] || titleOf(state, cell)} := ${text}`} at step ${count(time)}" title="Take it back" @click=${() => actions.removeEdit(i)}>${icon("close")}</button>
  </li>`)}</ol>`;
}
