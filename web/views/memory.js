// A byte memory: where its segments lie; a part of it, line by line, as words, bytes or characters; and a second part that goes along with a
// register. Every word and every byte is a cell. Where registers point to, and where something with a name begins, is written there.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { areasOfKind, marks, numbers, pointersInto } from "../state/select.js";
import { outdated } from "../state/about.js";
import { bytesOf, byteName, cellIn, characterOf, floatAt, layOut, numberAt, parseName, touched, wordName } from "../state/memory.js";
import { formatInt, count, counted } from "../state/numbers.js";
import { followed, followName, pointing } from "../memory.js";
import { idOf, labelOf } from "./places.js";
import { areMany } from "./registers.js";
import { cellClass, editIn, handleView, tabStop } from "./cell.js";

const units = [["words", "Words"], ["bytes", "Bytes"], ["chars", "Characters"]];
const hex = (address) => `0x${address.toString(16)}`;
const twoDigits = (byte) => byte.toString(16).padStart(2, "0");

export function memoryTools(state, actions) {
  return html`<div class="segmented" role="group" aria-label="Show memory as">
    ${units.map(([id, title]) => html`<button type="button" data-test="memory-${id}" aria-pressed=${String(state.settings.memoryUnit === id)} @click=${() => actions.settings({ memoryUnit: id })}>${title}</button>`)}</div><span class="grow"></span>`;
}

export function memoryView(state, actions, area) {
  const view = state.areas[area.id];
  if (!view) return html`<p class="empty" translate="yes">Nothing runs yet.</p>`;
  const register = followed(state, area);
  const other = register ? state.areas[followName(area, register)] : null;
  const apart = other && !(other.from >= view.from && other.from + bytesOf(other).length <= view.from + bytesOf(view).length);
  return html`
    ${barView(state, actions, area, view, register)}
    ${segmentsView(actions, area, view)}
    ${elsewhere(state, actions, area, apart ? [view, other] : [view])}
    <div class="memory-parts" data-test=${area.id} data-from=${view.from} data-bytes=${bytesOf(view).length}>
      ${partView(state, actions, area, view, "")}
      ${apart ? partView(state, actions, area, other, register) : nothing}
    </div>`;
}

// ---- finding a place

function barView(state, actions, area, view, register) {
  const sought = state.ui.memory[area.id];
  const problem = outdated(sought?.about, state) ? "" : sought?.problem; // what is no name at one moment may be one at another
  const registers = pointing(state, area);
  const names = [...registers, ...view.memory.segments.map((segment) => segment.name), ...view.memory.symbols.map((symbol) => symbol.name)];
  const find = (event) => {
    event.preventDefault();
    actions.memory.find(area, event.target.elements.place.value);
  };
  return html`<form class="memory-bar" @submit=${find}>
      <input name="place" class="code-field ${problem ? "is-wrong" : ""}" data-test="memory-find" aria-label="Go to an address, a register or a name" placeholder="0x40, SP, name" list=${idOf(state, `places-of-${area.id}`)} spellcheck="false" autocomplete="off" autocapitalize="off"
        aria-invalid=${problem ? "true" : "false"} aria-describedby=${problem ? idOf(state, "memory-problem") : nothing}>
      <button type="submit" class="button small" data-test="memory-go">Go</button>
      <span class="grow"></span>
      ${registers.length ? html`<label class="check">follow <select data-test="memory-follow" @change=${(e) => actions.memory.follow(area, e.target.value)}>
        ${[...registers, ""].map((each) => html`<option value=${each} ?selected=${each === register}>${each || "nothing"}</option>`)}</select></label>` : nothing}
    </form>
    <datalist id=${idOf(state, `places-of-${area.id}`)}>${names.map((name) => html`<option value=${name}></option>`)}</datalist>
    ${problem ? html`<p class="field-error memory-problem" id=${idOf(state, "memory-problem")} data-test="memory-problem" role="alert">${problem}</p>` : nothing}`;
}

