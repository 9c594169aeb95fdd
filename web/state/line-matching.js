// Which lines of a text are which lines of another one: what an edit did is seen from that. Pure.

const MOST_CELLS = 400_000; // of a table that compares each line with each
const FEW = 8; // so many lines are matched however few of them are alike
const ALIKE = 0.5; // of more lines so many must be alike, else it is another text

/** What a line says, for comparing: nothing for an empty one. */
const exact = (line) => line.trim();

/** The same without labels, and however it is spaced and capitalised: what a formatter leaves as it is. */
const loosely = (line) => line.trim().replace(/^(?:[\w.$]+:\s*)+(?=\S)/, "").replace(/\s+/g, " ").replace(/\s*,\s*/g, ", ").toLowerCase();

/**
 * Pairs [i, j] of lines that are the same, in the order of both texts; as many as can be found. Empty lines are the same as none. Where there is
 * much to compare and hardly anything is alike, it is another text and nothing in it is the same.
 */
export function sameLines(before, after) {
  const pairs = [];
  const taken = { before: new Set(), after: new Set() };
  for (const say of [exact, loosely]) {
    const left = before.map((_, i) => i).filter((i) => !taken.before.has(i) && say(before[i]));
    const right = after.map((_, j) => j).filter((j) => !taken.after.has(j) && say(after[j]));
    const [a, b] = [left.map((i) => say(before[i])), right.map((j) => say(after[j]))];
    for (const [i, j] of common(a, b)) {
      pairs.push([left[i], right[j]]);
      taken.before.add(left[i]);
      taken.after.add(right[j]);
    }
  }
  const fewer = Math.min(before.filter(exact).length, after.filter(exact).length);
  return fewer > FEW && pairs.length < fewer * ALIKE ? [] : pairs;
}

/** The longest common part of two lists, as pairs of places; of very long ones a good one. */
function common(a, b) {
  const pairs = [];
  between(a, b, 0, a.length, 0, b.length, pairs);
  return pairs;
}

function between(a, b, fromA, toA, fromB, toB, pairs) {
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++]);
  const tail = [];
  while (toA > fromA && toB > fromB && a[toA - 1] === b[toB - 1]) tail.push([--toA, --toB]);
  if (fromA < toA && fromB < toB) {
    if ((toA - fromA) * (toB - fromB) <= MOST_CELLS) byTable(a, b, fromA, toA, fromB, toB, pairs);
    else byUnique(a, b, fromA, toA, fromB, toB, pairs);
  }
  pairs.push(...tail.reverse());
}

function byTable(a, b, fromA, toA, fromB, toB, pairs) {
  const width = toB - fromB + 1;
  const longest = new Uint32Array((toA - fromA + 1) * width);
  for (let i = toA - fromA - 1; i >= 0; i--) {
    for (let j = toB - fromB - 1; j >= 0; j--) {
      longest[i * width + j] = a[fromA + i] === b[fromB + j] ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; fromA + i < toA && fromB + j < toB; ) {
    if (a[fromA + i] === b[fromB + j]) pairs.push([fromA + i++, fromB + j++]);
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++;
    else j++;
  }
}

/** Lines that are there once in each are the same; what is between them is compared by itself. */
function byUnique(a, b, fromA, toA, fromB, toB, pairs) {
  const anchors = increasing(uniqueInBoth(a, b, fromA, toA, fromB, toB));
  let [i, j] = [fromA, fromB];
  if (!anchors.length) return; // nothing to hold on to in so much text
  for (const [atA, atB] of anchors) {
    between(a, b, i, atA, j, atB, pairs);
    pairs.push([atA, atB]);
    [i, j] = [atA + 1, atB + 1];
  }
  between(a, b, i, toA, j, toB, pairs);
}

function uniqueInBoth(a, b, fromA, toA, fromB, toB) {
  const places = (list, from, to) => {
    const at = new Map();
    for (let i = from; i < to; i++) at.set(list[i], at.has(list[i]) ? -1 : i);
    return at;
  };
  const inB = places(b, fromB, toB);
  return [...places(a, fromA, toA)].filter(([line, i]) => i >= 0 && (inB.get(line) ?? -1) >= 0).map(([line, i]) => [i, inB.get(line)]).sort(([i], [k]) => i - k);
}

/** The longest part of pairs, ordered by their first, in which the second grows too. */
function increasing(pairs) {
  const ends = []; // the index of the pair that ends the best row of each length
  const before = [];
  pairs.forEach(([, j], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]][1] < j) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : -1;
    ends[low] = index;
  });
  const row = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]) row.push(pairs[index]);
  return row.reverse();
}

/** The changes that make one text of another, each as small as whole lines allow: [{from, to, insert}], for lists of lines. */
export function changesOfLines(before, after) {
  const starts = [0];
  for (const line of before) starts.push(starts.at(-1) + line.length + 1);
  const length = starts.at(-1) - 1;
  const whole = [];
  between(before, after, 0, before.length, 0, after.length, whole);
  whole.push([before.length, after.length]);
  const changes = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of whole) {
    if (nextI > i || nextJ > j) changes.push(changeOfLines(after, starts, length, { i, nextI, j, nextJ, lines: before.length }));
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return changes;
}

/** Lines come and go with the newline behind them; at the end of the text with the one before. */
function changeOfLines(after, starts, length, { i, nextI, j, nextJ, lines }) {
  const insert = after.slice(j, nextJ).join("\n");
  const some = nextJ > j;
  if (nextI < lines) {
    // in place of some lines, whose last newline stays; or before the next one
    if (nextI > i) return some ? { from: starts[i], to: starts[nextI] - 1, insert } : { from: starts[i], to: starts[nextI], insert: "" };
    return { from: starts[i], to: starts[i], insert: `${insert}\n` };
  }
  if (nextI > i) return some || i === 0 ? { from: starts[i], to: length, insert } : { from: starts[i] - 1, to: length, insert: "" };
  return { from: length, to: length, insert: `\n${insert}` };
}
