// The graph of objects: each object a box with its cells, lines to what they refer to, tabs for the roots that hold it. What nothing holds is
// grey. Where everything stands, state/graph.js finds; here it is drawn, and moved about in.

import { html, svg, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { characters, cut } from "../characters.js";
import { effectsOfType, heapOf, marks, numbers } from "../state/select.js";
import { outdated } from "../state/about.js";
import { TAB, ROW, described, nameOf } from "../state/graph.js";
import { count, counted } from "../state/numbers.js";
import { graphCard } from "./graph-card.js";
import { idOf, labelOf } from "./places.js";
import { sized } from "./layout.js";
import { asOfClass, asOfView } from "./as-of.js";
import { icon } from "./icons.js";

const HEAD = 26;
const LEAST_SCALE = 0.3;
const MOST_SCALE = 2;
const FITTING = { least: 0.85, most: 1.1, mostLarge: 1.6 };

export function graphView(state, actions, area) {
  const graph = state.areas[area.id]?.graph;
  const { large } = state.ui.graph;
  const drawing = graph?.nodes.length ? drawingOf(state, actions, graph) : null;
  return html`<div class="graph ${large ? "is-large" : ""}" data-test="graph" data-shown=${graph?.nodes.length ?? nothing} data-live=${graph?.live ?? nothing} data-garbage=${graph?.garbage ?? nothing} ${ref(actions.graph.seen)}
      @keydown=${(event) => onKey(event, state, actions, drawing)}>
    ${barView(state, actions, graph)}
    ${searchView(state, actions)}
    ${drawing ? pictureView(state, actions, graph, drawing) : html`<p class="empty" translate="yes">${!state.session ? "Nothing runs yet." : graph ? "No objects yet. They appear here, with lines to what they refer to." : "Looking…"}</p>`}
    ${graphCard(state, actions, graph, area)}
  </div>`;
}

function drawingOf(state, actions, graph) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const room = Math.max(240, state.ui.graph.room / rem);
  const drawn = actions.graph.draw(graph, { format: numbers(state), room });
  const { large, height } = state.ui.graph;
  const fits = Math.min((room - 4) / drawn.width, large ? height / rem / drawn.height : Infinity);
  const scale = actions.graph.fit(Math.min(large ? FITTING.mostLarge : FITTING.most, Math.max(FITTING.least, fits)));
  const way = wayOf(state);
  const named = drawn.boxes.filter((box) => box.node);
  const names = new Map(named.map((box) => [box.serial, `${nameOf(box.node)} number ${box.serial}`]));
  const fresh = new Set(effectsOfType(state, "allocate").map((effect) => Number(effect.address)));
  const stop = named.find((box) => box.serial === state.ui.graph.chosen) ?? named[0];
  return { ...drawn, scale, way, names, fresh, stop, marked: marks(state), current: heapOf(state)?.collection?.object ?? "" };
}

/** What stands in the panel's head, or in the bar when the graph lies over the page. */
export const graphTools = (state, actions) => (state.ui.graph.large ? nothing : html`<span class="grow"></span>${buttonsView(state, actions)}`);

function buttonsView(state, actions) {
  const { graph: looking } = actions;
  const { large } = state.ui.graph;
  const scale = looking.scale();
  const button = (test, title, picture, able, run, pressed) =>
    html`<button type="button" class="icon-button small" data-test=${test} aria-label=${title} title=${title} aria-disabled=${String(!able)} aria-pressed=${pressed ?? nothing} @click=${() => able && run()}>${icon(picture)}</button>`;
  return html`<span class="map-buttons">
    ${button("graph-fewer", "Show fewer objects", "objects-fewer", looking.canFewer(), looking.fewer)}
    ${button("graph-more", "Show more objects", "objects-more", looking.canMore(), looking.more)}
    ${button("graph-out", "Smaller", "zoom-out", scale > LEAST_SCALE, () => looking.zoom(Math.max(LEAST_SCALE, scale / 1.25)))}
    ${button("graph-in", "Larger", "zoom-in", scale < MOST_SCALE, () => looking.zoom(Math.min(MOST_SCALE, scale * 1.25)))}
    ${button("graph-fit", "As large as fits, folded as at first", "zoom-whole", true, () => (looking.zoom(null), looking.reset()))}
    ${button("graph-large", large ? "Back into its panel" : "Over the whole page", large ? "close" : "whole-page", true, () => looking.large(!large), String(large))}
  </span>`;
}

