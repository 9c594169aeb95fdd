// The panel with the answer to what was asked last: the history of a cell, the origin of a value, or what the run is doing.

import { html, nothing } from "lit";
import { historyView } from "./history.js";
import { originView } from "./origin.js";
import { loopView } from "./loop.js";
import { aliveView, pointingView } from "./objects.js";
import { time } from "../state/select.js";
import { count, short } from "../state/numbers.js";
import { asOfClass, asOfView } from "./as-of.js";
import { looksAhead } from "../state/inquiry.js";
import { icon } from "./icons.js";

const views = { history: historyView, origin: originView, loop: loopView, alive: aliveView, pointing: pointingView };

export function answerView(state, actions) {
  const { inquiry } = state;
  if (!inquiry) return html`<p class="empty" translate="yes" data-test="answer">Press a cell and ask: who wrote this, who reads it next, its history, where its value comes from.</p>`;
  const ahead = looksAhead(inquiry);
  return html`<div class="answer ${asOfClass(state, inquiry.about, ahead)}" data-test="answer" data-kind=${inquiry.kind} data-time=${inquiry.about.time}>
    ${asOfView(state, inquiry.about, () => actions.inquiries.again(), ahead)}
    ${views[inquiry.kind](state, actions, inquiry)}</div>`;
}

export const hideAnswer = (actions) => actions.inquiries.close();

/** How far a search is, and the way to end it. What was found by then is kept. */
export function searchingView(state, actions, text) {
  const { search } = state;
  return html`<div class="searching" role="status" data-test="searching">
    <progress max="1" value=${search?.progress ?? nothing} aria-label=${text}></progress>
    <span>${text}${search ? ` at step ${count(search.time)}` : "…"}${search?.perSecond > 0 ? html` <span class="quiet">${short(search.perSecond)}/s</span>` : nothing}</span>
    <button type="button" class="button small" data-test="search-cancel" @click=${() => actions.inquiries.cancel()}>Cancel</button>
  </div>`;
}

export const refusalView = (problem) => (problem ? html`<p class="field-error" role="alert" data-test="answer-problem">${icon("trap")}<span>${problem}</span></p>` : nothing);

/** The way back after going to an answer; beside the sentence of the step. */
export function wayBackView(state, actions, moment) {
  return moment === undefined || moment === time(state) || state.run ? nothing : html`<button type="button" class="button way-back" data-test="jump-back" data-time=${moment}
    title="To the moment from which you went here (Backspace)" @click=${() => actions.inquiries.jumpBack()}>${icon("undo")}Back to step ${count(moment)}</button>`;
}
