/**
 * Changes of the text that a diagnostic offers. They are made as one step of the undo history. A place of the server may reach over several lines;
 * it becomes a place of the editor's text here, line by line. What characters and units are is known to `characters.js` alone.
 */
import {EditorView} from '@codemirror/view';
import {characters, unitsOf} from '../characters.js';

/** Where a place of the server lies in the text, brought inside when the text has changed: {from, to}. */
export function placeOf(doc, {line, column, length}) {
  const start = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = start.from + unitsOf(start.text, column, 0).from;
  let to = from;
  for (let left = length, number = start.number; left > 0; number++) {
    const rest = doc.sliceString(to, doc.line(number).to);
    const there = characters(rest);
    if (there >= left || number === doc.lines) {
      to += unitsOf(rest, 1, left).to;
      break;
    }
    to += rest.length + 1;
    left -= there + 1;
  }
  return {from, to};
}

/** Makes the changes of a fix; says aloud what was done. */
export function applyFix(view, fix) {
  const {doc} = view.state;
  const changes = fix.edits.map(({range, text}) => ({...placeOf(doc, range), insert: text}));
  view.dispatch({changes, userEvent: 'input.fix', scrollIntoView: true, effects: EditorView.announce.of(`${fix.label}: done.`)});
  view.focus();
}

/** The fix to take at the cursor: that of a diagnostic on its line, else the first that there is; null when none has one. */
export function fixAtCursor(view, diagnostics) {
  const line = view.state.doc.lineAt(view.state.selection.main.head).number;
  const able = diagnostics.filter((each) => each.fix);
  return (able.find((each) => each.range.line === line) ?? able[0])?.fix ?? null;
}
