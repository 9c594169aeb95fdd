// What outlives a reload. The tab's own copy wins over the one that all tabs share; storage may be full or forbidden,
// then the page works and forgets.

import { checkMoment } from "./moment.js";

const MOMENT = "vitrine.moment";
const SETTINGS = "vitrine.settings";
const SESSION = "vitrine.session";

const read = (storage, key) => {
  try {
    return JSON.parse(storage().getItem(key));
  } catch {
    return null;
  }
};
const write = (storage, key, value) => {
  try {
    storage().setItem(key, JSON.stringify(value));
  } catch {
    // full or forbidden
  }
};
const ofTab = () => sessionStorage;
const ofBrowser = () => localStorage;

export function keptMoment() {
  for (const storage of [ofTab, ofBrowser]) {
    try {
      return checkMoment(read(storage, MOMENT));
    } catch {
      // nothing usable there
    }
  }
  return null;
}

export function keepMoment(moment, sessionId) {
  write(ofTab, MOMENT, moment);
  write(ofBrowser, MOMENT, moment);
  write(ofTab, SESSION, sessionId ?? null);
}

const COMPARISON = "vitrine.comparison";

/** Two moments side by side, with their sessions: [{moment, session}, {moment, session}]; `of` is the address that they were come to by. */
export const keepComparison = (of, sides) => write(ofTab, COMPARISON, { of, sides });

/** What was kept of a comparison under this address, null when there is nothing usable. */
export function keptComparison(of) {
  const kept = read(ofTab, COMPARISON);
  try {
    if (kept?.of !== of) return null;
    return kept.sides.map(({ moment, session }) => ({ moment: checkMoment(moment), session: typeof session === "string" ? session : null }));
  } catch {
    return null;
  }
}

/** The session of this tab before the reload, if it was one. */
export const keptSession = () => {
  const id = read(ofTab, SESSION);
  return typeof id === "string" ? id : null;
};

export const keptSettings = () => {
  const kept = read(ofBrowser, SETTINGS);
  return kept && typeof kept === "object" ? kept : {};
};
export const keepSettings = (settings) => write(ofBrowser, SETTINGS, settings);
