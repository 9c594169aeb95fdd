// Which key means which command: the keys of the tables, and what a person chose instead. Pure.
// A key is written as `KeyboardEvent.key` with modifiers before it: `F10`, `Shift+S`, `Ctrl+Alt+F10`, `[`.

/** What a browser or system keeps for itself, or what people use it for; a page that takes one of these annoys or never hears of it. */
const TAKEN = [
  [/^(Ctrl|Meta)\+(w|n|t|q)$|^(Ctrl|Meta)\+Shift\+[WNT]$|^(Ctrl|Meta|Alt)\+(Shift\+)?Tab$|^Alt\+F4$|^Ctrl\+F4$|^(Ctrl|Meta|Alt)\+[0-9]$|^Ctrl\+Page(Up|Down)$|^Meta\+(h|m|Space)$/, "the browser or the system never hands it to a page"],
  [/^(Ctrl|Meta)\+(Shift\+R|r)$|^F5$|^Ctrl\+F5$/, "browsers reload with it"],
  [/^F11$/, "browsers show the whole screen with it"],
  [/^F12$|^(Ctrl|Meta)\+(Alt\+)?Shift\+[IJC]$|^Meta\+Alt\+[IJC]$|^Meta\+Alt\+[ijc]$/, "browsers open their tools with it"],
  [/^(Ctrl|Meta)\+[lkdpsfghjuoe]$|^(Ctrl|Meta)\+[-+=0]$|^F3$|^F6$|^F7$|^Shift\+F10$|^Ctrl\+Shift\+Delete$|^Alt\+(Arrow(Left|Right)|Home)$|^Alt\+d$/, "browsers have it for something else"],
  [/^(Ctrl|Meta)\+[acvxzy]$|^(Ctrl|Meta)\+Shift\+Z$/, "it edits text"],
  [/^(Tab|Shift\+Tab|Enter|Escape|ArrowUp|ArrowDown|PageUp|PageDown)$/, "it moves about the page"],
];

/** Keys of the browser that the page takes unless they are given back. */
export const BROWSER_KEYS = ["F5", "F11"];

const PLACES = { BracketLeft: "[", BracketRight: "]", Minus: "-", Equal: "=", Slash: "/", Period: ".", Comma: "," };

/**
 * The name of a key press as the tables write it. A letter counts by what it types where the layout has the letters a to z, so on AZERTY and Dvorak,
 * and by its place where it has others, as Cyrillic and Greek. A sign counts by what is typed, however that layout types it: with AltGr or Option too.
 */
export function keyName(event) {
  let { key } = event;
  if (key === " ") key = "Space";
  const foreign = key.length === 1 && key > "\u007f";
  const place = event.code ?? "";
  if (foreign && /^Key[A-Z]$/.test(place)) key = place[3];
  else if (foreign && place in PLACES && /(?!\p{Script=Latin})\p{L}/u.test(key)) key = PLACES[place];
  else if (key === "Dead" || key === "Unidentified" || key === "Process") return "";
  const letter = /^[a-z]$/i.test(key);
  const sign = key.length === 1 && !letter && key !== " ";
  if (letter) key = event.shiftKey ? key.toUpperCase() : key.toLowerCase();
  // the modifiers that it takes to type a sign are part of typing it
  const typed = sign && (event.altKey || event.getModifierState?.("AltGraph"));
  const ctrl = event.ctrlKey && !typed;
  const alt = event.altKey && !typed;
  const shift = event.shiftKey && (letter || key.length > 1);
  return (ctrl ? "Ctrl+" : "") + (event.metaKey ? "Meta+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + key;
}

const names = { ArrowRight: "→", ArrowLeft: "←", Space: "Space", Meta: "⌘" };
export const keyText = (key) =>
  key.split(/\+(?=.)/).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join("+");

/** Whether a key types something in a text field, so that it is no command there. */
export const types = (key) => !/^(F\d|.+\+.)/.test(key) || /^Shift\+[A-Z]$/.test(key);

/** The keys of a command: those that a person chose, else its own; without those given back to the browser. */
export function keysOf(command, { keys = {}, browserKeys = false } = {}) {
  const chosen = Array.isArray(keys[command.id]) ? keys[command.id] : command.keys;
  return browserKeys ? chosen.filter((key) => !BROWSER_KEYS.includes(key)) : chosen;
}

/** What a command does and its keys, as a button's title says it. */
export function titleOf(command, settings) {
  const keys = keysOf(command, settings);
  return `${command.hint ?? command.title}${keys.length ? ` (${keys.map(keyText).join(", ")})` : ""}`;
}

/** The command that a key means among some, null when it means none. A key that a person chose wins over one that a command has by itself. */
export const commandOf = (key, commands, settings) =>
  commands.find((command) => settings.keys?.[command.id]?.includes(key) && keysOf(command, settings).includes(key)) ??
  commands.find((command) => !settings.keys?.[command.id] && keysOf(command, settings).includes(key)) ??
  null;

/** Why a key is a bad choice for a command: the other command that has it, or who else takes it. */
export function conflictOf(key, command, commands, settings) {
  const other = commands.find((each) => each !== command && keysOf(each, settings).includes(key));
  const taken = TAKEN.find(([pattern]) => pattern.test(key))?.[1];
  return { other: other ?? null, taken: taken ?? "" };
}

/** All keys that are not as they come, as one reads and exports them: {id: [keys]}. Takes what came from outside only in this shape. */
export function checkKeys(given, commands) {
  const known = new Set(commands.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(given && typeof given === "object" ? given : {})
      .filter(([id, keys]) => known.has(id) && Array.isArray(keys))
      .map(([id, keys]) => [id, keys.filter((key) => typeof key === "string" && key.length > 0 && key.length < 30).slice(0, 6)]),
  );
}
