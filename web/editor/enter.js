/**
 * Enter in the indentation of a line, or before it: the whole line goes down as it is, with its indentation and what is set on it, and an empty
 * line stands in its place. Elsewhere it is not for this command.
 */
import {EditorSelection} from '@codemirror/state';

export function breakBeforeLine({state, dispatch}) {
  const places = state.selection.ranges.map((range) => ({range, line: state.doc.lineAt(range.head)}));
  const indented = ({range, line}) => range.empty && /^\s+\S/.test(line.text) && !/\S/.test(line.text.slice(0, range.head - line.from));
  if (state.readOnly || !places.every(indented)) {
    return false;
  }
  const broken = state.changeByRange((range) => {
    const {from} = state.doc.lineAt(range.head);
    return {changes: {from, insert: state.lineBreak}, range: EditorSelection.cursor(range.head + state.lineBreak.length)};
  });
  dispatch(state.update(broken, {scrollIntoView: true, userEvent: 'input'}));
  return true;
}
