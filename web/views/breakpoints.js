// All breakpoints with condition, hit count, log message; what is wrong with a condition is said at its field.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { breakpointsShown, shown } from "../state/select.js";
import { count, hexAddress } from "../state/numbers.js";
import { icon } from "./icons.js";

export function breakpointsView(state, actions) {
  const list = breakpointsShown(state);
  if (!list.length) {
    return html`<p class="empty" data-test="breakpoints">None. Click beside a line number, or press <kbd>F9</kbd> on a line.</p>`;
  }
  const hit = new Set(shown(state)?.hits ?? []);
  return html`<ul class="breakpoints" data-test="breakpoints">
    ${repeat(list, (b) => b.key, (b, i) => breakpointRow(state, actions, b, hit.has(i)))}</ul>`;
}

function breakpointRow(state, actions, b, isHit) {
  const change = (patch) => actions.changeBreakpoint(b.key, patch);
  const { status } = b;
  const inLog = Boolean(status?.message && status.column && b.log && !b.condition);
  const id = `bp-${b.key}`;
  const where = b.line ? `line ${b.line}` : hexAddress(b.address);
  return html`
    <li class="breakpoint ${isHit ? "is-hit" : ""} ${b.enabled ? "" : "is-off"}" data-test="breakpoint">
      <div class="breakpoint-head">
        <label class="check"><input type="checkbox" .checked=${b.enabled} aria-label="Breakpoint at ${where} is on" @change=${(e) => change({ enabled: e.target.checked })}>
          <span class="bp-dot ${b.verified && b.enabled ? "" : "is-hollow"}" aria-hidden="true"></span></label>
        <button type="button" class="link" @click=${() => document.querySelector("vitrine-editor")?.revealLine?.(b.line)}>${where}</button>
        ${isHit ? html`<span class="tag">stopped here</span>` : nothing}
        <span class="quiet grow" data-test="breakpoint-hits">${b.hitCount > 1 && status?.hits > 0 ? `${count(status.hits)} hit${status.hits === 1 ? "" : "s"}` : ""}</span>
        <button type="button" class="icon-button small" aria-label="Remove the breakpoint at ${where}" data-test="breakpoint-remove" @click=${() => actions.removeBreakpoint(b.key)}>${icon("close")}</button>
      </div>
      <div class="breakpoint-fields">
        <label for="${id}-if">stop if</label>
        <input id="${id}-if" data-test="breakpoint-condition" data-key=${b.key} class="code-field ${status?.message && !inLog ? "is-wrong" : ""}" placeholder="always, or e.g. n == 3 && depth > 2" spellcheck="false" autocomplete="off"
          .value=${b.condition} aria-describedby=${status?.message ? `${id}-error` : nothing} aria-invalid=${status?.message && !inLog ? "true" : "false"}
          @change=${(e) => change({ condition: e.target.value.trim() })}>
        <label for="${id}-hits">from hit</label>
        <input id="${id}-hits" data-test="breakpoint-hitcount" class="number-field" type="number" min="1" .value=${String(b.hitCount || 1)} @change=${(e) => change({ hitCount: Math.max(0, Number(e.target.value) || 0) })}>
        <label for="${id}-log">log</label>
        <input id="${id}-log" data-test="breakpoint-log" class="code-field ${inLog ? "is-wrong" : ""}" placeholder="write instead of stopping, e.g. n is {n}" spellcheck="false" autocomplete="off"
          .value=${b.log} @change=${(e) => change({ log: e.target.value })}>
        <label class="check span"><input type="checkbox" .checked=${b.temporary} @change=${(e) => change({ temporary: e.target.checked })}> only once</label>
      </div>
      ${status?.message ? html`<p class="field-error" id="${id}-error" data-test="breakpoint-error" role="alert">${icon("trap")}
        <span>${status.message}${status.column ? html` <span class="quiet">(column ${status.column})</span>${pointAt(inLog ? b.log : b.condition, status)}` : nothing}</span></p>` : nothing}
    </li>`;
}

// The wrong part, underlined in its text.
function pointAt(text, { column, length }) {
  if (!text) return nothing;
  const from = column - 1;
  const to = from + Math.max(1, length);
  return html`<code class="point-at">${text.slice(0, from)}<u>${text.slice(from, to) || "\u00a0"}</u>${text.slice(to)}</code>`;
}
