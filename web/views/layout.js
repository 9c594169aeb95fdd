// Columns and panels with bars between them that are dragged or moved by arrow keys; sizes are kept in the settings.
// Sizes go to the elements through their style property: the page's policy allows no style attributes.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ref } from "lit/directives/ref.js";
import { panelsOf, isOpen, setOpen } from "./panels.js";
import { idOf } from "./places.js";
import { icon } from "./icons.js";

const COLUMN_SHARE = { wide: [42, 22, 36], medium: [54, 46] };

export function columnsView(state, actions, panels = panelsOf(state)) {
  const { width } = state.ui;
  const open = panels.filter((panel) => isOpen(state, panel));
  const columns = (width === "wide" ? [0, 1, 2] : [0, 1]).map((index) => ({
    index,
    share: state.settings.sizes[`${width}:${index}`] ?? COLUMN_SHARE[width][index],
    panels: open.filter((panel) => (width === "wide" ? panel.column : Math.min(1, panel.column)) === index),
  })).filter((column) => column.panels.length);

  return html`<div class="columns" data-width=${width}>
    ${columns.map((column, i) => html`
      ${i > 0 ? columnBar(state, actions, columns[i - 1], column) : nothing}
      <div class="column" ${sized("flexGrow", column.share)} data-column=${column.index}>
        ${repeat(column.panels, (panel) => panel.id, (panel, k) => html`
          ${k > 0 ? rowBar(state, actions, column.panels[k - 1], panel, k === column.panels.length - 1) : nothing}
          ${panelView(state, actions, panel)}`)}
      </div>`)}
  </div>`;
}

export function panelView(state, actions, panel, bare = false) {
  const size = bare ? undefined : (state.settings.sizes[panel.key] ?? panel.size);
  // beside another session the panel's own name is not enough
  const named = `${idOf(state, `title-${panel.id}`)}${state.side ? ` ${idOf(state, "title")}` : ""}`;
  return html`
    <section class="panel ${panel.fit && !size ? "is-fit" : ""} ${size ? "is-sized" : ""}" id=${idOf(state, `panel-${panel.id}`)} data-panel=${panel.id} data-kind=${panel.kind ?? nothing} ?data-many=${panel.many} aria-labelledby=${named}
        ${sized("flexBasis", size ? `${size}px` : "")}>
      <header class="panel-head">
        <h2 id=${idOf(state, `title-${panel.id}`)} title=${panel.summary || nothing}>${panel.title}</h2>
        ${panel.tools ? panel.tools(state, actions) : nothing}
        ${panel.id === "code" || bare ? nothing : html`<button type="button" class="icon-button small" aria-label="Hide ${panel.title}" title="Hide (comes back from Panels)" @click=${() => (panel.hide ? panel.hide(actions) : setOpen(actions, panel.key, false))}>${icon("close")}</button>`}
      </header>
      <div class="panel-body" translate=${panel.kind ? "no" : nothing} tabindex=${panel.scrolls ? nothing : 0} role=${panel.scrolls ? nothing : "group"} aria-labelledby=${named}>${panel.render(state, actions)}</div>
    </section>`;
}

/** Sets a property of an element's style, since the policy of the page allows no style attributes. */
export const sized = (property, value) => ref((element) => {
  if (element && element.style[property] !== String(value ?? "")) element.style[property] = value ?? "";
});

function columnBar(state, actions, left, right) {
  const { width } = state.ui;
  const total = left.share + right.share;
  const put = (share) => {
    const kept = Math.min(total - 12, Math.max(12, share));
    actions.settings({ sizes: { ...actions.state.settings.sizes, [`${width}:${left.index}`]: kept, [`${width}:${right.index}`]: total - kept } });
  };
  return bar({
    label: `Width of ${left.panels[0].title}`,
    vertical: true,
    now: Math.round((left.share / total) * 100),
    nudge: (by) => put(left.share + by * 2),
    drag: (event, from) => {
      const before = event.target.previousElementSibling.getBoundingClientRect();
      const after = event.target.nextElementSibling.getBoundingClientRect();
      return (moved) => put((total * (before.width + moved.clientX - from.clientX)) / (before.width + after.width));
    },
  });
}

// The bar sizes the panel below it, or the one above when that has a size of its own.
function rowBar(state, actions, above, below) {
  const sizesAbove = above.fit && !below.fit;
  const panel = sizesAbove ? above : below;
  const sign = sizesAbove ? 1 : -1;
  const heightNow = () => document.getElementById(idOf(state, `panel-${panel.id}`))?.getBoundingClientRect().height ?? 120;
  const put = (height) => actions.settings({ sizes: { ...actions.state.settings.sizes, [panel.key]: Math.round(Math.min(innerHeight * 0.8, Math.max(60, height))) } });
  return bar({
    label: `Height of ${panel.title}`,
    vertical: false,
    now: Math.round(Math.min(100, ((state.settings.sizes[panel.key] ?? panel.size ?? 200) / 900) * 100)),
    nudge: (by) => put(heightNow() + sign * by * 24),
    drag: (_, from) => {
      const height = heightNow();
      return (moved) => put(height + sign * (moved.clientY - from.clientY));
    },
    reset: () => {
      const { [panel.key]: gone, ...sizes } = actions.state.settings.sizes;
      actions.settings({ sizes });
    },
  });
}

export function bar({ label, vertical, now, nudge, drag, reset }) {
  const keys = vertical ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 };
  return html`<div class="bar ${vertical ? "bar-column" : "bar-row"}" role="separator" tabindex="0" aria-orientation=${vertical ? "vertical" : "horizontal"}
      aria-label=${label} aria-valuenow=${now} aria-valuemin="0" aria-valuemax="100"
      @dblclick=${() => reset?.()}
      @keydown=${(event) => {
        if (!(event.key in keys)) return;
        event.preventDefault();
        nudge(keys[event.key]);
      }}
      @pointerdown=${(event) => {
        event.preventDefault();
        const element = event.currentTarget;
        element.setPointerCapture(event.pointerId);
        const move = drag(event, event);
        element.onpointermove = move;
        element.onpointerup = element.onpointercancel = () => (element.onpointermove = element.onpointerup = null);
      }}></div>`;
}
