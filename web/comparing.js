// The page with two machines side by side: a store and actions for each side, what is common to both, drawing, keyboard, and the two moments to
// begin with. The only file that joins them.

import { html, render } from "lit";
import { firstOf } from "./characters.js";
import { createStore } from "./state/store.js";
import { reduce, initialState } from "./state/reduce.js";
import { initialComparison, reduceComparison, sideNames } from "./state/comparison.js";
import { decodeTwo } from "./state/link.js";
import { decoded, isComparison, pathsNamed } from "./state/pair.js";
import { keepComparison, keepSettings, keptComparison, keptSettings } from "./state/keep.js";
import { machineOfText, moment, position } from "./state/select.js";
import { createActions } from "./actions.js";
import { createShelf } from "./shelf/shelf.js";
import { createRecent } from "./shelf/recent.js";
import { preparePrint } from "./views/print.js";
import { commandFor } from "./commands.js";
import { createComparison } from "./comparison.js";
import { commonCommandFor } from "./common-commands.js";
import { comparisonView, sideView, titlesOf } from "./views/comparison.js";
import { createArrows } from "./views/arrows.js";
import { createMotion } from "./views/motion.js";
import { createCellMenu } from "./views/cell-menu.js";
import { applyLook, roomForText, whoTypes } from "./look.js";

// ---- stores: however many of them change in a frame, the page is drawn once

const due = new Set();
function soon(tell) {
  if (!due.size) requestAnimationFrame(() => {
    const all = [...due];
    due.clear();
    for (const each of all) each();
    draw();
  });
  due.add(tell);
}

const settings = { ...keptSettings(initialState.settings), tourDone: true };
const common = createStore(reduceComparison, initialComparison, soon);
const kept = {};

function createSide(name) {
  const store = createStore(reduce, { ...initialState, side: name, settings }, soon);
  const shelf = createShelf({ dispatch: store.dispatch, machine: () => machineOfText(store.state)?.name ?? "" });
  const actions = createActions(store, {
    keep: (now, session) => {
      shelf.keep(now);
      kept[name] = { moment: now, session, text: shelf.current(), own: store.state.shelf.current?.own };
      keep();
    },
    version: shelf.version,
    begin: shelf.begin,
    // What is set on one side is set on both.
    settingsChanged: (patch) => {
      for (const other of sideNames) if (other !== name) sides[other].store.dispatch({ type: "settings", patch });
      keepSettings(store.state.settings);
    },
    timeline: false,
  });
  actions.recent = createRecent({ store, shelf, actions });
  return { name, store, actions, shelf };
}

const sides = Object.fromEntries(sideNames.map((name) => [name, createSide(name)]));
const comparison = createComparison({ sides, store: common });

/** What outlives a reload belongs to the address, so that another address is another comparison. */
function keep() {
  keepComparison(location.hash, sideNames.map((name) => kept[name] ?? { moment: moment(sides[name].store.state), session: null }));
}

preparePrint(() => sideNames.map((name) => sides[name].store.state));

// ---- drawing

