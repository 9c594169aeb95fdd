// A moment as text: program, input, recorded numbers, breakpoints and time, packed for the fragment of a link.
// The fragment never leaves the browser, so a link tells the server nothing.

const VERSION = "1";
const MOST_BREAKPOINTS = 1000;
const LONGEST_ID = 64;
const MOST_ROWS = 100_000;

async function through(bytes, stream) {
  const packed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

const toText = (bytes) => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const pack = async (value) => toText(await through(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream("deflate-raw")));
const unpack = async (text) => JSON.parse(new TextDecoder().decode(await through(toBytes(text), new DecompressionStream("deflate-raw"))));

export const encodeMoment = async (moment) => `m${VERSION}=${await pack(moment)}`;

/** Two moments side by side as one fragment. */
export const encodeTwo = async (moments) => `compare${VERSION}=${await pack(moments)}`;

/** The two moments in a fragment, null when there are none. Throws when they are damaged. */
export async function decodeTwo(fragment) {
  const found = /^#?compare1=([A-Za-z0-9_-]+)$/.exec(fragment);
  if (!found) {
    if (/^#?compare\d+=/.test(fragment)) throw new Error("This link is damaged or was made by a newer Vitrine.");
    return null;
  }
  try {
    const [left, right] = await unpack(found[1]);
    return [checkMoment(left), checkMoment(right)];
  } catch {
    throw new Error("This link is damaged: a part of it is missing.");
  }
}

/** The moment in a fragment, null when there is none. Throws when it is damaged. */
export async function decodeMoment(fragment) {
  const found = /^#?m1=([A-Za-z0-9_-]+)$/.exec(fragment);
  if (!found) {
    if (/^#?m\d*=/.test(fragment)) throw new Error("This link is damaged or was made by a newer Vitrine.");
    return null;
  }
  try {
    return checkMoment(await unpack(found[1]));
  } catch {
    throw new Error("This link is damaged: a part of it is missing.");
  }
}

/** Where a breakpoint stands: at a cell, at an event, at a line or at an address. */
function place(b) {
  const text = (value) => (typeof value === "string" ? value : "");
  if (text(b.cell)) {
    const calls = ["this", "every", "any"].includes(b.calls) ? { calls: b.calls } : {};
    const call = calls.calls === "this" && Number.isSafeInteger(b.call) && b.call >= 0 ? { call: b.call } : {};
    const of = calls.calls !== "any" && text(b.function) ? { function: b.function } : {};
    return { line: 0, cell: b.cell, access: ["written", "read", "changed"].includes(b.access) ? b.access : "changed", name: text(b.name), ...calls, ...call, ...of };
  }
  if (text(b.event)) return { line: 0, event: b.event, ...(text(b.function) ? { function: b.function } : {}) };
  const line = Number.isSafeInteger(b.line) && b.line >= 0 ? b.line : 0;
  return { line, ...(Number.isSafeInteger(b.address) && !b.line ? { address: b.address } : {}) };
}

/** A breakpoint, and with `textLine` the line of the draft on which it is. */
const breakpoint = (b) => {
  const text = (value) => (typeof value === "string" ? value : "");
  return {
    ...(text(b?.id) && b.id.length <= LONGEST_ID ? { id: b.id } : {}),
    ...place(b ?? {}),
    condition: text(b?.condition),
    hitCount: count(b?.hitCount),
    log: text(b?.log),
    temporary: b?.temporary === true,
    enabled: b?.enabled !== false,
    ...(Number.isSafeInteger(b?.textLine) && b.textLine >= 0 ? { textLine: b.textLine } : {}),
  };
};

const count = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

function breakpointsIn(given) {
  const seen = new Set();
  const all = (Array.isArray(given) ? given : []).slice(0, MOST_BREAKPOINTS).map(breakpoint);
  return all.filter(({ id }) => !id || (!seen.has(id) && seen.add(id)));
}

const isRow = (row) => Array.isArray(row) && row.length === 3 && row.every((number) => Number.isSafeInteger(number) && number > 0);

/** What came from outside is taken only in the shape it must have. */
export function checkMoment(given) {
  if (!given || typeof given.source !== "string") throw new Error("no source");
  const text = (value) => (typeof value === "string" ? value : "");
  return {
    source: given.source,
    draft: typeof given.draft === "string" ? given.draft : undefined,
    input: text(given.input),
    inputClosed: given.inputClosed === true,
    recorded: Array.isArray(given.recorded) ? given.recorded.filter((r) => Array.isArray(r) && r.length === 2) : [],
    ...(/^-?\d+$/.test(String(given.seed)) ? { seed: given.seed } : {}),
    edits: Array.isArray(given.edits) ? given.edits.filter((e) => Array.isArray(e) && (e.length === 3 || (e.length === 4 && typeof e[3] === "string")) && Number.isSafeInteger(e[0]) && typeof e[1] === "string" && typeof e[2] === "string") : [],
    watches: (Array.isArray(given.watches) ? given.watches : []).filter((w) => typeof w === "string" && w !== "").slice(0, 50),
    breakpoints: breakpointsIn(given.breakpoints),
    // where the lines of the source are in the draft; and the set of the session, when something else was wanted, with what was under way
    ...(Array.isArray(given.rows) && given.rows.length <= MOST_ROWS && given.rows.every(isRow) ? { rows: given.rows } : {}),
    ...(Array.isArray(given.base) ? { base: breakpointsIn(given.base), underWay: breakpointsIn(given.underWay) } : {}),
    time: count(given.time),
    part: count(given.part),
  };
}
