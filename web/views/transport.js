// The transport bar: the commands of time, the speed, where we are; and below it the sentence of the last step.

import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { commandById } from "../commands.js";
import { keysOf, titleOf } from "../state/keys.js";
import { speeds, speedText } from "../player.js";
import * as select from "../state/select.js";
import { count, short } from "../state/numbers.js";
import { wayBack } from "../state/inquiry.js";
import { wayBackView } from "./answer.js";
import { insideButton } from "./collector.js";
import { goToView } from "./go-to.js";
import { goToLine, labelOf, partOf } from "./places.js";
import { icon } from "./icons.js";

const groups = [
  ["restart", "reverse-continue", "back-to-call", "previous", "step-back"],
  ["step", "next", "step-out", "continue", "go-to-end"],
];

export function transportView(state, actions) {
  return html`
    <nav class="transport" aria-label=${labelOf(state, "Transport")}>
      <div class="transport-group" role="group" aria-label="Backwards">${groups[0].map((id) => button(state, actions, id))}</div>
      <div class="transport-group transport-forward" role="group" aria-label="Forwards">${groups[1].map((id) => button(state, actions, id))}</div>
      ${pauseOrPlay(state, actions)}
      ${commandById.inside.enabled(state) ? insideButton(state, actions, "inside") : nothing}
      <label class="speed" title="Speed of Play: ${speedText(speeds[state.settings.speed])}">
        <span class="speed-text">${speedText(speeds[state.settings.speed]).replace(" a second", "/s").replace(/ steps?\//, "/")}</span>
        <input type="range" min="0" max=${speeds.length - 1} step="1" data-test="speed" aria-label="Speed of Play" aria-valuetext=${speedText(speeds[state.settings.speed])}
          .value=${String(state.settings.speed)} @input=${(e) => actions.settings({ speed: Number(e.target.value) })}></label>
      <span class="grow"></span>
      ${statusView(state)}
      ${timeView(state, actions)}
    </nav>`;
}

function button(state, actions, id) {
  const command = commandById[id];
  const enabled = command.enabled(state);
  const [key] = keysOf(command, state.settings);
  const main = id === "step" || id === "step-back";
  // aria-disabled and not disabled: the focus stays where it is when a button has nothing to do any more.
  return html`<button type="button" class="transport-button ${main ? "is-main" : ""}" data-test=${id} aria-label=${command.title} aria-disabled=${String(!enabled)}
      title=${titleOf(command, state.settings)} aria-keyshortcuts=${key ?? nothing}
      @click=${() => enabled && command.run(actions)}>${icon(command.icon)}<span class="transport-text">${command.title}</span></button>`;
}

function pauseOrPlay(state, actions) {
  const active = state.playing || Boolean(state.run || state.search);
  const command = active ? commandById.pause : commandById.play;
  const enabled = command.enabled(state);
  return html`<button type="button" class="transport-button is-play ${active ? "is-active" : ""}" data-test=${active ? "pause" : "play"} aria-label=${command.title} aria-disabled=${String(!enabled)}
    title=${titleOf(command, state.settings)} @click=${() => enabled && command.run(actions)}>${icon(command.icon)}<span class="transport-text">${command.title}</span></button>`;
}

const phases = {
  none: ["", "no program"],
  starting: ["wait", "starting"],
  ready: ["", "ready"],
  running: ["play", "running"],
  searching: ["wait", "searching"],
  waiting: ["wait", "waiting"],
  errors: ["trap", "errors"],
  halted: ["done", "halted"],
  trapped: ["trap", "trapped"],
};

function statusView(state) {
  const phase = select.phase(state);
  const [picture, word] = phases[phase] ?? ["", phase];
  const direction = state.run?.direction === "backward" ? " backwards" : "";
  const part = phase === "searching" && state.search.progress !== undefined ? ` ${Math.round(state.search.progress * 100)} %` : "";
  const speed = state.run?.perSecond > 0 ? ` ${short(state.run.perSecond)}/s` : "";
  return html`<span translate="no" class="status status-${phase}" data-test="status" data-status=${phase} role="status">${picture ? icon(picture) : nothing}${word}${phase === "waiting" ? html`<span class="status-more"> for input</span>` : nothing}${direction}<span aria-hidden="true">${part}</span><span class="status-speed" aria-hidden="true">${speed}</span></span>`;
}

function timeView(state, actions) {
  const time = select.time(state);
  const end = select.end(state);
  const part = select.part(state);
  const spoken = `${part ? `Inside of step ${count(time + 1)}, part ${count(part)}, ` : `Step ${count(time)} `}of ${count(end)}${state.stop?.ended ? "" : " so far"}`;
  const words = html`${part ? html`<span class="time-now time-part">in step ${count(time + 1)}, part ${count(part)}</span>` : html`<span class="time-now">step ${count(time)}</span>`}<span class="time-end">${part || (state.run && time === end) ? nothing : html` of ${count(end)}${state.stop?.ended || !state.session ? "" : " so far"}`}</span>`;
  if (state.ui.width === "wide") return html`<span translate="no" class="time" data-test="time" data-time=${time} data-part=${part} data-end=${end} aria-label=${spoken}>${words}</span>${goToView(state, actions)}`;
  return html`<button type="button" translate="no" class="time" data-test="time" data-time=${time} data-part=${part} data-end=${end} aria-label="${spoken}. Go to a time" title="Go to a time"
    @click=${() => state.session && commandById["go-to-time"].run(actions)}>${words}</button>`;
}

