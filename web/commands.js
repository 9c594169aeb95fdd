// Every command of the page, once. Transport bar, keyboard, palette and help are made from this table.
//   id      also its data-test name          title   what people call it
//   keys    as state/keys.js writes them, unless a person chose others; the first one is shown on the button
//   named   (state) => what the menu of a cell calls it there     shown (state) => whether it is in that menu at all
//   enabled (state) => boolean               run     (actions, {repeated}) => void

import * as select from "./state/select.js";
import { frameOf, sameStop, stopSpec } from "./state/frame-stops.js";
import { formats } from "./state/numbers.js";
import { wayBack } from "./state/inquiry.js";
import { commandOf, keyName, types } from "./state/keys.js";
import { elementOf, partOfState } from "./views/places.js";

const step = (type) => (actions, { repeated } = {}) => actions.move(select.stepCommand(actions.state, type), repeated);
const hasHeap = (state) => select.areasOfKind(state, "SPACES").length > 0;
const move = (type) => (actions, { repeated } = {}) => actions.move({ type }, repeated);
const startable = (state) => (!state.session || select.isUntouched(state)) && !state.starting && state.source.trim() !== "" && select.errors(state).length === 0;
const forward = (state) => select.canGoForward(state) || (startable(state) && (!state.session || select.phase(state) === "none"));
const chosen = (state) => Boolean(state.ui.cell && state.session) && !state.run && !state.search;
const refers = (state) => chosen(state) && select.areasOfKind(state, "GRAPH").length > 0 && /^heap /.test(select.cellOf(state, state.ui.cell)?.value.target ?? "");
const ask = (question) => (actions) => actions.inquiries[question](actions.state.ui.cell);
const inFrame = (state) => frameOf(state, state.ui.cell, state.ui.cellPanel);
const stops = (state, access, calls) => state.breakpoints.some((b) => sameStop(b, stopSpec(state, access, calls), state.breakpointStatus[b.key]));
/** A cell of a frame can be meant in this call, or in every call of its function. */
const stop = (access, what) => ({ id: `cell-stop-${access}`, group: "Cell", part: "stop", title: `Stop when ${what}`, hint: `A breakpoint for the chosen cell, forwards and backwards; where it lies in the frame of a call, for that call`, keys: [], enabled: chosen,
  named: (s) => (inFrame(s) ? `Stop when ${what} in this call` : `Stop when ${what}`), checked: (s) => stops(s, access, "this"), run: (actions) => actions.toggleBreakpointAt(stopSpec(actions.state, access, "this")) });
const stopEvery = (access, what) => ({ id: `cell-every-${access}`, group: "Cell", part: "stop every", title: `Stop when ${what} in every call`, hint: "A breakpoint for the chosen parameter or local, in every call of its function", keys: [],
  enabled: (s) => chosen(s) && Boolean(inFrame(s)?.local), shown: (s) => Boolean(inFrame(s)?.local), named: (s) => `Stop when ${what} in every call of ${inFrame(s)?.function ?? "it"}`,
  checked: (s) => stops(s, access, "every"), run: (actions) => actions.toggleBreakpointAt(stopSpec(actions.state, access, "every")) });
const cursorLine = (state) => state.ui.cursorLine > 0 && Boolean(state.session);
const lineHere = (state) => state.ui.cursorLine || state.lines.lineFrom("program", select.position(state).line);
const zoomable = (state) => Boolean(state.session) && select.end(state) > 0;

