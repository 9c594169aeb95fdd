// <vitrine-map>: the map of the run on a canvas, and the slider that is the present moment on it. Drag goes through time, wheel and
// pinch zoom, shift and drag choose a stretch. What is drawn comes from the state; of its own it has only where the pointer is.

import { html, LitElement, nothing } from "lit";
import { count, counted } from "../state/numbers.js";
import { markKinds, momentOf } from "../state/marks.js";
import { fitted, selected } from "../state/range.js";
import { hit, innermost, layout } from "./flame.js";
import { looksOf, paint } from "./flame-paint.js";

const STILL = 4; // pixels that a pointer may move and still press
const WHEEL = 0.0018;
const STEP_ZOOM = 2;
const GLIDE_MS = 180;

export class VitrineMap extends LitElement {
  /** model: {view, whole, range, chosen: the range as it was chosen, null for the whole, present, end: as drawn, time, part, known: the same exactly, ended, open, disabled, colourOf} */
  static properties = { model: { attribute: false }, actions: { attribute: false }, near: { state: true }, chosen: { state: true } };

  #size = { width: 0, height: 0 };
  #map = null;
  #press = null;
  #pointers = new Map();
  #drawn = null; // the range as it is on the screen
  #glide = null; // {from, to, began, lasts}: on the way from one range to another
  #frame = 0;
  #direct = false; // the next range comes from a hand that moves it: it is followed at once
  #observer = new ResizeObserver(() => this.requestUpdate());
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #repaint = () => this.requestUpdate();
  #wheel = { handleEvent: (event) => this.#onWheel(event), passive: false };

  constructor() {
    super();
    this.near = null;
    this.chosen = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
    this.#dark.addEventListener("change", this.#repaint);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#dark.removeEventListener("change", this.#repaint);
  }

