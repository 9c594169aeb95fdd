// What can be asked about an object, wherever it is shown.

import { html } from "lit";

/** @param name one that the session knows the object by: that of its group, or "object" and its number */
export const objectButtons = (actions, name, tabindex = 0) => html`
  <button type="button" class="button small" data-test="why-alive" tabindex=${tabindex} @click=${() => actions.inquiries.whyAlive(name)}>Why is it alive?</button>
  <button type="button" class="button small" data-test="points-here" tabindex=${tabindex} @click=${() => actions.inquiries.pointsHere(name)}>What points here?</button>`;