/** The whole memory as a row of segments; not to scale, since the free part is mostly most of it. */
const segmentsView = (actions, area, view) => html`<div class="memory-segments" role="group" aria-label="Segments of ${area.title}">
  ${view.memory.segments.map((segment) => html`<button type="button" class="segment-button segment-${segment.name}" data-test="segment" data-name=${segment.name} ${share(segment)}
    title="${segment.name}: ${hex(segment.from)} to ${hex(segment.to - 1)}, ${counted(segment.to - segment.from, "byte")}. Press to go there." @click=${() => actions.memory.goTo(area, segment.from)}>
    <span>${segment.name}</span><span class="segment-size">${size(segment.to - segment.from)}</span></button>`)}</div>`;

const share = (segment) => ref((element) => element && (element.style.flexGrow = String(Math.max(1, Math.log2(segment.to - segment.from)))));
const size = (bytes) => (bytes < 4096 ? `${count(bytes)} B` : bytes < 4 << 20 ? `${count(Math.round(bytes / 1024))} KiB` : `${count(Math.round(bytes / (1 << 20)))} MiB`);

/** What the last step touched where nobody looks. */
function elsewhere(state, actions, area, views) {
  const inView = (address) => views.some((view) => address >= view.from && address < view.from + bytesOf(view).length);
  const far = [...marks(state)].map(([name, mark]) => ({ place: parseName(area.id, name), name, mark })).filter(({ place }) => place && !inView(place.address));
  if (!far.length) return nothing;
  return html`<p class="memory-elsewhere" data-test="memory-elsewhere">The last step ${far.slice(0, 3).map(({ place, mark }, i) => html`${i ? ", " : ""}${mark.kind === "read" ? "read" : "wrote"}
    <button type="button" class="link" @click=${() => actions.memory.goTo(area, place.address)}>${hex(place.address)}</button>`)}${far.length > 3 ? ` and ${count(far.length - 3)} more` : ""}.</p>`;
}

// ---- a part of it

/** @param register that the part goes along with, "" for the part that stays */
function partView(state, actions, area, view, register) {
  const unit = state.settings.memoryUnit;
  const { wordBytes } = view.memory;
  const unitBytes = unit === "words" ? wordBytes : 1;
  const format = numbers(state).format;
  const lineBytes = unit === "words" && format === "binary" ? wordBytes : 8;
  const touch = touched(view, marks(state));
  const notes = notesOf(state, area, view);
  const has = (map, address) => Array.from({ length: unitBytes }, (_, i) => address + i).some((at) => map.has(at));
  const sought = register ? null : state.ui.memory[area.id];
  const isQuiet = (address) => !(sought?.at >= address && sought.at < address + unitBytes) && numberAt(view, address, unitBytes) === 0n && !has(touch.kinds, address) && !has(notes, address);
  const drawing = { state, actions, area, view, unit, unitBytes, touch, notes, sought, width: Math.max(4, (view.size - 1).toString(16).length) };
  const end = view.from + bytesOf(view).length;
  const lines = layOut(view, { lineBytes, unitBytes, isQuiet });
  const names = lines.flatMap((line) => line.units ?? []).filter((address) => address !== null).map((address) => ({ name: nameOf(drawing, address) }));
  drawing.stop = tabStop(state, names);
  const title = register ? `${area.title} around ${register}` : area.title;
  return html`<div class="memory-part ${register ? "is-following" : ""}" data-test=${register ? "memory-following" : "memory-part"} role="region" tabindex="0" aria-label="${labelOf(state, title)}: ${hex(view.from)} to ${hex(end - 1)}">
    ${register ? html`<p class="memory-around">around ${register}</p>` : nothing}
    ${!register && view.from > 0 ? html`<button type="button" class="more-row" translate="yes" data-test="memory-before" @click=${() => actions.memory.turn(area, -1)}>… ${hex(0)} to ${hex(view.from - 1)}</button>` : nothing}
    <ol class="memory-lines is-${unit} ${lineBytes === 8 ? "" : "is-short"}" aria-label=${title}>
      ${repeat(lines, (line) => `${line.type} ${line.at ?? line.from ?? line.segment?.name} ${line.segment?.name ?? ""}`, (line) => lineView(drawing, line))}
    </ol>
    ${!register && end < view.size ? html`<button type="button" class="more-row" translate="yes" data-test="memory-after" @click=${() => actions.memory.turn(area, 1)}>… ${hex(end)} to ${hex(view.size - 1)}</button>` : nothing}
  </div>`;
}