export const commands = [
  // group "run"
  { id: "continue", group: "Run", title: "Run", hint: "Run to the next breakpoint, or to the end", icon: "continue", keys: ["F5", "F8", "c"], enabled: forward, run: move("continue") },
  { id: "pause", group: "Run", title: "Pause", hint: "Stop where it is; nothing is lost", icon: "pause", keys: ["F6", "p"], enabled: (s) => Boolean(s.run || s.search) || s.playing,
    run: (actions) => { actions.stopPlaying(); if (actions.state.run || actions.state.search) actions.send({ type: "pause" }); } },
  { id: "play", group: "Run", title: "Play", hint: "Watch it step by step at the chosen speed", icon: "play", keys: ["Space"], enabled: (s) => s.playing || Boolean(s.run) || forward(s),
    run: (actions) => { if (actions.state.playing || actions.state.run) { actions.stopPlaying(); if (actions.state.run) actions.send({ type: "pause" }); } else actions.play(); } },

  // group "step"
  { id: "step", group: "Step", title: "Step", hint: "Execute one instruction", icon: "step", keys: ["F11", "s", "ArrowRight", "Ctrl+Shift+Enter"], enabled: forward, run: step("stepIn") },
  { id: "next", group: "Step", title: "Over", hint: "Execute one instruction, a call as a whole", icon: "next", keys: ["F10", "n"], enabled: forward, run: move("next") },
  { id: "step-out", group: "Step", title: "Out", hint: "Run until this function has returned", icon: "out", keys: ["Shift+F11", "o"], enabled: forward, run: move("stepOut") },

  // group "back": the mirror image of each
  { id: "step-back", group: "Back", title: "Step back", hint: "Take back one instruction", icon: "step-back", keys: ["Alt+F11", "Shift+S", "ArrowLeft", "Ctrl+Shift+Backspace"], enabled: select.canGoBack, run: step("stepBack") },
  { id: "previous", group: "Back", title: "Back over", hint: "Take back one instruction, a call as a whole", icon: "previous", keys: ["Alt+F10", "Shift+N"], enabled: select.canGoBack, run: move("previous") },
  { id: "back-to-call", group: "Back", title: "Back to call", hint: "Go back to where this function was called", icon: "back-to-call", keys: ["Alt+Shift+F11", "Shift+O"], enabled: select.canGoBack, run: move("backToCall") },
  { id: "reverse-continue", group: "Back", title: "Run back", hint: "Run backwards to the last breakpoint, or to the start", icon: "reverse-continue", keys: ["Alt+F5", "Alt+F8", "Shift+C"], enabled: select.canGoBack, run: move("reverseContinue") },

  // group "go"
  { id: "restart", group: "Go", title: "To the start", hint: "Go back to time 0", icon: "start", keys: ["r", "Home"], enabled: select.canGoBack, run: move("restart") },
  { id: "go-to-end", group: "Go", title: "To the end", hint: "Run to the end, past all breakpoints", icon: "end", keys: ["e", "End"], enabled: forward, run: move("goToEnd") },
  { id: "run-to-cursor", group: "Go", title: "Run to the cursor", hint: "Run until the line of the cursor is next", icon: "to-cursor", keys: ["Ctrl+F10", "u"], enabled: (s) => cursorLine(s) && forward(s),
    run: (actions) => actions.runTo({ line: actions.state.ui.cursorLine }, false) },
  { id: "run-back-to-cursor", group: "Go", title: "Run back to the cursor", hint: "Go back to when the line of the cursor was next", icon: "back-to-cursor", keys: ["Ctrl+Alt+F10", "Shift+U"], enabled: (s) => cursorLine(s) && select.canGoBack(s),
    run: (actions) => actions.runTo({ line: actions.state.ui.cursorLine }, true) },
  { id: "memory-find", group: "Go", title: "Go to a place in memory…", hint: "An address, a register that holds one, or a name", keys: [], enabled: (s) => select.areasOfKind(s, "MEMORY").length > 0 && Boolean(s.session),
    run: (actions) => { const [area] = select.areasOfKind(actions.state, "MEMORY"); openPanel(actions, area.id, select.panelKey(actions.state, area)); focus(actions, "[data-test=memory-find]"); } },
  { id: "go-to-time", group: "Go", title: "Go to a time…", hint: "A step, so many steps on or back, a part of the run, its start or end", keys: ["g"], enabled: (s) => Boolean(s.session),
    run: (actions) => (actions.state.ui.width === "wide" ? focus(actions, "[data-test=go-to-time]") : actions.ui({ dialog: { name: "go-to" } })) },

  // group "timeline"
  { id: "zoom-in", group: "Timeline", title: "Zoom in", hint: "Show less of the run, in more detail", icon: "zoom-in", keys: ["+", "="], enabled: zoomable, run: (actions) => actions.map.zoom(2) },
  { id: "zoom-out", group: "Timeline", title: "Zoom out", hint: "Show more of the run", icon: "zoom-out", keys: ["-"], enabled: (s) => Boolean(s.ui.map), run: (actions) => actions.map.zoom(0.5) },
  { id: "zoom-whole", group: "Timeline", title: "Whole run", hint: "Show the run from its start to its end", icon: "zoom-whole", keys: ["0"], enabled: (s) => Boolean(s.ui.map), run: (actions) => actions.map.show(null) },
  { id: "timeline-height", group: "Timeline", title: "Taller timeline", hint: "The timeline as a map of all calls, with their names, or low again", icon: "taller", keys: ["t"], enabled: () => true,
    run: (actions) => actions.settings({ mapOpen: !actions.state.settings.mapOpen }) },
  { id: "heap-plot", group: "Timeline", title: "Heap over time", hint: "Bytes in use, what was alive after each collection, and how long collections took", icon: "heap-plot", keys: ["h"], enabled: hasHeap, checked: (s) => s.settings.heapPlot,
    run: (actions) => actions.settings({ heapPlot: !actions.state.settings.heapPlot }) },
  { id: "last-mark", group: "Timeline", title: "Last mark", hint: "Go back to the last output, hit, trap or edit that is marked", keys: ["["], enabled: zoomable, run: (actions) => actions.map.toMark(-1) },
  { id: "next-mark", group: "Timeline", title: "Next mark", hint: "Go to the next output, hit, trap or edit that is marked", keys: ["]"], enabled: zoomable, run: (actions) => actions.map.toMark(1) },
  { id: "jump-back", group: "Go", title: "Back to where I was", hint: "Back to the moment from which you went to an answer or to a typed step", icon: "undo", keys: ["Backspace"], enabled: (s) => !s.run && !s.search && wayBack(s, select.time(s)) !== undefined, run: (actions) => actions.inquiries.jumpBack() },

  // group "collector"
  { id: "inside", group: "Collector", title: "Watch inside", hint: "Steps go inside an instruction: a collection root by root and object by object, the search for a method class by class", icon: "inside", keys: ["v"], enabled: hasHeap, checked: (s) => s.settings.inside,
    run: (actions) => actions.settings({ inside: !actions.state.settings.inside }) },
  { id: "collect", group: "Collector", title: "Collect now", hint: "Has the collector work before the next instruction", keys: ["k"], enabled: (s) => hasHeap(s) && select.phase(s) === "ready", run: (actions) => actions.collector.collect() },
  { id: "choose-collector", group: "Collector", title: "Another collector…", hint: "The same program, the same moment, another collector", keys: [], enabled: (s) => hasHeap(s) && Boolean(s.session), run: (actions) => { openPanel(actions, "collector"); focus(actions, "[data-test=collector-choice]"); } },

  // group "cell": the menu of a cell; here for the cell that was chosen last
  { id: "cell-go-written", group: "Cell", part: "ask", title: "Go to where this was written", hint: "To the step that gave the chosen cell its value", keys: [], enabled: chosen, run: ask("goToWritten") },
  { id: "cell-who-wrote", group: "Cell", part: "ask", title: "Who wrote this?", hint: "The step that gave the chosen cell its value", keys: [], enabled: chosen, run: ask("whoWrote") },
  { id: "cell-who-writes", group: "Cell", part: "ask", title: "Who writes it next?", hint: "In the run as far as it is known", keys: [], enabled: chosen, run: ask("whoWritesNext") },
  { id: "cell-who-reads", group: "Cell", part: "ask", title: "Who reads it next?", hint: "In the run as far as it is known", keys: [], enabled: chosen, run: ask("whoReadsNext") },
  { id: "cell-history", group: "Cell", part: "ask", title: "History…", hint: "All values that the chosen cell had and will have", keys: [], enabled: chosen, run: ask("history") },
  { id: "cell-origin", group: "Cell", part: "ask", title: "Where does this value come from?", hint: "The step that made it, its operands, and where those come from", keys: [], enabled: chosen, run: ask("origin") },
  { id: "cell-why-alive", group: "Cell", part: "object", title: "Why is its object alive?", hint: "The way from a root to the object that the chosen cell refers to", keys: [], enabled: refers, run: ask("whyAlive") },
  { id: "cell-points-here", group: "Cell", part: "object", title: "What else points there?", hint: "All roots and cells that refer to the object that the chosen cell refers to", keys: [], enabled: refers, run: ask("pointsHere") },
  stop("written", "written"),
  stop("read", "read"),
  stop("changed", "changed"),
  stopEvery("written", "written"),
  stopEvery("read", "read"),
  stopEvery("changed", "changed"),
  { id: "cell-edit", group: "Cell", part: "do", title: "Edit…", hint: "Give the chosen cell another value", keys: ["F2"], enabled: chosen, run: (actions) => actions.edits.start(actions.state.ui.cell, Boolean(elementOf(actions.state.ui.cell, partOfState(actions.state))), actions.state.ui.cellPanel) },
  { id: "cell-watch", group: "Cell", part: "do", title: "Watch", hint: "Keep the chosen cell in the list of watches", keys: [], enabled: chosen, run: (actions) => { actions.watches.add(select.expressionOf(actions.state, actions.state.ui.cell)); openPanel(actions, "watches"); } },

  // group "program"
  { id: "run", group: "Program", title: "Assemble & restart", hint: "Start the program in the editor from the beginning", icon: "assemble", keys: ["Ctrl+Enter", "Meta+Enter"], text: true, enabled: (s) => s.source.trim() !== "" && !s.starting,
    run: (actions) => actions.restartWithEdits() },
  { id: "toggle-breakpoint", group: "Program", title: "Toggle breakpoint here", hint: "At the line of the cursor, or at the next instruction", keys: ["F9", "b"], enabled: (s) => lineHere(s) > 0,
    run: (actions) => actions.toggleBreakpoint({ line: lineHere(actions.state) }) },
  { id: "stop-at", group: "Program", title: "Stop at a cell or an event…", hint: "When something is written, read, called, returned, allocated, put out, or a line of input is read", keys: ["m"], enabled: () => true, run: (actions) => { openPanel(actions, "breakpoints"); focus(actions, "[data-test=stop-at]"); } },
  { id: "watch", group: "Program", title: "Watch an expression…", hint: "Its value at every stop", keys: ["w"], enabled: () => true, run: (actions) => { openPanel(actions, "watches"); focus(actions, "[data-test=watch-add]"); } },
  { id: "what-is-it-doing", group: "Program", title: "What is it doing?", hint: "The loop that the program is in: its lines, what changes, what would end it", keys: ["d"], enabled: (s) => Boolean(s.session) && !s.search, run: (actions) => actions.inquiries.loop() },
  { id: "examples", group: "Program", title: "Examples…", hint: "Programs to start from", keys: ["x"], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "examples" } }) },
  { id: "recent", group: "Program", title: "Recent texts…", hint: "Every text that you typed in this browser, with its versions", icon: "recent", keys: ["y"], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "recent" } }) },
  { id: "open-file", group: "Program", title: "Open files…", hint: "Texts (.asm), images (.vbc), or a zip of them", keys: [], enabled: (s) => !s.side, run: (actions) => actions.files.choose() },
  { id: "save-file", group: "Program", title: "Save", hint: "Into the file that is open, or as a new one", keys: [], enabled: (s) => !s.side && s.source !== "", run: (actions) => actions.files.save() },
  { id: "save-file-as", group: "Program", title: "Save as…", hint: "As another file", keys: [], enabled: (s) => !s.side && s.source !== "", run: (actions) => actions.files.saveAs() },
  { id: "new-text", group: "Program", title: "New text", hint: "An empty text beside the one that is open", keys: [], enabled: () => true, run: (actions) => actions.recent.create() },
  { id: "compare", group: "Program", title: "Compare two machines…", hint: "One problem, two programs, both machines side by side", keys: [], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "compare" } }) },
  { id: "share", group: "Program", title: "Share this moment…", hint: "A link that re-creates program, input, breakpoints and time", keys: [], enabled: (s) => s.source !== "", run: (actions) => actions.ui({ dialog: { name: "share" } }) },

  // group "page"
  { id: "numbers", group: "Page", title: "Change number format", hint: formats.map((format) => format.short).join(", "), keys: ["f"], enabled: () => true,
    run: (actions) => { const all = formats.map((format) => format.id); actions.settings({ numbers: all[(all.indexOf(actions.state.settings.numbers) + 1) % all.length] }); } },
  { id: "theme", group: "Page", title: "Change colours", hint: "Light, dark, or as the system", keys: [], enabled: () => true,
    run: (actions) => { const all = ["system", "light", "dark"]; actions.settings({ theme: all[(all.indexOf(actions.state.settings.theme) + 1) % 3] }); } },
  { id: "projector", group: "Page", title: "Projector mode", hint: "Everything larger", keys: [], enabled: () => true, run: (actions) => actions.settings({ projector: !actions.state.settings.projector }) },
  { id: "code-tab", group: "Page", title: "Switch source and listing", keys: ["l"], enabled: () => true,
    run: (actions) => actions.settings({ codeTab: actions.state.settings.codeTab === "source" ? "listing" : "source" }) },
  { id: "reset-layout", group: "Page", title: "Reset the layout", keys: [], enabled: () => true, run: (actions) => actions.settings({ open: {}, sizes: {} }) },
  { id: "reference", group: "Help", title: "Instruction reference", hint: "Every instruction of this machine", keys: ["i"], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "reference" } }) },
  { id: "coming-from", group: "Help", title: "Coming from …", hint: "What is written here for the words of other machines and languages", keys: [], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "coming-from" } }) },
  { id: "fix", group: "Program", title: "Mend the text", hint: "Make the change that the message at the cursor offers", keys: ["Ctrl+.", "Meta+."], enabled: (s) => select.diagnostics(s).some((d) => d.fix),
    run: (actions) => partOfState(actions.state).querySelector("vitrine-editor")?.fixHere() },
  { id: "tour", group: "Help", title: "Show me around", keys: [], enabled: () => true, run: (actions) => actions.ui({ tour: 0, dialog: null }) },
  { id: "help", group: "Help", title: "Keys and help", keys: ["?"], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "help" } }) },
  { id: "keys", group: "Help", title: "Choose keys…", hint: "Every key of the page, and others for it", keys: [], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "keys" } }) },
  { id: "palette", group: "Help", title: "All commands…", keys: ["F1", ":", "/"], enabled: () => true, run: (actions) => actions.ui({ dialog: { name: "palette" } }) },
];

export const commandById = Object.fromEntries(commands.map((command) => [command.id, command]));

// At once, or after the drawing that brings it.
function focus(actions, selector) {
  const element = () => partOfState(actions.state).querySelector(selector);
  if (element()) element().focus();
  else requestAnimationFrame(() => requestAnimationFrame(() => element()?.focus()));
}

function openPanel(actions, id, key = id) {
  actions.settings({ open: { ...actions.state.settings.open, [key]: true } });
  actions.ui({ narrowTab: id });
}

/** The command for a key press, null when the press belongs to something else. */
export function commandFor(event, { typing, control, arrows, settings }) {
  if (event.defaultPrevented || event.isComposing) return null;
  const key = keyName(event);
  const command = commandOf(key, commands, settings);
  if (!command) return null;
  if (types(key) && (typing || !settings.letterKeys)) return null;
  // Space, arrows, Home and End mean something to some controls that have the focus.
  if (control && ["Space", "Home", "End"].includes(key)) return null;
  if (arrows && ["ArrowLeft", "ArrowRight"].includes(key)) return null;
  return command;
}
