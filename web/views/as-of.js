// What is shown at another moment than the one it is about says so, and can be asked again. Every panel does it in this way.

import { html, nothing } from "lit";
import { asOfText, outdated } from "../state/about.js";

/** @param again asks the same at the moment shown; without it there is no button */
export function asOfView(state, about, again, ahead = false) {
  const why = outdated(about, state, ahead);
  if (!why) return nothing;
  return html`<p class="as-of" role="note" data-test="as-of" data-time=${about.time} data-why=${why}>${asOfText(about, why)}
    ${again ? html`<button type="button" class="button small" data-test="ask-again" ?disabled=${Boolean(state.run || state.search)} @click=${again}>Ask again</button>` : nothing}</p>`;
}

/** The class of what does not hold at the moment shown. */
export const asOfClass = (state, about, ahead = false) => (outdated(about, state, ahead) ? "is-outdated" : "");
