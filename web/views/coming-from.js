// Coming from …: for each language and machine from which programs are brought here, what is different, and what is written here for its words.

import { html, nothing } from "lit";

const nameOf = (machine, origin) => `${machine}/${origin.id}`;

/** All origins with the machine that each fits. */
const allOf = (state) => state.machines.flatMap(({ name, title }) => (state.origins[name] ?? []).map((origin) => ({ machine: name, machineTitle: title, origin })));

const holds = (row, words) => words.every((word) => `${row.theirs} ${row.ours.join(" ")} ${row.note}`.toLowerCase().includes(word));

/** A title where it begins a line; the names of languages keep their own capitals. */
const heading = (title) => title.replace(/^(the|older)\b/, (word) => word[0].toUpperCase() + word.slice(1));

function page({ machine, machineTitle, origin }, rows) {
  return html`<article class="origin" data-test="origin-page" data-origin=${nameOf(machine, origin)}>
    <h3>Coming from ${origin.title}</h3>
    <p class="quiet">Such programs fit the machine <code translate="no">${machine}</code> (${machineTitle}) best: begin with <code translate="no">.machine ${machine}</code>.</p>
    ${rows.length === origin.words.length ? origin.about.map((paragraph) => html`<p>${paragraph}</p>`) : nothing}
    <table class="origin-words">
      <thead><tr><th scope="col">there</th><th scope="col">here</th><th scope="col">what differs</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr data-test="origin-word" data-word=${row.theirs}>
        <td><code translate="no">${row.theirs}</code></td>
        <td>${row.ours.length ? html`<code translate="no">${row.ours.join("\n")}</code>` : html`<span class="quiet">left out</span>`}</td>
        <td>${row.note}</td></tr>`)}</tbody>
    </table>
  </article>`;
}

export function comingFromDialog(state, actions, dialog) {
  const all = allOf(state);
  const words = (dialog.query ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = all.find((each) => nameOf(each.machine, each.origin) === dialog.origin) ?? all[0];
  const found = words.length
    ? all.map((each) => ({ each, rows: each.origin.words.filter((row) => holds(row, words)) })).filter(({ rows }) => rows.length)
    : chosen ? [{ each: chosen, rows: chosen.origin.words }] : [];
  const choose = (origin) => actions.ui({ dialog: { ...dialog, origin, query: "" } });
  return html`
    <input class="search" type="search" autofocus data-test="origin-search" placeholder="Find a word of another machine" aria-label="Find a word of another machine" .value=${dialog.query ?? ""}
      @input=${(e) => actions.ui({ dialog: { ...dialog, query: e.target.value } })}>
    <nav class="origin-choices" aria-label="Where a program comes from">${all.map(({ machine, origin }) => html`<button type="button" class="button small" data-test="origin-choice" data-origin=${nameOf(machine, origin)}
      aria-pressed=${!words.length && chosen?.origin === origin} @click=${() => choose(nameOf(machine, origin))}>${heading(origin.title)}</button>`)}</nav>
    <div class="dialog-scroll origins" tabindex="0" role="region" aria-label="What is written here">
      ${found.map(({ each, rows }) => page(each, rows))}
      ${all.length && !found.length ? html`<p class="empty" translate="yes">No table has this word. Try a shorter one.</p>` : nothing}
      <p class="quiet">Words in capitals stand for what your program has there: N a number, V a value, L a name, X a label, R a register, F a function. Three dots are whatever else stands on the line, and a semicolon begins the next line.</p>
    </div>`;
}
