// Moments as the fragments of links, packed and unpacked. The fragment never leaves the browser, so a link tells the server nothing.
// What chat, mail and messengers do to a link is undone: a stop or a bracket behind it, blanks and line breaks in it, signs written as %2D,
// parameters put before or behind it. What it unpacks to has a budget.

import { checkMoment, LimitError } from "./moment.js";

const VERSION = 1;
const LONGEST = 12 << 20; // characters of a link
const LARGEST = 24 << 20; // bytes that it may unpack to: a program and an input at their limits fit

async function packed(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Unpacks; throws a LimitError when that is more than the budget, before it is held. */
async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value.length;
    if (size > LARGEST) {
      reader.cancel().catch(() => {});
      throw new LimitError(`This link unpacks to more than ${LARGEST >> 20} MB, more than any program needs.`);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const toText = (bytes) => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const pack = async (value) => toText(await packed(new TextEncoder().encode(JSON.stringify(value))));
const unpack = async (text) => JSON.parse(new TextDecoder().decode(await unpacked(toBytes(text))));

export const encodeMoment = async (moment) => `m${VERSION}=${await pack(moment)}`;

/** Two moments side by side as one fragment. */
export const encodeTwo = async (moments) => `compare${VERSION}=${await pack(moments)}`;

/** The moment in a fragment, null when there is none. Throws when it cannot be read. */
export const decodeMoment = (fragment) => decode(fragment, "m", checkMoment);

/** The two moments in a fragment, null when there are none. Throws when they cannot be read. */
export const decodeTwo = (fragment) => decode(fragment, "compare", ([left, right]) => [checkMoment(left), checkMoment(right)]);

/** Whether a fragment holds two moments, or was meant to. */
export const holdsTwo = (fragment) => /(^|[#?&])compare\d+=/.test(plain(fragment));

async function decode(fragment, word, check) {
  const text = plain(fragment);
  const found = new RegExp(`(?:^|[#?&])${word}(\\d+)=([A-Za-z0-9_-]*)`).exec(text);
  if (!found) return null;
  if (text.length > LONGEST) throw new LimitError(`This link has more than ${LONGEST >> 20} million characters.`);
  if (Number(found[1]) > VERSION) throw new Error("This link was made by a newer Vitrine.");
  // an underscore or a dash behind it may be a sign of emphasis that somebody put around the link
  for (let tail = found[2], tries = 0; tries < 4; tries++) {
    try {
      return check(await unpack(tail));
    } catch (problem) {
      if (problem instanceof LimitError) throw problem;
      if (!/[-_]$/.test(tail)) break;
      tail = tail.slice(0, -1);
    }
  }
  throw new Error("This link is damaged: a part of it is missing.");
}

/** Without what was done to it on the way: blanks, line breaks and invisible characters, and signs written as their codes, once or twice. */
function plain(fragment) {
  let text = fragment.slice(0, LONGEST + 1);
  for (let i = 0; i < 2 && text.includes("%"); i++) text = text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return text.replace(/[^\x21-\x7e]+/g, "");
}
