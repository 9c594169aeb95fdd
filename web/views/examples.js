// The shipped programs by folder, with a search over title, summary and path.

import { html, nothing } from "lit";
import { pairsOf } from "../state/pair.js";
import { counted } from "../state/numbers.js";

/** The programs that hold all words of a query, in the order in which they are shown. */
function matching(programs, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return programs
    .filter((p) => words.every((word) => `${p.title} ${p.summary} ${p.path}`.toLowerCase().includes(word)))
    .sort((a, b) => rank(a.folder) - rank(b.folder) || a.folder.localeCompare(b.folder));
}

export function examplesDialog(state, actions, dialog) {
  const query = dialog.query ?? "";
  const found = matching(state.programs, query);
  const folders = [...new Set(found.map((p) => p.folder))];
  const load = (path) => {
    actions.ui({ dialog: null });
    actions.loadProgram(path);
  };
  const onKey = (event) => {
    // what counts is what stands in the field, which may be ahead of what is drawn
    const first = event.key === "Enter" ? matching(state.programs, event.target.value)[0] : null;
    if (first) {
      event.preventDefault();
      load(first.path);
    }
  };
  return html`
    <input class="search" type="search" autofocus data-test="example-search" placeholder="Search ${counted(state.programs.length, "program")}" aria-label="Search the programs" .value=${query}
      @input=${(e) => actions.ui({ dialog: { ...dialog, query: e.target.value } })}
      @keydown=${onKey}>
    <div class="dialog-scroll examples">
      ${folders.map((folder) => html`<section><h3>${folderTitle(folder)}${!state.side && pairsOf(found.filter((p) => p.folder === folder), state.machines).length ? html` <button type="button" class="link" data-test="compare-pairs" @click=${() => actions.ui({ dialog: { name: "compare" } })}>side by side</button>` : nothing}</h3>
        <ul>${found.filter((p) => p.folder === folder).map((p) => html`<li><button type="button" class="example" data-test="example" data-path=${p.path} @click=${() => load(p.path)}>
          <span class="example-title">${p.title || p.path}</span>${p.summary ? html`<span class="example-summary">${p.summary}</span>` : nothing}</button></li>`)}</ul></section>`)}
      ${found.length ? nothing : html`<p class="empty" translate="yes">No program has all these words.</p>`}
    </div>`;
}

const order = ["lesson", "", "convention", "example", "classic", "real", "pair", "mistake", "limit"];
// what is not in the list stands behind the first lessons
const rank = (folder) => Math.max(0, order.findIndex((word) => (word ? folder.includes(word) : !order.some((other) => other && folder.includes(other)))));
const folderTitle = (folder) => {
  const text = (folder.split("/").filter(Boolean).pop() || "Programs").replace(/[-_]/g, " ");
  return text[0].toUpperCase() + text.slice(1);
};
