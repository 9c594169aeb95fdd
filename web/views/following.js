// What grows at its end is followed to its end, until its reader scrolls up; and again when the end is reached.

import { ref } from "lit/directives/ref.js";

const NEAR = 8; // pixels: an end that is missed by less is reached
const known = new WeakMap(); // element -> {key, top, follows, changed}

const atEnd = (element) => element.scrollHeight - element.clientHeight - element.scrollTop < NEAR;

/**
 * For the element that scrolls: `<div ${followEnd(key, follows, changed)}>`.
 *
 * @param key another one whenever there is more, or less, than before
 * @param follows whether the end is followed now; null where the element itself remembers
 * @param changed is told when its reader wants it otherwise: (follows) => void
 */
export const followEnd = (key, follows = null, changed = () => {}) => ref((element) => element && keep(element, key, follows, changed));

function keep(element, key, follows, changed) {
  let entry = known.get(element);
  if (!entry) {
    entry = { key: null, top: 0, height: 0, follows: true };
    known.set(element, entry);
    element.addEventListener("scroll", () => scrolled(element, entry), { passive: true });
  }
  entry.changed = changed;
  const again = follows !== null && follows && !entry.follows;
  if (follows !== null) entry.follows = follows;
  if (entry.key === key && !again) return;
  entry.key = key;
  queueMicrotask(() => settle(element, entry));
}

/** After a drawing: to the end where that is followed; where it went back so far that all is in sight, there is nothing else to read. */
function settle(element, entry) {
  if (!element.isConnected) return;
  if (entry.follows) element.scrollTop = element.scrollHeight;
  else if (element.scrollHeight <= element.clientHeight) turn(entry, true);
  entry.top = element.scrollTop;
}

function scrolled(element, entry) {
  const up = element.scrollTop < entry.top - 1;
  entry.top = element.scrollTop;
  if (atEnd(element)) turn(entry, true);
  else if (up) turn(entry, false);
}

function turn(entry, follows) {
  if (entry.follows === follows) return;
  entry.follows = follows;
  entry.changed(follows);
}
