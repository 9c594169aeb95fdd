// What the program wrote, and the lines it reads. Text is text, never markup.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { areasOfKind, effectsOfType, phase, inputLines, splitLines } from "../state/select.js";
import { characters, unitsOf } from "../characters.js";
import { count, counted } from "../state/numbers.js";
import { followEnd } from "./following.js";
import { idOf } from "./places.js";

const USUAL = 4_000;
const MOST = 24_000; // characters that are laid out at once
const PAGE = 12_000;

/** The end of what was written; whoever scrolls up reads a part that stays as it is, whatever is written meanwhile. */
export function outputView(state, actions, area) {
  const view = state.areas[area.id];
  const text = view?.text ?? "";
  const reads = Boolean(state.ui.reading[area.id]);
  const added = effectsOfType(state, "output").map((effect) => effect.text).join("");
  const known = added && text.endsWith(added) ? text.slice(0, -added.length) : text;
  const fresh = known.length < text.length ? added : "";
  const from = view?.from ?? 0;
  const size = view?.size ?? 0;
  const after = reads ? size - from - characters(text) : 0;
  const read = (start, place) => {
    if (place) places.set(place.element, place);
    actions.ui({ reading: { ...actions.state.ui.reading, [area.id]: true } });
    actions.view({ [area.id]: { from: Math.max(0, start), count: MOST } });
  };
  const follow = () => {
    actions.ui({ reading: { ...actions.state.ui.reading, [area.id]: false } });
    actions.view({ [area.id]: { from: -USUAL, count: USUAL } });
  };
  const changed = (follows) => (follows ? actions.state.areas[area.id] && endsThere(actions.state.areas[area.id]) && follow() : read(actions.state.areas[area.id]?.from ?? 0));
  return html`
    <div class="output-scroll" ${followEnd(`${from} ${size} ${text.length} ${state.logs.length}`, !reads, changed)} ${ref((element) => element && toPlace(element, from))} tabindex="0" role="log" aria-label=${area.title} aria-live="off">
      ${from > 0 ? html`<button type="button" class="more-row" translate="yes" data-test="output-before" @click=${(e) => read(from - PAGE, { element: e.target.closest(".output-scroll"), character: from, was: from })}>… ${counted(from, "character")} before this</button>` : nothing}
      <pre translate="no" class="output" data-test="output">${known}${fresh ? html`<mark class="fresh">${fresh}</mark>` : nothing}</pre>
      ${after > 0 ? html`<button type="button" class="more-row" translate="yes" data-test="output-after" @click=${(e) => read(Math.min(from + PAGE, Math.max(from, size - MOST)), { element: e.target.closest(".output-scroll"), character: from + characters(text), was: from, below: true })}>… ${counted(after, "character")} after this</button>` : nothing}
      ${!text ? html`<p class="empty" translate="yes">${state.session ? "Nothing written yet." : ""}</p>` : nothing}
      ${state.logs.length ? html`<ul class="logs" data-test="logs" aria-label="Log messages">
        ${state.logs.slice(-200).map((log) => html`<li><span class="log-tag">log</span><span class="quiet">step ${count(log.time)}, line ${log.line}</span> ${log.text}</li>`)}</ul>` : nothing}
      ${reads ? html`<button type="button" class="button small output-end" data-test="output-end" @click=${follow}>↓ To the end</button>` : nothing}
    </div>`;
}

// Where another part comes into view, the character that was at its edge stays where the eye is.
const places = new WeakMap(); // element -> {character, was: where the part before began, below: whether the character was the last one}

function toPlace(element, from) {
  const place = places.get(element);
  if (!place || place.was === from) return;
  places.delete(element);
  queueMicrotask(() => {
    const output = element.querySelector("pre");
    const { from: unit } = unitsOf(output.textContent, place.character - from + 1, 1);
    const at = topOf(output, Math.max(0, place.below ? unit - 1 : unit)) - element.getBoundingClientRect().top + element.scrollTop;
    element.scrollTop = place.below ? at - element.clientHeight * 0.8 : at - element.clientHeight * 0.2;
  });
}

/** How far down on the screen a place in a text stands. */
function topOf(output, unit) {
  const texts = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
  let left = unit;
  while (texts.nextNode()) {
    const { length } = texts.currentNode;
    if (left < length) {
      const range = document.createRange();
      range.setStart(texts.currentNode, left);
      range.setEnd(texts.currentNode, left + 1);
      return range.getBoundingClientRect().top;
    }
    left -= length;
  }
  return output.getBoundingClientRect().bottom;
}

const endsThere = (view) => view.from + characters(view.text) >= view.size;

// Where output and input are not to be seen together: the last line that was written is mostly the question.
const asked = (state) => areasOfKind(state, "TEXT").map((area) => state.areas[area.id]?.text?.trimEnd().split("\n").at(-1).slice(-200).replace(/^[\udc00-\udfff]/, "")).find(Boolean);

// The field itself knows what is in it now; a drawing may be a frame behind.
const lineField = (event) => event.target.closest("form").querySelector("textarea");

export function inputView(state, actions) {
  const lines = inputLines(state);
  const inputs = state.session ? state.inputs : null;
  const read = inputs?.read ?? 0;
  const already = lines.slice(0, read);
  const coming = lines.slice(read).join("\n");
  const edited = state.ui.inputEdit;
  const shown = edited ?? coming;
  const waiting = phase(state) === "waiting";
  const closed = inputs ? inputs.closed : state.inputClosed;
  // An empty field means no line, but an empty line when the program waits for one.
  const send = (text, close = closed, evenEmpty = false) =>
    actions.setInput([...already, ...(text === "" && evenEmpty ? [""] : splitLines(text))], close);
  const onSubmit = (event) => {
    event.preventDefault();
    send(lineField(event).value, closed, waiting);
  };
  return html`
    <form class="input ${waiting ? "is-waiting" : ""}" @submit=${onSubmit} data-test="input-form">
      ${waiting ? html`<p class="prompt" role="status"><strong>The program waits for a line.</strong> Type it below.</p>
        ${state.ui.width === "narrow" && asked(state) ? html`<p class="asked"><span class="tag">written</span> ${asked(state)}</p>` : nothing}` : nothing}
      ${already.length ? html`<ol class="lines-read" tabindex="0" aria-label="Lines already read">${already.slice(-50).map((line) => html`<li><span class="tag">read</span> ${line}</li>`)}</ol>` : nothing}
      <label class="field-label" for=${idOf(state, "input-lines")}>${already.length ? "Lines to come" : "Lines for the program to read"}</label>
      <textarea id=${idOf(state, "input-lines")} data-test="input" rows=${waiting ? 1 : 2} spellcheck="false" autocomplete="off" .value=${shown}
        @input=${(e) => actions.ui({ inputEdit: e.target.value })}
        @blur=${(e) => { if (e.relatedTarget?.type !== "submit" && e.target.value !== coming && !waiting) send(e.target.value); }}
        @keydown=${(e) => { if (e.key === "Enter" && (waiting ? !e.shiftKey : e.ctrlKey || e.metaKey)) { e.stopPropagation(); onSubmit(e); } }}></textarea>
      <div class="input-actions">
        <button type="submit" class="button small" data-test="input-send">${waiting ? "Give this line" : "Set input"}</button>
        <label class="check"><input type="checkbox" data-test="input-closed" .checked=${closed} @change=${(e) => send(lineField(e).value, e.target.checked)}>
          end of input after the last line</label>
      </div>
    </form>`;
}