const nameOf = ({ area, unit }, address) => (unit === "words" ? wordName(area.id, address) : byteName(area.id, address));

function lineView(drawing, line) {
  const { view, unit, unitBytes, width } = drawing;
  if (line.type === "segment") {
    const { segment } = line;
    return html`<li class="memory-segment segment-${segment?.name}"><span class="segment-name">${segment?.name ?? "no segment"}</span>${segment ? html`<span>${hex(segment.from)} – ${hex(segment.to - 1)}</span>` : nothing}</li>`;
  }
  if (line.type === "zeros") return html`<li class="memory-zeros">${hex(line.from)} – ${hex(line.to - 1)}: all 0</li>`;
  return html`<li class="memory-line segment-${line.segment?.name}">
    <span class="memory-address">${line.at.toString(16).padStart(width, "0")}</span>
    <span class="memory-units">${line.units.map((address) => (address === null ? html`<span class="unit is-none"></span>` : unitView(drawing, address)))}</span>
    ${unit === "chars" ? nothing : html`<span class="memory-text" aria-hidden="true">${line.units.flatMap((address) => textOf(view, address, unitBytes))}</span>`}
  </li>`;
}

const textOf = (view, address, length) =>
  Array.from({ length }, (_, i) => (address === null ? " " : (String.fromCharCode(Number(numberAt(view, address + i, 1))).match(/[\x20-\x7e]/)?.[0] ?? "·")));

function unitView(drawing, address) {
  const { state, actions, area, view, unitBytes, touch, notes, sought, stop } = drawing;
  const name = nameOf(drawing, address);
  const cell = cellIn(view, name);
  const bytes = Array.from({ length: unitBytes }, (_, i) => address + i);
  const kinds = bytes.map((at) => touch.kinds.get(at)).filter(Boolean);
  const kind = kinds.find((each) => each !== "read") ?? kinds[0];
  const old = bytes.some((at) => touch.before.has(at)) ? valueText(drawing, valueBefore(drawing, bytes)) : "";
  const text = valueText(drawing, BigInt(cell.value.text));
  const said = `${bytes.flatMap((at) => notes.get(at) ?? []).map((note) => `${note.said}, `).join("")}${text || "0"}${kind ? `, ${saidOf[kind] ?? "changed"}${old ? `, was ${old}` : ""}` : ""}`;
  const found = sought?.at !== undefined && bytes.includes(sought.at);
  return html`<span class="unit ${cellClass(state, cell, kind && { kind }, area.id)} ${found ? "is-sought" : ""}" data-cell data-test="memory-cell" data-name=${name} data-address=${address} data-mark=${kind ?? nothing} ${ref((element) => found && bringIntoView(element, sought.id))}>
    ${bytes.some((at) => notes.has(at)) ? html`<span class="unit-notes" aria-hidden="true">${bytes.flatMap((at) => notes.get(at) ?? []).map((note) => html`<span class=${note.kind} title=${note.title}>${note.text}</span>`)}</span>` : nothing}
    ${editIn(state, actions, cell, area.id) ?? html`${old ? html`<s class="unit-old">${old}</s>` : nothing}${handleView(state, cell, html`${kind && !old ? html`<span class="unit-sign">${signs[kind] ?? "•"}</span>` : nothing}<span class="value ${text ? "" : "is-nothing"}">${text || "·"}</span>`, "unit-value", stop, said)}`}
  </span>`;
}

