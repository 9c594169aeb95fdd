/** Lines that something on the page speaks of, such as those of a loop: each with a dotted edge. */
import {StateEffect, StateField} from '@codemirror/state';
import {Decoration, EditorView} from '@codemirror/view';

const mark = StateEffect.define();
const line = Decoration.line({class: 'cm-marked', attributes: {'data-test': 'marked-line'}});

export const markedLines = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(mark)) {
        const {doc} = transaction.state;
        const known = [...new Set(effect.value)].filter((number) => number >= 1 && number <= doc.lines).sort((a, b) => a - b);
        next = Decoration.set(known.map((number) => line.range(doc.line(number).from)));
      }
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

export function showMarkedLines(view, lines) {
  view.dispatch({effects: mark.of(lines)});
}
