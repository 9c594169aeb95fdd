// The shipped pairs: one problem, a program for each of two machines.

import { html, nothing } from "lit";
import { machineOf } from "../state/select.js";
import { pairsOf } from "../state/pair.js";

const machinesOf = (state, { programs }) =>
  programs.map(({ path }) => state.machines.find(({ name }) => path.endsWith(`.${name}.asm`))?.title ?? path.split("/").pop()).join(" and ");

/**
 * @param to.choose is told which pair; to.search what is typed; to.other, when it is there, that the program at hand is to be compared with another
 */
export function pairsDialog(state, to, dialog) {
  const words = (dialog.query ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = pairsOf(state.programs, state.machines).filter((pair) => words.every((word) => `${pair.title} ${pair.programs.map((p) => p.summary).join(" ")}`.toLowerCase().includes(word)));
  return html`
    <p>One problem, two programs. Marks in both texts tell where they are in step; instructions, code and memory traffic are counted on each side.</p>
    ${to.other ? html`<p><button type="button" class="button" data-test="compare-this" @click=${to.other}>Compare this ${machineOf(state) ? "program" : "text"} with another</button></p>` : nothing}
    <input class="search" type="search" autofocus data-test="pair-search" placeholder="Search the pairs" aria-label="Search the pairs" .value=${dialog.query ?? ""}
      @input=${(e) => to.search(e.target.value)}
      @keydown=${(e) => {
        if (e.key !== "Enter" || !found.length) return;
        e.preventDefault();
        to.choose(found[0]);
      }}>
    <div class="dialog-scroll examples">
      <ul>${found.map((pair) => html`<li><button type="button" class="example" data-test="pair" data-name=${pair.name} @click=${() => to.choose(pair)}>
        <span class="example-title">${pair.title}</span><span class="example-summary">${pair.programs[0].summary}</span><span class="quiet">${machinesOf(state, pair)}</span></button></li>`)}</ul>
      ${found.length ? nothing : html`<p class="empty" translate="yes">No pair has all these words.</p>`}
    </div>`;
}
