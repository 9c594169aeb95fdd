// A directive of the program's text, given another value: the text stays what a person wrote, and text, link and page say one thing. Pure.

const lineOf = (name) => new RegExp(`^([ \\t]*)\\.${name}\\b[^;\\n]*?([ \\t]*;[^\\n]*)?$`, "im");

/** What stands behind a directive, in words; null when the text has none. */
export function directiveIn(source, name) {
  const found = new RegExp(`^[ \\t]*\\.${name}\\b([^;\\n]*)`, "im").exec(source);
  return found ? found[1].trim().split(/\s+/).filter(Boolean) : null;
}

/**
 * The text with a directive that has these words behind it: in the place of the one that is there, with its comment; else on a line of its own
 * before the first line that says something. An empty list of words takes the directive out.
 */
export function withDirective(source, name, words) {
  const there = lineOf(name).exec(source);
  if (there) {
    const before = source.slice(0, there.index);
    const behind = source.slice(there.index + there[0].length);
    if (!words.length && !there[2]) return before + behind.replace(/^\n/, "");
    return before + (words.length ? `${there[1]}.${name} ${words.join(" ")}${there[2] ?? ""}` : there[2].trim()) + behind;
  }
  if (!words.length) return source;
  const lines = source.split("\n");
  const says = (line) => line.trim() !== "" && !line.trim().startsWith(";");
  const first = lines.findIndex(says);
  // The machine is named before everything else.
  const at = first < 0 ? lines.length : first + (/^\s*\.machine\b/i.test(lines[first]) ? 1 : 0);
  return [...lines.slice(0, at), `.${name} ${words.join(" ")}`, ...lines.slice(at)].join("\n");
}
