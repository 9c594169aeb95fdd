// Lit, such that the page outlives a translator. What browsers' translators do to a page is put every piece of text into elements of their own, with other
// words in it, and again whenever it changes. Lit keeps hold of pieces of text: it writes into the one behind a marker, and puts new content in front of
// the one that follows. Written into or moved by somebody else, those are stale, or no longer where they were.
//
// Here Lit is given nothing to hold but its own comments, which no translator touches: each place for content ends at a comment, and each text that
// changes is another piece, in place of whatever lies between the comments by then. The import map gives these to all who import "lit".

import { html as litHtml, svg as litSvg, noChange } from "lit-html";
import { Directive, directive } from "lit-html/directive.js";

export * from "lit-element/lit-element.js";

const END = "<!---->";
const RAW = /^(?:script|style|textarea|title)$/i; // where a comment would be text

/** A text that changes: a new piece for each. */
const piece = directive(
  class extends Directive {
    #shown = null;

    render(text) {
      return text;
    }

    update(part, [text]) {
      if (text === this.#shown) return noChange;
      this.#shown = text;
      return document.createTextNode(text);
    }
  },
);

const isText = (value) => (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";

const inPieces = (value) => (isText(value) ? piece(String(value)) : Array.isArray(value) && value.some(isText) ? value.map(inPieces) : value);

/** For each expression of a template: whether it stands for content, and not in a tag. */
function places(strings) {
  let tag = ""; // the element whose tag this is in
  let inTag = false;
  let quote = "";
  let comment = false;
  let raw = "";
  return strings.slice(0, -1).map((text) => {
    for (let i = 0; i < text.length; i++) {
      if (comment) {
        if (text.startsWith("-->", i)) comment = false;
      } else if (quote) {
        if (text[i] === quote) quote = "";
      } else if (inTag) {
        if (text[i] === '"' || text[i] === "'") quote = text[i];
        else if (text[i] === ">") {
          inTag = false;
          raw = RAW.test(tag) ? tag : "";
        }
      } else if (raw) {
        if (text.toLowerCase().startsWith(`</${raw.toLowerCase()}`, i)) {
          raw = "";
          inTag = true;
          tag = "";
        }
      } else if (text.startsWith("<!--", i)) comment = true;
      else if (text[i] === "<") {
        inTag = true;
        tag = /^<([\w-]*)/.exec(text.slice(i))[1];
      }
    }
    return !inTag && !comment && !raw;
  });
}

const known = new WeakMap();

/** A template whose places for content end at comments. Lit knows a template by its strings, so that there is one of each. */
function withEnds(strings) {
  const before = known.get(strings);
  if (before) return before;
  const content = places(strings);
  const ended = strings.map((text, i) => (i > 0 && content[i - 1] && text !== "" && !text.startsWith("</") && !text.startsWith("<!--") ? END + text : text));
  ended.raw = ended;
  const made = { strings: ended, content };
  known.set(strings, made);
  return made;
}

const translatable = (tag) => (strings, ...values) => {
  const { strings: ended, content } = withEnds(strings);
  return tag(ended, ...values.map((value, i) => (content[i] ? inPieces(value) : value)));
};

export const html = translatable(litHtml);
export const svg = translatable(litSvg);
