// The page on paper: the whole text with line numbers and breakpoints, the moment and its sentence. The panels that are open follow, by styles/print.css.

import { html, nothing, render } from "lit";
import * as select from "../state/select.js";
import { count } from "../state/numbers.js";
import { nameOf } from "../state/shelf.js";

/** @param states gives what is shown now, one state for each session of the page */
export function preparePrint(states) {
  const sheet = document.createElement("div");
  sheet.id = "print";
  sheet.className = "print";
  document.body.prepend(sheet);
  addEventListener("beforeprint", () => render(states().map(sheetView), sheet));
  addEventListener("afterprint", () => render(nothing, sheet));
}

/** What a breakpoint waits for besides the line, and what it does there. */
const wordsOf = ({ condition, hitCount, log, temporary }) =>
  [condition ? `stops if ${condition}` : "", hitCount > 1 ? `from hit ${count(hitCount)} on` : "", log ? `writes ${log}` : "", temporary ? "only once" : ""].filter(Boolean).join(", ");

function sheetView(state) {
  const stale = select.isStale(state);
  const { line } = select.position(state);
  const stops = new Map(select.codeBreakpoints(state).map((breakpoint) => [breakpoint.line, breakpoint]));
  const last = state.stop?.lastStep;
  const trap = select.trap(state);
  const lines = state.source.replace(/\n$/, "").split("\n");
  return html`<section class="print-sheet">
    <h1 translate="no">${state.shelf.current?.name || nameOf(state.source)}</h1>
    ${state.session ? html`<p><strong>Step ${count(select.time(state))}</strong> of ${count(select.end(state))}${state.stop?.ended ? "" : " so far"}, ${select.phase(state)}.</p>
      <p class="print-sentence">${trap ? `${trap.message} ${trap.hint}` : (last?.sentence ?? "Nothing has happened yet.")}</p>` : nothing}
    ${stale ? html`<p>The text below is newer than the program that runs.</p>` : nothing}
    <ol class="print-code" translate="no">${lines.map((text, i) => {
      const stop = stops.get(i + 1);
      const now = !stale && line === i + 1;
      return html`<li class=${now ? "print-now" : ""}><span class="print-mark">${stop ? (stop.enabled === false ? "○" : "●") : ""}${now ? "▶" : ""}</span><span class="print-number">${i + 1}</span><code translate="no">${text || " "}</code>${stop && wordsOf(stop) ? html`<span class="print-condition">${wordsOf(stop)}</span>` : nothing}</li>`;
    })}</ol>
  </section>`;
}
