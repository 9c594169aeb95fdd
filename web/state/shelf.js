// What is to be known of the texts on the shelf. Pure.

import { checkMoment } from "./moment.js";
import { counted } from "./numbers.js";

/** A text that was deleted can be had back for so long. */
export const KEPT_DELETED_MS = 30 * 24 * 3600 * 1000;

const LONGEST_NAME = 80;
const FORMAT = "vitrine shelf";

/** What the person works on: the text in the editor, also where an older one still runs. */
export const textOf = (moment) => moment.draft ?? moment.source;

/** The name that a text gives itself: its first comment, else its first function or label, else none. */
export function nameOf(source) {
  const comment = /^\s*;+\s*(\S.*)$/m.exec(source.slice(0, 2000).split(/^(?!\s*(;|$))/m)[0])?.[1];
  const declared = /^\s*\.func\s+(\S+)/m.exec(source)?.[1] ?? /^\s*([\p{L}_][\p{L}\p{N}_.]*):/mu.exec(source)?.[1];
  return (comment ?? declared ?? "").trim().slice(0, LONGEST_NAME) || "Untitled";
}

/** Those that have all words of a query in their name or machine, the newest first. */
export function matching(texts, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return texts
    .filter((text) => words.every((word) => `${text.name} ${text.machine ?? ""}`.toLowerCase().includes(word)))
    .sort((a, b) => b.changed - a.changed);
}

/** A short mark of a text: texts with different marks differ. */
export function markOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length} ${hash >>> 0}`;
}

/** Whether what is typed is safe: in its file where it has one, else on the shelf. */
export const isSaved = ({ shelf: { current, saved, lasting }, source }) =>
  current?.file ? current.file.mark === markOf(source) : !current?.own || (saved && lasting);

/** How long ago, as one says it. */
export function ago(time, now) {
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  const of = (n, unit) => `${counted(n, unit)} ago`;
  if (seconds < 45) return "just now";
  if (seconds < 3600) return of(Math.max(1, Math.round(seconds / 60)), "minute");
  if (seconds < 86400) return of(Math.round(seconds / 3600), "hour");
  if (seconds < 14 * 86400) return of(Math.round(seconds / 86400), "day");
  return new Date(time).toLocaleDateString(undefined, { year: "numeric", month: "short", day: "numeric" });
}

/** A name that no other text has: "Fib", "Fib (2)", "Fib (3)". */
export function freeName(name, texts) {
  const taken = new Set(texts.map((text) => text.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  return free;
}

/** The whole shelf as the text of one file. */
export const shelfFile = (entries) => JSON.stringify({ format: FORMAT, version: 1, texts: entries }, null, 1);

/**
 * What such a file holds: [{name, named, machine, created, changed, moment, versions: [{time, moment}]}]. Throws with what is wrong when it is none;
 * single texts in it that are damaged are left out and counted.
 */
export function readShelfFile(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error("This file is not a shelf: it is not JSON.");
  }
  if (file?.format !== FORMAT || !Array.isArray(file.texts)) throw new Error("This file is not a shelf that Vitrine exported.");
  if (file.version > 1) throw new Error("This shelf was exported by a newer Vitrine.");
  const entries = [];
  let damaged = 0;
  for (const each of file.texts) {
    try {
      entries.push(readEntry(each));
    } catch {
      damaged++;
    }
  }
  return { entries, damaged };
}

const time = (value) => (Number.isSafeInteger(value) && value > 0 ? value : Date.now());

function readEntry(given) {
  const moment = checkMoment(given.moment);
  return {
    name: typeof given.name === "string" && given.name.trim() ? given.name.trim().slice(0, LONGEST_NAME) : nameOf(textOf(moment)),
    named: given.named === true,
    machine: typeof given.machine === "string" ? given.machine : "",
    created: time(given.created),
    changed: time(given.changed),
    moment,
    versions: (Array.isArray(given.versions) ? given.versions : []).flatMap((version) => {
      try {
        return [{ time: time(version.time), moment: checkMoment(version.moment) }];
      } catch {
        return [];
      }
    }),
  };
}
