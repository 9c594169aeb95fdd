// The history of a cell: what was written and read, in the order of time, with the present moment among it. Walked in both directions.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { time, cellOf } from "../state/select.js";
import { outdated } from "../state/about.js";
import { entryKey, isFound } from "../state/inquiry.js";
import { count } from "../state/numbers.js";
import { valueView, plainValue } from "./value.js";
import { historyPlot } from "./plot.js";
import { searchingView, refusalView } from "./answer.js";
import { stepLink, lineLink } from "./places.js";

const accesses = [["write", "Written"], ["read", "Read"], ["any", "Both"]];
const verb = { write: "written", read: "read", any: "written or read" };

export function historyView(state, actions, inquiry) {
  const { entries, searching } = inquiry;
  // What is before and after is so seen from the moment at which it was asked.
  const present = time(state);
  const now = inquiry.about.time;
  const fresh = !outdated(inquiry.about, state);
  const before = entries.filter((entry) => entry.time < now);
  const after = entries.filter((entry) => entry.time >= now);
  return html`
    <div class="answer-head">
      <h3>History of <code translate="no">${inquiry.title}</code></h3>
      <div class="segmented" role="group" aria-label="What is listed">
        ${accesses.map(([access, title]) => html`<button type="button" data-test="history-${access}" aria-pressed=${String(inquiry.access === access)} @click=${() => actions.inquiries.changeAccess(access)}>${title}</button>`)}
      </div>
    </div>
    <p class="answer-sentence" role="status" data-test="answer-sentence">${sentence(inquiry)}</p>
    ${searching ? searchingView(state, actions, searching === "backward" ? "Searching back" : "Searching on") : nothing}
    ${refusalView(inquiry.problem)}
    ${entries.length > 1 ? historyPlot({ entries, present, onTime: (moment) => actions.inquiries.jump(moment), label: `${inquiry.title} over time`, show: (value) => plainValue(value, state) }) : nothing}
    <ol class="history" data-test="history" aria-label="History of ${inquiry.title}">
      <li class="history-end">${sideView(inquiry, actions, "backward", inquiry.earlier)}</li>
      ${repeat(before, entryKey, (entry) => entryView(state, actions, inquiry, entry, present))}
      <li class="history-now" data-test="history-now" data-time=${now}><span>${fresh ? "now, " : "asked at "}step ${count(now)}</span>${fresh ? nowValue(state, actions, inquiry.cell) : nothing}</li>
      ${repeat(after, entryKey, (entry) => entryView(state, actions, inquiry, entry, present))}
      <li class="history-end">${sideView(inquiry, actions, "forward", inquiry.later)}</li>
    </ol>`;
}

const nowValue = (state, actions, name) => {
  const cell = cellOf(state, name);
  return cell ? html`<span class="history-value">${valueView(cell.value, state, actions)}</span>` : nothing;
};

function entryView(state, actions, inquiry, entry, now) {
  const read = entry.access === "read";
  return html`<li class="history-entry ${isFound(inquiry, entry) ? "is-found" : ""} ${entry.time + 1 === now ? "is-here" : ""}" data-test="history-entry" data-time=${entry.time + 1} title=${entry.text || nothing}>
    ${stepLink(entry.time, actions)} ${entry.edit ? html`<span class="mark mark-changed"><span aria-hidden="true">✎</span>by hand</span>` : lineLink(entry.line)}
    <code translate="no" class="history-text">${entry.edit ? `:= ${entry.text}` : entry.text}</code>
    <span class="history-value">${read ? html`<span class="mark mark-read"><span aria-hidden="true">◦</span>read</span>` : entry.before ? html`<s class="quiet">${valueView(entry.before, state, actions)}</s><span aria-label="became">→</span>` : nothing}${valueView(entry.value, state, actions)}</span></li>`;
}

function sideView(inquiry, actions, direction, side) {
  const back = direction === "backward";
  if (side.done) return html`<span class="quiet" data-test=${back ? "history-start" : "history-last"}>${back ? `not ${verb[inquiry.access]} before that` : `not ${verb[inquiry.access]} after that, as far as the run is known`}</span>`;
  return html`<button type="button" class="link" data-test=${back ? "history-earlier" : "history-later"} ?disabled=${Boolean(inquiry.searching)} @click=${() => actions.inquiries.walk(direction)}>${side.stopped ? "Search on, " : ""}${back ? "earlier" : "later"}</button>`;
}

/** What the search for the nearest one found. */
function sentence(inquiry) {
  const found = inquiry.entries.find((entry) => isFound(inquiry, entry));
  if (found?.edit) return html`${inquiry.title} was written by hand at step ${count(found.time + 1)}`;
  if (found) return html`${inquiry.title} was ${found.access === "read" ? "read" : "written"} by step ${count(found.time + 1)}${found.line ? `, line ${found.line}` : ""}${found.text ? html`: <code translate="no">${found.text}</code>` : nothing}`;
  if (inquiry.searching || inquiry.problem) return nothing;
  const { earlier, later } = inquiry;
  if (earlier.stopped || later.stopped) return "The search was ended; it can go on from there.";
  if (inquiry.entries.length) return nothing;
  if (earlier.done && later.done) return `Not ${verb[inquiry.access]} in the whole run, as far as it is known.`;
  return (earlier.done ? earlier : later).message ?? nothing;
}
