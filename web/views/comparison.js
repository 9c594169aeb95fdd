// The page with two machines side by side, as a function of both sides' states and the little that is common to them. Each side is drawn by the same
// panels as a machine that is alone; on a page without room for two, one of them is seen at a time, or what is compared.

import { html, nothing } from "lit";
import { commonCommands, commonCommandById } from "../common-commands.js";
import { keysOf, titleOf } from "../state/keys.js";
import { sideNames, standing } from "../state/comparison.js";
import { machineOf, phase } from "../state/select.js";
import { transportView, sentenceView } from "./transport.js";
import { bannersView } from "./banners.js";
import { bar, columnsView } from "./layout.js";
import { narrowView } from "./page.js";
import { panelsOf } from "./panels.js";
import { dialogView, modal } from "./dialogs.js";
import { cellMenuView } from "./cell-menu.js";
import { namesView } from "./names.js";
import { idOf } from "./places.js";
import { lookButtons } from "./topbar.js";
import { comparedView } from "./compared.js";
import { pairsDialog } from "./pairs.js";
import { shareTwoDialog } from "./share.js";
import { icon } from "./icons.js";

const places = { left: "Left", right: "Right" };

/** What the two are called: their machines, where these differ. */
export function titlesOf({ left, right }) {
  const titles = [left, right].map((state) => (state.session ? machineOf(state)?.title : null));
  const differ = titles[0] && titles[1] && titles[0] !== titles[1];
  return Object.fromEntries(sideNames.map((name, i) => [name, differ ? titles[i] : places[name]]));
}

/** @param parts the element of each side, in which it is drawn */
export function comparisonView(states, common, comparison, parts) {
  const { width, tab } = common.ui;
  const titles = titlesOf(states);
  const single = width !== "wide";
  return html`
    ${topbar(states, comparison, width)}
    <section class="control-strip common-strip" aria-label="Both machines">
      ${commonTransport(states, comparison, width === "narrow")}
      ${standingView(states)}
    </section>
    <main class="sides" data-shown=${single ? tab : "all"}>
      ${problemBanner(common, comparison)}
      ${single ? tabs(tab, titles, comparison) : nothing}
      <div class="sides-row" id="sides-row">${parts.left}${parts.right}${single ? compared(states, common, comparison, titles) : nothing}</div>
      ${single ? nothing : heightBar(common, comparison)}
    </main>
    ${single ? nothing : compared(states, common, comparison, titles)}
    ${dialog(states, common, comparison)}`;
}

function topbar(states, comparison, width) {
  const { actions } = comparison.sides.left;
  const open = (name) => () => comparison.ui({ dialog: { name } });
  return html`<header class="topbar">
    <h1 class="brand"><img src="/icon.svg" alt="" width="24" height="24"><span>Vitrine</span></h1>
    <button type="button" class="button quiet-button" data-test="pairs" @click=${open("pairs")}>${icon("compare")}<span class="button-text">Pairs</span></button>
    <button type="button" class="button quiet-button" data-test="share-two" @click=${open("share-two")}>${icon("share")}<span class="button-text">Share</span></button>
    <a class="button quiet-button" data-test="one-machine" href="/" title="The page with one machine">${icon("one")}<span class="button-text">One machine</span></a>
    <span class="grow"></span>
    ${lookButtons(states.left, actions, width === "narrow")}
  </header>`;
}

// ---- both

function commonTransport(states, comparison, narrow) {
  const running = commonCommandById["both-pause"].enabled(states);
  return html`<nav class="transport" aria-label="Transport of both machines">
    <div class="transport-group">${commonCommands.filter(({ id }) => id !== (running ? "both-run" : "both-pause")).map((command) => {
      const enabled = command.enabled(states);
      return html`<button type="button" class="transport-button ${command.main ? "is-main" : ""} ${command.id === "both-pause" ? "is-active" : ""}" data-test=${command.id} aria-disabled=${String(!enabled)} aria-label=${command.title}
        title=${titleOf(command, states.left.settings)} aria-keyshortcuts=${keysOf(command, states.left.settings)[0] ?? nothing}
        @click=${() => enabled && command.run(comparison)}>${icon(command.icon)}<span class="transport-text">${(narrow && command.short) || command.title}</span></button>`;
    })}</div>
  </nav>`;
}

const pictures = { together: "done", ended: "done", apart: "trap", unmarked: "trap", unknown: "wait" };

function standingView({ left, right }) {
  const { kind, text } = standing(left, right);
  return html`<p class="standing is-${kind}" data-test="standing" data-kind=${kind} role="status" title=${text}>${pictures[kind] ? icon(pictures[kind]) : nothing}<span>${text}</span></p>`;
}