const signs = { read: "◦", edit: "✎" };
const saidOf = { read: "read by the last step", write: "written by the last step", edit: "written by hand" };

/** The number that a unit held before the step, from the bytes that were others. */
const valueBefore = ({ view, touch }, bytes) => {
  const number = bytes.reduceRight((sum, at) => (sum << 8n) | BigInt(touch.before.get(at) ?? Number(numberAt(view, at, 1))), 0n);
  return bytes.length === 1 ? number : BigInt.asIntN(8 * bytes.length, number);
};

function valueText({ state, view, unit }, number) {
  switch (unit) {
    case "words":
      return formatInt(String(number), numbers(state).format, 8 * view.memory.wordBytes);
    case "chars":
      return number === 0n ? "" : characterOf(Number(number)) || twoDigits(Number(number));
    default:
      return twoDigits(Number(number));
  }
}

// ---- what is written beside the values

/** By address: where registers point to, names, blocks of the heap. */
function notesOf(state, area, view) {
  const notes = new Map();
  const end = view.from + bytesOf(view).length;
  const note = (address, text, kind, title, said = title) => {
    if (address >= view.from && address < end) notes.set(address, [...(notes.get(address) ?? []), { text, kind, title, said }]);
  };
  const pointers = pointersInto(state, area.id);
  for (const { register, index } of pointers) note(index, register, "pointer", `${register} points here`);
  // A number that would point to where nothing is: it is no address.
  const isFree = (address) => view.memory.segments.some((segment) => segment.name === "free" && address >= segment.from && address < segment.to);
  const names = new Set(pointers.map((pointer) => pointer.register.toLowerCase()));
  for (const registers of areasOfKind(state, "REGISTERS").filter((each) => areMany(state.areas[each.id]))) {
    for (const { label, value } of state.areas[registers.id]?.cells ?? []) {
      const number = value.type === "int" && value.text !== "0" && !names.has(label.toLowerCase()) ? Number(value.text) : -1;
      if (!isFree(number)) note(number, label, "pointer is-faint", `${label} holds ${hex(Math.max(0, number))}, the address of this`);
    }
  }
  for (const symbol of view.memory.symbols) {
    const float = symbol.type === "float" ? floatAt(view, symbol.address) : null;
    note(symbol.address, float === null ? symbol.name : `${symbol.name} = ${float}`, "unit-name", `${symbol.name}: ${symbol.type}, ${counted(symbol.bytes, "byte")}`, symbol.name);
  }
  for (const { name, text, title } of wordsOfFrames(state)) {
    const place = parseName(area.id, name);
    if (place) note(place.address, text, "unit-name", title);
  }
  for (const block of view.memory.blocks) {
    const what = block.free ? "free block" : "block";
    note(block.address, `${what} ${count(block.bytes)} B`, block.free ? "unit-block is-free" : "unit-block", `${what} of ${counted(block.bytes, "byte")}${block.header ? `, with ${counted(block.header, "byte before it that says so", "bytes before it that say so")}` : ""}`);
  }
  return notes;
}

/** What frames know of words of memory: locals, and what a call left there. */
function wordsOfFrames(state) {
  const frames = areasOfKind(state, "FRAMES").flatMap((area) => state.areas[area.id]?.groups ?? []);
  return frames.flatMap(({ title, cells, facts }) => [
    ...cells.map((cell) => ({ name: cell.name, text: cell.label, title: `${cell.label} of ${title}` })),
    { name: facts.returnCell, text: "return", title: `return address of ${title}` },
    { name: facts.savedFpCell, text: "saved FP", title: `saved frame pointer of ${title}` },
  ]);
}

// Once for each time that it was looked for.
const shownOnce = new WeakMap();
function bringIntoView(element, id) {
  if (!element || shownOnce.get(element) === id) return;
  shownOnce.set(element, id);
  queueMicrotask(() => element.isConnected && element.scrollIntoView({ block: "nearest" }));
}
