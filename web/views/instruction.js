// One instruction under glass: fetched, these bytes; decoded, these fields; executed, these effects. Of the last step, or of the one that comes
// next, which has done nothing yet. All of it comes with a stop, and the table says what the fields are.

import { html, nothing } from "lit";
import { cut } from "../characters.js";
import * as select from "../state/select.js";
import { fieldsOf, bitsOf } from "../state/fields.js";
import { codeAddress, count, counted } from "../state/numbers.js";
import { plainValue } from "./value.js";

const MOST_EFFECTS = 16;

const shownOf = (state) => (state.settings.instruction === "next" || !state.stop?.lastStep ? "next" : "last");

export function instructionTools(state, actions) {
  const choice = (id, title, hint) => html`<button type="button" data-test="instruction-${id}" title=${hint} aria-pressed=${String(shownOf(state) === id)} aria-disabled=${String(id === "last" && !state.stop?.lastStep)}
    @click=${() => actions.settings({ instruction: id })}>${title}</button>`;
  return html`<div class="segmented" role="group" aria-label="Which instruction">
    ${choice("last", "Last step", "The instruction that was executed last, and what it did")}${choice("next", "Next", "The instruction that comes next")}</div><span class="grow"></span>`;
}

export function instructionView(state) {
  const { stop } = state;
  if (!stop || state.run) return html`<p class="empty" translate="yes">${state.run ? "It runs. Each instruction is shown when it stops." : "Nothing runs yet."}</p>`;
  const shown = shownOf(state);
  const instruction = shown === "last" ? stop.lastStep : stop.next;
  if (!instruction) return html`<p class="empty" translate="yes">The program has ended: no instruction comes next.</p>`;
  const fields = fieldsOf(select.instructionTable(state), instruction);
  return html`<div class="cycle" data-test="instruction" data-shown=${shown} data-address=${instruction.address}>
    <section class="phase phase-fetch" data-test="phase-fetch">
      <h3>Fetch</h3>
      <p><span class="pointer">${pointerName(state)}</span> <code translate="no">${codeAddress(instruction.address)}</code></p>
      <p class="fetched-bytes"><code translate="no">${instruction.bytes || "no code here"}</code></p>
    </section>
    <section class="phase phase-decode" data-test="phase-decode">
      <h3>Decode <code translate="no">${instruction.text || "no instruction"}</code></h3>
      <ol class="fields" aria-label="The ${8 * fields.reduce((sum, field) => sum + field.bytes.length, 0)} bits of the instruction">${fields.map(fieldView)}</ol>
    </section>
    <section class="phase phase-execute" data-test="phase-execute">
      <h3>Execute</h3>
      ${shown === "last" ? executed(state, stop) : html`<p class="quiet">${waits(state)}</p>`}
    </section>
  </div>`;
}

const waits = (state) => (select.phase(state) === "waiting" ? "It waits for a line of input." : "Not yet: the next step does it.");

/** The register that points into the code. */
const pointerName = (state) => select.pointersInto(state, "code")[0]?.register ?? "at";

// ---- decode

function fieldView(field) {
  const bits = bitsOf(field.bytes);
  const many = bits.length;
  return html`<li class="field is-${field.kind}" data-test="field" data-name=${field.name} data-number=${field.number} data-bits=${many} title=${field.meaning || nothing}>
    <span class="unseen">${field.name}, ${counted(many, "bit")}, ${field.number}${field.text ? `, ${field.text}` : ""}${field.meaning ? `: ${field.meaning}` : ""}</span>
    <span class="field-places" aria-hidden="true"><span>${field.high}</span><span class="field-name">${field.name}</span><span>${field.low}</span></span>
    <span class="field-bits" aria-hidden="true">${[...bits].map((bit) => html`<span class="bit ${bit === "1" ? "is-one" : ""}">${bit}</span>`)}</span>
    <span class="field-value" aria-hidden="true">${field.kind === "unused" ? nothing : html`<code translate="no">${field.kind === "operand" ? field.number : `0x${field.number.toString(16).padStart(2, "0")}`}</code>${field.text ? html` <code translate="no" class="field-text">${field.text}</code>` : nothing}`}</span>
  </li>`;
}