  render() {
    const { time, part, known, disabled } = this.model;
    return html`
      <div class="timeline-track" data-test="timeline" role="slider" tabindex="0" aria-label="Time" aria-valuemin="0" aria-valuemax=${known} aria-valuenow=${time}
          aria-valuetext="${part ? `inside of step ${count(time + 1)}, part ${count(part)}` : `step ${count(time)}`} of ${count(known)}" aria-disabled=${String(disabled)} aria-describedby="map-description"
          @keydown=${this.#onKey} @wheel=${this.#wheel} @dblclick=${this.#onDoubleClick}
          @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onCancel} @pointerleave=${() => (this.near = null)}>
        <canvas aria-hidden="true"></canvas>
      </div>
      ${this.near ? html`<div class="map-tooltip" data-test="map-tooltip" aria-hidden="true">${this.#tooltip(this.near)}</div>` : nothing}`;
  }

  willUpdate(changed) {
    const before = changed.get("model");
    const { chosen: now, range } = this.model;
    if (!before || before.chosen === now || !this.#drawn) return;
    this.near = null; // something else may be there now
    const calm = this.#direct || document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#direct = false;
    this.#glide = calm ? null : { from: this.#drawn, to: range, began: performance.now() };
  }

  updated() {
    const track = this.querySelector(".timeline-track");
    const canvas = this.querySelector("canvas");
    const { clientWidth: width, clientHeight: height } = track;
    if (!width || !height) return;
    const dots = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * dots) || canvas.height !== Math.round(height * dots)) {
      canvas.width = Math.round(width * dots);
      canvas.height = Math.round(height * dots);
    }
    this.#size = { width, height };
    const { view, whole, present, end, open, colourOf } = this.model;
    const range = (this.#drawn = this.#rangeNow());
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const map = (this.#map = layout({ view, whole, range, present, end, size: { width, height, rem, open } }));
    const context = canvas.getContext("2d");
    context.setTransform(dots, 0, 0, dots, 0, 0);
    paint(context, map, looksOf(this), { colourOf, open, rem, present, near: this.near, chosen: this.chosen });
    Object.assign(track.dataset, {
      from: Math.floor(this.model.range.from),
      to: Math.ceil(this.model.range.to),
      bars: map.bars.length,
      marks: map.marks.map((mark) => mark.kind).join(" "),
      steps: map.steps.length,
      named: map.steps.filter((step) => step.text).length,
      width: view?.width ?? 0,
    });
    this.#placeTooltip();
    cancelAnimationFrame(this.#frame);
    if (this.#glide) this.#frame = requestAnimationFrame(() => this.requestUpdate());
  }

  /** On the way to the range that is wanted, or there. Zooming is multiplying: the way is even in powers. */
  #rangeNow() {
    const { range } = this.model;
    if (!this.#glide) return range;
    const passed = (performance.now() - this.#glide.began) / GLIDE_MS;
    if (passed >= 1) {
      this.#glide = null;
      return range;
    }
    const { from, to } = this.#glide;
    const part = 1 - (1 - passed) ** 3;
    const span = (from.to - from.from) ** (1 - part) * (to.to - to.from) ** part;
    // What is at one place in both stays there; else the edges move evenly with the span.
    const grown = to.to - to.from - (from.to - from.from);
    const share = Math.abs(grown) > 1e-6 ? (span - (from.to - from.from)) / grown : part;
    const start = from.from + (to.from - from.from) * share;
    return { from: start, to: start + span };
  }

  /** A hand takes hold: what is under it must be what it means. */
  #arrive() {
    if (!this.#glide) return;
    this.#glide = null;
    this.updated();
  }

  // ---- the pointer

  #at(event) {
    const box = this.querySelector(".timeline-track").getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #goTo(time) {
    this.actions.dragTo(Math.max(0, Math.min(this.model.end, Math.round(time))));
  }

  #onDown(event) {
    if (this.model.disabled || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    this.#arrive();
    const at = this.#at(event);
    this.#pointers.set(event.pointerId, at);
    const onRuler = this.model.open && at.y < this.#map.ruler.height && Math.abs(at.x - this.#map.present) > 12;
    if (this.#pointers.size === 1) this.#press = { at, moved: false, chooses: event.shiftKey || onRuler };
    else this.#press = null; // two fingers zoom
  }

  #onMove(event) {
    const at = this.#at(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") this.near = { ...hit(this.#map, at.x, at.y), at };
      return;
    }
    if (this.#pointers.size > 1) {
      this.#pinch(event.pointerId, before, at);
      this.#pointers.set(event.pointerId, at);
      return;
    }
    const press = this.#press;
    if (!press) return;
    press.moved ||= Math.hypot(at.x - press.at.x, at.y - press.at.y) > STILL;
    if (!press.moved) return;
    this.near = null;
    if (press.chooses) this.chosen = { from: press.at.x, to: at.x };
    else this.#goTo(this.#map.timeAt(at.x));
  }

  #onUp(event) {
    const press = this.#press;
    this.#onCancel(event);
    if (!press) return;
    const at = this.#at(event);
    if (press.chooses) {
      if (press.moved) this.actions.map.show(selected({ from: this.#map.timeAt(press.at.x), to: this.#map.timeAt(at.x) }, this.model.end));
    } else if (!press.moved) {
      this.#goTo(this.#placeOf(hit(this.#map, at.x, at.y), at));
    }
  }

  #onCancel(event) {
    this.#pointers.delete(event.pointerId);
    this.#press = null;
    this.chosen = null;
  }

  /** Where a press leads: a mark, the instruction, the beginning of the call; small as the map may be, the moment itself. */
  #placeOf(near, at) {
    switch (near.is) {
      case "mark":
        return momentOf({ kind: near.mark.kind, time: near.mark.from });
      case "step":
        return near.step.time;
      case "bar":
        return this.model.open ? this.#unclipped(near.bar).from : this.#map.timeAt(at.x);
      default:
        return near.time;
    }
  }

  /** The call as long as it is known to be: what is known of a part of the run ends where the part ends. */
  #unclipped(bar) {
    const longer = (this.model.whole?.bars ?? []).find((each) => each.depth === bar.depth && each.function === bar.function && each.from <= bar.from && each.to >= bar.to);
    return longer ?? bar;
  }

  #pinch(moving, before, now) {
    const [, other] = [...this.#pointers].find(([id]) => id !== moving);
    this.#direct = true;
    const was = Math.max(10, Math.abs(before.x - other.x));
    const is = Math.max(10, Math.abs(now.x - other.x));
    this.actions.map.zoom(is / was, this.#map.timeAt((before.x + other.x) / 2));
    this.actions.map.pan((before.x - now.x) / 2 / this.#size.width);
  }

  #onWheel(event) {
    if (this.model.disabled) return;
    event.preventDefault();
    this.#arrive();
    this.#direct = true;
    const lines = event.deltaMode === 1 ? 16 : 1;
    const sideways = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.actions.map.pan((sideways * lines) / this.#size.width);
    else this.actions.map.zoom(Math.exp(-event.deltaY * lines * WHEEL), this.#map.timeAt(this.#at(event).x));
    this.near = null;
  }

  #onDoubleClick(event) {
    if (this.model.disabled) return;
    this.#arrive();
    const at = this.#at(event);
    const near = hit(this.#map, at.x, at.y);
    if (near.is === "bar") this.actions.map.show(fitted(this.#unclipped(near.bar), this.model.end));
    else this.actions.map.zoom(4, this.#map.timeAt(at.x));
  }

  // ---- the keyboard

  #onKey(event) {
    const { time: now, known: end, range, disabled, view } = this.model;
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return;
    const { map } = this.actions;
    const span = range.to - range.from;
    const page = Math.max(1, Math.round(span / 20));
    const steps = { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, PageUp: now + page, PageDown: now - page, Home: 0, End: end };
    const others = {
      "+": () => map.zoom(STEP_ZOOM, now),
      "=": () => map.zoom(STEP_ZOOM, now),
      "-": () => map.zoom(1 / STEP_ZOOM, now),
      0: () => map.show(null),
      "[": () => map.toMark(-1),
      "]": () => map.toMark(1),
      Enter: () => {
        const call = innermost(view, now, span);
        if (call) map.show(fitted(this.#unclipped(call), end));
        else map.zoom(STEP_ZOOM, now);
      },
      ...(event.shiftKey ? { ArrowLeft: () => map.pan(-0.25), ArrowRight: () => map.pan(0.25) } : {}),
    };
    const target = steps[event.key];
    const other = others[event.key];
    if (!other && target === undefined) return;
    event.preventDefault();
    if (other) other();
    else if (target > end && event.key.startsWith("Arrow")) this.actions.move({ type: "stepIn" }, event.repeat);
    else this.#goTo(target);
  }

  // ---- what is pointed at

  #tooltip(near) {
    switch (near.is) {
      case "bar": {
        const bar = this.#unclipped(near.bar);
        const goesOn = bar.to >= this.model.end && !this.model.ended;
        const about = this.model.view.width > 1;
        return html`<strong>${bar.function}</strong> <span>${about ? "about " : ""}steps ${count(bar.from)} – ${count(bar.to)}${goesOn ? " so far" : ""}</span>
          <span>${about ? "about " : ""}${counted(bar.to - bar.from, "instruction")}, call depth ${count(bar.depth)}</span>
          ${this.model.open ? html`<span class="quiet">click: to its start · double click: zoom to it</span>` : nothing}`;
      }
      case "mark": {
        const { mark } = near;
        const kind = markKinds[mark.kind];
        return html`<strong>${kind?.title ?? mark.kind}</strong> <span>${mark.times > 1 || mark.to > mark.from + 1 ? `steps ${count(mark.from)} – ${count(mark.to)}` : `step ${count(mark.from)}`}</span>
          <span>${mark.times === 1 && mark.text ? mark.text.trimEnd() : kind?.unit && mark.number > mark.times ? kind.unit(mark.number) : mark.times > 1 ? counted(mark.times, "time") : ""}</span>`;
      }
      case "step":
        return html`<strong>${near.step.text ?? "one instruction"}</strong> <span>step ${count(near.step.time)}${near.step.line ? `, line ${count(near.step.line)}` : ""}</span>`;
      default:
        return html`<span>step ${count(Math.max(0, Math.min(this.model.end, Math.round(near.time))))}</span>`;
    }
  }

  #placeTooltip() {
    const tooltip = this.querySelector(".map-tooltip");
    if (!tooltip || !this.near) return;
    const left = Math.max(0, Math.min(this.#size.width - tooltip.offsetWidth, this.near.at.x - tooltip.offsetWidth / 2));
    tooltip.style.left = `${left}px`;
  }
}

customElements.define("vitrine-map", VitrineMap);
