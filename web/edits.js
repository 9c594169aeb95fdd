// Giving a cell another value, at the present moment. What was typed stays until the session took it.

import { formatValue, meantBy } from "./state/numbers.js";
import { sameCellAs } from "./state/opened.js";
import * as select from "./state/select.js";

/**
 * @param to.ask sends a command and resolves to its answer; throws the session's refusal
 * @param to.changed is told when a cell was written
 */
export function createEdits({ store, ask, ui, changed }) {
  const state = () => store.state;
  const edit = (patch) => ui({ edit: patch && { ...state().ui.edit, ...patch } });

  /** In the cell itself, in the panel where that was asked for, where it is on the page, in a dialog where it is not. */
  function start(cell, onPage, panel = null) {
    const value = select.cellOf(state(), cell)?.value;
    ui({ edit: { cell, panel, text: editable(value, select.numbers(state())), problem: "", busy: false }, dialog: onPage ? null : { name: "edit-cell", cell } });
  }

  async function write(dropFuture = false) {
    const { cell, text, busy, about } = state().ui.edit ?? {};
    const stillOpen = () => state().ui.edit?.about === about; // another one may be by the time of the answer
    if (!cell || busy || !sameCellAs(state(), state().ui.edit)) return;
    edit({ busy: true, problem: "" });
    try {
      const value = meantBy(text, select.cellOf(state(), cell)?.value, select.numbers(state()));
      await ask({ type: "write", cell, value, ...(dropFuture ? { dropFuture } : {}) });
      if (stillOpen()) ui({ edit: null, dialog: null });
      changed();
    } catch (problem) {
      if (!stillOpen()) return;
      if (!dropFuture && (problem.code === "drop-future" || /dropFuture/.test(problem.hint))) {
        edit({ busy: false });
        return ui({ dialog: { name: "drop-future", write: true } });
      }
      edit({ busy: false, problem: [problem.detail || problem.title, problem.hint].filter(Boolean).join(" ") });
      if (dropFuture) ui({ dialog: null });
    }
  }

  return {
    start,
    write,
    type: (text) => edit({ text, problem: "" }),
    cancel: () => ui({ edit: null, dialog: state().ui.dialog?.name === "edit-cell" ? null : state().ui.dialog }),
  };
}

/** What to begin with: the value as it is shown, or as it may be typed where that says less than all of it; nothing where it cannot be typed. */
function editable(value, { format, bits }) {
  if (!value || value.cut || !["int", "float", "null", "string", "function"].includes(value.type)) return "";
  return format === "hex" || format === "binary" ? formatValue(value, { format, bits }) : value.text;
}
