// What a run is doing that does not come to an end: the loop that it is in, what changes in it and what does not, what would end it.

import { html, nothing } from "lit";
import { count, counted } from "../state/numbers.js";
import { valueView } from "./value.js";
import { searchingView, refusalView } from "./answer.js";
import { lineLink, momentLink } from "./places.js";

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
        <div><dt>Turns</dt><dd>${report.exact ? "" : "at least "}${count(report.turns)} <span class="quiet">of ${counted(report.instructions, "instruction")}, since</span> ${momentLink(report.since, actions)}</dd></div>
        ${report.exits?.length ? html`<div><dt>Would end it</dt><dd><ul data-test="loop-exits">${report.exits.map((exit) => html`<li>${lineLink(exit.line)} when ${exit.text} ${dependence(exit, report)}</li>`)}</ul></dd></div>` : nothing}
        ${report.changed?.length ? html`<div><dt>Changes</dt><dd><ul class="loop-cells" data-test="loop-changed">${report.changed.map((cell) => html`<li><code translate="no">${cell.name || cell.cell}</code>
          ${cell.values.map((value, i) => html`${i > 0 ? html`<span aria-label="then">→</span>` : nothing}${valueView(value, state, actions)}`)}</li>`)}</ul></dd></div>` : nothing}
        ${report.unchanged?.length ? html`<div><dt>Never changes</dt><dd><ul class="loop-cells" data-test="loop-unchanged">${report.unchanged.map((cell) => html`<li><code translate="no">${cell.name || cell.cell}</code> <span aria-label="is">=</span> ${valueView(cell.value, state, actions)}</li>`)}</ul></dd></div>` : nothing}
      </dl>` : nothing}
  </div>`;
}

/** What a way out depends on, where none of it is among what changes. */
function dependence({ cells }, { changed }) {
  const moving = new Set((changed ?? []).map((cell) => cell.cell));
  if (!cells?.length || cells.some((cell) => moving.has(cell.cell))) return nothing;
  return html`<span class="tag">${cells.map((cell) => cell.name || cell.cell).join(", ")} never change${cells.length === 1 ? "s" : ""} here</span>`;
}
