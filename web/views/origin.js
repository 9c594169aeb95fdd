// Where a value comes from: the step that made it, the operands of that step, and so on for each. A tree of nested lists; each
// value is asked for only when it is unfolded.

import { html, nothing } from "lit";
import { nodeKey } from "../state/inquiry.js";
import { count } from "../state/numbers.js";
import { valueView } from "./value.js";
import { searchingView, refusalView } from "./answer.js";
import { stepLink, lineLink } from "./places.js";
import { icon } from "./icons.js";

const DEEPEST = 60;

export function originView(state, actions, inquiry) {
  return html`
    <div class="answer-head"><h3>Where <code translate="no">${inquiry.title}</code> comes from <span class="quiet">at step ${count(inquiry.root.time)}</span></h3></div>
    ${state.search ? searchingView(state, actions, "Searching back") : nothing}
    <ul class="origin" data-test="origin">${nodeView(state, actions, inquiry, { ...inquiry.root, name: inquiry.title }, nodeKey(inquiry.root), 1)}</ul>`;
}

function nodeView(state, actions, inquiry, node, path, depth) {
  const open = Boolean(inquiry.open[path]);
  const known = inquiry.nodes[nodeKey(node)] ?? {};
  const { answer } = known;
  const value = node.value ?? answer?.value;
  const name = node.name || node.cell;
  return html`<li class="origin-node" data-test="origin-node" data-cell-of=${node.cell} data-depth=${depth}>
    <div class="origin-row">
      <button type="button" class="origin-fold ${open ? "is-open" : ""}" data-test="origin-fold" aria-expanded=${String(open)} ?disabled=${depth > DEEPEST} @click=${() => actions.inquiries.unfold(node, path, !open)}>
        <span class="chevron">${icon("right")}</span><code translate="no">${name}</code></button>
      <span class="origin-value"><span aria-label="is">=</span> ${valueView(value, state, actions)}</span>
    </div>
    ${open ? html`<div class="origin-body">
      ${known.searching ? html`<p class="quiet" role="status">Searching…</p>` : nothing}
      ${refusalView(known.problem)}
      ${answer ? html`<p data-test="origin-sentence">${answer.step ? html`${stepLink(answer.step.time, actions)} ${lineLink(answer.step.line)} ` : nothing}<span>${answer.step?.sentence ?? answer.sentence}</span></p>
        ${answer.complete === false ? html`<p class="quiet">The search was ended. Fold and unfold to search on.</p>` : nothing}
        ${answer.from?.length ? html`<ul>${answer.from.map((from, i) => nodeView(state, actions, inquiry, from, `${path} ${i}:${nodeKey(from)}`, depth + 1))}</ul>` : nothing}` : nothing}
    </div>` : nothing}
  </li>`;
}