// ---- the bar: how much there is, search

function barView(state, actions, graph) {
  const { graph: looking } = actions;
  const find = (event) => {
    event.preventDefault();
    looking.find(event.target.elements.text.value);
  };
  return html`<div class="graph-bar">
    <p class="graph-counts" data-test="graph-counts">${graph ? countsOf(graph) : nothing}</p>
    <form class="graph-search" role="search" @submit=${find}>
      <input name="text" type="search" class="code-field" data-test="graph-search" aria-label="Find objects by class, text, address or number" placeholder="Find: class, text, 0x40, #5" autocomplete="off" spellcheck="false" autocapitalize="off"
        @input=${(e) => e.target.value === "" && looking.clearSearch()}>
      <button type="submit" class="button small" data-test="graph-find">Find</button>
    </form>
    ${state.ui.graph.large ? buttonsView(state, actions) : nothing}
  </div>`;
}

function countsOf(graph) {
  const hidden = graph.folds.reduce((sum, fold) => sum + fold.objects, graph.rootFold?.objects ?? 0) + graph.garbageHidden;
  return html`<strong>${counted(graph.live, "object")}</strong> held${graph.garbage ? html`, <strong class="is-garbage">${count(graph.garbage)}</strong> garbage (${counted(graph.garbageBytes, "byte")})` : nothing}${hidden ? html`<span class="quiet">; ${counted(graph.nodes.length, "object")} shown</span>` : nothing}`;
}

function searchView(state, actions) {
  const { search } = state.ui.graph;
  if (!search) return nothing;
  return html`<div class="graph-found ${asOfClass(state, search.about)}" data-test="graph-found" role="status">
    ${asOfView(state, search.about, () => actions.graph.find(search.text))}
    <p>${search.count ? html`${count(search.count)} found${search.count > search.objects.length ? html`, the first ${search.objects.length}` : nothing}:` : html`No object has <code translate="no">${search.text}</code> in its class, address, number or text.`}
      <button type="button" class="icon-button small" aria-label="Close what was found" @click=${() => actions.graph.clearSearch()}>${icon("close")}</button></p>
    ${search.objects.length ? html`<ul>${search.objects.map(({ object, preview, held }) => html`<li><button type="button" class="link" data-test="graph-match" data-serial=${object.serial} @click=${() => actions.graph.choose(object.serial)}>${preview ? JSON.stringify(preview) : object.title} #${object.serial}</button>${held ? nothing : html` <span class="quiet">✕ garbage</span>`}</li>`)}</ul>` : nothing}
  </div>`;
}

// ---- the picture

function pictureView(state, actions, graph, drawing) {
  const { width, height, scale, boxes, lines } = drawing;
  const box = `${(width * scale) / 16}rem`;
  return html`<div class="graph-scroll" data-test="graph-scroll" tabindex="0" role="region" aria-label="${labelOf(state, "Object graph")}: ${counted(graph.live, "object")} held, ${count(graph.garbage)} garbage. Arrow keys go from object to object." ${ref(observed(actions))} @pointerdown=${pan} @wheel=${(event) => onWheel(event, actions, scale)}>
    <svg class="graph-picture" viewBox="0 0 ${width} ${height}" role="group" aria-label="Objects and their references" data-scale=${scale.toFixed(2)} ${sized("width", box)} ${sized("height", `${(height * scale) / 16}rem`)}>
      <defs>
        <marker id=${idOf(state, "graph-head")} viewBox="0 0 8 8" refX="6.5" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path d="M0 .8 7 4 0 7.200z" class="graph-arrow-head"></path></marker>
        <pattern id=${idOf(state, "graph-hatch")} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-ground"></rect><path d="M0 0V6" class="hatch-line"></path></pattern>
      </defs>
      <g class="graph-lines" aria-hidden="true">${repeat(lines, (line) => `${line.key} ${line.d}`, (line) => lineView(state, drawing, graph, line))}</g>
      <g>${repeat(boxes, (each) => each.id, (each) => (each.fold ? foldView(actions, each) : nodeView(state, actions, drawing, each)))}</g>
    </svg>
  </div>
  ${graph.rootFold ? html`<p class="graph-rest quiet">${counted(graph.rootFold.objects, "more object is held", "more objects are held")} only by roots that are not shown. <button type="button" class="link" @click=${() => actions.graph.more()}>Show more</button></p>` : nothing}
  ${graph.garbageHidden ? html`<p class="graph-rest quiet" data-test="graph-garbage-hidden">${counted(graph.garbageHidden, "more object")} that nothing holds.</p>` : nothing}`;
}

