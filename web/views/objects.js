// Answers about objects: why one is alive, and what points to it. Each object in them can be chosen in the graph.

import { html, nothing } from "lit";
import { count, counted } from "../state/numbers.js";
import { refusalView } from "./answer.js";

const objectLink = (actions, object) => html`<button type="button" class="link" data-test="answer-object" data-serial=${object.serial} @click=${() => actions.graph.choose(object.serial)}>${object.title} #${object.serial}</button>`;

const rootText = (root) => html`<code translate="no">${/^\d/.test(root.label) ? `slot ${root.label}` : root.label}</code> of ${root.place}`;

const frame = (state, actions, inquiry, title, body) => html`
  <div class="answer-head"><h3>${title} ${inquiry.answer ? objectLink(actions, inquiry.answer.object) : nothing}</h3></div>
  ${refusalView(inquiry.problem)}
  ${inquiry.answer ? html`<p data-test="answer-sentence">${inquiry.answer.sentence}</p>${body(inquiry.answer)}` : nothing}`;

export function aliveView(state, actions, inquiry) {
  return frame(state, actions, inquiry, "Why alive:", (answer) => html`
    ${answer.first ? html`<ol class="way" data-test="way" aria-label="The way from a root">
      <li class="way-root" data-test="way-root"><span class="way-kind">root</span> ${rootText(answer.root)}</li>
      <li>${objectLink(actions, answer.first)}</li>
      ${answer.way.map(({ label, to }) => html`<li data-test="way-step"><code translate="no">${label}</code> ${objectLink(actions, to)}</li>`)}
    </ol>` : nothing}
    ${answer.alone > 0 ? html`<p class="quiet" data-test="alone">${answer.alone === 1 ? "Nothing else depends on it alone: without it only its own" : `Without it ${counted(answer.alone, "object")} would be garbage, itself among them:`} ${counted(answer.aloneBytes, "byte")}${answer.alone === 1 ? " would be free" : ""}.</p>` : nothing}`);
}

export function pointingView(state, actions, inquiry) {
  return frame(state, actions, inquiry, "What points to", (answer) => html`
    <ul class="way" data-test="pointing">
      ${answer.roots.map((root) => html`<li class="way-root" data-test="pointing-root"><span class="way-kind">root</span> ${rootText(root)}</li>`)}
      ${answer.references.map(({ from, label, held }) => html`<li data-test="pointing-cell">${objectLink(actions, from)} <code translate="no">${label}</code>${held ? nothing : html` <span class="quiet">✕ garbage itself</span>`}</li>`)}
    </ul>
    ${answer.rootCount + answer.referenceCount > answer.roots.length + answer.references.length ? html`<p class="quiet">${count(answer.rootCount + answer.referenceCount)} in all.</p>` : nothing}`);
}
