// Watch expressions with their values. What the last step changed is marked; what is wrong with one is said below it.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { valueView, markView, typeName } from "./value.js";
import { pointAt } from "./breakpoints.js";
import { idOf } from "./places.js";
import { asOfClass, asOfView } from "./as-of.js";
import { icon } from "./icons.js";

export function watchesView(state, actions) {
  const add = (event) => {
    event.preventDefault();
    const field = event.target.elements.text;
    actions.watches.add(field.value);
    field.value = "";
  };
  return html`
    ${asOfView(state, state.watchesAbout)}
    <ul class="watches ${asOfClass(state, state.watchesAbout)}" data-test="watches">
      ${repeat(state.watches, (watch) => watch.key, (watch) => watchRow(state, actions, watch))}
    </ul>
    <form class="watch-new" @submit=${add}>
      <input name="text" class="code-field grow" data-test="watch-add" aria-label="Expression to watch" placeholder="n * 2, a[i], depth > 3" list=${idOf(state, "names-of-cells")} spellcheck="false" autocomplete="off" autocapitalize="off">
      <button type="submit" class="button small" data-test="watch-add-button">Watch</button>
    </form>`;
}

function watchRow(state, actions, watch) {
  const result = state.watchValues[watch.text];
  const before = state.run ? null : result?.before; // before the last step
  const changed = Boolean(before);
  const id = idOf(state, `watch-${watch.key}`);
  return html`<li class="watch ${changed ? "is-write" : ""}" data-test="watch">
    <div class="watch-row">
      <input class="code-field watch-text ${result?.message ? "is-wrong" : ""}" data-test="watch-text" aria-label="Watched expression" spellcheck="false" autocomplete="off" autocapitalize="off" .value=${watch.text}
        aria-invalid=${result?.message ? "true" : "false"} aria-describedby=${result?.message ? id : nothing}
        @change=${(e) => actions.watches.change(watch.key, e.target.value)} @keydown=${(e) => e.key === "Enter" && e.target.blur()}>
      ${changed ? markView({ kind: "write", before }, state) : nothing}
      <span class="watch-value" data-test="watch-value">${result?.value ? valueView(result.value, state, actions) : result?.message ? html`<span class="quiet">–</span>` : nothing}</span>
      <span class="cell-type">${result?.value ? typeName(result.value.type) : nothing}</span>
      <button type="button" class="icon-button small" data-test="watch-remove" aria-label="Watch ${watch.text} no longer" title="Watch it no longer" @click=${() => actions.watches.remove(watch.key)}>${icon("close")}</button>
    </div>
    ${result?.message ? html`<p class="field-error" id=${id} data-test="watch-error">${icon("trap")}<span>${result.message}${result.column ? html` <span class="quiet">(column ${result.column})</span>${pointAt(watch.text, result)}` : nothing}</span></p>` : nothing}
  </li>`;
}
