// The memory map: each space of the heap in rows, to scale, block by block or, when those are too many, in equal stretches; the collector's
// colours and places while it works, and how much of the free memory is of use. A block is the object in the list of the heap.

import { html, svg, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import * as select from "../state/select.js";
import { blockStates, bytesText, canZoomIn, extentsOf, fragmentation, fragmentationText, percent, piecesIn, rowBytesOf, rowsOf, sizeText, usedEnds } from "../state/spaces.js";
import { hexAddress, counted } from "../state/numbers.js";
import { sized } from "./layout.js";
import { icon } from "./icons.js";

const LABELLED = 0.09; // of a row: shorter blocks have no text

const spaceTitles = { constants: "Constants", heap: "Heap", "from-space": "From-space", "to-space": "To-space", young: "Young", old: "Old" };

export function spacesTools(state, actions) {
  const heap = select.heapOf(state);
  const window = state.ui.spaces;
  const middle = () => middleOf(state, heap);
  const button = (test, title, picture, able, run) =>
    html`<button type="button" class="icon-button small" data-test=${test} aria-label=${title} title=${title} aria-disabled=${String(!able)} @click=${() => able && run()}>${icon(picture)}</button>`;
  return html`<span class="grow"></span><span class="map-buttons">
    ${button("memory-out", "Show more of the memory", "zoom-out", Boolean(window), () => actions.collector.zoom(0.5, middle()))}
    ${button("memory-in", "Show less of the memory, in more detail", "zoom-in", Boolean(heap) && canZoomIn(window, heap.spaces), () => actions.collector.zoom(2, middle()))}
    ${button("memory-whole", "Show all of the memory", "zoom-whole", Boolean(window), () => actions.collector.whole())}</span>`;
}

/** Where one looks: at the chosen object, or at the middle. */
function middleOf(state, heap) {
  const window = state.ui.spaces ?? usedEnds(heap.spaces);
  const chosen = heap.map?.blocks.find((block) => block.serial && block.serial === state.ui.graph.chosen);
  return chosen ? chosen.address : (window.from + window.to) / 2;
}

export function spacesView(state, actions, area) {
  const heap = state.areas[area.id]?.spaces;
  return html`<div class="spaces" ${ref(actions.collector.seen)} data-test="memory-map" data-unit=${heap?.map?.unit ?? nothing} data-blocks=${heap?.map?.blocks.length ?? nothing} data-collecting=${String(Boolean(heap?.collection))}>
    ${!heap ? html`<p class="empty" translate="yes">${state.session ? "This program has no heap." : "Nothing runs yet."}</p>` : !heap.map ? html`<p class="empty" translate="yes">Looking…</p>` : mapView(state, actions, heap)}
  </div>`;
}

function mapView(state, actions, heap) {
  const { map, spaces, use } = heap;
  const window = state.ui.spaces;
  const extents = extentsOf(spaces, window);
  const rowBytes = Math.max(rowBytesOf(extents), map.unit);
  const drawing = drawingOf(state, actions, heap, rowBytes);
  return html`
    ${heap.collection ? nothing : html`<p class="fragmentation" data-test="fragmentation" data-part=${fragmentation(use).toFixed(3)}><strong>${percent(fragmentation(use))}</strong> ${fragmentationText(use)}</p>`}
    ${window ? overview(actions, heap, window) : nothing}
    <div class="space-list" @keydown=${(event) => onKey(event, state, actions, heap)}>
      ${extents.filter(({ space }) => space.to > space.from).map((extent) => spaceView(drawing, extent, rowsOf(extent, rowBytes)))}
    </div>
    ${legend(drawing)}`;
}

/** Everything that drawing a row needs. */
function drawingOf(state, actions, heap, rowBytes) {
  const { map, collection } = heap;
  const fresh = new Set(select.effectsOfType(state, "allocate").map((effect) => Number(effect.address)));
  const order = new Map(map.free.map((address, i) => [address, i + 1]));
  const free = map.blocks.filter((block) => block.state === "free");
  const largest = free.reduce((best, block) => (!best || block.bytes > best.bytes ? block : best), null);
  const named = map.blocks.filter((block) => block.name);
  const stop = named.find((block) => block.serial === state.ui.graph.chosen) ?? named[0];
  const shares = new Map(map.shares.map((share) => [share.from, share]));
  return { state, actions, heap, map, rowBytes, fresh, order, shares, largest: free.length > 1 ? largest : null, stop, at: collection?.object ?? "", cursors: collection?.cursors ?? [], seen: new Set() };
}

function spaceView(drawing, extent, rows) {
  const { map, rowBytes } = drawing;
  const { space } = extent;
  const used = space.top - space.from;
  const title = spaceTitles[space.name] ?? space.name;
  const pieces = map.unit ? null : piecesIn(map.blocks.filter((block) => block.address >= space.from && block.address < space.to), rows);
  const unused = space.to - space.top;
  return html`<section class="space space-${space.name}" data-test="space" data-name=${space.name} data-from=${space.from} data-top=${space.top} data-to=${space.to} aria-label="${title}: ${bytesText(used)} of ${bytesText(space.to - space.from)}">
    <h3><span class="space-name">${title}</span> <span class="quiet">${used ? html`${hexAddress(space.from)} – ${hexAddress(space.top - 1)}` : "empty"}</span>
      <span class="quiet space-size">${space.to > space.top || !used ? `${sizeText(used)} of ${sizeText(space.to - space.from)}` : sizeText(used)}</span></h3>
    ${rows.length ? html`<ol class="space-rows">${rows.map((row) => html`<li class="space-row">
      <span class="memory-address" aria-hidden="true">${row.from.toString(16)}</span>
      <span class="space-line" data-from=${row.from} data-to=${row.to} ${sized("width", `${100 * Math.min(1, (space.to - row.from) / rowBytes)}%`)}>
        ${pieces ? repeat(pieces.get(row.from), ({ block, from }) => `${block.serial || block.address} ${block.state} ${from - block.address}`, (piece) => blockView(drawing, row, piece)) : sharesView(drawing, row, space)}
        ${drawing.cursors.filter(({ address }) => address >= row.from && address < row.to && address >= space.from && address <= space.top).map((cursor) => cursorView(row, rowBytes, cursor))}
      </span></li>`)}</ol>` : html`<div class="space-empty"></div>`}
    ${rows.length && unused > 0 && !(drawing.state.ui.spaces?.to < space.top) ? html`<p class="space-unused quiet">${bytesText(unused)} behind it never used</p>` : nothing}
  </section>`;
}

// ---- blocks

const at = (row, rowBytes, address) => `${(100 * (address - row.from)) / rowBytes}%`;
const wide = (rowBytes, bytes) => `${(100 * bytes) / rowBytes}%`;
const place = (row, rowBytes, from, to) => ref((element) => {
  if (!element) return;
  const [left, width] = [at(row, rowBytes, from), wide(rowBytes, to - from)];
  if (element.style.left !== left) element.style.left = left;
  if (element.style.width !== width) element.style.width = width;
});

function blockView(drawing, row, { block, from, to, first }) {
  const { state, actions, rowBytes, fresh, order, largest, stop, seen } = drawing;
  const isNew = fresh.has(block.address);
  const known = blockStates[block.state];
  seen.add(block.state);
  if (isNew) seen.add("new");
  if (block.remembered) seen.add("remembered");
  const roomy = (to - from) / rowBytes > LABELLED;
  const classes = `block is-${block.state} kind-${block.kind || "none"} ${isNew ? "is-new" : ""} ${block.name && block.name === drawing.at ? "is-current" : ""} ${block.serial && block.serial === state.ui.graph.chosen ? "is-chosen" : ""} ${first ? "" : "is-rest"}`;
  if (!block.name) {
    const number = order.get(block.address);
    const text = block.state === "moved" ? `moved to ${hexAddress(block.to)}` : `${number ? `free block ${number} in the list` : "free"}, ${bytesText(block.bytes)}${block === largest ? ", the largest" : ""}`;
    return html`<span class=${classes} data-test=${first ? `map-${block.state}` : nothing} data-address=${block.address} data-bytes=${block.bytes} data-order=${number ?? nothing} data-to=${block.to || nothing} title=${text} ${place(row, rowBytes, from, to)}>
      ${first ? html`<span class="block-text"><span class="unseen">${text}</span><span aria-hidden="true">${block.state === "moved" ? `→ ${block.to.toString(16)}` : `${number ?? ""}${roomy ? ` ${sizeText(block.bytes)}${block === largest ? " largest" : ""}` : ""}`}</span></span>` : nothing}</span>`;
  }
  const signs = `${isNew ? "+" : ""}${known.sign ?? ""}${block.remembered ? "R" : ""}`;
  const text = `${block.title} at ${hexAddress(block.address)}, ${bytesText(block.bytes)}, ${known.text}${block.count >= 0 ? `, ${counted(block.count, "reference")} to it` : ""}${block.remembered ? ", remembered" : ""}${block.to ? `, goes to ${hexAddress(block.to)}` : ""}${isNew ? ", new" : ""}`;
  if (!first) return html`<span class=${classes} data-target=${block.name} title=${text} aria-hidden="true" @click=${() => actions.collector.pick(block)} ${place(row, rowBytes, from, to)}></span>`;
  return html`<button type="button" class=${classes} data-test="map-object" data-target=${block.name} data-serial=${block.serial} data-state=${block.state} data-address=${block.address} data-bytes=${block.bytes} data-count=${block.count >= 0 ? block.count : nothing} data-to=${block.to || nothing} aria-label=${text} title=${text} tabindex=${block === stop ? 0 : -1}
    aria-pressed=${String(block.serial === state.ui.graph.chosen)} @click=${() => actions.collector.pick(block)} ${place(row, rowBytes, from, to)}><span class="block-text" aria-hidden="true">${signs ? html`<b>${signs}</b> ` : nothing}${roomy ? html`${block.title}${block.count >= 0 ? html`<i class="block-count">${block.count}</i>` : nothing}` : nothing}</span></button>`;
}

// ---- stretches: what is alive from below, garbage upon it, free above

function sharesView(drawing, row, space) {
  const { map, rowBytes, shares, heap, seen, actions } = drawing;
  const marking = Boolean(heap.collection);
  const found = [];
  for (let from = row.from; from < row.to && from < space.top; from += map.unit) {
    const share = shares.get(from) ?? { live: 0, garbage: 0 };
    const to = Math.min(from + map.unit, space.top);
    found.push({ from, to, live: share.live, garbage: share.garbage });
  }
  seen.add(marking ? "found" : "live").add(marking ? "not-found" : "garbage");
  return found.map(({ from, to, live, garbage }) => {
    const all = to - from;
    const text = `${hexAddress(from)}: ${percent(live / all)} ${marking ? "found" : "alive"}, ${percent(garbage / all)} ${marking ? "not found yet" : "garbage"}, ${percent(1 - (live + garbage) / all)} free`;
    return html`<button type="button" class="stretch" data-test="map-stretch" data-address=${from} data-live=${live} data-garbage=${garbage} tabindex=${from === map.from || from === space.from ? 0 : -1} aria-label="${text}. Press to look closer." title=${text} @click=${() => actions.collector.zoom(4, from)} ${place(row, rowBytes, from, to)}>
      <i class="stretch-garbage" ${sized("height", `${(100 * (live + garbage)) / all}%`)}></i><i class="stretch-live" ${sized("height", `${(100 * live) / all}%`)}></i></button>`;
  });
}

const cursorView = (row, rowBytes, cursor) => html`<span class="cursor" data-test="map-cursor" data-name=${cursor.name} data-address=${cursor.address} ${sized("left", at(row, rowBytes, cursor.address))}><span>${cursor.name}</span></span>`;

// ---- moving about

function onKey(event, state, actions, heap) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { collector } = actions;
  const window = state.ui.spaces;
  const here = Number(event.target.dataset.address ?? middleOf(state, heap));
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const others = {
    "+": () => canZoomIn(window, heap.spaces) && collector.zoom(2, here),
    "=": () => canZoomIn(window, heap.spaces) && collector.zoom(2, here),
    "-": () => collector.zoom(0.5, here),
    0: () => collector.whole(),
    PageUp: () => collector.turn(-0.5),
    PageDown: () => collector.turn(0.5),
    ArrowDown: () => focusBelow(event.target, 1),
    ArrowUp: () => focusBelow(event.target, -1),
  };
  if (!by && !others[event.key]) return;
  event.preventDefault();
  if (!by) return others[event.key]();
  const all = [...event.currentTarget.querySelectorAll("button")];
  all[all.indexOf(event.target) + by]?.focus();
}

