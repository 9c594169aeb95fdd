// The page with one machine: store, actions, drawing, keyboard, and the moment to begin with. The only file that joins them.

import { html, render } from "lit";
import { createStore } from "./state/store.js";
import { reduce, initialState } from "./state/reduce.js";
import { isComparison } from "./state/pair.js";
import { isSaved, nameOf } from "./state/shelf.js";
import { keepSettings, keepTab, keptSettings } from "./state/keep.js";
import { heapOf, machineOfText, position } from "./state/select.js";
import { createActions } from "./actions.js";
import { createBeginning } from "./beginning.js";
import { createShelf } from "./shelf/shelf.js";
import { createRecent } from "./shelf/recent.js";
import { createFiles } from "./shelf/files.js";
import { takeDrops } from "./views/drops.js";
import { preparePrint } from "./views/print.js";
import { commandFor } from "./commands.js";
import { pageView } from "./views/page.js";
import { createArrows } from "./views/arrows.js";
import { createMotion } from "./views/motion.js";
import { createCellMenu } from "./views/cell-menu.js";
import { pointAt } from "./views/tour.js";
import { applyLook, roomForText, whoTypes } from "./look.js";
import "./views/map.js";
import "./views/heap-plot.js";

const store = createStore(reduce, { ...initialState, settings: keptSettings(initialState.settings) });
const shelf = createShelf({ dispatch: store.dispatch, machine: () => machineOfText(store.state)?.name ?? "" });
const actions = createActions(store, {
  keep(moment, session) {
    shelf.keep(moment);
    keepTab(shelf.current(), store.state.shelf.current?.own, session, moment);
  },
  version: shelf.version,
  begin: shelf.begin,
  settingsChanged: () => keepSettings(store.state.settings),
  timeline: true,
});
actions.recent = createRecent({ store, shelf, actions });
actions.files = createFiles({ store, shelf, actions });
takeDrops(actions.files);
preparePrint(() => [store.state]);

// ---- drawing

const app = document.getElementById("app");
app.replaceChildren();
render(html`<div id="page" class="page"></div>
  <svg id="arrows" class="arrows" aria-hidden="true"><defs><marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0.500L8 4L0 7.500z"></path></marker></defs></svg>`, app);
const page = document.getElementById("page");
const playMotion = createMotion(app);
createCellMenu(page, actions);
const arrows = createArrows(page, document.getElementById("arrows"));

function draw(state) {
  if (applyLook(state.settings)) queueMicrotask(measure);
  page.dataset.width = state.ui.width;
  document.title = title(state);
  render(pageView(state, actions), page);
  arrows.update(state.settings.arrows === "all");
  playMotion(state);
  pointAt(state);
  follow(state);
  showTab(state);
  showAnswer(state);
  showCollection(state);
}

// The memory comes into view when a collection begins that is watched.
let watchedFrom = null;
function showCollection(state) {
  const now = heapOf(state)?.collection ? state.stop?.time : null;
  if (now !== null && watchedFrom === null) document.getElementById("panel-spaces")?.scrollIntoView({ block: "nearest" });
  watchedFrom = now ?? null;
}

// A new answer comes into view, and when it is a long list, what was looked for in it.
let shownAnswer = null;
let answered = true;
function showAnswer({ inquiry }) {
  if (inquiry?.id !== shownAnswer) {
    shownAnswer = inquiry?.id;
    answered = !inquiry;
    document.getElementById("panel-answer")?.scrollIntoView({ block: "nearest" });
  }
  if (answered || inquiry.searching) return;
  answered = true;
  page.querySelector(".history .is-found, .history-now")?.scrollIntoView({ block: "nearest" });
}

let shownTab = null;
function showTab({ ui }) {
  if (ui.narrowTab === shownTab) return;
  shownTab = ui.narrowTab;
  document.getElementById(`tab-${shownTab}`)?.scrollIntoView({ block: "nearest", inline: "center" });
}

// The source follows the program: only when it moved or the map took its room, so that nobody is torn away from what they read.
let followed = "";
function follow(state) {
  const { line } = position(state);
  const key = `${state.session?.id} ${state.stop?.sequence} ${line} ${state.settings.mapOpen}`;
  if (!line || state.run || followed === key) return;
  followed = key;
  const editor = page.querySelector("vitrine-editor");
  editor?.updateComplete?.then(() => editor.revealLine(editor.lineOfProgram(line)));
}

function title(state) {
  const { current } = state.shelf;
  return `${isSaved(state) ? "" : "● "}${current?.file?.name ?? (current?.name || nameOf(state.source))} – Vitrine`;
}

// ---- width: by room for text, so that a projector or a zoomed page gets the narrower layout

function measure() {
  const wide = roomForText();
  const width = wide < 46 ? "narrow" : wide < 74 ? "medium" : "wide";
  page.dataset.room = wide < 84 ? "tight" : "roomy";
  if (width !== store.state.ui.width) actions.ui({ width });
}

// ---- keyboard

addEventListener("keydown", (event) => {
  const inDialog = Boolean(store.state.ui.dialog);
  const command = commandFor(event, whoTypes(event, inDialog, store.state.settings));
  if (!command || (inDialog && !/^F\d/.test(event.key))) return;
  event.preventDefault();
  if (!inDialog && command.enabled(store.state)) command.run(actions, { repeated: event.repeat });
});

// ---- the moment to begin with

const beginning = createBeginning({ store, shelf, actions });

addEventListener("hashchange", () => {
  if (location.hash === "#reference") return actions.ui({ dialog: { name: "reference" } });
  if (isComparison(location.hash)) return location.reload();
  return beginning.follow();
});
addEventListener("pagehide", () => {
  actions.keepNow();
  shelf.leave();
});
addEventListener("resize", measure);

store.subscribe(draw);
draw(store.state);
measure();
if (location.hash === "#reference") actions.ui({ dialog: { name: "reference" } });
beginning.begin();
