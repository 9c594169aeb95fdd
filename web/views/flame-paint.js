// Paints the map of the run on a canvas, from the geometry of views/flame.js and the colours of styles/tokens.css.

import { characters, cut } from "../characters.js";

/** Marks in a box from -1 to 1; the legend draws the same ones. */
export const markPaths = {
  output: "M-0.85 0A0.85 0.85 0 1 1 0.85 0A0.85 0.85 0 1 1-0.85 0Z",
  allocation: "M-0.8-0.8H0.8V0.8H-0.8Z",
  collection: "M-0.95 0A0.95 0.95 0 1 1 0.95 0A0.95 0.95 0 1 1-0.95 0ZM-0.4 0A0.4 0.4 0 1 0 0.4 0A0.4 0.4 0 1 0-0.4 0Z",
  input: "M-1-0.9H1L0 0.95Z",
  edit: "M-1 0.9H1L0-0.95Z",
  breakpoint: "M0-1.15L1.15 0L0 1.15L-1.15 0Z",
  trap: "M-1-0.6L-0.6-1L0-0.4L0.6-1L1-0.6L0.4 0L1 0.6L0.6 1L0 0.4L-0.6 1L-1 0.6L-0.4 0Z",
  halt: "M-0.35-1.2H0.35V1.2H-0.35Z",
};
const otherMark = "M-0.8 0L0-0.8L0.8 0L0 0.8Z";
const MOST_LINES = 40;
export const PALETTE = 8;

const names = [
  "surface", "surface-2", "line", "line-strong", "ink", "ink-2", "ink-3", "accent", "accent-soft", "accent-strong", "focus", "selection",
  "flame-profile", "flame-profile-low", "flame-edge", "mark-output", "mark-allocation", "mark-collection", "mark-input", "mark-edit", "mark-breakpoint", "mark-trap", "mark-halt",
  ...Array.from({ length: PALETTE }, (_, i) => `flame-${i + 1}`),
];

/** The colours and fonts as they are now. */
export function looksOf(element) {
  const style = getComputedStyle(element);
  const looks = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return { ...looks, ui: style.getPropertyValue("--font-ui").trim(), mono: style.getPropertyValue("--font-mono").trim() };
}

const paths = new Map();
const pathOf = (kind) => {
  if (!paths.has(kind)) paths.set(kind, new Path2D(markPaths[kind] ?? otherMark));
  return paths.get(kind);
};

/**
 * @param map the geometry   @param looks the colours
 * @param extra {colourOf(function), open, rem, future: whether what comes after the present is known, near: what is pointed at, chosen: {from, to} in pixels}
 */
export function paint(context, map, looks, extra) {
  context.clearRect(0, 0, map.width, map.height);
  context.textBaseline = "middle";
  paintRuler(context, map, looks, extra);
  paintProfile(context, map, looks);
  paintBars(context, map, looks, extra);
  paintFuture(context, map, looks);
  paintNames(context, map, looks, extra);
  paintSteps(context, map, looks, extra);
  paintMarks(context, map, looks, extra);
  if (extra.chosen) paintChosen(context, map, looks, extra.chosen);
  paintPresent(context, map, looks, extra);
}

function paintRuler(context, map, looks, { rem, open }) {
  if (!open) return;
  context.font = `${0.6875 * rem}px ${looks.ui}`;
  context.lineWidth = 1;
  for (const tick of map.ruler.ticks) {
    const x = Math.round(tick.x) + 0.5;
    context.strokeStyle = looks.line;
    context.beginPath();
    context.moveTo(x, map.ruler.height);
    context.lineTo(x, map.area.bottom);
    context.stroke();
    const width = context.measureText(tick.text).width;
    context.fillStyle = looks["ink-2"];
    context.fillText(tick.text, Math.max(3, Math.min(map.width - width - 3, x - width / 2)), map.ruler.height / 2 + 1);
  }
}

