// All breakpoints with condition, hit count, log message; what is wrong with a condition is said at its field.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { unitsOf } from "../characters.js";
import { breakpointsDeleted, breakpointsHit, breakpointsShown, shown } from "../state/select.js";
import { countIn } from "../state/literals.js";
import { count, hexAddress, counted } from "../state/numbers.js";
import { callText, withCalls } from "../state/frame-stops.js";
import { stopAtView, accesses, events, hasFunction } from "./stop-at.js";
import { editorBeside, idOf } from "./places.js";
import { icon } from "./icons.js";

export function breakpointsView(state, actions) {
  const list = breakpointsShown(state);
  const hit = breakpointsHit(state);
  const deleted = breakpointsDeleted(state);
  return html`
    ${stopAtView(state, actions)}
    ${deleted.length ? html`<p class="quiet breakpoints-deleted" data-test="breakpoints-deleted" data-count=${deleted.length}>
      ${deleted.length === 1 ? "A breakpoint whose line is deleted still stops" : counted(deleted.length, "breakpoint whose line is deleted still stops", "breakpoints whose lines are deleted still stop")} the program that runs, until the text is assembled.
      <button type="button" class="button small" data-test="breakpoints-deleted-remove" @click=${() => actions.removeBreakpoint(deleted.map((b) => b.key))}>Remove ${deleted.length === 1 ? "it" : "them"}</button></p>` : nothing}
    ${list.length ? html`<ul class="breakpoints" data-test="breakpoints">${repeat(list, (b) => b.key, (b) => breakpointRow(state, actions, b, hit.has(b.key)))}</ul>`
      : html`<p class="empty" translate="yes" data-test="breakpoints">None. Click beside a line number, or press <kbd>F9</kbd> on a line. A cell's menu has more.</p>`}`;
}

const titleOf = (list, id) => list.find(([known]) => known === id)?.[1] ?? id;

/** Where it stands, in words. */
function placeOf(b) {
  if (b.cell) return `${b.name || b.cell} ${titleOf(accesses, b.access)}`;
  if (b.event) return hasFunction(b.event) ? `${titleOf(events, b.event)} ${b.function || "any function"}` : titleOf(events, b.event);
  return b.line ? `line ${b.line}` : hexAddress(b.address);
}

