// What can be done with the map of the run: which part it shows, and what is asked of the server for that. The whole run is known at
// once, roughly; a part of it is looked at exactly when nothing runs and the eye rests on it.

import { rest } from "./transport/rest.js";
import * as select from "./state/select.js";
import { momentOf } from "./state/marks.js";
import { panned, shownRange, zoomed } from "./state/range.js";

const WHOLE_PARTS = 960;
const PARTS = 800; // of what is shown; as much again is asked for on both sides together
const MOST_STEPS = 600; // that a survey names one by one
const SMALL_RUN = 1_000_000; // steps that are executed again in no time, to see all of a run finely
const NAMED_STEPS = 280; // shown at once, from which on they are wanted
const REST_MS = 120;
const RUNNING_MS = 400;
const STOPPED_MS = 60;

/**
 * @param to.store   @param to.ask sends a question and resolves to its answer   @param to.go goes to a time   @param to.shown whether there is a map
 */
export function createMap({ store, ask, go, shown }) {
  const { dispatch } = store;
  const state = () => store.state;
  let asked = null;
  let restTimer = 0;
  let surveying = false;
  let refused = "";

  /** Asks anew for the whole run when it grew or something was set; never twice at once. */
  async function refresh(force = false) {
    if (!shown) return;
    lookCloser();
    const { session } = state();
    if (!session || asked) {
      if (asked) Object.assign(asked, { again: true, force: asked.force || force });
      return;
    }
    const known = state().timeline;
    if (!force && known && known.end === select.end(state())) return;
    const mine = (asked = { again: false, force: false });
    try {
      const end = select.end(state());
      const { future } = state().stop ?? {};
      const timeline = await rest.timeline(session.id, { from: 0, to: Math.max(1, end), buckets: WHOLE_PARTS });
      if (state().session?.id === session.id && state().stop?.future === future) dispatch({ type: "timeline", timeline: { ...timeline, end } });
    } catch {
      // the next stop asks again
    }
    setTimeout(() => {
      asked = null;
      if (mine.again) refresh(mine.force);
      else lookCloser();
    }, state().run ? RUNNING_MS : STOPPED_MS);
  }

  // ---- a part of the run, exactly

  function lookCloser() {
    clearTimeout(restTimer);
    restTimer = setTimeout(survey, REST_MS);
  }

  async function survey() {
    const now = state();
    const wanted = wantedSurvey(now);
    if (!wanted || surveying || now.run || now.search || (now.playing && wanted.to - wanted.from > MOST_STEPS)) return;
    const key = `${now.session.id} ${now.stop?.sequence} ${wanted.from} ${wanted.to}`;
    if (key === refused) return;
    surveying = true;
    try {
      const answer = await ask({ type: "survey", ...wanted });
      const seen = answer?.type === "survey" && answer.to > answer.from && state().session?.id === now.session.id;
      if (seen) dispatch({ type: "survey", survey: answer });
      // What comes to no more is not asked again before something else is wanted.
      if (!seen || !answer.complete || wantedSurvey(state())) refused = key;
    } catch {
      refused = key;
    } finally {
      surveying = false;
      lookCloser();
    }
  }

  /** What is to be looked at more closely, null when what is known is as fine as it can be seen. */
  function wantedSurvey(now) {
    const end = select.end(now);
    if (!now.session || now.connection !== "open" || !now.timeline || end < 1) return null;
    if (!now.ui.map && end > SMALL_RUN) return null;
    const range = shownRange(now.ui.map, end);
    const span = range.to - range.from;
    const known = select.mapView(now);
    const named = span <= NAMED_STEPS;
    const fine = known && known.width <= Math.max(1, span / PARTS) && known.from <= range.from && known.to >= Math.min(end, Math.floor(range.to));
    if (fine && (!named || known.steps?.length)) return null;
    const room = named ? Math.min(span / 2, (MOST_STEPS - span) / 2 - 1) : span / 2;
    const from = Math.max(0, Math.floor(range.from - room));
    const to = Math.min(end, Math.ceil(range.to + room));
    return { from, to, buckets: Math.min(to - from, 2 * PARTS) };
  }

  // ---- what is shown

  function show(range) {
    dispatch({ type: "ui", patch: { map: range } });
    lookCloser();
  }

  const end = () => select.end(state());
  /** @param at the moment that stays where it is; the present one, or the middle when that is out of sight */
  function zoom(factor, at) {
    const range = shownRange(state().ui.map, end());
    const present = select.time(state());
    const inSight = present >= range.from && present <= range.to;
    show(zoomed(state().ui.map, factor, at ?? (inSight ? present : (range.from + range.to) / 2), end()));
  }
  const pan = (part) => show(panned(state().ui.map, part, end()));

  /** To the next or the last thing that is marked, from the present moment on. */
  function toMark(direction) {
    const now = select.time(state());
    const times = select.marksKnown(state()).map(momentOf).filter((time) => (direction > 0 ? time > now : time < now));
    if (times.length) go(direction > 0 ? Math.min(...times) : Math.max(...times));
  }

  return { refresh, show, zoom, pan, toMark };
}
