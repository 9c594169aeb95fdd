// The heap over a part of the run: how full it was, what collections left alive, and how long they took, as lines and points between 0 and 1.
// Pure, from a timeline or a survey.

import { count, counted } from "./numbers.js";
import { bytesText } from "./spaces.js";

/**
 * @param view {from, to, width, heap}   @param range {from, to} shown
 * @returns {parts: [{from, to, used, live, alive, collections, steps}], most, capacity, full, longest}: `live` what collections of the part left, -1 for none;
 *   `alive` the same of the last one so far; `full` whether it comes near to being full. Null where nothing is known.
 */
export function heapOver(view, range) {
  const heap = view?.heap;
  if (!heap) return null;
  const parts = [];
  let alive = -1;
  heap.used.forEach((used, i) => {
    const from = view.from + i * view.width;
    const to = Math.min(view.to, from + view.width);
    const live = heap.live[i];
    if (live >= 0) alive = live;
    if (to > range.from && from < range.to) parts.push({ from, to, used, live, alive, collections: heap.collections[i], steps: heap.steps[i] });
  });
  const most = Math.max(0, ...parts.map((part) => part.used));
  return { parts, most, capacity: heap.capacity, full: most > heap.capacity * 0.6, longest: Math.max(0, ...parts.map((part) => part.steps)) };
}

export const partAt = (plot, time) => plot.parts.find((part) => time >= part.from && time < part.to) ?? plot.parts.at(-1);

export function partText(part) {
  const where = part.to - part.from > 1 ? `steps ${count(part.from)} – ${count(part.to)}` : `step ${count(part.from)}`;
  const pause = part.collections > 0 ? `; ${part.collections === 1 ? "a collection" : counted(part.collections, "collection")} of ${counted(part.steps, "part")} left ${bytesText(part.live)} alive` : part.alive >= 0 ? `; ${bytesText(part.alive)} alive after the last collection` : "";
  return `${where}: ${part.to - part.from > 1 ? "at most " : ""}${bytesText(part.used)} in use${pause}`;
}
