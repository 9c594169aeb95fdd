// What outlives a reload of this tab, and the settings of all tabs. Texts are kept on the shelf (shelf/shelf.js); here is which of them this tab had
// open, at what moment. Storage may be full or forbidden, then the page works and forgets.

import { checkMoment } from "./moment.js";

const TAB = "vitrine.tab";
const SETTINGS = "vitrine.settings";

const read = (storage, key) => {
  try {
    return JSON.parse(storage().getItem(key));
  } catch {
    return null;
  }
};
/** Returns whether there was room for it. */
const write = (storage, key, value) => {
  try {
    storage().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    // Full or forbidden. Nothing is better than what was kept before and is old now.
    try {
      storage().removeItem(key);
    } catch {
      // forbidden
    }
    return false;
  }
};
const word = (value) => (typeof value === "string" ? value : null);
const ofTab = () => sessionStorage;
const ofBrowser = () => localStorage;

/**
 * What this tab had before the reload: {text, own, session, moment, at}, null when there is nothing usable. `text` is its id on the shelf; `moment` is
 * null when only the shelf has it.
 */
export function keptTab() {
  const kept = read(ofTab, TAB);
  if (!kept) return null;
  const tab = { text: word(kept.text), own: kept.own === true, session: word(kept.session), at: Number(kept.at) || 0 };
  try {
    return { ...tab, moment: checkMoment(kept.moment) };
  } catch {
    return tab.text ? { ...tab, moment: null } : null;
  }
}

/** A moment that is too large for a tab's storage is on the shelf alone. */
export function keepTab(text, own, session, moment) {
  const tab = { text, own, session: session ?? null, at: Date.now() };
  if (!write(ofTab, TAB, { ...tab, moment })) write(ofTab, TAB, tab);
}

const COMPARISON = "vitrine.comparison";

/** Two moments side by side, with their sessions and texts on the shelf: [{moment, session, text, own}, …]; `of` is the address that they were come to by. */
export const keepComparison = (of, sides) => write(ofTab, COMPARISON, { of, sides });

/** What was kept of a comparison under this address, null when there is nothing usable. */
export function keptComparison(of) {
  const kept = read(ofTab, COMPARISON);
  try {
    if (kept?.of !== of) return null;
    return kept.sides.map(({ moment, session, text, own }) => ({ moment: checkMoment(moment), session: word(session), text: word(text), own: own === true }));
  } catch {
    return null;
  }
}

/** The settings as they are usual, with what was set besides, as far as it is of the same sort. */
export const keptSettings = (usual) => {
  const kept = read(ofBrowser, SETTINGS) ?? {};
  return Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, typeof kept[name] === typeof value && kept[name] !== null ? kept[name] : value]));
};
export const keepSettings = (settings) => write(ofBrowser, SETTINGS, settings);
