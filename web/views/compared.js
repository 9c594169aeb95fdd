// What is compared: the numbers of both sides in a table and as bars, the marks that were passed, and the outputs. All that a bar shows is said in
// words too.

import { html, svg, nothing } from "lit";
import { followEnd } from "./following.js";
import { byArea, commonMarks, compared, marksOfOne, outputs, passages, ratioText, sideNames } from "../state/comparison.js";
import { asOfText, outdated } from "../state/about.js";
import { count } from "../state/numbers.js";
import { sized } from "./layout.js";
import { icon } from "./icons.js";

export function comparedView(states, common, comparison, titles) {
  const rows = compared(states.left, states.right);
  return html`<section class="compared" id="compared" data-test="compared" aria-label="Compared" ${sized("height", common.height && common.ui.width === "wide" ? `${common.height}px` : "")}>
    <h2 class="unseen">Compared</h2>
    ${numbersView(states, rows, titles, comparison)}
    ${chartView(rows, titles, sideNames.map((name) => counted(states[name])).find(Boolean) ?? "")}
    ${marksView(states, titles, comparison)}
    ${outputsView(states, titles)}
  </section>`;
}

const number = (value) => (value === null ? "–" : count(value));

// ---- numbers

function numbersView(states, rows, titles, comparison) {
  return html`<section class="compared-part part-numbers" tabindex="0" role="region" aria-label="Numbers">
    <table class="counts" data-test="counts">
      <caption class="unseen">What each side has done up to now, and since the last mark before</caption>
      <thead>
        <tr><td></td>${sideNames.map((name) => html`<th scope="colgroup" colspan="2">${swatch(name)}${titles[name]}</th>`)}</tr>
        <tr><td></td>${sideNames.map(() => html`<th scope="col">now</th><th scope="col">since mark</th>`)}</tr>
      </thead>
      <tbody>${rows.map((row) => html`<tr data-test="count-row" data-id=${row.id}><th scope="row">${row.title}</th>
        ${sideNames.map((name) => html`<td class=${counted(states[name])} data-test="count-${name}" data-number=${row[name].now ?? ""}>${number(row[name].now)}</td><td class="quiet-number ${counted(states[name])}" data-test="since-${name}" data-number=${row[name].since ?? ""}>${row[name].since === null ? nothing : html`<span aria-hidden="true">+</span>${count(row[name].since)}`}</td>`)}</tr>`)}</tbody>
    </table>
    ${sideNames.map((name) => countingView(states[name], titles[name], comparison))}
    <details class="by-area"><summary>By area</summary>
      <p>What instructions read and write is counted; not what the machine does by itself, as making a frame or moving a stack pointer that no instruction names.</p>
      ${sideNames.map((name) => html`<h3>${titles[name]}</h3><ul data-test="areas-${name}">${byArea(states[name]).map((area) => html`<li><span>${area.title} <span class="quiet">${area.kind === "working" ? "stack and registers" : "memory"}</span></span> <span>${count(area.reads)} read, ${count(area.writes)} written</span></li>`)}</ul>`)}
    </details>
  </section>`;
}

/** What takes long is told, and can be ended. */
function countingView(state, title, comparison) {
  const { counting, counts, stop } = state;
  if (counting?.progress > 0) {
    return html`<p class="counting" data-test="counting">${title}: counting, ${Math.round(counting.progress * 100)} % <button type="button" class="link" @click=${() => comparison.stopCounting()}>Stop counting</button></p>`;
  }
  if (counts && !counting && !state.run && stop && outdated(counts.about, state)) {
    return html`<p class="counting as-of" data-test="counting" data-time=${counts.time}>${title}: ${asOfText(counts.about, outdated(counts.about, state))} <button type="button" class="link" @click=${() => comparison.recount()}>Count on</button></p>`;
  }
  return nothing;
}

/** The numbers of a side that are not those of the moment at which it stands. */
const counted = ({ counts, ...state }) => (counts && outdated(counts.about, state) ? "is-outdated" : "");

const swatch = (name) => html`<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><rect class="bar-${name}" x="1" y="1" width="10" height="10"></rect></svg>`;

// ---- bars

const WIDTH = 200;

