// Looking around in a byte memory: the part that is shown, and a second part that goes along with a register.

import { aboutNow } from "./state/about.js";
import * as select from "./state/select.js";
import { readWhole } from "./state/literals.js";
import { parseName } from "./state/memory.js";

const LINE = 8;
const BYTES = 512;
const BEFORE = 32; // bytes shown before what was looked for
const AROUND = { from: -8, count: 264 };

/** The name under which the part of an area that goes along with a register is told. */
export const followName = (area, register) => `${area.id} at ${register}`;

/** The registers that point into a memory; while the run goes backwards no pointers are told, but they are the same ones. */
export const pointing = (state, area) => [state.run, state.stop].map((moment) => (moment?.pointers ?? []).filter((each) => each.area === area.id)).find((all) => all.length)?.map((each) => each.register) ?? [];

/** The register that a memory's second part goes along with, "" for none: the first that points into it unless somebody chose. */
export function followed(state, area) {
  const registers = pointing(state, area);
  const chosen = state.settings.memoryFollows[select.panelKey(state, area)];
  return chosen === "" || registers.includes(chosen) ? chosen : (registers[0] ?? "");
}

/** @param to.view asks for windows into areas */
export function createMemory({ store, ui, settings, view }) {
  const state = () => store.state;
  let nextId = 1;
  let asked = ""; // the session whose parts were asked for

  // A session tells the usual part of a memory by itself; the one that follows is asked for as soon as it is known that there is one.
  store.subscribe((now) => {
    if (!now.session || !now.stop || !select.machineOf(now) || asked === now.session.id) return;
    asked = now.session.id;
    for (const area of select.areasOfKind(now, "MEMORY")) ask(area, followed(now, area));
  });

  const ask = (area, register) => register && view({ [followName(area, register)]: { area: area.id, pointer: register, ...AROUND } });

  function follow(area, register) {
    const before = followed(state(), area);
    if (before) view({ [followName(area, before)]: undefined });
    settings({ memoryFollows: { ...state().settings.memoryFollows, [select.panelKey(state(), area)]: register } });
    ask(area, register);
  }

  const look = (area, patch) => ui({ memory: { ...state().ui.memory, [area.id]: { ...patch, about: aboutNow(state()), id: nextId++ } } });

  function show(area, from) {
    const size = state().areas[area.id]?.size ?? 0;
    const last = Math.max(0, Math.ceil((size - BYTES) / LINE) * LINE);
    view({ [area.id]: { from: Math.max(0, Math.min(last, Math.floor(from / LINE) * LINE)), count: BYTES } });
  }

  /** Brings an address into view. */
  function goTo(area, address) {
    look(area, { at: address });
    show(area, address - BEFORE);
  }

  /** Where a text leads: a number, a register that holds an address, a symbol, a segment; null when it is none of these. */
  function addressOf(area, text) {
    const wanted = text.trim();
    const same = (name) => name.toLowerCase() === wanted.toLowerCase();
    const seen = state().areas[area.id];
    const number = readWhole(wanted);
    if (number !== null) return number;
    const pointer = select.pointersInto(state(), area.id).find((each) => same(each.register));
    if (pointer) return pointer.index;
    const register = select.areasOfKind(state(), "REGISTERS").flatMap((each) => state().areas[each.id]?.cells ?? []).find((cell) => same(cell.label) && cell.value.type === "int");
    if (register) return BigInt.asUintN(select.numbers(state()).bits, BigInt(register.value.text));
    return seen?.memory.symbols.find((each) => same(each.name))?.address ?? seen?.memory.segments.find((each) => same(each.name))?.from ?? null;
  }

  function find(area, text) {
    if (!text.trim()) return;
    const address = addressOf(area, text);
    const size = state().areas[area.id]?.size ?? 0;
    if (address === null) look(area, { problem: `“${text.trim()}” is no address, no register and no name here.` });
    else if (address < 0) look(area, { problem: `${text.trim()} is before the beginning: addresses go from 0x0 to 0x${(size - 1).toString(16)}.` });
    else if (address >= size) look(area, { problem: `0x${address.toString(16)} is behind the end: this memory has 0x${size.toString(16)} bytes.` });
    else goTo(area, Number(address));
  }

  /** Brings a cell into view when it is one of a memory. */
  function reveal(name) {
    for (const area of select.areasOfKind(state(), "MEMORY")) {
      const place = parseName(area.id, name);
      if (place) return goTo(area, place.address);
    }
  }

  return { goTo, find, follow, reveal, turn: (area, pages) => show(area, state().areas[area.id].from + pages * (BYTES - 2 * BEFORE)) };
}
