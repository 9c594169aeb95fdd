// The registry of panels. A new panel is one file and one line here. Panels that show a machine's areas are made from the
// areas it declares, by kind; nothing here knows a machine.

import { areasOfKind, machineOf, panelKey } from "../state/select.js";
import { stackView } from "./stack.js";
import { framesView } from "./frames.js";
import { cellsView } from "./cells.js";
import { registersView, areMany } from "./registers.js";
import { memoryView, memoryTools } from "./memory.js";
import { heapView } from "./heap.js";
import { graphView, graphTools } from "./graph.js";
import { spacesView, spacesTools } from "./spaces.js";
import { collectorView } from "./collector.js";
import { classesView } from "./classes.js";
import { outputView, inputView } from "./output.js";
import { breakpointsView } from "./breakpoints.js";
import { codeView, codeTabs } from "./code.js";
import { instructionView, instructionTools } from "./instruction.js";
import { answerView, hideAnswer } from "./answer.js";
import { watchesView } from "./watches.js";
import { editsView } from "./edits.js";
import { numberFormats } from "./topbar.js";

// How each kind of area is drawn, in which column it stands (on a narrow page: at which place among the tabs), and when it is there
// unless the user decided:
// "always", or "used" from the first time that it held something. `beside` is the column on a machine without a stack of its own: what else
// stood in the middle.
const byKind = {
  REGISTERS: { view: registersView, column: 1, fit: true, order: 0, narrowOrder: 4.5, when: "always", numbers: areMany },
  STACK: { view: stackView, column: 1, order: 1, when: "always", scrolls: true, numbers: () => true },
  FRAMES: { view: framesView, column: 2, beside: 1, order: 2, when: "always" },
  CELLS: { view: cellsView, column: 2, order: 3, when: "used", fit: true },
  MEMORY: { view: memoryView, column: 2, order: 1.5, when: "always", scrolls: true, tools: memoryTools },
  HEAP: { view: heapView, column: 2, beside: 1, order: 4, when: "used" },
  GRAPH: { view: graphView, column: 2, beside: 1, order: 3.5, narrowOrder: 3.5, when: "used", area: "references", size: 380, scrolls: true, tools: graphTools },
  SPACES: { view: spacesView, column: 2, beside: 1, order: 3.8, when: "used", tools: spacesTools },
  TEXT: { view: outputView, column: 0, order: 5, when: "always", size: 150, scrolls: true },
};

const own = [
  { id: "code", title: "Code", column: 0, order: 0, when: "always", view: codeView, tools: codeTabs, scrolls: true },
  { id: "instruction", title: "Instruction", column: 2, order: 6.5, narrowOrder: 4.4, when: "always", fit: true, view: instructionView, tools: instructionTools },
  { id: "collector", title: "Collector", column: 1, order: 1.5, narrowOrder: 4.55, when: "used", of: "SPACES", fit: true, view: collectorView },
  { id: "classes", title: "Classes", column: 2, order: 3.5, when: "classes", fit: true, view: classesView },
  { id: "input", title: "Input", column: 0, order: 6, when: "input", fit: true, view: inputView },
  { id: "answer", title: "Answer", column: 2, order: 8, narrowOrder: 4.6, when: "asked", size: 320, scrolls: true, view: answerView, hide: hideAnswer },
  { id: "watches", title: "Watches", column: 1, order: 0.5, narrowOrder: 4.7, when: "watched", fit: true, view: watchesView },
  { id: "edits", title: "Edits", column: 2, order: 6.8, when: "edited", fit: true, view: editsView },
  { id: "breakpoints", title: "Breakpoints", column: 2, order: 7, when: "breakpoints", fit: true, view: breakpointsView },
];

/** The panels that every machine has; one that is about areas of a kind, `of`, only where there is such an area, and it is used when that is. */
const ownPanels = (machine) =>
  own
    .map((panel) => ({ ...panel, key: panel.id, render: panel.view, area: panel.of && machine?.areas.find((area) => area.kind === panel.of)?.id }))
    .filter((panel) => !panel.of || panel.area);

/**
 * All panels of this machine: {id, key, title, column, order, when, fit, render(state, actions), hide?}. What the user decided about a panel
 * is kept under its key: panels of different machines have different ones, even where their areas have one id.
 */
export function panelsOf(state) {
  const machine = machineOf(state);
  const hasStack = machine?.areas.some((area) => area.kind === "STACK");
  const areas = (machine?.areas ?? []).filter((area) => byKind[area.kind]).map((area) => {
    const kind = byKind[area.kind];
    const column = (hasStack ? null : kind.beside) ?? kind.column;
    const many = area.kind === "REGISTERS" && areMany(state.areas[area.id]);
    return { ...kind, column, narrowOrder: many ? 1 : kind.narrowOrder, id: area.id, key: panelKey(state, area), kind: area.kind, many, title: area.title, summary: area.summary, render: (s, a) => kind.view(s, a, area) };
  });
  // The choice of number format stands on the first panel that is full of numbers.
  const first = areas.find((panel) => panel.numbers?.(state.areas[panel.id]));
  return [...areas.map((panel) => (panel === first ? { ...panel, tools: numberFormats } : panel)), ...ownPanels(machine)].sort((a, b) => a.order - b.order);
}

export function isOpen(state, panel) {
  const chosen = state.settings.open[panel.key];
  switch (panel.when) {
    case "used":
      return chosen ?? Boolean(state.ui.seen[panel.area ?? panel.id]);
    case "classes":
      return chosen ?? Boolean(state.session?.program?.classes?.length);
    case "breakpoints":
      return chosen ?? state.breakpoints.length > 0;
    case "asked":
      return Boolean(state.inquiry) && !answeredInGraph(state);
    case "watched":
      return chosen ?? state.watches.length > 0;
    case "edited":
      return chosen ?? Boolean(state.inputs?.edits?.length);
    case "input":
      return (chosen ?? Boolean(state.inputs?.text || state.inputDraft)) || state.stop?.status?.type === "waiting";
    default:
      return chosen ?? true;
  }
}

/** What is asked about an object is answered beside it, where the graph is open. */
function answeredInGraph(state) {
  const [area] = areasOfKind(state, "GRAPH");
  return Boolean(area && ["alive", "pointing"].includes(state.inquiry.kind) && !state.inquiry.problem && (state.settings.open[panelKey(state, area)] ?? state.ui.seen.references));
}

export const setOpen = (actions, key, open) => actions.settings({ open: { ...actions.state.settings.open, [key]: open } });
