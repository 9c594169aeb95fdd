/** Lines of the program that runs that something on the page speaks of, such as those of a loop: each with a dotted edge. */
import {StateEffect, StateField} from '@codemirror/state';
import {Decoration, EditorView} from '@codemirror/view';
import {lineField, linesNow} from './lines.js';

const mark = StateEffect.define();
const line = Decoration.line({class: 'cm-marked', attributes: {'data-test': 'marked-line'}});

const field = StateField.define({
  create: () => [],
  update: (marked, transaction) => transaction.effects.reduce((last, effect) => (effect.is(mark) ? effect.value : last), marked),
});

function decorations(state) {
  const lines = linesNow(state);
  const known = [...new Set(state.field(field).map((number) => lines.lineFrom('program', number)))].filter((number) => number > 0);
  return Decoration.set(known.sort((a, b) => a - b).map((number) => line.range(state.doc.line(number).from)));
}

export const markedLines = [field, EditorView.decorations.compute([field, lineField], decorations)];

export function showMarkedLines(view, lines) {
  view.dispatch({effects: mark.of(lines)});
}
