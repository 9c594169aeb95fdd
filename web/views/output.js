// What the program wrote, and the lines it reads. Text is text, never markup.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { areasOfKind, effectsOfType, phase, inputLines, splitLines } from "../state/select.js";
import { characters } from "../characters.js";
import { count } from "../state/numbers.js";
import { idOf } from "./places.js";

const MORE = 60_000;

export function outputView(state, actions, area) {
  const view = state.areas[area.id];
  const text = view?.text ?? "";
  const added = effectsOfType(state, "output").map((effect) => effect.text).join("");
  const known = added && text.endsWith(added) ? text.slice(0, -added.length) : text;
  const fresh = known.length < text.length ? added : "";
  return html`
    <div class="output-scroll" ${ref((element) => toEnd(element, text.length))} tabindex="0" role="log" aria-label=${area.title} aria-live="off">
      ${view?.from > 0 ? html`<button type="button" class="more-row" @click=${() => actions.view({ [area.id]: { from: -(characters(text) + MORE), count: characters(text) + MORE } })}>… ${count(view.from)} characters before this</button>` : nothing}
      <pre class="output" data-test="output">${known}${fresh ? html`<mark class="fresh">${fresh}</mark>` : nothing}</pre>
      ${!text ? html`<p class="empty">${state.session ? "Nothing written yet." : ""}</p>` : nothing}
      ${state.logs.length ? html`<ul class="logs" data-test="logs" aria-label="Log messages">
        ${state.logs.slice(-200).map((log) => html`<li><span class="log-tag">log</span><span class="quiet">step ${count(log.time)}, line ${log.line}</span> ${log.text}</li>`)}</ul>` : nothing}
    </div>`;
}

// New output is scrolled to; somebody who reads further up is left alone while nothing comes.
const lengths = new WeakMap();
function toEnd(element, length) {
  if (!element || lengths.get(element) === length) return;
  lengths.set(element, length);
  queueMicrotask(() => (element.scrollTop = element.scrollHeight));
}

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
