// What a run is doing that does not come to an end: the loop that it is in, what changes in it and what does not, what would end it.

import { html, nothing } from "lit";
import { count } from "../state/numbers.js";
import { valueView } from "./value.js";
import { searchingView, refusalView } from "./answer.js";
import { lineLink, stepLink } from "./places.js";

export function loopView(state, actions, inquiry) {
  const { report } = inquiry;
  return html`
    <div class="answer-head"><h3>What is it doing?</h3></div>
    ${inquiry.searching ? searchingView(state, actions, "Looking at the run") : nothing}
    ${refusalView(inquiry.problem)}
    ${report ? reportView(state, actions, report) : nothing}`;
}

function reportView(state, actions, report) {
  return html`<div class="loop" data-test="loop">
    <p class="answer-sentence" role="status" data-test="loop-sentence">${report.sentence}</p>
    ${report.found ? html`
      <dl>
        <div><dt>Lines</dt><dd data-test="loop-lines">${report.lines.map((line) => html`${lineLink(line)} `)}${report.function ? html`<span class="quiet">in ${report.function}</span>` : nothing}</dd></div>
        <div><dt>Turns</dt><dd>${count(report.turns)} <span class="quiet">of ${count(report.instructions)} instructions, since</span> ${stepLink(Math.max(0, report.since - 1), actions)}</dd></div>
        ${report.condition ? html`<div><dt>Would end it</dt><dd data-test="loop-condition">${lineLink(report.condition.line)} <code>${report.condition.text}</code> ${conditionText(report)}</dd></div>`
          : html`<div><dt>Would end it</dt><dd data-test="loop-condition">Nothing in it leads out: it goes on for ever.</dd></div>`}
        ${report.changed?.length ? html`<div><dt>Changes</dt><dd><ul class="loop-cells" data-test="loop-changed">${report.changed.map((cell) => html`<li><code>${cell.name || cell.cell}</code>
          ${cell.values.map((value, i) => html`${i > 0 ? html`<span aria-label="then">→</span>` : nothing}${valueView(value, state, actions)}`)}</li>`)}</ul></dd></div>` : nothing}
        ${report.unchanged?.length ? html`<div><dt>Never changes</dt><dd><ul class="loop-cells" data-test="loop-unchanged">${report.unchanged.map((cell) => html`<li><code>${cell.name || cell.cell}</code> <span aria-label="is">=</span> ${valueView(cell.value, state, actions)}</li>`)}</ul></dd></div>` : nothing}
      </dl>` : nothing}
  </div>`;
}

/** Whether what the way out depends on is among what changes. */
function conditionText({ condition, changed }) {
  const moving = new Set((changed ?? []).flatMap((cell) => [cell.cell, cell.name]));
  const cells = condition.cells ?? [];
  if (!cells.length) return nothing;
  const still = cells.filter((cell) => !moving.has(cell.cell ?? cell));
  const names = cells.map((cell) => cell.name ?? cell);
  return html`<span class="quiet">depends on ${names.join(", ")}${still.length === cells.length ? ", which never changes here" : ""}</span>`;
}
