// Short motion that shows where a value came from and where it went: after a single step forward a copy of each value that
// was read or popped flies to where a value was pushed, written or put out. Everything is taken from the effects.

import { firstOf } from "../characters.js";

const LONGEST_MS = 260;
const MOST = 4;

/** @param root what it looks in   @param over what the copies fly over */
export function createMotion(root, over = root) {
  let last = null;

  /** To be called after each drawing. */
  return function play(state) {
    const { stop } = state;
    if (!stop || state.run || stop === last) return;
    const single = last && stop.time === last.time + 1;
    last = stop;
    if (!single || document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    if (state.playing && state.settings.speed > 4) return;
    for (const [from, to] of pairs(stop, root)) fly(over, from, to);
  };
}

function pairs(stop, root) {
  const find = (cell) => root.querySelector(`[data-ghost="${CSS.escape(cell)}"], [data-name="${CSS.escape(cell)}"]`);
  const effects = stop.lastStep?.effects ?? [];
  const sources = effects.filter((e) => e.type === "pop" || e.type === "read").map((e) => e.cell);
  const targets = effects.filter((e) => e.type === "push" || e.type === "write").map((e) => find(e.cell)).filter(Boolean);
  if (effects.some((e) => e.type === "output")) targets.push(root.querySelector("[data-test=output] .fresh"));
  if (effects.some((e) => e.type === "call")) targets.push(root.querySelector("[data-test=frame]"));
  const target = targets.find(Boolean);
  if (!target) return [];
  return sources.map((cell) => [find(cell), target]).filter(([from]) => from && from !== target).slice(0, MOST);
}

function fly(root, from, to) {
  const value = from.querySelector(".value");
  const start = value?.getBoundingClientRect();
  const end = (to.querySelector?.(".value") ?? to).getBoundingClientRect();
  if (!start?.width || !end.width || offScreen(start) || offScreen(end)) return;
  const flyer = document.createElement("span");
  flyer.className = "flyer";
  flyer.setAttribute("aria-hidden", "true");
  flyer.textContent = firstOf(value.textContent.replace("↗", ""), 24);
  flyer.style.left = `${start.left}px`;
  flyer.style.top = `${start.top}px`;
  root.append(flyer);
  const dx = end.left - start.left;
  const dy = end.top - start.top;
  const lift = Math.min(40, Math.abs(dx) / 6);
  flyer
    .animate(
      [
        { transform: "translate(0, 0)", opacity: 1 },
        { transform: `translate(${dx * 0.5}px, ${dy * 0.5 - lift}px)`, opacity: 1, offset: 0.5 },
        { transform: `translate(${dx}px, ${dy}px)`, opacity: 0.2 },
      ],
      { duration: LONGEST_MS, easing: "cubic-bezier(.4, 0, .3, 1)" },
    )
    .finished.catch(() => {})
    .finally(() => flyer.remove());
}

const offScreen = (box) => box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth;
