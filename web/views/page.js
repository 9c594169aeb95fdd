// The whole page as a function of the state: wide, medium or narrow.

import { html, nothing } from "lit";
import { topbarView } from "./topbar.js";
import { transportView, sentenceView } from "./transport.js";
import { timelineView } from "./timeline.js";
import { bannersView } from "./banners.js";
import { columnsView, panelView } from "./layout.js";
import { panelsOf } from "./panels.js";
import { dialogView } from "./dialogs.js";
import { tourView } from "./tour.js";
import { cellMenuView } from "./cell-menu.js";
import { namesView } from "./names.js";
import { idOf } from "./places.js";

export function pageView(state, actions) {
  return html`
    ${topbarView(state, actions)}
    ${state.ui.width === "narrow" ? narrow(state, actions) : wide(state, actions)}
    ${dialogView(state, actions)}
    ${cellMenuView(state, actions)}
    ${namesView(state)}`;
}

const wide = (state, actions) => html`
  <section class="control-strip" aria-label="Time">
    ${transportView(state, actions)}
    ${sentenceView(state, actions)}
  </section>
  <main class="main">
    ${bannersView(state, actions)}
    ${tourView(state, actions)}
    ${columnsView(state, actions)}
  </main>
  ${timelineView(state, actions)}`;

// One column, the transport in reach of the thumb.
const narrow = (state, actions) => html`
  <main class="main">${narrowView(state, actions, panelsOf(state))}</main>
  <footer class="narrow-foot">
    ${timelineView(state, actions)}
    ${transportView(state, actions)}
  </footer>`;

/** Code above, one panel below it. */
export function narrowView(state, actions, panels) {
  const code = panels.find((panel) => panel.id === "code");
  const place = (panel) => panel.narrowOrder ?? panel.order;
  const others = panels.filter((panel) => panel.id !== "code").sort((a, b) => place(a) - place(b));
  const chosen = others.find((panel) => panel.id === state.ui.narrowTab) ?? others[0];
  return html`
    ${bannersView(state, actions)}
    ${tourView(state, actions)}
    ${sentenceView(state, actions)}
    ${panelView(state, actions, code, true)}
    <div class="narrow-tabs" role="tablist" aria-label="Panels">
      ${others.map((panel) => html`<button type="button" role="tab" id=${idOf(state, `tab-${panel.id}`)} data-test="tab-${panel.id}" aria-selected=${String(panel === chosen)} aria-controls=${idOf(state, "narrow-panel")} tabindex=${panel === chosen ? 0 : -1}
          @click=${() => actions.ui({ narrowTab: panel.id })} @keydown=${(e) => moveTab(e, others, panel, state, actions)}>${panel.title}</button>`)}
    </div>
    ${chosen ? html`<div id=${idOf(state, "narrow-panel")} class="narrow-panel" role="tabpanel" aria-labelledby=${idOf(state, `tab-${chosen.id}`)}>${panelView(state, actions, chosen, true)}</div>` : nothing}`;
}

function moveTab(event, panels, panel, state, actions) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const next = panels[(panels.indexOf(panel) + by + panels.length) % panels.length];
  actions.ui({ narrowTab: next.id });
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(idOf(state, `tab-${next.id}`))?.focus()));
}