function lineView(state, drawing, graph, line) {
  const mark = drawing.marked.get(line.cell);
  const from = drawing.boxes.find((box) => box.id === line.from);
  const classes = `graph-line ${line.isFold ? "is-fold" : ""} ${from?.node?.held ? "" : "is-garbage"} ${mark && mark.kind !== "read" ? "is-changed" : ""} ${drawing.way.has(`${line.from} ${line.cell}`) ? "is-way" : ""}`;
  return svg`<path class=${classes} d=${line.d} marker-end=${line.isFold ? nothing : `url(#${idOf(state, "graph-head")})`} data-test=${line.isFold ? nothing : "graph-line"} data-from=${line.from} data-to=${line.to} data-label=${line.label ?? nothing}></path>`;
}

const put = (box) => ref((element) => {
  const place = `translate(${box.x}px, ${box.y}px)`;
  if (element && element.style.transform !== place) element.style.transform = place;
});

function nodeView(state, actions, drawing, box) {
  const { node, rows, tabs, top, width, height } = box;
  const { facts, name, kind } = node.object;
  const isNew = drawing.fresh.has(Number(facts.address));
  const from = actions.graph.movedFrom(box.serial);
  const chosen = box.serial === state.ui.graph.chosen;
  const body = height - top;
  const classes = `graph-node kind-${kind} ${node.held ? "" : "is-garbage"} ${node.permanent ? "is-permanent" : ""} ${node.colour ? `is-${node.colour}` : ""} ${isNew ? "is-new" : ""} ${from ? "is-moved" : ""} ${chosen ? "is-chosen" : ""} ${name === drawing.current ? "is-current" : ""} ${drawing.way.has(box.serial) ? "is-way" : ""}`;
  const said = `${described(box, drawing.names)}${isNew ? "; new" : ""}${from ? `; moved from ${from.replace(/^\S+ /, "")}` : ""}`;
  const sign = `${isNew ? "+ " : ""}${from ? "→ " : ""}${node.held ? "" : "✕ "}`;
  return svg`<g class=${classes} role="button" tabindex=${box === drawing.stop ? 0 : -1} aria-label=${said} aria-pressed=${String(chosen)} data-test="graph-node" data-serial=${box.serial} data-target=${name} data-kind=${kind}
      data-held=${String(node.held)} data-colour=${node.colour ?? nothing} data-count=${node.count ?? nothing} data-moved=${from ?? nothing} ${put(box)} ${chosen ? ref(intoView(state)) : nothing}
      @click=${() => actions.graph.choose(chosen ? null : box.serial)}>
    <title>${said}</title>
    ${tabs.map((tab, i) => tabView(drawing, tab, i, width))}
    <g class="graph-box" transform="translate(0 ${top})">
      <rect class="graph-body" width=${width} height=${body} rx="5"></rect>
      ${node.held ? nothing : svg`<rect class="graph-hatch" width=${width} height=${body} rx="5" fill="url(#${idOf(state, "graph-hatch")})"></rect>`}
      <path class="graph-edge" d="M5 0H${width - 5}a5 5 0 0 1 5 5V4H0V5a5 5 0 0 1 5-5z"></path>
      <text class="graph-name" x="8" y="18">${sign ? svg`<tspan class="graph-sign">${sign}</tspan>` : nothing}${fitting(nameOf(node), width - 20 - 6.2 * box.badge.length - 8 * sign.length)}</text>
      <text class="graph-badge" x=${width - 7} y="17.500" text-anchor="end">${box.badge}</text>
      ${rows.length ? svg`<path class="graph-rule" d="M0 ${HEAD - 1}H${width}"></path>` : nothing}
      ${rows.map((row, i) => rowView(drawing, row, HEAD + i * ROW, width))}
      ${box.more ? svg`<text class="graph-rest-text" x="8" y=${HEAD + rows.length * ROW + 12}>… ${count(box.more)} more</text>` : nothing}
    </g>
    ${node.count === null || node.count === undefined ? nothing : svg`<g class="graph-count" transform="translate(${width} ${top})"><circle r="9"></circle><text y="4" text-anchor="middle">${node.count}</text></g>`}
    ${drawing.far.has(box.id) ? svg`<text class="graph-rest-text" x="0" y=${height + 12}>${counted(node.distance, "reference")} from a root</text>` : nothing}
  </g>`;
}

const fitting = (text, width) => cut(text, Math.max(4, Math.floor(width / 7.25)));

function tabView(drawing, tab, i, width) {
  const mark = drawing.marked.get(tab.cell);
  if (tab.more) return svg`<text class="graph-rest-text" x="8" y=${i * TAB + 12}>and ${tab.more} more</text>`;
  const text = `${/^\d/.test(tab.label) ? `slot ${tab.label}` : tab.label}`;
  const room = width - characters(text) * 7.25 - 22;
  return svg`<g class="graph-tab ${mark && mark.kind !== "read" ? "is-changed" : ""}" data-test="graph-root" data-cell-name=${tab.cell} transform="translate(0 ${i * TAB})">
    <path d="M0 ${TAB}V4a4 4 0 0 1 4-4H${width - 4}a4 4 0 0 1 4 4V${TAB}z"></path>
    <text x="8" y="12.500"><tspan class="graph-tab-label">${mark && mark.kind !== "read" ? "• " : ""}${text}</tspan>${room > 24 ? svg`<tspan class="graph-tab-place" dx="6">${fitting(tab.place, room)}</tspan>` : nothing}</text></g>`;
}

function rowView(drawing, row, y, width) {
  const mark = drawing.marked.get(row.name);
  const written = mark && mark.kind !== "read";
  return svg`<g class="graph-row ${written ? "is-changed" : mark ? "is-read" : ""}" transform="translate(0 ${y})">
    ${mark ? svg`<rect x="1" width=${width - 2} height=${ROW}></rect>` : nothing}
    <text class="graph-label" x="8" y="13.500">${written ? "• " : mark ? "◦ " : ""}${row.label}</text>
    ${row.to !== undefined ? svg`<circle class="graph-dot" cx=${width - 11} cy=${ROW / 2} r="3"></circle>` : svg`<text class="graph-value" x=${width - 8} y="13.500" text-anchor="end">${row.text}</text>`}
  </g>`;
}

const foldView = (actions, box) => svg`<g class="graph-fold" role="button" tabindex="-1" data-test="graph-fold" data-from=${box.fold.from} data-objects=${box.fold.objects} aria-label="${box.text} ${box.fold.objects === 1 ? "object" : "objects"} behind number ${box.fold.from}: ${box.kinds}. Unfold." ${put(box)} @click=${() => actions.graph.unfold(box.fold.from)}>
  <rect width=${box.width} height=${box.height} rx="20"></rect>
  <text class="graph-name" x=${box.width / 2} y="17" text-anchor="middle">${box.text}</text>
  <text class="graph-rest-text" x=${box.width / 2} y="31" text-anchor="middle">${box.kinds}</text></g>`;

/** What the open answer speaks of: numbers of objects, and cells as "number cell". */
function wayOf(state) {
  const { inquiry } = state;
  const way = new Set();
  if (!inquiry?.answer || outdated(inquiry.about, state) || inquiry.answer.object?.serial !== state.ui.graph.chosen) return way;
  if (inquiry.kind === "alive" && inquiry.answer.first) {
    way.add(inquiry.answer.first.serial);
    for (const { from, cell, to } of inquiry.answer.way) way.add(`${from.serial} ${cell}`).add(to.serial);
  } else if (inquiry.kind === "pointing") {
    way.add(inquiry.answer.object.serial);
    for (const { from, cell } of inquiry.answer.references) way.add(`${from.serial} ${cell}`);
  }
  return way;
}

// ---- moving about

/** Tells how wide the place is, now and when that changes. */
const observers = new WeakMap();
function observed(actions) {
  if (!observers.has(actions)) {
    const observer = new ResizeObserver(([entry]) => actions.graph.resized(Math.floor(entry.contentRect.width), Math.floor(entry.contentRect.height)));
    observers.set(actions, (element) => {
      observer.disconnect();
      if (!element) return;
      observer.observe(element);
      requestAnimationFrame(() => toRoots(element));
    });
  }
  return observers.get(actions);
}

/** Begins where roots are; they may stand far down. */
function toRoots(element) {
  const root = element.querySelector(".graph-node:has(.graph-tab)")?.getBoundingClientRect();
  if (root) element.scrollTop += root.top + root.height / 2 - element.getBoundingClientRect().top - element.clientHeight / 2;
}

const shownFor = new WeakMap();
const intoView = (state) => (element) => {
  const { sought } = state.ui.graph;
  if (!element || shownFor.get(element) === sought) return;
  shownFor.set(element, sought);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  queueMicrotask(() => element.isConnected && element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm ? "auto" : "smooth" }));
};

