// The collector: which one a program has and another one to choose, what it has done so far, and, while a collection is under way, what it is
// at. Which collectors there are and what they do comes from the machine's table.

import { html, nothing } from "lit";
import * as select from "../state/select.js";
import { directiveIn } from "../state/directives.js";
import { readWhole } from "../state/literals.js";
import { bytesText, percent, sizeText } from "../state/spaces.js";
import { count, counted } from "../state/numbers.js";
import { commandById } from "../commands.js";
import { keysOf, titleOf } from "../state/keys.js";
import { reveal } from "./value.js";
import { sized } from "./layout.js";
import { icon } from "./icons.js";

const HEAPS = [512, 1024, 2048, 4096, 8192, 16384, 65536, 1 << 20];
const WAITING_SHOWN = 12;

export function collectorView(state, actions) {
  const now = select.heapOf(state);
  const chosen = now && collectors(state).find((each) => each.name === now.use.collector);
  if (!now) return html`<p class="empty" translate="yes">${state.session ? "This program has no heap." : "Nothing runs yet."}</p>`;
  return html`<div class="collector" data-test="collector" data-name=${now.use.collector} data-collections=${now.use.collections} data-phase=${now.collection?.phase ?? nothing}>
    ${chooseView(state, actions, now)}
    ${now.collection ? underWayView(state, actions, now) : nothing}
    ${useView(now)}
    ${now.collection ? nothing : pastView(now)}
    ${chosen && !now.collection ? html`<p class="collector-summary" data-test="collector-summary">${chosen.summary} ${chosen.judgement}</p>` : nothing}
  </div>`;
}

const collectors = (state) => select.instructionTable(state)?.collectors ?? [];

function chooseView(state, actions, now) {
  const name = now.use.collector;
  const all = collectors(state);
  const limit = Number(readWhole(directiveIn(state.session.source, "heap")?.[0] ?? "") ?? 0);
  const sizes = [...new Set([...HEAPS, ...(limit ? [limit] : [])])].sort((a, b) => a - b);
  const always = directiveIn(state.session.source, "collector")?.[1]?.toLowerCase() === "always";
  return html`
    <div class="collector-choice">
      <label>Collector <select data-test="collector-choice" .value=${name} ?disabled=${state.starting} @change=${(e) => actions.collector.choose(e.target.value)}>
        ${all.map((each) => html`<option value=${each.name} ?selected=${each.name === name}>${each.name}</option>`)}</select></label>
      <label>Heap <select data-test="heap-size" ?disabled=${state.starting} @change=${(e) => actions.collector.heap(Number(e.target.value))}>
        <option value="0" ?selected=${!limit}>as large as allowed</option>
        ${sizes.map((bytes) => html`<option value=${bytes} ?selected=${bytes === limit}>${sizeText(bytes)}</option>`)}</select></label>
      <label class="check" title="Collects before every allocation: what only works by luck then fails"><input type="checkbox" data-test="collector-always" .checked=${always} ?disabled=${state.starting} @change=${(e) => actions.collector.always(e.target.checked)}> always</label>
    </div>
    <div class="collector-buttons">${command(state, actions, "collect")}${insideButton(state, actions)}</div>`;
}

function command(state, actions, id) {
  const { title, hint, enabled, run } = commandById[id];
  const able = enabled(state);
  return html`<button type="button" class="button small" data-test=${id} title=${hint} aria-disabled=${String(!able)} @click=${() => able && run(actions)}>${title}</button>`;
}

/** Whether steps go inside an instruction; here and beside the transport. */
export function insideButton(state, actions, test = "inside-here") {
  const { title, run } = commandById.inside;
  return html`<button type="button" class="button small inside-button" data-test=${test} title=${titleOf(commandById.inside, state.settings)} aria-pressed=${String(state.settings.inside)}
    aria-keyshortcuts=${keysOf(commandById.inside, state.settings)[0] ?? nothing} @click=${() => run(actions)}>${icon("inside")}<span class="button-text">${title}</span></button>`;
}

/** How full it is: what the last collection found alive, what came since, what is free. */
function useView({ use }) {
  const { capacity, used, free, live, collections } = use;
  if (!(capacity > 0)) return nothing;
  const kept = collections > 0 ? Math.min(live, used) : 0;
  const text = `${bytesText(used)} of ${bytesText(capacity)} used (${percent(used / capacity)}), ${counted(use.objects, "object")}`;
  return html`<figure class="use">
    <div class="use-bar" role="img" aria-label=${text} data-test="heap-use" data-used=${used} data-capacity=${capacity}>
      <span class="use-live" ${sized("width", `${(100 * kept) / capacity}%`)}></span><span class="use-since" ${sized("width", `${(100 * (used - kept)) / capacity}%`)}></span>
    </div>
    <figcaption><span>${text}</span><span class="quiet">${bytesText(free)} free</span></figcaption>
  </figure>`;
}

function pastView({ use }) {
  if (!use.collections) return html`<p class="collector-facts" data-test="collector-facts">No collection yet.</p>`;
  return html`<p class="collector-facts" data-test="collector-facts">${counted(use.collections, "collection")} so far; the last one left ${bytesText(use.live)} alive. The program waited for ${counted(use.steps, "part of work", "parts of work")} in all.</p>`;
}

function underWayView(state, actions, now) {
  const { collection, use } = now;
  const { worklist, worklistSize } = collection;
  const first = worklist.slice(0, WAITING_SHOWN);
  const fact = (title, value, test) => html`<div><dt>${title}</dt><dd data-test=${test}>${value}</dd></div>`;
  const amount = ({ objects, bytes }) => html`${count(objects)} <span class="quiet">${bytesText(bytes)}</span>`;
  return html`<section class="collection" data-test="collection" aria-label="The collection under way">
    <h3>${icon("inside")} Collection ${count(use.collections + 1)}: <span data-test="collection-phase">${collection.phase}</span> <span class="tag" data-test="collection-part">part ${count(collection.steps)}</span></h3>
    <p class="quiet">${collection.reason ? `${collection.reason} ` : ""}${collection.explanation}</p>
    <dl class="collection-facts">
      ${fact("found alive", amount(collection.found), "collection-found")}
      ${collection.moved.objects ? fact("moved", amount(collection.moved), "collection-moved") : nothing}
      ${fact("freed", amount(collection.freed), "collection-freed")}
      ${fact("waiting", count(collection.worklistSize), "collection-waiting")}
    </dl>
    ${worklistSize ? html`<ol class="worklist" aria-label="Worklist: objects found and not looked at yet" data-test="worklist">
      ${first.map((name) => html`<li><button type="button" class="value ref is-place" data-target=${name} @click=${(e) => reveal(name, actions, e.target)}><span aria-hidden="true">◐</span> ${name.replace(/^\w+ /, "")}</button></li>`)}
      ${worklistSize > first.length ? html`<li class="quiet">and ${count(worklistSize - first.length)} more</li>` : nothing}
    </ol>` : nothing}
  </section>`;
}