function breakpointRow(state, actions, b, isHit) {
  const change = (patch) => actions.changeBreakpoint(b.key, patch);
  const status = b.pending ? undefined : b.status; // the session knows nothing of where it is to be
  const inCode = !b.cell && !b.event;
  // What is wrong with the place itself has no column.
  const inPlace = Boolean(status?.message && !status.column && !inCode);
  const inLog = Boolean(status?.message && status.column && b.log && !b.condition);
  const inCondition = Boolean(status?.message) && !inLog && !inPlace;
  const id = idOf(state, `bp-${b.key}`);
  const where = placeOf(b);
  return html`
    <li class="breakpoint ${isHit ? "is-hit" : ""} ${b.enabled ? "" : "is-off"}" data-test="breakpoint" data-kind=${b.cell ? "cell" : b.event ? "event" : "code"}>
      <div class="breakpoint-head">
        <label class="check"><input type="checkbox" data-test="breakpoint-enabled" .checked=${b.enabled} aria-label="Breakpoint at ${where} is on" @change=${(e) => change({ enabled: e.target.checked })}>
          <span class="bp-dot ${inCode ? "" : "is-square"} ${b.verified && b.enabled && !b.pending ? "" : "is-hollow"}" aria-hidden="true"></span></label>
        ${inCode ? html`<button type="button" class="link" @click=${(e) => editorBeside(e.target)?.revealLine?.(b.line)}>${where}</button>` : html`<span class="breakpoint-place" data-test="breakpoint-place" title=${b.cell || nothing}>${where}</span>`}
        ${isHit ? html`<span class="tag">stopped here</span>` : nothing}
        <span class="quiet grow" data-test="breakpoint-hits">${b.hitCount > 1 && status?.hits > 0 ? counted(status.hits, "hit") : ""}</span>
        <button type="button" class="icon-button small" aria-label="Remove the breakpoint at ${where}" data-test="breakpoint-remove" @click=${() => actions.removeBreakpoint(b.key)}>${icon("close")}</button>
      </div>
      ${b.pending ? html`<p class="quiet" data-test="breakpoint-pending">Takes effect with the next assembly.</p>` : nothing}
      ${inPlace ? placeFields(b, change, id) : nothing}
      ${status?.frame ? callsView(state, b, change, where) : nothing}
      <div class="breakpoint-fields">
        <label for="${id}-if">stop if</label>
        <input id="${id}-if" data-test="breakpoint-condition" data-key=${b.key} class="code-field ${inCondition ? "is-wrong" : ""}" placeholder="always, or e.g. n == 3 && depth > 2" spellcheck="false" autocomplete="off"
          .value=${b.condition} aria-describedby=${inCondition ? `${id}-error` : nothing} aria-invalid=${inCondition ? "true" : "false"}
          @change=${(e) => change({ condition: e.target.value.trim() })}>
        <label for="${id}-hits">from hit</label>
        <input id="${id}-hits" data-test="breakpoint-hitcount" class="number-field" inputmode="numeric" autocomplete="off" .value=${String(b.hitCount || 1)} @input=${(e) => e.target.setCustomValidity("")}
          @change=${(e) => { const hitCount = countIn(e.target, "A hit", 1); if (hitCount !== null) change({ hitCount }); }}>
        <label for="${id}-log">log</label>
        <input id="${id}-log" data-test="breakpoint-log" class="code-field ${inLog ? "is-wrong" : ""}" placeholder="write instead of stopping, e.g. n is {n}" spellcheck="false" autocomplete="off"
          .value=${b.log} @change=${(e) => change({ log: e.target.value })}>
        <label class="check span"><input type="checkbox" .checked=${b.temporary} @change=${(e) => change({ temporary: e.target.checked })}> only once</label>
      </div>
      ${status?.message ? html`<p class="field-error" id="${id}-error" data-test="breakpoint-error" role="alert">${icon("trap")}
        <span>${status.failedAt === undefined ? nothing : `At step ${count(status.failedAt)}: `}${status.message}${status.column ? html` <span class="quiet">(column ${status.column})</span>${pointAt(inLog ? b.log : b.condition, status)}` : nothing}</span></p>` : nothing}
    </li>`;
}

/** For which calls one on a cell of a frame counts. */
function callsView(state, b, change, where) {
  const { frame } = b.status;
  const options = [["this", frame.calls === "this" ? "one call" : "this call"], ["every", `every call of ${frame.function}`], ["any", "whatever is there"]];
  return html`<div class="breakpoint-calls" data-state=${frame.state}>
    <label>in <select data-test="breakpoint-calls" aria-label="Calls for which the breakpoint at ${where} counts" @change=${(e) => change(withCalls(state, b, e.target.value))}>
      ${options.filter(([calls]) => calls === frame.calls || withCalls(state, b, calls)).map(([calls, text]) => html`<option value=${calls} ?selected=${calls === frame.calls}>${text}</option>`)}</select></label>
    <span class="quiet" data-test="breakpoint-call">${callText(b)}</span>
  </div>`;
}

/** Where the cell or the function that there is not may be put right. */
function placeFields(b, change, id) {
  const field = (name, label, placeholder, list) => html`<input class="code-field is-wrong" data-test="breakpoint-${name}" aria-label=${label} placeholder=${placeholder} list=${list} spellcheck="false" autocomplete="off" autocapitalize="off"
    .value=${b[name] ?? ""} aria-invalid="true" aria-describedby="${id}-error"
    @change=${(e) => (name === "cell" ? e.target.value.trim() && change({ cell: e.target.value.trim(), name: "" }) : change({ function: e.target.value.trim() || undefined }))}>`;
  return html`<div class="breakpoint-where">${b.cell ? field("cell", "The cell", "a cell", "names-of-cells") : field("function", "The function", "any function", "names-of-functions")}</div>`;
}

/** The wrong part, underlined in its text. */
export function pointAt(text, { column, length }) {
  if (!text) return nothing;
  const { from, to } = unitsOf(text, column, Math.max(1, length));
  return html`<code translate="no" class="point-at">${text.slice(0, from)}<u>${text.slice(from, to) || "\u00a0"}</u>${text.slice(to)}</code>`;
}