// ---- execute

function executed(state, stop) {
  const { effects } = stop.lastStep;
  const shown = effects.map((effect) => effectView(state, effect)).filter((view) => view !== nothing);
  const pointer = pointerName(state);
  return html`<ul class="effects">
    ${shown.slice(0, MOST_EFFECTS)}
    ${shown.length > MOST_EFFECTS ? html`<li class="effect quiet">… ${count(shown.length - MOST_EFFECTS)} more</li>` : nothing}
    <li class="effect" data-test="effect"><span class="effect-word">${pointer}</span><s translate="no">${codeAddress(stop.lastStep.address)}</s><span aria-label="became">→</span><code translate="no">${codeAddress(stop.address)}</code></li>
  </ul>`;
}

function effectView(state, effect) {
  const cell = effect.cell ? select.titleOf(state, effect.cell) : "";
  const value = (view) => html`<code translate="no">${short(plainValue(view, state))}</code>`;
  const named = effect.name && effect.name !== cell ? html` <span class="quiet">${effect.name}</span>` : nothing;
  const change = (before, after) => html`<s translate="no">${short(plainValue(before, state))}</s><span aria-label="became">→</span>${value(after)}`;
  const item = (kind, sign, word, body) => html`<li class="effect" data-test="effect"><span class="mark mark-${kind}"><span aria-hidden="true">${sign}</span>${word}</span> ${body}</li>`;
  switch (effect.type) {
    case "pop":
      return item("gone", "−", "popped", html`${value(effect.value)}${named}`);
    case "push":
      return item("new", "+", "pushed", html`${value(effect.value)}${named}`);
    case "read":
      return item("read", "◦", "read", html`${cell}${named} ${value(effect.value)}`);
    case "write":
      return item("changed", "•", "wrote", html`${cell}${named} ${change(effect.before, effect.after)}`);
    case "call":
      return item("new", "+", "called", html`<code translate="no">${effect.function}</code>${effect.arguments.length ? html` with ${effect.arguments.map((each, i) => html`${i ? ", " : ""}${value(each)}`)}` : nothing}`);
    case "return":
      return item("gone", "−", "left", html`<code translate="no">${effect.function}</code>${effect.results.length ? html` with ${effect.results.map((each, i) => html`${i ? ", " : ""}${value(each)}`)}` : nothing}`);
    case "allocate":
      return item("new", "+", "allocated", html`${counted(effect.bytes, "byte")} at <code translate="no">0x${effect.address.toString(16)}</code>`);
    case "free":
      return item("gone", "−", "freed", html`${counted(effect.bytes, "byte")} at <code translate="no">0x${effect.address.toString(16)}</code>`);
    case "output":
      return item("new", "+", "put out", html`<code translate="no">${short(JSON.stringify(effect.text))}</code>`);
    case "given":
      return item("read", "◦", "was given", html`<code translate="no">${short(effect.text || "the end of the input")}</code>`);
    case "part":
      return item("read", "◦", effect.title, html`<span>${effect.told.filter((each) => each.text).map((each, i) => html`${i ? ", " : ""}<span class="quiet">${each.name}</span> <code translate="no">${short(each.text)}</code>`)}</span>`);
    case "collected":
      return item("gone", "−", "collected", html`${count(effect.freed)} freed, ${count(effect.bytesBefore)} <span aria-label="became">→</span> ${counted(effect.bytesAfter, "byte")}, in ${counted(effect.steps, "part")}`);
    case "thrown":
      return item("gone", "!", "threw", value(effect.exception));
    case "trapped":
      return item("gone", "!", "trapped", effect.trap.message);
    default:
      return nothing; // a jump is told by where the pointer is now
  }
}

const short = (text) => cut(text, 32);