/** The block above or below: in the nearest row that has one, what lies nearest. */
function focusBelow(element, by) {
  const box = element.getBoundingClientRect();
  const middle = box.left + box.width / 2;
  const others = [...element.closest(".space-list").querySelectorAll("button")].map((button) => ({ button, box: button.getBoundingClientRect() }));
  const beyond = others.filter((other) => (other.box.top - box.top) * by > 2);
  const nearest = beyond.reduce((best, other) => Math.min(best, (other.box.top - box.top) * by), Infinity);
  const row = beyond.filter((other) => (other.box.top - box.top) * by < nearest + 2);
  row.sort((a, b) => Math.abs(a.box.left + a.box.width / 2 - middle) - Math.abs(b.box.left + b.box.width / 2 - middle))[0]?.button.focus();
}

/** All of the used memory as a strip, with the part that is shown; a press brings that there. */
function overview(actions, heap, window) {
  const ends = usedEnds(heap.spaces);
  const x = (address) => ((address - ends.from) / (ends.to - ends.from)) * 1000;
  const go = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    actions.collector.moveTo(ends.from + ((event.clientX - box.left) / box.width) * (ends.to - ends.from));
  };
  return html`<svg class="map-overview" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" data-test="memory-overview" data-from=${window.from} data-to=${window.to} @pointerdown=${go}>
    ${heap.spaces.map((space) => svg`<rect class="space-part" x=${x(space.from)} width=${Math.max(0, x(space.top) - x(space.from))} y="3" height="14"></rect>`)}
    <rect class="map-window" x=${x(window.from)} width=${Math.max(3, x(window.to) - x(window.from))} y="0.500" height="19"></rect>
  </svg>`;
}

// ---- legend: only what is there to be seen

const legendItems = [
  ["live", "alive", "block is-live kind-array", ""],
  ["permanent", "constant", "block is-permanent kind-string", ""],
  ["garbage", "garbage", "block is-garbage", "✕"],
  ["white", "white: not found yet", "block is-white", "○"],
  ["grey", "grey: to be looked at", "block is-grey", "◐"],
  ["black", "black: done", "block is-black", "●"],
  ["found", "found", "block is-black", ""],
  ["not-found", "not found yet", "block is-white", ""],
  ["moved", "moved away", "block is-moved", "→"],
  ["free", "free, with its place in the list", "block is-free", "1"],
  ["remembered", "remembered", "", "R"],
  ["new", "new", "block is-new", "+"],
];

const legend = ({ seen }) => html`<p class="spaces-legend">${legendItems.filter(([id]) => seen.has(id)).map(([, text, classes, sign]) => html`<span><span class="legend-key ${classes}" aria-hidden="true"><b>${sign}</b></span>${text}</span>`)}</p>`;
