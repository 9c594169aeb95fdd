// The hint strip of the first visit: a few short notes, each pointing at a real part of the page. Gone when dismissed.

import { html, nothing } from "lit";
import { areasOfKind } from "../state/select.js";

const tourSteps = [
  { at: ".transport", narrow: ".transport", text: "Press Step. One instruction is executed, and a sentence tells what it did." },
  { at: "#panel-code", narrow: "#panel-code", text: "The marked line is the next instruction. Edit the program, or click beside a line number for a breakpoint." },
  { area: "STACK", narrow: ".narrow-tabs", text: "Values are pushed on the operand stack and popped from its top. What the last step changed is marked." },
  { area: "MEMORY", narrow: ".narrow-tabs", text: "Memory is bytes: data, heap and stack. What has a name, and where registers point to, is written beside the values." },
  { area: "FRAMES", narrow: ".narrow-tabs", text: "Press any value and ask: who wrote this, who reads it next, where does it come from? Press it twice to change it." },
  { area: "SPACES", narrow: ".narrow-tabs", text: "The memory of the heap, to scale. Watch inside goes into a collection, object by object; another collector can be chosen in the panel beside." },
  { at: "[data-test=step-back]", narrow: "[data-test=step-back]", text: "One step too many costs nothing: every step can be taken back, output and all." },
  { at: ".timeline", narrow: ".timeline", text: "Run it, then drag along the timeline to see any moment again. Share makes a link to this very moment." },
];

/** The notes that have something to point at: one about an area is left out where the machine has none of its kind. */
const stepsOf = (state) =>
  tourSteps
    .map((step) => (step.area ? { ...step, at: areasOfKind(state, step.area).map((area) => `#panel-${area.id}`)[0] } : step))
    .filter((step) => step.at);

export function tourView(state, actions) {
  const at = state.ui.tour;
  const steps = stepsOf(state);
  const step = steps[at];
  if (!step) return nothing;
  const finish = () => {
    actions.settings({ tourDone: true });
    actions.ui({ tour: -1 });
  };
  const last = at === steps.length - 1;
  return html`<aside class="tour" aria-label="A short guide" data-test="tour">
    <span class="tour-count">${at + 1} of ${steps.length}</span>
    <p role="status">${step.text}</p>
    ${at > 0 ? html`<button type="button" class="button small" @click=${() => actions.ui({ tour: at - 1 })}>Back</button>` : nothing}
    <button type="button" class="button small primary" data-test="tour-next" @click=${() => (last ? finish() : actions.ui({ tour: at + 1 }))}>${last ? "Done" : "Next"}</button>
    ${last ? nothing : html`<button type="button" class="link" data-test="tour-dismiss" @click=${finish}>No guide</button>`}
  </aside>`;
}

/** Puts a ring around what the note speaks of. */
export function pointAt(state) {
  for (const element of document.querySelectorAll(".tour-target")) element.classList.remove("tour-target");
  const step = stepsOf(state)[state.ui.tour];
  if (step) document.querySelector(state.ui.width === "narrow" ? step.narrow : step.at)?.classList.add("tour-target");
}