const app = document.getElementById("app");
app.replaceChildren();
render(html`<div id="page" class="page comparison"></div>
  ${sideNames.map((name) => html`<svg id="arrows-${name}" class="arrows" aria-hidden="true"><defs><marker id=${name === "left" ? "arrow-head" : "arrow-head-right"} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0.500L8 4L0 7.500z"></path></marker></defs></svg>`)}`, app);
const page = document.getElementById("page");

// A side is drawn into an element of its own, which stays: what listens to it need not begin anew.
const parts = Object.fromEntries(sideNames.map((name) => {
  const element = document.createElement("section");
  element.id = `side-${name}`;
  element.className = "side";
  element.dataset.side = name;
  element.dataset.test = `side-${name}`;
  element.setAttribute("aria-labelledby", `${name}-title`);
  createCellMenu(element, sides[name].actions);
  element.addEventListener("focusin", () => common.state.ui.side !== name && comparison.ui({ side: name }));
  return [name, { element, motion: createMotion(element, app), arrows: createArrows(element, document.getElementById(`arrows-${name}`)) }];
}));

function draw() {
  const { ui } = common.state;
  const states = Object.fromEntries(sideNames.map((name) => [name, sides[name].store.state]));
  if (applyLook(states.left.settings)) queueMicrotask(measure);
  page.dataset.width = ui.width;
  document.title = title(states);
  const titles = titlesOf(states);
  for (const name of sideNames) {
    const { element } = parts[name];
    element.dataset.width = states[name].ui.width;
    element.hidden = ui.width !== "wide" && ui.tab !== name;
    render(sideView(name, titles, states[name], sides[name].actions, ui.width === "wide"), element);
  }
  render(comparisonView(states, common.state, comparison, Object.fromEntries(sideNames.map((name) => [name, parts[name].element]))), page);
  for (const name of sideNames) {
    parts[name].arrows.update(states[name].settings.arrows === "all");
    parts[name].motion(states[name]);
    follow(name, states[name]);
    showAnswer(name, states[name]);
  }
}

// The source follows the program, only when it moved, so that nobody is torn away from what they read.
const followed = {};
function follow(name, state) {
  const { line } = position(state);
  const key = `${state.session?.id} ${state.stop?.sequence} ${line}`;
  if (!line || state.run || followed[name] === key) return;
  const editor = parts[name].element.querySelector("vitrine-editor");
  if (!editor) return;
  followed[name] = key;
  editor.updateComplete?.then(() => editor.revealLine(editor.lineOfProgram(line)));
}

// A new answer comes into view.
const answers = {};
function showAnswer(name, { inquiry }) {
  if (inquiry?.id === answers[name]) return;
  answers[name] = inquiry?.id;
  parts[name].element.querySelector("[data-panel=answer]")?.scrollIntoView({ block: "nearest" });
}

function title({ left }) {
  const first = /^\s*;\s*(.+)/.exec(left.source)?.[1]?.trim();
  return `${first ? `${firstOf(first, 60)} – ` : ""}Side by side – Vitrine`;
}

// ---- width: two columns where there is room for two, else one at a time

function measure() {
  const room = roomForText();
  const width = room < 46 ? "narrow" : room < 74 ? "medium" : "wide";
  page.dataset.room = "tight";
  if (width === common.state.ui.width && sides.left.store.state.ui.width === sideWidth(width)) return;
  comparison.ui({ width });
  for (const name of sideNames) sides[name].actions.ui({ width: sideWidth(width) });
}
const sideWidth = (width) => (width === "narrow" ? "narrow" : "medium");

// ---- keyboard: keys act on the side that has the focus; where none has it, movements act on both

const MOVES = ["Run", "Step", "Back", "Go"];

addEventListener("keydown", (event) => {
  const { ui } = common.state;
  const focused = event.target.closest?.("[data-side]")?.dataset.side;
  const inDialog = Boolean(ui.dialog || sideNames.some((name) => sides[name].store.state.ui.dialog));
  const who = whoTypes(event, inDialog, sides.left.store.state.settings);
  const commonCommand = commonCommandFor(event, who);
  const command = commonCommand ? null : commandFor(event, who);
  if ((!command && !commonCommand) || inDialog) return;
  event.preventDefault();
  if (commonCommand) return void (commonCommand.enabled(comparison.states()) && commonCommand.run(comparison));
  const targets = focused ? [focused] : MOVES.includes(command.group) && command.id !== "go-to-time" ? sideNames : [ui.side];
  for (const name of targets) if (command.enabled(sides[name].store.state)) command.run(sides[name].actions, { repeated: event.repeat });
});

// ---- the moments to begin with

async function begin() {
  const address = location.hash;
  const known = keptComparison(address);
  const catalogues = Promise.all(sideNames.map((name) => sides[name].actions.catalogue.load()));
  if (known?.some(({ moment: { source } }) => source)) return takeUp(known);
  try {
    const two = await decodeTwo(address);
    if (two) return takeUp(two.map((each) => ({ moment: each, session: null })));
  } catch (damaged) {
    return comparison.tell({ title: damaged.message, hint: "Ask for it again, or copy it whole.", copy: location.href });
  }
  await catalogues;
  const { programs, machines } = sides.left.store.state;
  const paths = pathsNamed(address, programs, machines);
  if (paths) await comparison.load(paths);
  else if (address !== "#compare") comparison.tell({ title: "There are no two programs of these names.", detail: decoded(address.slice(1)), hint: "Choose a pair." });
  if (!paths) comparison.ui({ dialog: { name: "pairs" } });
}

const takeUp = (two) => Promise.all(two.map(async (one, i) => {
  const { actions, shelf } = sides[sideNames[i]];
  const { moment: given, session, text, own = true } = one;
  if (!given.source) {
    actions.ui({ dialog: { name: "examples" } });
    return comparison.ui({ tab: sideNames[i], side: sideNames[i] });
  }
  const taken = text && own ? await shelf.take(text) : null;
  const known = taken?.copied ? {} : taken ?? { own };
  if (session) {
    shelf.begin(given, known);
    if (!(await actions.resume(session, given))) await actions.recreate(given);
  } else await actions.load(given, known);
}));

addEventListener("hashchange", () => {
  if (location.hash !== comparison.address()) location.reload();
});
addEventListener("pagehide", () => {
  for (const name of sideNames) {
    sides[name].actions.keepNow();
    sides[name].shelf.leave();
  }
});
addEventListener("resize", measure);

draw();
measure();
begin();
