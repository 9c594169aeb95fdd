// The whole run along the bottom: call depth over time, marks for what happened, and the playhead that is dragged anywhere.

import { html, svg, nothing } from "lit";
import { time, end } from "../state/select.js";
import { count } from "../state/numbers.js";

const W = 1000;
const H = 40;
const kinds = {
  breakpoint: "breakpoint", trap: "trap", halt: "end", input: "input",
};

export function timelineView(state, actions) {
  const line = state.timeline;
  const now = time(state);
  const last = Math.max(end(state), 1);
  const x = (t) => Math.min(W, (t / last) * W);
  const disabled = !state.session;
  const go = (t) => !disabled && actions.dragTo(Math.max(0, Math.min(end(state), Math.round(t))));

  const fromPointer = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    go(((event.clientX - box.left) / box.width) * last);
  };
  const onKey = (event) => {
    const page = Math.max(1, Math.round(end(state) / 20));
    const target = { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, PageUp: now + page, PageDown: now - page, Home: 0, End: end(state) }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (target > end(state) && event.key.startsWith("Arrow")) actions.move({ type: "stepIn" }, event.repeat);
    else go(target);
  };

  return html`
    <section class="timeline" aria-label="Timeline">
      <div class="timeline-track" data-test="timeline" role="slider" tabindex="0" aria-label="Time" aria-valuemin="0" aria-valuemax=${end(state)} aria-valuenow=${now}
          aria-valuetext="step ${count(now)} of ${count(end(state))}" aria-disabled=${String(disabled)}
          @keydown=${onKey}
          @pointerdown=${(event) => {
            if (disabled || event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            event.currentTarget.focus({ preventScroll: true });
            fromPointer(event);
          }}
          @pointermove=${(event) => event.currentTarget.hasPointerCapture(event.pointerId) && fromPointer(event)}>
        <svg viewBox="0 0 ${W} ${H}" preserveAspectRatio="none" aria-hidden="true">
          ${line ? depthPath(line, x) : nothing}
          <rect class="timeline-future" x=${x(now)} y="0" width=${Math.max(0, W - x(now))} height=${H}></rect>
        </svg>
        <svg class="timeline-marks" aria-hidden="true">
          ${line ? outputMarks(line, last) : nothing}
          ${(line?.marks ?? []).slice(0, 400).map((mark) => markShape(mark, (mark.time / last) * 100))}
          <line class="playhead" x1="${(x(now) / W) * 100}%" x2="${(x(now) / W) * 100}%" y1="0" y2="100%"></line>
          <svg x="${(x(now) / W) * 100}%" y="0" overflow="visible"><path class="playhead-grip" d="M-6 0h12v7l-6 6-6-6z"></path></svg>
        </svg>
      </div>
      <div class="timeline-legend">
        <span>start</span>
        <span class="legend-items">${legend(line)}</span>
        <span>${state.session ? `${count(end(state))} ${state.stop?.ended ? "end" : "so far"}` : ""}</span>
      </div>
    </section>`;
}

function depthPath(line, x) {
  const deepest = Math.max(1, ...line.highest);
  const y = (depth) => H - 2 - (depth / deepest) * (H - 10);
  const step = line.width;
  let top = "";
  let bottom = "";
  line.highest.forEach((depth, i) => {
    const x0 = x(line.from + i * step);
    const x1 = x(line.from + (i + 1) * step);
    top += `L${x0} ${y(depth)}L${x1} ${y(depth)}`;
    bottom = `L${x1} ${y(line.lowest[i])}L${x0} ${y(line.lowest[i])}` + bottom;
  });
  if (!top) return nothing;
  const end = x(line.from + line.highest.length * step);
  return svg`<path class="depth-high" d=${`M${x(line.from)} ${H}${top}L${end} ${H}Z`}></path>
    <path class="depth-low" d=${`M${x(line.from)} ${H}${line.lowest.map((depth, i) => `L${x(line.from + i * step)} ${y(depth)}L${x(line.from + (i + 1) * step)} ${y(depth)}`).join("")}L${end} ${H}Z`}></path>`;
}

const outputMarks = (line, last) =>
  line.output.map((chars, i) => chars > 0 ? svg`<circle class="mark-output" cx=${`${((line.from + (i + 0.5) * line.width) / last) * 100}%`} cy="88%" r="2.5"></circle>` : nothing);

const shapes = {
  breakpoint: "M0 -5L5 0L0 5L-5 0Z",
  trap: "M-4 -4L4 4M4 -4L-4 4",
  halt: "M0 -6V6",
  input: "M-4 -4H4L0 4Z",
};

const markShape = (mark, percent) => svg`<svg x=${`${percent}%`} y="26%" overflow="visible"><path class=${`timeline-mark mark-${mark.kind}`} d=${shapes[mark.kind] ?? shapes.breakpoint}><title>${`step ${mark.time}: ${mark.text || kinds[mark.kind] || mark.kind}`}</title></path></svg>`;

function legend(line) {
  const present = new Set((line?.marks ?? []).map((mark) => mark.kind).filter((kind) => kinds[kind] && kind !== "halt"));
  const items = [html`<span><i class="key key-depth"></i>call depth</span>`];
  if (line?.output.some((chars) => chars > 0)) items.push(html`<span><i class="key key-output"></i>output</span>`);
  for (const kind of present) items.push(html`<span><i class="key key-${kind}"></i>${kinds[kind]}</span>`);
  return items;
}
