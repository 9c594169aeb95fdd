// What must be said above everything: a lost connection, an ended session, a refusal.

import { html, nothing } from "lit";
import * as select from "../state/select.js";
import { count } from "../state/numbers.js";
import { icon } from "./icons.js";
import { copyText } from "./clipboard.js";

export function bannersView(state, actions) {
  return html`<div class="banners">
    ${connectionBanner(state, actions)}
    ${shelfBanner(state, actions)}
    ${problemBanner(state, actions)}
  </div>`;
}

/** What the shelf must say: that nothing can be kept, or that this tab goes on with a copy. */
function shelfBanner({ shelf }, actions) {
  const { problem, note } = shelf;
  if (problem) {
    return html`<div class="banner banner-warning" role="alert" data-test="not-kept">${icon("trap")}
      <p><strong>${problem.title}</strong> <span>${problem.detail} ${problem.hint}</span></p>
      <button type="button" class="button primary" data-test="save-file" @click=${() => actions.recent.download()}>Save as a file</button></div>`;
  }
  return note
    ? html`<div class="banner" role="status" data-test="shelf-note">${icon("copy")}<p>${note}</p>
      <button type="button" class="icon-button" aria-label="Dismiss" @click=${() => actions.recent.noteRead()}>${icon("close")}</button></div>`
    : nothing;
}

function connectionBanner(state, actions) {
  if (state.connection === "expired") {
    return html`<div class="banner banner-warning" role="alert" data-test="expired">${icon("wait")}
      <p><strong>This session has ended.</strong> <span>The page kept the program, its input and breakpoints, and step ${count(select.time(state))}.</span></p>
      <button type="button" class="button primary" data-test="rebuild" @click=${() => actions.rebuild()}>Rebuild this moment</button></div>`;
  }
  if (state.connection === "lost") {
    return html`<div class="banner banner-warning" role="alert" data-test="lost">${icon("wait")}
      <p><strong>The connection was lost.</strong> <span>Trying again. Nothing is lost: the page keeps this moment.</span></p></div>`;
  }
  return nothing;
}

function problemBanner(state, actions) {
  const { problem } = state;
  if (!problem) return nothing;
  return html`<div class="banner banner-warning" role="alert" data-test="problem">${icon("trap")}
    <p><strong>${problem.title}</strong> <span>${problem.detail} ${problem.hint}</span></p>
    ${problem.copy ? html`<button type="button" class="button" data-test="problem-copy" @click=${(e) => copyText(problem.copy)}>Copy the link for a report</button>` : nothing}
    <button type="button" class="icon-button" aria-label="Dismiss" @click=${() => actions.dismissProblem()}>${icon("close")}</button></div>`;
}
