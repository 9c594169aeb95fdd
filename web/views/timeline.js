// The whole run along the bottom: the map (views/map.js), above it the strip that tells which part of the run is shown, below it what
// the marks mean. Low as long as nobody makes it taller; then it is a flame graph with names.

import { html, svg, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import * as select from "../state/select.js";
import { selected, shownRange } from "../state/range.js";
import { count, counted } from "../state/numbers.js";
import { markKinds } from "../state/marks.js";
import { commandById } from "../commands.js";
import { titleOf } from "../state/keys.js";
import { icon } from "./icons.js";
import { bar } from "./layout.js";
import { markPaths, PALETTE } from "./flame-paint.js";

const LOWEST = 96;
const MOST_NAMES = 6;

export function timelineView(state, actions) {
  // While it runs, the map is as far as it was asked for last: nothing is blank at its end.
  const asked = state.run && state.timeline?.to > 0 ? Math.min(state.timeline.to, select.end(state)) : Infinity;
  const end = Math.min(select.end(state), asked);
  const present = Math.min(select.time(state), end);
  const range = shownRange(state.ui.map, end);
  const open = state.settings.mapOpen;
  const view = select.mapView(state);
  const colourOf = colours(state);
  const model = {
    view, range, chosen: state.ui.map, present, end, open, time: select.time(state), part: select.part(state), known: select.end(state), whole: state.timeline, ended: Boolean(state.stop?.ended), disabled: !state.session, colourOf,
  };
  return html`
    <section class="timeline ${open ? "is-open" : ""} ${state.ui.map ? "is-zoomed" : ""}" aria-label="Timeline">
      ${open ? heightBar(state, actions) : nothing}
      <div class="timeline-map" ${height(open ? state.settings.sizes.timeline : null)}>
        ${open || state.ui.map ? overview(state, actions, range, present, end) : nothing}
        <vitrine-map .model=${model} .actions=${actions}></vitrine-map>
      </div>
      ${state.settings.heapPlot && commandById["heap-plot"].enabled(state) ? html`<vitrine-heap-plot .model=${{ view, range, present, disabled: !state.session }} .actions=${actions}></vitrine-heap-plot>` : nothing}
      <div class="timeline-legend">
        <span class="map-range" data-test="map-range">${select.part(state) ? insideText(state) : rangeText(state, range, select.end(state))}</span>
        <span class="legend-items">${legend(view, range, kindsIn(state.timeline, view), open, colourOf)}</span>
        <span class="map-buttons">
          ${["zoom-out", "zoom-in", "zoom-whole"].map((id) => button(state, actions, id))}
          ${commandById["heap-plot"].enabled(state) ? button(state, actions, "heap-plot", state.settings.heapPlot) : nothing}
          ${button(state, actions, "timeline-height", open)}
        </span>
      </div>
      <p class="unseen" role="status">${state.ui.map ? rangeText(state, range, end) : state.session ? "The whole run" : ""}</p>
      <p id="map-description" class="unseen">${description(state, view, range, end)}</p>
    </section>`;
}

/** Functions have colours in the order in which they stand in the text; those that are not known there by their names. */
function colours(state) {
  const order = select.functionNames(state);
  return (name) => {
    const index = order.indexOf(name);
    return (index >= 0 ? index : [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7)) % PALETTE;
  };
}

const height = (pixels) => ref((element) => {
  const wanted = pixels ? `${pixels}px` : "";
  if (element && element.style.height !== wanted) element.style.height = wanted;
});

function heightBar(state, actions) {
  const now = () => document.querySelector(".timeline-map").getBoundingClientRect().height;
  const put = (pixels) => actions.settings({ sizes: { ...actions.state.settings.sizes, timeline: Math.round(Math.min(innerHeight * 0.7, Math.max(LOWEST, pixels))) } });
  return bar({
    label: "Height of the timeline",
    vertical: false,
    now: Math.round(Math.min(100, ((state.settings.sizes.timeline ?? 210) / 900) * 100)),
    nudge: (by) => put(now() - by * 24),
    drag: (_, from) => {
      const height = now();
      return (moved) => put(height - (moved.clientY - from.clientY));
    },
    reset: () => {
      const { timeline, ...sizes } = actions.state.settings.sizes;
      actions.settings({ sizes });
    },
  });
}

function button(state, actions, id, pressed) {
  const command = commandById[id];
  const enabled = command.enabled(state);
  return html`<button type="button" class="icon-button small" data-test=${id} aria-label=${command.title} aria-disabled=${String(!enabled)} aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    title=${titleOf(command, state.settings)} @click=${() => enabled && command.run(actions)}>${icon(pressed && id === "timeline-height" ? "smaller" : command.icon)}</button>`;
}

// ---- the strip of the whole run

function overview(state, actions, range, present, end) {
  const whole = Math.max(1, end);
  const x = (time) => (time / whole) * 1000;
  const at = (event, box) => Math.max(0, Math.min(whole, ((event.clientX - box.left) / box.width) * whole));
  const onDown = (event) => {
    if (!state.session || event.button !== 0) return;
    event.preventDefault();
    const strip = event.currentTarget;
    const box = strip.getBoundingClientRect();
    const first = at(event, box);
    const start = state.ui.map;
    // In the window: moves it. Beside it: chooses another, or, without a drag, brings the window there.
    const moves = start && first >= start.from && first <= start.to;
    let moved = false;
    strip.setPointerCapture(event.pointerId);
    strip.onpointermove = (now) => {
      moved ||= Math.abs(now.clientX - event.clientX) > 3;
      if (!moved) return;
      const here = at(now, box);
      if (moves) actions.map.show(selected({ from: start.from + here - first, to: start.to + here - first }, end));
      else actions.map.show(selected({ from: first, to: here }, end));
    };
    strip.onpointerup = strip.onpointercancel = (now) => {
      strip.onpointermove = strip.onpointerup = strip.onpointercancel = null;
      if (moved || moves || !start || now.type === "pointercancel") return;
      const half = (start.to - start.from) / 2;
      actions.map.show(selected({ from: first - half, to: first + half }, end));
    };
  };
  return html`<svg class="map-overview" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" data-test="map-overview" @pointerdown=${onDown}>
    ${profile(state.timeline, x)}
    <rect class="map-window" x=${x(range.from)} width=${Math.max(3, x(range.to) - x(range.from))} y="0.500" height="19"></rect>
    <line class="map-present" x1=${x(present)} x2=${x(present)} y1="0" y2="20"></line>
  </svg>`;
}

function profile(view, x) {
  if (!view?.highest.length) return nothing;
  const deepest = Math.max(...view.highest, 1);
  const shape = (depths) => `M${x(view.from)} 20${depths.map((depth, i) => `V${20 - (depth / deepest) * 18}H${x(Math.min(view.to, view.from + (i + 1) * view.width))}`).join("")}V20Z`;
  return svg`<path class="map-profile" d=${shape(view.highest)}></path><path class="map-profile is-low" d=${shape(view.lowest)}></path>`;
}

// ---- words

const insideText = (state) => html`<span class="time-part" data-test="inside-step">inside of step ${count(select.time(state) + 1)}, part ${count(select.part(state))}</span>`;

function rangeText(state, range, end) {
  if (!state.session) return "";
  if (state.ui.map) return html`steps ${count(Math.floor(range.from))} – ${count(Math.ceil(range.to))} <span class="map-of">of ${count(end)}</span>`;
  return `${counted(end, "step")}${state.stop?.ended && !state.run ? "" : " so far"}`;
}

function kindsIn(...views) {
  const known = views.filter(Boolean);
  const kinds = new Set(known.flatMap((view) => view.marks ?? []).map((mark) => mark.kind));
  if (known.some((view) => view.output?.some((number) => number > 0))) kinds.add("output");
  if (known.some((view) => view.allocated?.some((number) => number > 0))) kinds.add("allocation");
  if (known.some((view) => view.heap?.collections.some((number) => number > 0))) kinds.add("collection");
  return Object.keys(markKinds).filter((kind) => kinds.has(kind) && kind !== "halt");
}

function legend(view, range, kinds, open, colourOf) {
  const seen = open ? (view?.bars ?? []).filter((each) => each.from < range.to && each.to > range.from) : [];
  const names = [...new Set(seen.sort((a, b) => a.depth - b.depth).map((each) => each.function))];
  const shown = names.length > MOST_NAMES ? names.slice(0, MOST_NAMES - 1) : names;
  return [
    ...(shown.length ? shown.map((name) => html`<span><i class="key key-call flame-${colourOf(name) + 1}"></i><code translate="no">${name}</code></span>`) : [html`<span><i class="key key-call flame-1"></i>call depth</span>`]),
    ...(names.length > shown.length ? [html`<span>+${names.length - shown.length}</span>`] : []),
    ...(open && view?.width > 1 ? [html`<span><i class="key key-many"></i>short calls</span>`] : []),
    ...kinds.map((kind) => html`<span><svg class="key-mark key-${kind}" viewBox="-1.300 -1.300 2.600 2.600" aria-hidden="true"><path d=${markPaths[kind]}></path></svg>${markKinds[kind].title}</span>`),
  ];
}

/** What an eye sees at a glance, for those who listen. */
function description(state, view, range, end) {
  if (!state.session || !view) return "No run yet.";
  const deepest = Math.max(0, ...view.highest);
  const seen = new Map();
  for (const each of view.bars ?? []) if (each.from < range.to && each.to > range.from) seen.set(each.function, (seen.get(each.function) ?? 0) + 1);
  const calls = [...seen].slice(0, 6).map(([name, times]) => (times > 1 ? `${name} ${counted(times, "time")}` : name)).join(", ");
  const marks = kindsIn(view).map((kind) => markKinds[kind].title).join(", ");
  return `Map of the run: ${state.ui.map ? `steps ${count(Math.floor(range.from))} to ${count(Math.ceil(range.to))}` : `all of ${counted(end, "step")}`}. Deepest call ${count(deepest)}.${calls ? ` Calls that are drawn: ${calls}.` : ""}${marks ? ` Marked: ${marks}.` : ""} Plus and minus zoom, 0 shows the whole run, Enter zooms to the call, Shift with arrows moves the part that is shown, brackets go to marks.`;
}
