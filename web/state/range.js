// The part of the run that the map shows, as {from, to} in moments, and null for the whole run, which grows. Pure arithmetic.

const FEWEST_STEPS = 6;
const MARGIN = 0.04; // of a stretch that is fitted, on both sides

export const wholeRun = (end) => ({ from: 0, to: Math.max(1, end) });

/** The range as it is drawn now. */
export function shownRange(range, end) {
  const whole = wholeRun(end);
  return range ? kept(range, whole) : whole;
}

/** The same range where the run is; null when it is the whole run. */
function within({ from, to }, end) {
  const whole = wholeRun(end);
  const span = Math.max(Math.min(FEWEST_STEPS, whole.to), to - from);
  if (span >= whole.to * 0.999) return null;
  const middle = (from + to) / 2;
  return kept({ from: middle - span / 2, to: middle + span / 2 }, whole);
}

function kept({ from, to }, whole) {
  const span = Math.min(to - from, whole.to);
  const start = Math.max(0, Math.min(from, whole.to - span));
  return { from: start, to: start + span };
}

/** Shows so many times less of the run; what is at a moment stays where it is on the screen. */
export function zoomed(range, factor, at, end) {
  const now = shownRange(range, end);
  const fewest = Math.min(FEWEST_STEPS, wholeRun(end).to);
  const span = Math.max(fewest, (now.to - now.from) / factor);
  const part = (at - now.from) / (now.to - now.from);
  return within({ from: at - part * span, to: at + (1 - part) * span }, end);
}

/** Moves by a part of what is shown. */
export function panned(range, part, end) {
  if (!range) return null;
  const by = (range.to - range.from) * part;
  return within({ from: range.from + by, to: range.to + by }, end);
}

/** A stretch with a little room around it. */
export function fitted({ from, to }, end) {
  const room = (to - from) * MARGIN;
  return within({ from: from - room, to: to + room }, end);
}

/** The stretch itself. */
export const selected = ({ from, to }, end) => within({ from: Math.min(from, to), to: Math.max(from, to) }, end);

/** The range moved as far as it must be so that a moment is in it. */
export function following(range, time) {
  if (!range || (time >= range.from && time <= range.to)) return range;
  const span = range.to - range.from;
  const before = time < range.from && time > range.from - span * 0.2;
  const behind = time > range.to && time < range.to + span * 0.2;
  const from = before ? time - span * 0.1 : behind ? time - span * 0.9 : time - span / 2;
  return { from, to: from + span };
}

/** Equal steps of 1, 2 or 5 times a power of ten that are not nearer to each other than `least`. */
export function ticks({ from, to }, least) {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = [1, 2, 5, 10].map((times) => times * size).find((each) => each >= least);
  const result = [];
  for (let at = Math.ceil(from / step) * step; at <= to && result.length < 200; at += step) result.push(at);
  return result;
}
