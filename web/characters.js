// A character is one code point, here as in all of Vitrine; the strings of JavaScript count UTF-16 units. Pure.

const beyond = /[\ud800-\udfff]/;

/** How many characters a text has. */
export const characters = (text) => (beyond.test(text) ? [...text].length : text.length);

/** The first characters of a text. */
export const firstOf = (text, most) => (text.length <= most ? text : beyond.test(text) ? [...text].slice(0, most).join("") : text.slice(0, most));

/** A text of at most so many characters, the ellipsis of one that was cut included. */
export const cut = (text, most) => (text.length <= most || characters(text) <= most ? text : firstOf(text, most - 1) + "…");

/**
 * Where something stands in a line of text: the server says column, from 1, and length in characters; editors and `slice` want from and to in
 * UTF-16 units. Both lie inside of the line.
 */
export function unitsOf(line, column, length) {
  const before = Math.max(0, column - 1);
  if (!beyond.test(line)) {
    const from = Math.min(before, line.length);
    return { from, to: Math.min(from + length, line.length) };
  }
  const all = [...line];
  const from = all.slice(0, before).join("").length;
  return { from, to: from + all.slice(before, before + length).join("").length };
}
