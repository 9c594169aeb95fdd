// The texts of the shelf: found, opened, named, taken along; and the versions of one of them, two side by side.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ago, matching, textOf } from "../state/shelf.js";
import { counted } from "../state/numbers.js";
import { icon } from "./icons.js";
import "../editor/difference.js";

export function recentDialog(state, actions, dialog) {
  return dialog.versionsOf ? versionsView(state, actions, dialog) : listView(state, actions, dialog);
}

function listView(state, actions, dialog) {
  const { recent } = actions;
  const all = state.shelf.texts.filter((text) => !text.deleted);
  const found = matching(all, dialog.query ?? "");
  const now = Date.now();
  const onKey = (event) => {
    const first = event.key === "Enter" ? matching(all, event.target.value)[0] : null;
    if (!first) return;
    event.preventDefault();
    recent.open(first.id);
  };
  return html`
    <div class="recent-head">
      <input class="search grow" type="search" autofocus data-test="recent-search" placeholder="Search ${counted(all.length, "text")}" aria-label="Search your texts" .value=${dialog.query ?? ""}
        @input=${(e) => actions.ui({ dialog: { ...dialog, query: e.target.value } })} @keydown=${onKey}>
      ${actions.files ? html`<button type="button" class="button" data-test="recent-files" @click=${() => actions.files.choose()}>Open files…</button>` : nothing}
      <button type="button" class="button" data-test="recent-new" @click=${() => recent.create()}>New text</button>
    </div>
    ${saidView(actions, dialog)}
    <ul class="dialog-scroll recent-list">${repeat(found, (text) => text.id, (text) => rowView(state, actions, dialog, text, now))}
      ${found.length ? nothing : html`<li class="empty" translate="yes">${all.length ? "No text has all these words." : "Nothing yet. What you type is kept here, in this browser, with a version each time you assemble it."}</li>`}
    </ul>
    <div class="dialog-actions recent-foot">
      <span class="quiet grow">${state.shelf.lasting ? "Kept in this browser, on this computer." : "Kept only as long as this tab is open."}</span>
      <label class="button" tabindex="-1">Import… <input class="unseen" type="file" accept=".json,application/json" data-test="recent-import" @change=${(e) => { const [file] = e.target.files; if (file) recent.importFile(file); e.target.value = ""; }}></label>
      <button type="button" class="button" data-test="recent-export" ?disabled=${!all.length} @click=${() => recent.exportAll()}>Export all</button>
    </div>`;
}

const saidView = ({ recent }, dialog) => html`<p class="recent-said" role="status" data-test="recent-said">${dialog.said ?? ""}
  ${dialog.undo ? html`<button type="button" class="link" data-test="recent-undo" @click=${() => recent.undo(dialog.undo)}>Undo</button>` : nothing}</p>`;

function rowView(state, actions, dialog, text, now) {
  const { recent } = actions;
  const open = text.id === state.shelf.current?.id;
  if (dialog.renaming === text.id) {
    const done = (event) => recent.rename(text.id, event.target.querySelector("input").value);
    return html`<li class="recent-row" data-test="recent-text" data-name=${text.name}><form class="recent-rename" @submit=${(e) => (e.preventDefault(), done(e))}>
      <input class="grow" data-test="recent-name" aria-label="Name of the text" maxlength="80" .value=${text.name} @keydown=${(e) => e.key === "Escape" && (e.preventDefault(), e.stopPropagation(), recent.choose({ renaming: null }))}>
      <button class="button primary">Rename</button></form></li>`;
  }
  const focusName = () => requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("[data-test=recent-name]")?.select()));
  return html`<li class="recent-row" data-test="recent-text" data-name=${text.name} data-id=${text.id}>
    <button type="button" class="recent-open grow" data-test="recent-open" aria-current=${open ? "true" : nothing} @click=${() => recent.open(text.id)}>
      <span class="example-title">${text.name}</span>
      <span class="quiet">${[text.machine && `${text.machine} machine`, ago(text.changed, now), open ? "open here" : ""].filter(Boolean).join(" · ")}</span></button>
    <span class="recent-acts">
      <button type="button" class="link" data-test="recent-versions" aria-label="Versions of ${text.name}" @click=${() => recent.showVersions(text.id)}>Versions</button>
      <button type="button" class="link" data-test="recent-rename" aria-label="Rename ${text.name}" @click=${() => (recent.choose({ renaming: text.id, said: "", undo: null }), focusName())}>Rename</button>
      <button type="button" class="link" data-test="recent-duplicate" aria-label="Duplicate ${text.name}" @click=${() => recent.duplicate(text.id)}>Duplicate</button>
      <button type="button" class="icon-button" data-test="recent-delete" aria-label="Delete ${text.name}" title="Delete" @click=${() => recent.remove(text.id, text.name)}>${icon("remove")}</button>
    </span></li>`;
}

function versionsView(state, actions, dialog) {
  const { recent } = actions;
  const text = state.shelf.texts.find((each) => each.id === dialog.versionsOf);
  const isOpen = text?.id === state.shelf.current?.id;
  const now = Date.now();
  // the text as it stands now is the newest of all, where it is at hand
  const all = [...(isOpen ? [{ id: "now", time: now, moment: { source: state.source } }] : []), ...dialog.versions];
  const right = all.find((version) => version.id === (dialog.right ?? all[0]?.id));
  const left = all.find((version) => version.id === (dialog.left ?? all[1]?.id));
  const title = (version) => (version.id === "now" ? "As it is now" : `Assembled ${ago(version.time, now)}`);
  const choice = (name, chosen) => html`<select data-test="version-${name}" aria-label=${name === "left" ? "The version on the left" : "The version on the right"} @change=${(e) => recent.choose({ [name]: e.target.value === "now" ? "now" : Number(e.target.value) })}>
    ${all.map((version) => html`<option value=${version.id} ?selected=${version === chosen}>${title(version)}${version.id === "now" ? "" : `, ${new Date(version.time).toLocaleTimeString()}`}</option>`)}</select>`;
  return html`
    <div class="recent-head"><button type="button" class="button" data-test="recent-back" autofocus @click=${() => recent.backToList()}>All texts</button><strong class="grow">${text?.name}</strong></div>
    ${all.length === 0 ? html`<p class="empty" translate="yes">No version yet: there is one each time the text is assembled.</p>` : nothing}
    ${right ? html`<div class="version-choice">${left ? choice("left", left) : html`<span></span>`}${choice("right", right)}</div>
      <vitrine-difference class="dialog-scroll" data-test="version-difference" .left=${left ? textOf(left.moment) : textOf(right.moment)} .right=${textOf(right.moment)}></vitrine-difference>
      <div class="dialog-actions">${right.id === "now" ? nothing : html`<span class="quiet grow">The version on the right:</span>
        <button type="button" class="button" data-test="version-open" @click=${() => recent.openVersion(right, `${text.name}, ${new Date(right.time).toLocaleString()}`)}>Open beside</button>
        <button type="button" class="button primary" data-test="version-restore" @click=${() => recent.restore(text.id, right)}>Restore</button>`}</div>` : nothing}`;
}