// Upright hatching: so many calls that they cannot be told apart.
function paintProfile(context, map, looks) {
  if (!map.profile.length) return;
  const bottom = map.area.bottom;
  const shape = (edge) => {
    context.beginPath();
    context.moveTo(map.profile[0].x, bottom);
    for (const part of map.profile) {
      context.lineTo(part.x, part[edge]);
      context.lineTo(part.to, part[edge]);
    }
    context.lineTo(map.profile.at(-1).to, bottom);
    context.closePath();
  };
  shape("high");
  context.fillStyle = hatching(context, looks);
  context.fill();
  shape("low");
  context.fillStyle = looks["flame-profile-low"];
  context.fill();
  shape("high");
  context.strokeStyle = looks["flame-edge"];
  context.lineWidth = 1;
  context.stroke();
}

const hatchings = new Map();
function hatching(context, looks) {
  const colour = looks["flame-profile"];
  if (!hatchings.has(colour)) {
    const tile = document.createElement("canvas");
    tile.width = 4;
    tile.height = 4;
    const on = tile.getContext("2d");
    on.globalAlpha = 0.35;
    on.fillStyle = colour;
    on.fillRect(0, 0, 4, 4);
    on.globalAlpha = 1;
    on.fillRect(0, 0, 1, 4);
    hatchings.set(colour, context.createPattern(tile, "repeat"));
  }
  return hatchings.get(colour);
}

function paintBars(context, map, looks, { colourOf, near }) {
  const gap = map.rowHeight >= 5 ? 1 : 0;
  for (const bar of map.bars) {
    context.fillStyle = looks[`flame-${colourOf(bar.function) + 1}`];
    context.fillRect(bar.x, bar.y, Math.max(1, bar.w - (bar.w > 3 ? 1 : 0)), Math.max(1, bar.h - gap));
  }
  context.fillStyle = looks["flame-edge"];
  for (const bar of map.bars) if (bar.w >= 3) context.fillRect(bar.x, bar.y, 1, Math.max(1, bar.h - gap));
  const pointed = near?.is === "bar" ? near.bar : null;
  if (pointed) {
    context.strokeStyle = looks.ink;
    context.lineWidth = 1;
    for (const bar of map.bars) if (bar.function === pointed.function && bar.w > 3) context.strokeRect(bar.x + 0.5, bar.y + 0.5, bar.w - 2, bar.h - 1.5);
    context.lineWidth = 2;
    context.strokeRect(pointed.x + 1, pointed.y + 1, pointed.w - 3, pointed.h - 2.5);
  }
}

function paintNames(context, map, looks, { rem, open }) {
  if (map.rowHeight < rem * 0.62) return;
  const size = Math.min(rem * (open ? 0.875 : 0.75), map.rowHeight * 0.72);
  context.font = `600 ${size}px ${looks.mono}`;
  const letter = context.measureText("0").width;
  context.fillStyle = looks.ink;
  for (const bar of map.bars) {
    const left = Math.max(bar.x, 0) + 5;
    const room = Math.floor((Math.min(bar.x + bar.w, map.width) - left - 3) / letter);
    const text = fitting(bar.function, room);
    if (text) context.fillText(text, left, bar.y + bar.h / 2);
  }
  if (map.below.length) {
    context.font = `${size}px ${looks.ui}`;
    context.fillStyle = looks["ink-2"];
    const text = "in " + map.below.map(({ name, times }) => (times > 1 ? `${name} ×${times}` : name)).join(" › ");
    context.fillText(text, 5, map.area.bottom - map.rowHeight / 2, map.width - 10);
  }
}

/** What fits of a name; nothing when too little would be left of it. */
const fitting = (text, room) => (room >= 3 || characters(text) <= room ? cut(text, room) : "");

function paintFuture(context, map, looks) {
  if (map.present >= map.width) return;
  const from = Math.max(0, map.present);
  context.globalAlpha = 0.3;
  context.fillStyle = looks.surface;
  context.fillRect(from, map.area.top, map.width - from, map.area.bottom - map.area.top);
  context.globalAlpha = 1;
}

