// Lines and moments that are pressed to go there, and where a cell is on the page.

import { html, nothing } from "lit";
import { count } from "../state/numbers.js";

export const goToLine = (line) => document.querySelector("vitrine-editor")?.goToLine?.(line);

export const lineLink = (line) => (line > 0 ? html`<button type="button" class="link line-link" @click=${() => goToLine(line)}>line ${line}</button>` : nothing);

export const momentLink = (time, actions) =>
  html`<button type="button" class="link step-link" data-test="step-link" data-time=${time} @click=${() => actions.inquiries.jump(time)}>step ${count(time)}</button>`;

/** The moment right after a step: what it did is marked there. */
export const stepLink = (stepTime, actions) => momentLink(stepTime + 1, actions);

/** The element of a cell in a panel, null when none is shown. */
export const elementOf = (cell) => document.querySelector(`.page > :not(dialog) [data-cell][data-name="${CSS.escape(cell)}"]`);
