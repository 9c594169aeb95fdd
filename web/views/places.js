// Lines and moments that are pressed to go there, and where a cell is on the page. Where two sessions are side by side, each has its own part
// of the page: what belongs together is in one of them.

import { html, nothing } from "lit";
import { count } from "../state/numbers.js";

/** The part of the page that an element is in; all of it where there is only one session. */
export const partOf = (element) => element?.closest?.("[data-side]") ?? document;

/** The part of the page in which a session is shown. */
export const partOfState = (state) => (state.side ? document.getElementById(`side-${state.side}`) : null) ?? document;

/** An id for an element of a session: no other session has the same. */
export const idOf = (state, name) => (state.side ? `${state.side}-${name}` : name);

/** What a part of a session is called: no other session has a part of the same name. */
export const labelOf = (state, text) => (state.side ? `${text}, ${state.side} side` : text);

/** The source editor beside an element. */
export const editorBeside = (element) => partOf(element).querySelector("vitrine-editor");

/**
 * Goes to a line of the text.
 *
 * @param beside the element that was pressed
 */
export const goToTextLine = (line, beside) => editorBeside(beside)?.goToLine?.(line);

/** Goes to a line of the program that runs, wherever it is in the text by now; stays where it was deleted. */
export function goToLine(line, beside) {
  const now = editorBeside(beside)?.lineOfProgram?.(line);
  if (now) goToTextLine(now, beside);
}

export const lineLink = (line) => (line > 0 ? html`<button type="button" class="link line-link" @click=${(e) => goToLine(line, e.target)}>line ${line}</button>` : nothing);

export const momentLink = (time, actions) =>
  html`<button type="button" class="link step-link" data-test="step-link" data-time=${time} @click=${() => actions.inquiries.jump(time)}>step ${count(time)}</button>`;

/** The moment right after a step: what it did is marked there. */
export const stepLink = (stepTime, actions) => momentLink(stepTime + 1, actions);

/** The element of a cell in a panel of a part of the page, null when none is shown. */
export const elementOf = (cell, part = document) => part.querySelector(`[data-cell][data-name="${CSS.escape(cell)}"]:not(dialog *)`);