function paintSteps(context, map, looks, { rem, open, present }) {
  if (!map.steps.length) return;
  const size = rem * (open ? 0.75 : 0.6875);
  const { y, h } = map.steps[0];
  context.fillStyle = looks["surface-2"];
  context.fillRect(0, y, map.width, h);
  for (const step of map.steps) {
    if (step.time === present) {
      context.fillStyle = looks["accent-soft"];
      context.fillRect(step.x, y, step.w, h);
    }
    context.fillStyle = step.w > 8 ? looks["line-strong"] : looks.line;
    context.fillRect(Math.round(step.x), y, 1, h);
  }
  if (!map.readable) return;
  for (const step of map.steps) {
    if (!step.text) continue;
    const room = step.w - 6;
    context.save();
    context.beginPath();
    context.rect(step.x, y, step.w - 2, h);
    context.clip();
    context.font = `${step.time === present ? "700" : "500"} ${size}px ${looks.mono}`;
    context.fillStyle = step.time === present ? looks["accent-strong"] : looks.ink;
    const letter = context.measureText("0").width;
    context.fillText(fitting(step.text, Math.floor(room / letter)) || fitting(step.text.split(" ")[0], Math.floor(room / letter)), step.x + 4, open ? y + h * 0.3 : y + h / 2);
    if (open && step.line) {
      context.font = `${rem * 0.6875}px ${looks.ui}`;
      context.fillStyle = looks["ink-3"];
      context.fillText(room > rem * 2.6 ? `line ${step.line}` : step.line, step.x + 4, y + h * 0.74);
    }
    context.restore();
  }
}

function paintMarks(context, map, looks, { near }) {
  const lines = map.marks.filter((mark) => mark.lane === 1);
  if (lines.length <= MOST_LINES) {
    context.globalAlpha = 0.6;
    for (const mark of lines) {
      context.fillStyle = looks[`mark-${mark.kind}`] || looks["ink-2"];
      context.fillRect(Math.round(mark.x), map.area.top, 1, mark.y - map.area.top);
    }
    context.globalAlpha = 1;
  }
  for (const mark of map.marks) {
    const pointed = near?.is === "mark" && near.mark.kind === mark.kind && near.mark.from === mark.from;
    context.save();
    context.translate(Math.min(map.width - mark.size, Math.max(mark.size, mark.x)), mark.y);
    context.scale(mark.size * (pointed ? 1.3 : 1), mark.size * (pointed ? 1.3 : 1));
    context.lineJoin = "round";
    context.lineWidth = 0.5;
    context.strokeStyle = looks.surface;
    context.stroke(pathOf(mark.kind));
    context.fillStyle = looks[`mark-${mark.kind}`] || looks["ink-2"];
    context.fill(pathOf(mark.kind));
    context.restore();
  }
}

function paintChosen(context, map, looks, { from, to }) {
  context.globalAlpha = 0.5;
  context.fillStyle = looks.selection;
  context.fillRect(Math.min(from, to), 0, Math.abs(to - from), map.height);
  context.globalAlpha = 1;
  context.fillStyle = looks.focus;
  for (const x of [from, to]) context.fillRect(Math.round(x) - 1, 0, 2, map.height);
}

function paintPresent(context, map, looks, { rem }) {
  const x = Math.round(map.present);
  if (x < -8 || x > map.width + 8) return;
  const half = rem * 0.42;
  context.fillStyle = looks.accent;
  context.fillRect(x - 1, 0, 2, map.height);
  context.beginPath();
  context.moveTo(x - half, 0);
  context.lineTo(x + half, 0);
  context.lineTo(x + half, half);
  context.lineTo(x, half * 2);
  context.lineTo(x - half, half);
  context.closePath();
  context.fill();
}
