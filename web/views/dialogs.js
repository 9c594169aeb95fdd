// All dialogs: one native <dialog> at a time, whose content is chosen by name. Adding one is a line in the table.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import * as select from "../state/select.js";
import { count } from "../state/numbers.js";
import { icon } from "./icons.js";
import { examplesDialog } from "./examples.js";
import { recentDialog } from "./recent.js";
import { goToDialog } from "./go-to.js";
import { shareDialog } from "./share.js";
import { paletteDialog } from "./palette.js";
import { helpDialog } from "./help.js";
import { comingFromDialog } from "./coming-from.js";
import { keysDialog } from "./keys.js";
import { valueDialog, groupDialog } from "./whole.js";
import { pairsDialog } from "./pairs.js";
import { keepComparison } from "../state/keep.js";
import { editForm } from "./cell.js";
import { asOfView } from "./as-of.js";

const referenceDialog = (state) => html`<vitrine-reference autofocus class="dialog-scroll" .instructionTable=${select.tableOfText(state)}></vitrine-reference>`;

/** `write`: a cell was to be given another value; `collect`: the collector was to be called; else the lines of input. */
function dropFutureDialog(state, actions, dialog) {
  const { edit } = state.ui;
  const keep = () => actions.ui({ dialog: null, ...(dialog.write || dialog.collect ? {} : { inputEdit: null }) });
  const from = `The program went on after step ${count(select.time(state))}, up to step ${count(select.end(state))}.`;
  if (dialog.collect) {
    return html`<p>${from} With a collection here a new future starts; the old one is dropped.</p>
      <div class="dialog-actions"><button type="button" class="button" autofocus data-test="keep-future" @click=${keep}>Keep the old future</button>
        <button type="button" class="button primary" data-test="drop-future" @click=${() => actions.collector.collect(true)}>Collect</button></div>`;
  }
  return html`${dialog.write
      ? html`<p>${from} With <strong>${edit ? `${select.titleOf(state, edit.cell)} = ${edit.text}` : "another value"}</strong> a new future starts from here; the old one is dropped.</p>`
      : html`<p>The program went on after this moment and read other lines. Changing them starts a new future from here; the old one is dropped.</p>`}
    <div class="dialog-actions">
      <button type="button" class="button" autofocus data-test="keep-future" @click=${keep}>Keep the old future</button>
      ${dialog.write
        ? html`<button type="button" class="button primary" data-test="drop-future" @click=${() => actions.edits.write(true)}>Change the value</button>`
        : html`<button type="button" class="button primary" data-test="drop-future" @click=${() => actions.setInput(dialog.lines, dialog.closed, true)}>Change the input</button>`}
    </div>`;
}

const editDialog = (state, actions) => (state.ui.edit ? html`<p><strong>${state.ui.edit.called ?? select.titleOf(state, state.ui.edit.cell)}</strong></p>${editForm(state, actions)}` : nothing);

/** The pairs; choosing one leaves this page for the other, which keeps what is here. */
const compareDialog = (state, actions, dialog) =>
  pairsDialog(state, {
    choose: (pair) => (location.hash = `#compare=${pair.name}`),
    search: (query) => actions.ui({ dialog: { ...dialog, query } }),
    other: () => {
      keepComparison("#compare", [{ moment: select.moment(state), session: null }, { moment: { source: "" }, session: null }]);
      location.hash = "#compare";
    },
  }, dialog);

/** A file came while somebody's text is open. */
const openWhereDialog = (state, actions, { program }) => html`<p><strong>${program.name}</strong> can open beside <strong>${state.shelf.current?.name}</strong>, as a text of its own, or take its place. What is there now stays on the shelf either way: as a text, or as a version.</p>
  <div class="dialog-actions"><button type="button" class="button" data-test="open-into" @click=${() => actions.files.openInto(program)}>Into this text</button>
    <button type="button" class="button primary" autofocus data-test="open-beside" @click=${() => actions.files.openBeside(program)}>Beside it</button></div>`;

const dialogs = {
  compare: { title: "Two machines side by side", view: compareDialog, wide: true },
  examples: { title: "Examples", view: examplesDialog, wide: true },
  recent: { title: "Recent texts", view: recentDialog, wide: true, full: true },
  "open-where": { title: "Open it where?", view: openWhereDialog },
  "go-to": { title: "Go to a time", view: goToDialog },
  share: { title: "Share this moment", view: shareDialog },
  palette: { title: "All commands", view: paletteDialog },
  help: { title: "Keys and help", view: helpDialog, wide: true },
  "coming-from": { title: "Coming from …", view: comingFromDialog, wide: true, full: true },
  keys: { title: "Choose keys", view: keysDialog, wide: true, full: true },
  reference: { title: "Instruction reference", view: referenceDialog, wide: true, full: true },
  value: { title: "The whole value", view: valueDialog, moment: true },
  group: { title: "The whole object", view: groupDialog, moment: true },
  "edit-cell": { title: "Edit", view: editDialog },
  "drop-future": { title: "Start a new future?", view: dropFutureDialog },
};

export function dialogView(state, actions) {
  const open = state.ui.dialog;
  const dialog = open && dialogs[open.name];
  if (!dialog) return nothing;
  const close = () => {
    if (location.hash === "#reference") history.replaceState(null, "", location.pathname);
    actions.ui({ dialog: null, ...(open.name === "edit-cell" ? { edit: null } : {}) });
  };
  return modal({ ...dialog, name: open.name, close, body: html`${dialog.moment ? asOfView(state, open.about) : nothing}${dialog.view(state, actions, open)}` });
}

/** A dialog that is open: {name, title, wide, full, body, close()}. */
export const modal = ({ name, title, wide, full, body, close }) => html`<dialog class="dialog ${wide ? "is-wide" : ""} ${full ? "is-full" : ""}" data-test="dialog-${name}" aria-labelledby="dialog-title"
      ${ref(showModal)} @close=${close} @click=${(e) => e.target === e.currentTarget && e.currentTarget.close()}>
    <div class="dialog-box">
      <div class="dialog-head"><h2 id="dialog-title">${title}</h2>
        <button type="button" class="icon-button" aria-label="Close" data-test="close-dialog" @click=${(e) => e.target.closest("dialog").close()}>${icon("close")}</button></div>
      ${body}
    </div>
  </dialog>`;

// A dialog may go because the page closed it; then too the focus returns to where it came from.
let opener = null;

function showModal(element) {
  if (!element) {
    const before = opener;
    opener = null;
    if (before?.isConnected) queueMicrotask(() => (document.activeElement === document.body || !document.activeElement) && before.focus());
    return;
  }
  if (element.open) return;
  opener ??= document.activeElement;
  // Connected only after this render.
  queueMicrotask(() => {
    if (!element.isConnected || element.open) return;
    element.showModal();
    element.querySelector("[autofocus]")?.focus();
  });
}
