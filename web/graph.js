// The graph of objects: which part of it is asked for, which object is chosen, what is asked about objects. Nobody computes the graph while nobody
// looks at it.

import * as select from "./state/select.js";
import { aboutOf } from "./state/about.js";
import { createLayout } from "./state/graph.js";

export const USUAL_OBJECTS = 40;
const MOST_OBJECTS = 400;
const MOST_UNFOLDED = 20;

/** @param to.ask sends a question and resolves to its answer; throws the session's refusal   @param to.view asks for windows into areas */
export function createGraph({ store, ui, ask, view, tellProblem }) {
  const state = () => store.state;
  const graph = () => state().ui.graph;
  const areas = () => select.areasOfKind(state(), "GRAPH");
  const layout = createLayout();
  let last = null; // the graph drawn last
  let moved = { at: "", from: new Map() }; // objects that are elsewhere since the moment before, by number
  let fitting = 1; // the scale at which it fits
  let drawn = null; // the element that shows the graph, while it is on the page
  let asked = "";

  const patch = (changes) => ui({ graph: { ...graph(), ...changes } });

  function askForIt() {
    const { objects, unfolded, folded } = graph();
    const focus = [...unfolded.map((serial) => `object ${serial}`), ...folded.map((serial) => `fold object ${serial}`)];
    for (const area of areas()) view({ [area.id]: drawn ? { from: 0, count: objects, focus } : undefined });
  }

  store.subscribe((now) => {
    if (!drawn || !now.session || asked === now.session.id || !select.machineOf(now)) return;
    asked = now.session.id;
    askForIt();
  });

  /** The graph came onto the page, or left it. Stays the same function, so that an element is told once. */
  function seen(element) {
    const came = Boolean(element) !== Boolean(drawn);
    drawn = element ?? null;
    if (!came || !state().session) return;
    asked = state().session.id;
    queueMicrotask(askForIt);
  }

  function look(changes) {
    patch(changes);
    askForIt();
  }

  const moment = () => select.momentKey(state());

  /** Where everything stands, see {@link createLayout}. */
  function draw(now, options) {
    if (now !== last) {
      const names = new Map((last?.nodes ?? []).map((node) => [node.serial, node.object.name]));
      const from = new Map(now.nodes.filter(({ serial, object }) => names.has(serial) && names.get(serial) !== object.name).map(({ serial }) => [serial, names.get(serial)]));
      moved = { at: moment(), from };
      last = now;
    }
    return layout.draw(now, options);
  }

  const without = (list, serial) => list.filter((each) => each !== serial);

  /** Shows what an object refers to, and brings it onto the page when it is not there. */
  function unfold(serial) {
    look({ unfolded: [...without(graph().unfolded, serial), serial].slice(-MOST_UNFOLDED), folded: without(graph().folded, serial) });
  }

  function fold(serial) {
    look({ folded: [...without(graph().folded, serial), serial].slice(-MOST_UNFOLDED), unfolded: without(graph().unfolded, serial) });
  }

  /** Chooses an object, by its number; one that is not shown is brought in. */
  function choose(serial) {
    const there = areas().some((area) => state().areas[area.id]?.graph?.nodes.some((node) => node.serial === serial));
    patch({ chosen: serial, sought: graph().sought + 1 });
    if (!there && serial !== null) unfold(serial);
  }

  async function find(text) {
    if (!text.trim()) return patch({ search: null });
    try {
      const answer = await ask({ type: "findObjects", text });
      if (answer) patch({ search: { text, objects: answer.objects, count: answer.count, about: aboutOf(state(), answer) } });
    } catch (problem) {
      tellProblem(problem);
    }
  }

  return {
    seen, draw, unfold, fold, choose, find,
    /** Where an object was a moment ago, when it was elsewhere. */
    movedFrom: (serial) => (moved.at === moment() ? moved.from.get(serial) : undefined),
    /** How wide and high the place for the graph is. */
    resized: (room, height) => (Math.abs(room - graph().room) > 8 || Math.abs(height - graph().height) > 24) && patch({ room, height }),
    clearSearch: () => patch({ search: null }),
    more: () => look({ objects: Math.min(MOST_OBJECTS, graph().objects * 2) }),
    fewer: () => look({ objects: Math.max(10, Math.round(graph().objects / 2)) }),
    canMore: () => graph().objects < MOST_OBJECTS,
    canFewer: () => graph().objects > 10,
    reset: () => look({ objects: USUAL_OBJECTS, unfolded: [], folded: [] }),
    /** How large it is drawn: as was chosen, else as large as fits. */
    fit: (scale) => (fitting = scale, graph().scale ?? scale),
    scale: () => graph().scale ?? fitting,
    /** @param scale null for as large as fits */
    zoom: (scale) => patch({ scale }),
    large: (large) => patch({ large }),
  };
}
