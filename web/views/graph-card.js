// The object of the graph that was chosen: its facts, its cells, and what can be asked about it.

import { html, nothing } from "lit";
import { marks } from "../state/select.js";
import { nameOf } from "../state/graph.js";
import { hexAddress, counted } from "../state/numbers.js";
import { tabStop } from "./cell.js";
import { elementView } from "./heap.js";
import { objectButtons } from "./object-buttons.js";
import { aliveView, pointingView } from "./objects.js";
import { asOfClass, asOfView } from "./as-of.js";
import { icon } from "./icons.js";

const colourText = { white: "white: the collection has not found it yet", grey: "grey: found, what it refers to is still to be looked at", black: "black: found, and all it refers to" };

export function graphCard(state, actions, graph, area) {
  const node = graph?.nodes.find((each) => each.serial === state.ui.graph.chosen);
  if (!node) return nothing;
  const { object } = node;
  const { facts } = object;
  const marked = marks(state);
  return html`<section class="graph-card" data-test="graph-card" data-serial=${node.serial} aria-label="Chosen object">
    <h3><span class="object-title">${nameOf(node)}</span> <span class="quiet">#${node.serial} · ${hexAddress(facts.address)} · ${counted(facts.bytes, "byte")}${nameOf(node) === object.title ? "" : ` · ${object.title}`} · ${node.space}</span>
      <button type="button" class="icon-button small" data-test="graph-card-close" aria-label="Close" @click=${() => actions.graph.choose(null)}>${icon("close")}</button></h3>
    <p class="graph-card-facts">${factsOf(node)}</p>
    <div class="graph-card-buttons">${objectButtons(actions, `object ${node.serial}`)}
      ${object.size > 0 && object.kind !== "string" ? html`
        <button type="button" class="button small" data-test="graph-unfold" aria-disabled=${String(node.unfolded && !node.folded)} @click=${() => (node.unfolded && !node.folded) || actions.graph.unfold(node.serial)}>Unfold</button>
        <button type="button" class="button small" data-test="graph-fold-node" aria-pressed=${String(node.folded)} @click=${() => (node.folded ? actions.graph.unfold(node.serial) : actions.graph.fold(node.serial))}>Fold</button>` : nothing}
    </div>
    ${isAbout(state.inquiry, node.serial) ? html`<div class="graph-answer ${asOfClass(state, state.inquiry.about)}" data-test="graph-answer" data-kind=${state.inquiry.kind} aria-live="polite">${asOfView(state, state.inquiry.about, () => actions.inquiries.again())}${state.inquiry.kind === "alive" ? aliveView(state, actions, state.inquiry) : pointingView(state, actions, state.inquiry)}</div>` : nothing}
    ${object.cells.length ? html`<ol class="elements">${object.cells.map((cell, i) => elementView(state, actions, area, cell, cell.label || i, marked.get(cell.name), tabStop(state, object.cells)))}</ol>` : nothing}
  </section>`;
}

const isAbout = (inquiry, serial) => ["alive", "pointing"].includes(inquiry?.kind) && inquiry.answer?.object.serial === serial;

function factsOf(node) {
  const facts = [];
  if (!node.held) facts.push(html`<strong>✕ Garbage:</strong> nothing holds it.`);
  else if (node.permanent) facts.push("Came with the program; never freed.");
  else facts.push(node.distance === 0 ? "A root refers to it." : `${counted(node.distance, "reference")} away from a root.`);
  if (node.count !== null && node.count !== undefined) facts.push(` ${counted(node.count, "reference")} counted.`);
  if (node.colour) facts.push(` ${colourText[node.colour]}.`);
  return facts;
}
