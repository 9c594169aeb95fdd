// A value over time, small: a step line where all values are numbers, a row for each value where they are not. A point is a step that
// wrote the value (filled) or read it (hollow); hovering or the arrow keys read the points out, pressing goes to where the value is
// there first. Knows no cell and asks nothing.

import { html, svg, nothing } from "lit";
import { compareNumbers } from "../state/literals.js";
import { count, counted } from "../state/numbers.js";

const MOST_ROWS = 6;
const CROWDED = 80;
const INSET = 8; // parts of a hundred that are left free above and below

/**
 * @param {{entries: {time, access?, before?, value}[], from?, to?, present, onTime, label?, show?}} given
 *   entries: as the history answers, in any order; `time` is that of the step, the value is there from the moment behind it on
 *   from, to: the moments at the two ends; as far as the entries and the present reach when left out
 *   onTime(moment): goes to a moment    label: what the plot is about, for those who hear it    show(value): how a value is written
 */
export function historyPlot({ entries, from, to, present, onTime, label = "Values over time", show = (value) => value.text }) {
  const points = entries.map((entry) => ({ ...entry, at: entry.time + 1 })).sort((a, b) => a.at - b.at);
  if (!points.length) return nothing;
  const first = Math.min(from ?? points[0].time, points[0].at);
  const last = Math.max(to ?? present, points.at(-1).at, first + 1);
  const x = (moment) => ((Math.min(last, Math.max(first, moment)) - first) / (last - first)) * 100;
  const scale = scaleOf(points, show);
  const place = (point) => ({ point, x: x(point.at), y: scale.y(point.value) });
  const places = points.map(place);
  const current = Math.max(0, points.findLastIndex((point) => point.at <= present));
  const say = (point) => `step ${count(point.at)}: ${point.access === "read" ? "read " : ""}${show(point.value)}${point.line ? `, line ${point.line}` : ""}`;
  const go = (point) => onTime?.(point.at);

  return html`
    <figure class="plot" data-test="plot" data-points=${points.length}>
      <div class="plot-scale" aria-hidden="true">${scale.labels.map((text) => html`<span title=${text}>${text}</span>`)}</div>
      <div class="plot-area" @pointermove=${(event) => pointAt(event, nearest(event, places))} @pointerleave=${leave}
          @click=${(event) => event.detail > 0 && go(nearest(event, places).point)}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          ${scale.rows.map((y) => svg`<line class="plot-row" x1="0" x2="100" y1=${y} y2=${y}></line>`)}
          ${points[0].before && scale.knows(points[0].before) ? svg`<path class="plot-before" d=${`M0 ${scale.y(points[0].before)}H${x(points[0].at)}V${places[0].y}`}></path>` : nothing}
          <path class="plot-line" d=${lineOf(places, x(last))}></path>
        </svg>
        <svg class="plot-points ${points.length > CROWDED ? "is-crowded" : ""}" role="group" aria-label=${`${label}: ${counted(points.length, "point")}`} @keydown=${(event) => onKey(event, places, go)} @focusin=${(event) => pointAt(event, places[indexOf(event.target)])} @focusout=${leave}>
          ${present >= first && present <= last ? svg`<line class="plot-present" x1="${x(present)}%" x2="${x(present)}%" y1="0" y2="100%"></line>` : nothing}
          ${places.map((each, i) => svg`<circle class=${`plot-point ${each.point.access === "read" ? "is-read" : ""}`} cx="${each.x}%" cy="${each.y}%" r=${points.length > CROWDED ? 2 : 4}
            role="button" tabindex=${i === current ? 0 : -1} aria-label=${say(each.point)} data-index=${i} data-text=${say(each.point)} data-test="plot-point" data-time=${each.point.time}></circle>`)}
        </svg>
      </div>
      <figcaption><span>${count(first)}</span><span class="plot-readout" data-test="plot-readout" data-now=${say(points[current])} .textContent=${say(points[current])}></span><span>${count(last)}</span></figcaption>
    </figure>`;
}

// ---- where values lie

const isNumber = (value) => (value.type === "int" || value.type === "float") && Number.isFinite(Number(value.text));
const key = (value) => `${value.type} ${value.text}`;

/** How far a number is from a smaller one, on one scale for all of these: among whole numbers it is had before any digit is rounded away. */
const distances = (values) =>
  values.every((value) => value.type === "int")
    ? (low, value) => Number(BigInt(value.text) - BigInt(low.text))
    : (low, value) => Number(value.text) / 2 - Number(low.text) / 2; // the halves: the whole distance may be too large for a float

/** How high a value lies, in parts of a hundred from the top, and what stands beside the plot. */
function scaleOf(points, show) {
  const values = points.map((point) => point.value);
  const span = 100 - 2 * INSET;
  if (values.every(isNumber)) {
    const before = points[0].before && isNumber(points[0].before) ? [points[0].before] : [];
    const sorted = [...before, ...values].sort((a, b) => compareNumbers(a.text, b.text));
    const [low, high] = [sorted[0], sorted.at(-1)];
    const distance = distances(sorted);
    const room = distance(low, high);
    return {
      y: (value) => (room > 0 ? 100 - INSET - (distance(low, value) / room) * span : 50),
      rows: [],
      labels: room > 0 ? [show(high), show(low)] : [show(low)],
      knows: isNumber,
    };
  }
  // In the order of their first appearance, from below; what is too much shares the topmost row.
  const known = new Map();
  for (const value of values) if (!known.has(key(value))) known.set(key(value), value);
  const rows = [...known.values()].slice(0, MOST_ROWS);
  const others = known.size > MOST_ROWS;
  const number = rows.length + (others ? 1 : 0);
  const heights = Array.from({ length: number }, (_, i) => (number === 1 ? 50 : 100 - INSET - (i / (number - 1)) * span));
  const order = [...known.keys()];
  return {
    y: (value) => heights[Math.min(number - 1, Math.max(0, order.indexOf(key(value))))],
    rows: heights,
    labels: [...(others ? ["others"] : []), ...rows.map(show).reverse()],
    knows: (value) => known.has(key(value)),
  };
}

/** Level until the next point. */
const lineOf = (places, right) => places.map(({ x, y }, i) => (i ? `H${x}V${y}` : `M${x} ${y}`)).join("") + `H${right}`;

// ---- pointing

const indexOf = (element) => Number(element.dataset.index ?? 0);

function nearest(event, places) {
  const box = event.currentTarget.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * 100;
  return places.reduce((best, place) => (Math.abs(place.x - x) < Math.abs(best.x - x) ? place : best));
}

const pointsIn = (event) => [...event.currentTarget.closest(".plot").querySelectorAll(".plot-point")];
const readout = (event) => event.currentTarget.closest(".plot").querySelector(".plot-readout");

function pointAt(event, place) {
  for (const point of pointsIn(event)) {
    const near = point.dataset.time === String(place.point.time) && point.getAttribute("cx") === `${place.x}%`;
    point.classList.toggle("is-near", near);
    if (near) readout(event).textContent = point.dataset.text;
  }
}

function leave(event) {
  for (const point of pointsIn(event)) point.classList.remove("is-near");
  const text = readout(event);
  text.textContent = text.dataset.now;
}

function onKey(event, places, go) {
  const at = indexOf(event.target);
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    return go(places[at].point);
  }
  const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: places.length - 1 }[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  pointsIn(event)[Math.min(places.length - 1, Math.max(0, to))].focus();
}
