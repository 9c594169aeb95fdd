// What is marked on the map of the run. Pure.

import { counted } from "./numbers.js";

/**
 * The kinds, the rarer later: drawn over the others. `lane` 0 is for what happens often; `step` tells that a step did it, so that it is done at
 * the moment behind.
 */
export const markKinds = {
  output: { title: "output", lane: 0, step: true, unit: (n) => `${counted(n, "character")} put out` },
  allocation: { title: "allocation", lane: 0, step: true, unit: (n) => `${counted(n, "byte")} allocated` },
  collection: { title: "collection", lane: 0, unit: (n) => counted(n, "collection") },
  input: { title: "input", lane: 1, step: true },
  edit: { title: "edit", lane: 1 },
  breakpoint: { title: "breakpoint hit", lane: 1 },
  halt: { title: "end", lane: 1 },
  trap: { title: "trap", lane: 1 },
};

/** The moment at which what is marked has just happened. */
export const momentOf = (mark) => (markKinds[mark.kind]?.step ? mark.time + 1 : mark.time);

/** What is known one by one in a timeline or a survey: its marks, and what its parts counted when they are single steps. */
export function singleMarks(view) {
  if (!view) return [];
  if (view.width !== 1) return view.marks ?? [];
  const listed = new Set((view.marks ?? []).map((mark) => mark.kind));
  const perStep = (kind, numbers) => (listed.has(kind) ? [] : (numbers ?? []).flatMap((number, i) => (number > 0 ? [{ kind, time: view.from + i, number, text: "" }] : [])));
  return [...perStep("output", view.output), ...perStep("allocation", view.allocated), ...perStep("collection", view.heap?.collections), ...(view.marks ?? [])];
}