function problemBanner({ problem }, comparison) {
  if (!problem) return nothing;
  return html`<div class="banner banner-warning" role="alert" data-test="problem-of-both">${icon("trap")}
    <p><strong>${problem.title}</strong> <span>${problem.detail} ${problem.hint}</span></p>
    <button type="button" class="icon-button" aria-label="Dismiss" @click=${() => comparison.tell(null)}>${icon("close")}</button></div>`;
}

function tabs(tab, titles, comparison) {
  const all = [["left", titles.left], ["right", titles.right], ["both", "Compared"]];
  const move = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const [next] = all[(all.findIndex(([id]) => id === tab) + by + all.length) % all.length];
    comparison.ui({ tab: next });
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`side-tab-${next}`)?.focus()));
  };
  return html`<div class="narrow-tabs side-tabs" role="tablist" aria-label="What is shown">
    ${all.map(([id, title]) => html`<button type="button" role="tab" id="side-tab-${id}" data-test="side-tab-${id}" aria-selected=${String(tab === id)} aria-controls="sides-row" tabindex=${tab === id ? 0 : -1}
      @click=${() => comparison.ui({ tab: id, ...(id === "both" ? {} : { side: id }) })} @keydown=${move}>${title}</button>`)}
  </div>`;
}

const compared = (states, common, comparison, titles) => comparedView(states, common, comparison, titles);

/** Makes what is compared higher or lower. */
function heightBar(common, comparison) {
  const now = () => document.querySelector(".compared")?.getBoundingClientRect().height ?? 240;
  const put = (height) => comparison.setHeight(Math.round(Math.min(innerHeight * 0.6, Math.max(100, height))));
  return bar({
    label: "Height of the comparison",
    vertical: false,
    now: Math.round((common.height || 240) / 9),
    nudge: (by) => put(now() - by * 24),
    drag: (_, from) => {
      const height = now();
      return (moved) => put(height - (moved.clientY - from.clientY));
    },
    reset: () => comparison.setHeight(0),
  });
}

const dialogs = {
  pairs: { title: "Two machines side by side", wide: true, view: (states, open, comparison) => pairsDialog(states.left, { choose: (pair) => comparison.loadPair(pair), search: (query) => comparison.ui({ dialog: { ...open, query } }) }, open) },
  "share-two": { title: "Share this comparison", view: (states, open, comparison) => shareTwoDialog(comparison.moments(), open, () => comparison.ui({ dialog: { ...open, copied: true } })) },
};

function dialog(states, { ui }, comparison) {
  const found = ui.dialog && dialogs[ui.dialog.name];
  return found ? modal({ ...found, name: ui.dialog.name, close: () => comparison.ui({ dialog: null }), body: found.view(states, ui.dialog, comparison) }) : nothing;
}

// ---- one side

/** What a side shows: not what one instruction does, and, where the outputs are beside each other anyway, not its output. */
const shownPanels = (state, wide) => panelsOf(state).filter(({ id, kind }) => id !== "instruction" && !(wide && kind === "TEXT"));

const nameOfText = (state) => /^\s*;\s*(.+)/.exec(state.source)?.[1]?.trim() ?? "";

export function sideView(name, titles, state, actions, wide) {
  return html`
    <header class="side-head">
      <h2 id=${idOf(state, "title")}><span class="side-place">${wide ? places[name] : nothing}</span> ${titles[name] === places[name] && wide ? (machineOf(state)?.title ?? "") : titles[name]}</h2>
      <span class="side-program" data-test="side-program" title=${nameOfText(state)}>${nameOfText(state)}</span>
      <span class="grow"></span>
      <button type="button" class="button small" data-test="choose" aria-label="Another program ${name === "left" ? "on the left" : "on the right"}" @click=${() => actions.ui({ dialog: { name: "examples" } })}>${icon("examples")}<span class="choose-text">Another program</span></button>
    </header>
    ${state.ui.width === "narrow"
      ? html`<div class="main">${narrowView(state, actions, shownPanels(state, false))}</div>
        <footer class="narrow-foot">${transportView(state, actions)}</footer>`
      : html`<section class="control-strip" aria-label="Time of the ${name} side">
          ${transportView(state, actions)}
          ${sentenceView(state, actions)}
        </section>
        <div class="side-main">
          ${bannersView(state, actions)}
          ${phase(state) === "none" && !state.source ? html`<p class="empty" translate="yes">Paste a program into the source, or choose one.</p>` : nothing}
          ${columnsView(state, actions, shownPanels(state, wide))}
        </div>`}
    ${dialogView(state, actions)}
    ${cellMenuView(state, actions)}
    ${namesView(state)}`;
}