/** Drags the picture; a finger scrolls it anyway. */
function pan(event) {
  if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest("[role=button]")) return;
  const element = event.currentTarget;
  const { scrollLeft, scrollTop } = element;
  element.setPointerCapture(event.pointerId);
  element.onpointermove = (moved) => element.scrollTo(scrollLeft + event.clientX - moved.clientX, scrollTop + event.clientY - moved.clientY);
  element.onpointerup = element.onpointercancel = () => (element.onpointermove = element.onpointerup = null);
}

function onWheel(event, actions, scale) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  actions.graph.zoom(Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale * (event.deltaY < 0 ? 1.1 : 1 / 1.1))));
}

function onKey(event, state, actions, drawing) {
  if (!drawing || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, .graph-card")) return;
  const { graph } = actions;
  const at = event.target.closest("[role=button]");
  const keys = {
    "+": () => graph.zoom(Math.min(MOST_SCALE, drawing.scale * 1.25)),
    "=": () => graph.zoom(Math.min(MOST_SCALE, drawing.scale * 1.25)),
    "-": () => graph.zoom(Math.max(LEAST_SCALE, drawing.scale / 1.25)),
    0: () => graph.zoom(null),
    Escape: () => (state.ui.graph.chosen !== null ? graph.choose(null) : graph.large(false)),
  };
  const press = at && (event.key === "Enter" || event.key === " ");
  const towards = at && { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!press && !towards && !keys[event.key]) return;
  event.preventDefault();
  event.stopPropagation();
  if (press) at.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  else if (towards) nearest(event.currentTarget, at, towards)?.focus();
  else keys[event.key]();
}

/** The object that lies nearest in a direction; what lies aside counts as farther. */
function nearest(part, from, [x, y]) {
  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  const here = middle(from);
  let best = null;
  for (const element of part.querySelectorAll(".graph-picture [role=button]")) {
    const there = middle(element);
    const along = (there.x - here.x) * x + (there.y - here.y) * y;
    const aside = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    const far = along + 2 * aside;
    if (element !== from && along > 4 && (!best || far < best.far)) best = { element, far };
  }
  return best?.element;
}
