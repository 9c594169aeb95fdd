/**
 * Where the program is: the line of the next instruction, drawn as a coloured line with a mark in a gutter of its own. The text may have been
 * edited since: the mark is where that line is now, and nowhere when it was deleted.
 */
import {RangeSet, StateEffect, StateField} from '@codemirror/state';
import {Decoration, EditorView, GutterMarker, gutter} from '@codemirror/view';
import {lineField, linesNow} from './lines.js';

const move = StateEffect.define();

const TITLES = {
  next: 'The next instruction stands on this line',
  trapped: 'The program was stopped by a trap on this line',
  halted: 'The program ended on this line',
};

class PositionMarker extends GutterMarker {
  constructor(kind) {
    super();
    this.kind = kind;
  }

  eq(other) {
    return other.kind === this.kind;
  }

  toDOM() {
    const mark = document.createElement('div');
    mark.className = `position ${this.kind}`;
    mark.dataset.test = 'gutter-position';
    mark.title = TITLES[this.kind];
    return mark;
  }
}

const kinds = new Map(
  Object.keys(TITLES).map((kind) => [
    kind,
    {marker: new PositionMarker(kind), line: Decoration.line({class: `cm-position cm-position-${kind}`})},
  ]),
);

const field = StateField.define({
  create: () => ({line: 0, kind: 'next'}),
  update: (position, transaction) => transaction.effects.reduce((last, effect) => (effect.is(move) ? effect.value : last), position),
});

/** {at, kind}: the start of the line where the mark is, -1 for none. */
function place(state) {
  const {line, kind} = state.field(field);
  const now = line > 0 ? linesNow(state).lineFrom('program', line) : 0;
  return {at: now > 0 ? state.doc.line(now).from : -1, kind: kinds.has(kind) ? kind : 'next'};
}

export const positionMarker = [
  field,
  EditorView.decorations.compute([field, lineField], (state) => {
    const {at, kind} = place(state);
    return at < 0 ? Decoration.none : Decoration.set(kinds.get(kind).line.range(at));
  }),
  gutter({
    class: 'cm-position-gutter',
    markers(view) {
      const {at, kind} = place(view.state);
      return at < 0 ? RangeSet.empty : RangeSet.of(kinds.get(kind).marker.range(at));
    },
    initialSpacer: () => kinds.get('next').marker,
  }),
];

/** Shows the position on a line of the program that runs; 0 takes the mark away. */
export function showPosition(view, line, kind) {
  view.dispatch({effects: move.of({line, kind})});
}
