// The field for a moment to go to: in the transport bar where there is room, else in a dialog. What it refuses is said below it, and what was typed stays.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { time } from "../state/select.js";
import { idOf } from "./places.js";
import { icon } from "./icons.js";

const FORMS = "A step, as 42 or 1e3; +100 or -5 on or back; 50%; start or end";

/** @param inDialog whether it is all there is in a dialog, which closes when it is left */
export function goToView(state, actions, inDialog = false) {
  const { goTo } = state.ui;
  const problem = goTo?.problem ?? "";
  const note = !inDialog && goTo?.note && goTo.time === time(state) ? goTo.note : "";
  const said = idOf(state, "go-to-said");
  const go = async (event) => {
    event.preventDefault();
    const field = event.target.elements.time;
    if (!(await actions.going.go(field.value))) return field.select();
    field.value = "";
    field.blur();
    if (inDialog) actions.ui({ dialog: null });
  };
  const onKey = (event) => {
    if (event.key !== "Escape" || inDialog) return;
    event.target.value = "";
    actions.going.forget();
    event.target.blur();
  };
  return html`<form class="go-to ${inDialog ? "is-alone" : ""}" @submit=${go}>
    <input name="time" data-test="go-to-time" class="number-field ${problem ? "is-wrong" : ""}" placeholder="go to" title=${FORMS} aria-label="Go to: a step, +100, -5, 50%, start or end" autocomplete="off" autocapitalize="off" spellcheck="false" ?autofocus=${inDialog}
      aria-invalid=${problem ? "true" : "false"} aria-describedby=${problem ? said : nothing} @input=${actions.going.forget} @keydown=${onKey}>
    ${inDialog ? html`<button type="submit" class="button primary" data-test="go-to-go">Go</button>` : nothing}
    ${problem || note ? html`<div class="go-to-said" id=${said} popover=${inDialog ? nothing : "manual"} ${ref(showBelow)}>
      ${problem ? html`<p class="field-error" role="alert" data-test="go-to-problem">${icon("trap")}<span>${problem}</span></p>` : html`<p role="status" data-test="go-to-note">${note}</p>`}
      <button type="button" class="icon-button small" aria-label="Dismiss" data-test="go-to-dismiss" @click=${actions.going.forget}>${icon("close")}</button></div>` : nothing}
  </form>`;
}

export const goToDialog = (state, actions) => html`<p>${FORMS}.</p>${goToView(state, actions, true)}`;

/** Right below the field, over everything: the bar itself shows nothing beyond its edge. */
function showBelow(element) {
  if (!element) return;
  queueMicrotask(() => {
    if (!element.isConnected || !element.popover) return;
    if (!element.matches(":popover-open")) element.showPopover();
    const field = element.closest("form").elements.time.getBoundingClientRect();
    element.style.top = `${field.bottom + 6}px`;
    element.style.right = `${Math.max(8, document.documentElement.clientWidth - field.right)}px`;
  });
}