/**
 * Two lines, always there, so that nothing moves below them: what happened, and the rule behind it or what to do next. The words of
 * another step are another element: they are read out also when they are the same.
 */
export function sentenceView(state, actions) {
  const last = state.run ? null : state.stop?.lastStep;
  const trap = select.trap(state);
  const text = sentenceText(state);
  return html`<section class="sentence-row ${trap ? "is-trapped" : ""} ${!trap && text.length > LONG ? "is-long" : ""}" aria-label=${labelOf(state, "What the last step did")} data-test=${trap ? "trap" : nothing}>
    <span class="instruction" translate="no" aria-hidden="true">${last ? html`<code translate="no">${last.text}</code><span class="instruction-line">${last.line ? `line ${last.line}` : ""}</span>` : nothing}</span>
    <div class="sentence-text">
      <p class="sentence" data-test="sentence" aria-live=${trap ? "assertive" : state.playing && speeds[state.settings.speed] > 3 ? "off" : "polite"} aria-atomic="true" title=${text}>${trap ? icon("trap") : nothing}${keyed(state.run ? "" : (state.stop?.time ?? ""), html`<span data-test=${trap ? "trap-message" : nothing}>${text}</span>`)}</p>
      <p class="sentence-rule">${trap ? trapRule(trap) : waitsForLine(state) ? waitingRule(actions) : last ? html`${state.wentBack ? html`<span class="tag">${icon("undo")}back: this step led here</span>` : nothing}${rule(state, last)}` : state.run?.direction === "forward" && state.ui.longRun ? html`<button type="button" class="link" data-test="what-is-it-doing" @click=${() => actions.inquiries.loop()}>What is it doing?</button> It pauses, and what it does again and again is told.` : select.phase(state) === "ready" ? "Step executes the marked instruction. Every step can be taken back." : nothing}</p>
      ${trap ? traceView(state) : nothing}
    </div>
    ${wayBackView(state, actions, wayBack(state, select.time(state)))}
    ${trap ? html`<button type="button" class="button" data-test="trap-back" @click=${() => actions.move({ type: "stepBack" })}>${icon("undo")}Go back one step</button>` : nothing}
  </section>`;
}

/** The calls that were under way, the innermost first; where there was only one, the line says it all. */
function traceView(state) {
  const trace = state.stop?.trace ?? [];
  if (trace.length < 2) return nothing;
  const shown = trace.length > MOST_CALLS ? [...trace.slice(0, MOST_CALLS - 1), null, trace.at(-1)] : trace;
  return html`<ol class="trace" data-test="trap-trace" aria-label="Calls under way, the innermost first">${shown.map((call) =>
    call
      ? html`<li data-test="trap-call" data-name=${call.function}><span class="quiet">${call === trace[0] ? "in" : "called by"}</span> <code translate="no">${call.function}</code>${call.line ? html` <button type="button" class="link" @click=${(e) => goToLine(call.line, e.target)}>line ${call.line}</button>` : nothing}</li>`
      : html`<li class="quiet">… ${count(trace.length - MOST_CALLS)} more …</li>`)}</ol>`;
}

const MOST_CALLS = 7;

const trapRule = (trap) => html`${trap.line ? html`<button type="button" class="link" data-test="trap-line" @click=${(e) => goToLine(trap.line, e.target)}>line ${trap.line}</button> ` : nothing}<span data-test="trap-hint">${trap.hint}</span>`;

const waitsForLine = (state) => select.phase(state) === "waiting" && !select.canGoForward(state);

const waitingRule = (actions) => html`<button type="button" class="link" @click=${(e) => giveLine(actions, partOf(e.target))}>Give it a line</button> The next instruction waits for input.`;

// The field may be drawn only when its tab is chosen.
function giveLine(actions, part) {
  actions.ui({ narrowTab: "input" });
  requestAnimationFrame(() => requestAnimationFrame(() => part.querySelector("[data-test=input]")?.focus()));
}

// Characters that fit one line at the usual width.
const LONG = 105;

function rule(state, last) {
  const row = select.instructionTable(state)?.rows.find((r) => r.mnemonic.toLowerCase() === last.mnemonic);
  return row ? html`${last.part ? html`<span class="tag tag-inside">${icon("inside")}inside</span>` : nothing}${row.summary} <code translate="no">${row.effect === "--" ? "" : row.effect}</code>` : nothing;
}

function sentenceText(state) {
  if (state.run) {
    const where = state.run.function ? ` in ${state.run.function}` : "";
    return state.run.direction === "backward" ? "Searching backwards…" : `Running${where}. Pause at any moment: nothing is lost.`;
  }
  if (!state.session || select.phase(state) === "errors") return select.errors(state).length ? "The program has errors: see below the code." : "Paste a program, or choose an example.";
  if (!state.stop) return "";
  return state.stop.lastStep?.sentence ?? (waitsForLine(state) ? "The program waits for a line of input." : "Nothing has happened yet.");
}
