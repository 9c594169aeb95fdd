// What a page leaves behind that could not write it to the shelf any more: in the browser's storage that answers at once. Storage may be full or
// forbidden; then the last second of typing is lost with the tab.

const PREFIX = "vitrine.last ";

/** @param record the text as it is listed, with the revision that it is to be written over */
export function leaveLastWords(record, moment) {
  try {
    const { file, ...plain } = record; // the handle of a file lives with its tab
    localStorage.setItem(PREFIX + record.id, JSON.stringify({ record: plain, moment }));
  } catch {
    // no room
  }
}

/** All that was left, taken away: [{record, moment}]. */
export function lastWords() {
  const found = [];
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const said = localStorage.getItem(key);
      localStorage.removeItem(key);
      const { record, moment } = JSON.parse(said);
      if (typeof record?.id === "string" && typeof moment?.source === "string") found.push({ record, moment });
    }
  } catch {
    // forbidden, or damaged
  }
  return found;
}
