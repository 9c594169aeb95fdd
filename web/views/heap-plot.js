// <vitrine-heap-plot>: the heap over the part of the run that the map shows: bytes in use as a line, what collections left alive as a second
// one, and how long they took as ticks. A press goes there. Of its own it has only where the pointer or the keyboard points.

import { html, svg, LitElement, nothing } from "lit";
import { heapOver, partAt, partText } from "../state/heap-plot.js";
import { sizeText } from "../state/spaces.js";

const STRIDES = 40; // arrow keys cross the plot in so many steps where there are no collections

export class VitrineHeapPlot extends LitElement {
  /** model: {view, range, present, disabled} */
  static properties = { model: { attribute: false }, actions: { attribute: false }, near: { state: true } };

  constructor() {
    super();
    this.near = null; // a time
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { view, range, present } = this.model;
    const plot = heapOver(view, range);
    if (!plot || !plot.parts.length) return html`<p class="heap-plot-empty">Nothing is known of the heap yet.</p>`;
    const x = (time) => ((time - range.from) / (range.to - range.from)) * 1000;
    const top = Math.max(1, plot.full ? plot.capacity : plot.most) * 1.08;
    const y = (bytes) => 100 - (bytes / top) * 100;
    const part = partAt(plot, this.near ?? present);
    const pauses = plot.parts.filter((each) => each.collections > 0);
    return html`
      <div class="heap-plot" data-test="heap-over-time" role="slider" tabindex="0" aria-label="Heap over time" aria-valuemin=${Math.floor(range.from)} aria-valuemax=${Math.ceil(range.to)} aria-valuenow=${Math.round(this.near ?? present)} aria-valuetext=${partText(part)}
          data-parts=${plot.parts.length} data-collections=${pauses.reduce((sum, each) => sum + each.collections, 0)} data-most=${plot.most}
          @pointermove=${(e) => (this.near = this.#timeAt(e))} @pointerleave=${() => (this.near = null)} @blur=${() => (this.near = null)} @click=${(e) => this.#go(this.#timeAt(e), pauses)} @keydown=${(e) => this.#onKey(e, plot, pauses)}>
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path class="heap-used" d=${area(plot.parts, x, y, (each) => each.used)}></path>
          <path class="heap-used-line" d=${line(plot.parts, x, y, (each) => each.used)}></path>
          <path class="heap-live" d=${line(plot.parts.filter((each) => each.alive >= 0), x, y, (each) => each.alive)}></path>
          ${plot.full ? svg`<line class="heap-limit" x1="0" x2="1000" y1=${y(plot.capacity)} y2=${y(plot.capacity)}></line>` : nothing}
          ${pauses.map((each) => svg`<line class="heap-pause" x1=${x((each.from + each.to) / 2)} x2=${x((each.from + each.to) / 2)} y1="100" y2=${100 - 8 - 30 * (each.steps / Math.max(1, plot.longest))}></line>`)}
          ${present >= range.from && present <= range.to ? svg`<line class="map-present" x1=${x(present)} x2=${x(present)} y1="0" y2="100"></line>` : nothing}
          ${this.near !== null ? svg`<line class="heap-near" x1=${x(this.near)} x2=${x(this.near)} y1="0" y2="100"></line>` : nothing}
        </svg>
        <span class="heap-plot-scale" aria-hidden="true">${plot.full ? `heap of ${sizeText(plot.capacity)}` : sizeText(plot.most)}</span>
      </div>
      <p class="heap-plot-text" data-test="heap-plot-text"><span>${partText(part)}</span>
        <span class="heap-plot-legend"><i class="key key-used"></i>in use${pauses.length ? html`<i class="key key-live"></i>alive after a collection <i class="key key-pause"></i>its length` : nothing}</span></p>`;
  }

  #timeAt(event) {
    const { range } = this.model;
    const box = this.querySelector(".heap-plot").getBoundingClientRect();
    return range.from + Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * (range.to - range.from);
  }

  /** To the time; near a collection to the instruction that it comes before. */
  #go(time, pauses) {
    const { range, disabled } = this.model;
    if (disabled) return;
    const near = (range.to - range.from) / 150;
    const pause = pauses.reduce((best, each) => (Math.abs(middle(each) - time) < (best ? Math.abs(middle(best) - time) : near) ? each : best), null);
    this.actions.dragTo(Math.max(0, Math.round(pause ? pause.from : time)));
  }

  #onKey(event, plot, pauses) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { range, present } = this.model;
    const now = this.near ?? present;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return this.#go(now, pauses);
    }
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const to = { Home: range.from, End: range.to }[event.key] ?? (by && this.#next(now, by, pauses));
    if (to === undefined) return;
    event.preventDefault();
    this.near = Math.max(range.from, Math.min(range.to, to));
  }

  #next(now, by, pauses) {
    const { range } = this.model;
    const places = pauses.map(middle).filter((place) => (place - now) * by > 1e-9);
    if (pauses.length) return places.length ? (by > 0 ? Math.min(...places) : Math.max(...places)) : now;
    return now + (by * (range.to - range.from)) / STRIDES;
  }
}

const middle = (part) => (part.from + part.to) / 2;

/** Level within a part. */
const line = (parts, x, y, valueOf) => (parts.length ? `M${stairs(parts, x, y, valueOf)}` : "");
const area = (parts, x, y, valueOf) => (parts.length ? `M${x(parts[0].from)} 100V${stairs(parts, x, y, valueOf).replace(/^\S+ /, "")}V100Z` : "");
const stairs = (parts, x, y, valueOf) => parts.map((part, i) => `${i ? "V" : `${x(part.from)} `}${y(valueOf(part))}H${x(part.to)}`).join("");

customElements.define("vitrine-heap-plot", VitrineHeapPlot);