function chartView(rows, titles, outdated) {
  const both = [titles.left, titles.right];
  const known = rows.filter(({ left, right }) => left.now !== null && right.now !== null);
  return html`<figure class="compared-part part-chart ${outdated}" tabindex="0" data-test="chart" aria-label="The numbers as bars">
    ${known.map((row) => {
      const { left, right } = row;
      const most = Math.max(left.now, right.now, 1);
      const said = ratioText(left.now, right.now, both);
      return html`<div class="chart-row" data-test="chart-row" data-id=${row.id}>
        <span class="chart-title">${row.title}</span>
        <svg class="chart-bars" viewBox="0 0 ${WIDTH} 18" preserveAspectRatio="none" role="img" aria-label="${row.title}: ${titles.left} ${count(left.now)}, ${titles.right} ${count(right.now)}; ${said}">
          ${sideNames.map((name, i) => svg`<rect class="bar-${name}" x="0.500" y=${1 + 9 * i} width=${Math.max(0.5, ((WIDTH - 1) * row[name].now) / most)} height="7"></rect>`)}
        </svg>
        <span class="chart-said" aria-hidden="true">${left.now === right.now ? nothing : swatch(left.now > right.now ? "left" : "right")}${ratioText(left.now, right.now, ["", ""])}</span>
      </div>`;
    })}
    <figcaption>${known.length ? "Each pair of bars has a scale of its own." : "The numbers come with the first step."}</figcaption>
  </figure>`;
}

// ---- marks

function marksView(states, titles, comparison) {
  const rows = passages(states.left, states.right);
  const shared = commonMarks(states.left, states.right);
  const only = [marksOfOne(states.left, states.right), marksOfOne(states.right, states.left)];
  const go = (row) => sideNames.forEach((name) => row[name] && states[name].stop?.time !== row[name].time && comparison.sides[name].actions.move({ type: "goTo", time: row[name].time }));
  return html`<section class="compared-part part-marks ${sideNames.map((name) => counted(states[name])).find(Boolean) ?? ""}" tabindex="0" role="region" aria-label="Marks passed" ${followEnd(rows.at(-1)?.number ?? 0)}>
    ${rows.length
      ? html`<table class="marks" data-test="marks">
          <thead><tr><th scope="col" colspan="2">Marks passed</th>${sideNames.map((name) => html`<th scope="col">${swatch(name)}<span class="unseen">${titles[name]}: </span>step</th>`)}<th scope="col"><span class="unseen">In step</span></th></tr></thead>
          <tbody>${rows.map((row) => html`<tr data-test="mark-row" data-number=${row.number} data-in-step=${String(row.inStep)}>
            <td class="quiet">${count(row.number)}</td>
            <th scope="row"><button type="button" class="link" data-test="go-to-mark" title="Both back to this mark" @click=${() => go(row)}>${nameOf(row)}</button></th>
            ${sideNames.map((name) => html`<td>${row[name] ? count(row[name].time) : html`<span class="quiet">not yet</span>`}</td>`)}
            <td>${row.inStep ? html`<span class="mark mark-new"><span aria-hidden="true">=</span><span class="unseen">in step</span></span>` : row.left && row.right ? html`<span class="mark mark-gone">differ</span>` : nothing}</td></tr>`)}</tbody>
        </table>`
      : html`<p class="empty" translate="yes">${shared.length ? html`No mark passed yet. Both texts carry ${shared.map((name, i) => html`${i ? ", " : ""}<code translate="no">${name}</code>`)}.` : html`Marks keep two programs in step: write <code translate="no">; sync: name</code> at an instruction of each.`}</p>`}
    ${sideNames.map((name, i) => (only[i].length && (rows.length || shared.length) ? html`<p class="quiet marks-of-one">Only ${titles[name]}: ${only[i].join(", ")}</p>` : nothing))}
  </section>`;
}

const nameOf = ({ left, right }) => {
  const names = [left, right].filter(Boolean).map((passage) => passage.names.join(", "));
  return names.every((name) => name === names[0]) ? names[0] : names.join(" / ");
};

// ---- outputs

const verdictPictures = { equal: "done", "so-far": "done", different: "trap" };

function outputsView(states, titles) {
  const both = outputs(states.left, states.right);
  return html`<section class="compared-part part-outputs" aria-label="Outputs">
    <p class="verdict is-${both.verdict}" data-test="outputs" data-verdict=${both.verdict} role="status">${verdictPictures[both.verdict] ? icon(verdictPictures[both.verdict]) : nothing}${both.text}</p>
    <div class="outputs">${sideNames.map((name) => html`<div><h3>${swatch(name)}${titles[name]}</h3>
      <pre translate="no" class="output" ${followEnd(both[name].length)} tabindex="0" role="region" aria-label="Output of ${titles[name]}" data-test="output-${name}">${both[name]}</pre></div>`)}</div>
  </section>`;
}
