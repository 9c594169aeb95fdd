// What can be done with the heap's collector: choosing it in the program's text, collecting now, watching inside an instruction; and which
// part of the heap's memory is looked at.

import * as select from "./state/select.js";
import { directiveIn, withDirective } from "./state/directives.js";
import { movedWindow, pannedWindow, zoomedWindow } from "./state/spaces.js";

const EVERYTHING = 2 ** 31 - 1;
const LIST = 32; // objects in the list of the heap
const LIST_BEFORE = 4; // of them before the chosen one
const LONG_WAY = 5_000_000;

/**
 * @param to.edit gives the program another text   @param to.restart starts it and goes to a time
 * @param to.ask sends a command and resolves to its answer; throws the session's refusal   @param to.changed is told when the collector was called
 * @param to.choose chooses an object by its number
 * @param to.view asks for windows into areas
 */
export function createCollector({ store, ui, settings, edit, restart, ask, changed, choose, view, tellProblem }) {
  const state = () => store.state;
  let map = null; // the element that shows the map, while it is on the page
  let asked = "";

  // ---- the map: nobody computes it while nobody looks

  const areas = () => select.areasOfKind(state(), "SPACES");

  function askForMap() {
    for (const area of areas()) {
      const { from, to } = state().ui.spaces ?? { from: 0, to: EVERYTHING };
      view({ [area.id]: map ? { from, count: to - from } : undefined });
    }
  }

  store.subscribe((now) => {
    if (!map || !now.session || asked === now.session.id || !select.machineOf(now)) return;
    asked = now.session.id;
    askForMap();
  });

  /** The map came onto the page, or left it. Stays the same function, so that an element is told once. */
  function seen(element) {
    if (Boolean(element) === Boolean(map)) return void (map = element ?? null);
    map = element ?? null;
    if (!state().session) return;
    asked = state().session.id;
    queueMicrotask(askForMap);
  }

  function look(window) {
    ui({ spaces: window });
    askForMap();
  }

  const spaces = () => areas().map((area) => state().areas[area.id]?.spaces).find(Boolean)?.spaces ?? [];

  /** Chooses an object, and brings it into the list of the heap when that shows others. */
  function pick({ name, serial }) {
    choose(serial);
    const { map } = select.heapOf(state()) ?? {};
    for (const area of select.areasOfKind(state(), "HEAP")) {
      const shown = state().areas[area.id]?.groups ?? [];
      const place = (map?.blocks ?? []).filter((block) => block.name).findIndex((block) => block.name === name);
      if (place >= 0 && !shown.some((group) => group.name === name)) view({ [area.id]: { from: Math.max(0, map.before + place - LIST_BEFORE), count: LIST } });
    }
  }

  // ---- the program's text says which collector it has

  function rewrite(name, words) {
    const before = state().source;
    const after = withDirective(before, name, words);
    if (after === before) return null;
    edit(after);
    // Collectors differ in memory, not in time: one sees the same moment with another one, unless the way there is long.
    const time = select.time(state());
    return restart({ ...select.moment(state()), source: after, time: time < LONG_WAY ? time : 0 });
  }

  /** Where somebody looks inside, the collection only begins. */
  async function collect(dropFuture = false) {
    try {
      await ask({ type: "collect", ...(state().settings.inside ? { granularity: "part" } : {}), ...(dropFuture ? { dropFuture } : {}) });
      ui({ dialog: null });
      changed();
    } catch (problem) {
      if (!dropFuture && (problem.code === "drop-future" || /dropFuture/.test(problem.hint))) return ui({ dialog: { name: "drop-future", collect: true } });
      ui({ dialog: null });
      tellProblem(problem);
    }
  }

  return {
    seen,
    pick,
    zoom: (factor, at) => look(zoomedWindow(state().ui.spaces, factor, at, spaces())),
    moveTo: (at) => look(movedWindow(state().ui.spaces, at, spaces())),
    turn: (parts) => look(pannedWindow(state().ui.spaces, parts, spaces())),
    whole: () => look(null),
    /** The collector of this name; what else the text says about it stays. */
    choose: (name) => rewrite("collector", [name, ...(directiveIn(state().source, "collector") ?? []).slice(1)]),
    always: (wanted) => rewrite("collector", [(directiveIn(state().source, "collector") ?? [select.heapOf(state())?.use.collector])[0], ...(wanted ? ["always"] : [])]),
    /** @param bytes 0 for as much as there is */
    heap: (bytes) => rewrite("heap", bytes > 0 ? [String(bytes)] : []),
    collect,
    watch: (inside) => settings({ inside }),
  };
}
