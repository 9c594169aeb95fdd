// The bar on top: name, examples, share, panels, colours, projector, help. Also the choice of number format.

import { html, nothing } from "lit";
import { commandById } from "../commands.js";
import { titleOf } from "../state/keys.js";
import { formats } from "../state/numbers.js";
import { panelsOf, isOpen, setOpen } from "./panels.js";
import { icon } from "./icons.js";

const themeTitle = { system: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" };

export function topbarView(state, actions) {
  const run = (id) => () => commandById[id].run(actions);
  const narrow = state.ui.width === "narrow";
  const stale = state.session && state.session.source !== state.source;
  return html`
    <header class="topbar">
      <h1 class="brand"><img src="/icon.svg" alt="" width="24" height="24"><span>Vitrine</span></h1>
      <button type="button" class="button quiet-button" data-test="examples" @click=${run("examples")}>${icon("examples")}<span class="button-text">Examples</span></button>
      <button type="button" class="button quiet-button" data-test="recent" title="Every text that you typed in this browser" @click=${run("recent")}>${icon("recent")}<span class="button-text">Recent</span></button>
      <button type="button" class="button quiet-button" data-test="share" @click=${run("share")}>${icon("share")}<span class="button-text">Share</span></button>
      ${narrow ? nothing : html`<button type="button" class="button quiet-button" data-test="compare" title="Two machines side by side, with one problem" @click=${run("compare")}>${icon("compare")}<span class="button-text">Compare</span></button>`}
      <span class="grow"></span>
      <button type="button" class="button ${stale ? "primary" : "quiet-button"}" data-test="run" title=${titleOf(commandById.run, state.settings)} ?disabled=${!commandById.run.enabled(state)} @click=${run("run")}>${icon("assemble")}<span class="button-text">${narrow ? "Restart" : "Assemble & restart"}</span></button>
      ${narrow ? nothing : html`<button type="button" class="button quiet-button" data-test="panels" aria-haspopup="menu" popovertarget="panels-menu">${icon("panels")}<span class="button-text">Panels</span></button>
      ${panelsMenu(state, actions)}`}
      <span class="icon-group">
        ${iconButton("palette", "palette", titleOf(commandById.palette, state.settings), run("palette"))}
        ${narrow ? nothing : iconButton("reference", "reference", titleOf(commandById.reference, state.settings), run("reference"))}
        ${lookButtons(state, actions, narrow)}
        ${iconButton("help", "help", titleOf(commandById.help, state.settings), run("help"))}
      </span>
    </header>`;
}

/** Colours, and the size of everything. */
export const lookButtons = (state, actions, narrow) => html`
  ${iconButton("theme", { system: "system", light: "light", dark: "dark" }[state.settings.theme], themeTitle[state.settings.theme], () => commandById.theme.run(actions))}
  ${narrow ? nothing : iconButton("projector", "projector", "Projector mode", () => commandById.projector.run(actions), state.settings.projector)}`;

const iconButton = (test, picture, title, onClick, pressed) => html`<button type="button" class="icon-button" data-test=${test} aria-label=${title} title=${title}
  aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${onClick}>${icon(picture)}</button>`;

function panelsMenu(state, actions) {
  return html`<div id="panels-menu" class="menu" popover aria-label="Panels">
    <p class="menu-title">Panels</p>
    ${panelsOf(state).filter((panel) => panel.id !== "code" && !panel.hide).map((panel) => html`
      <label class="check"><input type="checkbox" data-test="panel-${panel.id}" .checked=${isOpen(state, panel)} @change=${(e) => setOpen(actions, panel.key, e.target.checked)}> ${panel.title}</label>`)}
    <hr>
    <label class="check"><input type="checkbox" data-test="arrows-all" .checked=${state.settings.arrows === "all"} @change=${(e) => actions.settings({ arrows: e.target.checked ? "all" : "hover" })}> Draw all references as arrows</label>
    <button type="button" class="link" @click=${() => commandById["reset-layout"].run(actions)}>Reset the layout</button>
  </div>`;
}

export function numberFormats(state, actions) {
  return html`<div class="segmented" role="group" aria-label="Number format">
    ${formats.map((format) => html`<button type="button" data-test="numbers-${format.id}" title=${format.title} aria-pressed=${state.settings.numbers === format.id}
      @click=${() => actions.settings({ numbers: format.id })}>${format.short}</button>`)}
  </div><span class="grow"></span>`;
}
