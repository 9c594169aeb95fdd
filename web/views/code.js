// The code panel: source editor and listing, one at a time or, where there is room, side by side.

import { html, nothing } from "lit";
import * as select from "../state/select.js";
import { editorBeside, goToTextLine, partOfState } from "./places.js";
import { icon } from "./icons.js";

const choices = [["source", "Source"], ["both", "Both"], ["listing", "Listing"]];

export function codeTabs(state, actions) {
  return html`<div class="segmented" role="group" aria-label="Show the code as">
    ${choices.filter(([id]) => id !== "both" || state.ui.width === "wide").map(([id, title]) => html`
      <button type="button" data-test="code-${id}" aria-pressed=${tab(state) === id} @click=${() => actions.settings({ codeTab: id })}>${title}</button>`)}
  </div>
  <span class="grow"></span>`;
}

const tab = (state) => (state.settings.codeTab === "both" && state.ui.width !== "wide" ? "source" : state.settings.codeTab);

export function codeView(state, actions) {
  const shown = tab(state);
  const place = select.position(state);
  const stale = select.isStale(state) && !select.isUntouched(state);
  // what is done with a row of the listing, where it stands for something
  const atRow = (act) => (e) => {
    const row = select.placeOfRow(actions.state, e.detail);
    if (row) act(row, e.detail);
  };
  const errors = select.errors(state);
  return html`
    ${stale ? html`<div class="strip strip-note" data-test="stale"><span>${errors.length ? "The text has errors; the older program is still loaded." : "The program that runs is older than this text."}</span>
      <button type="button" class="button small" data-test="restart-with-edits" ?disabled=${errors.length > 0} @click=${() => actions.restartWithEdits()}>Assemble &amp; restart <kbd>Ctrl+Enter</kbd></button></div>` : nothing}
    <div class="code code-${shown}">
      <div class="code-pane code-pane-source" ?hidden=${shown === "listing"}>
        <vitrine-editor translate="no" data-test="editor" .lines=${state.lines} .value=${state.source} .breakpoints=${select.codeBreakpoints(state)} .currentLine=${place.line} .currentKind=${place.kind}
          .markedLines=${select.loopLines(state)} .diagnostics=${select.diagnostics(state)} .instructionTable=${select.tableOfText(state)}
          @source-change=${(e) => actions.edit(e.detail.value, e.detail)}
          @toggle-breakpoint=${(e) => actions.toggleBreakpoint({ line: e.detail.line })}
          @edit-breakpoint=${(e) => editBreakpoint(actions, { line: e.detail.line })}
          @cursor-line=${(e) => e.detail.line !== actions.state.ui.cursorLine && actions.ui({ cursorLine: e.detail.line })}
          @show-origin=${(e) => showOrigin(actions, e.detail.origin)}
          @run-to-line=${(e) => actions.runTo({ line: e.detail.line }, e.detail.backwards)}></vitrine-editor>
      </div>
      ${shown === "source" ? nothing : html`<div class="code-pane code-pane-listing">
        <vitrine-listing translate="no" data-test="listing" .listing=${select.listing(state)} .instructionTable=${select.isStale(state) ? select.tableOfText(state) : select.instructionTable(state)} .currentAddress=${stale ? -1 : place.address} .currentKind=${place.kind}
          .breakpoints=${select.listedBreakpoints(state)} .pointers=${stale ? [] : select.pointersInto(state, "code")}
          @toggle-breakpoint=${atRow((row) => actions.toggleBreakpoint(row))}
          @edit-breakpoint=${atRow((row) => editBreakpoint(actions, row))}
          @need-rows=${(e) => actions.needListing(e.detail)}
          @reveal-line=${(e) => editorBeside(e.target)?.revealLine?.(select.lineOfRow(actions.state, e.detail.line))}
          @run-to-address=${atRow((row, { address, backwards }) => actions.runTo(select.isStale(actions.state) ? row : { address }, backwards))}></vitrine-listing>
      </div>`}
    </div>
    ${diagnosticsView(state, actions)}`;
}

const showOrigin = (actions, origin) => actions.ui({ dialog: { name: "coming-from", origin } });

function editBreakpoint(actions, place) {
  const part = partOfState(actions.state);
  const known = actions.findBreakpoint(place);
  if (!known) actions.toggleBreakpoint(place);
  actions.settings({ open: { ...actions.state.settings.open, breakpoints: true } });
  if (actions.state.ui.width === "narrow") actions.ui({ narrowTab: "breakpoints" });
  setTimeout(() => {
    const key = actions.findBreakpoint(place)?.key;
    part.querySelector(`[data-test=breakpoint-condition][data-key="${key}"]`)?.focus();
  }, 80);
}

/** What the language of an origin is called; until that is known, another machine. */
function titleOf(state, origin) {
  const [machine, id] = origin.split("/");
  return state.origins[machine]?.find((each) => each.id === id)?.title ?? "another machine";
}

const words = { ERROR: "Error", WARNING: "Warning", HINT: "Hint" };

function diagnosticsView(state, actions) {
  const all = select.diagnostics(state);
  if (!all.length) return html`<div data-test="diagnostics" class="diagnostics" hidden></div>`;
  const count = (severity, one) => {
    const n = all.filter((d) => d.severity === severity).length;
    return n ? `${n} ${one}${n > 1 ? "s" : ""}` : "";
  };
  const summary = [count("ERROR", "error"), count("WARNING", "warning"), count("HINT", "hint")].filter(Boolean).join(", ");
  const hasErrors = all.some((d) => d.severity === "ERROR");
  return html`<details class="diagnostics" data-test="diagnostics" .open=${hasErrors}>
    <summary>${icon("trap")} ${summary}</summary>
    <ul>${all.slice(0, 100).map((d) => html`<li class="diagnostic is-${d.severity.toLowerCase()}" data-test="diagnostic">
      <button type="button" class="link" @click=${(e) => goToTextLine(d.range.line, e.target)}>${words[d.severity]}, line ${d.range.line}:</button>
      <span>${d.message}</span>${d.hint ? html` <span class="quiet">${d.hint}</span>` : nothing}
      ${d.fix ? html`<button type="button" class="button small" data-test="diagnostic-fix" @click=${(e) => editorBeside(e.target)?.applyFix(d.fix)}>${d.fix.label}</button>` : nothing}
      ${d.origin ? html`<button type="button" class="link" data-test="diagnostic-origin" data-origin=${d.origin} @click=${() => showOrigin(actions, d.origin)}>Coming from ${titleOf(state, d.origin)}</button>` : nothing}</li>`)}</ul>
  </details>`;
}
