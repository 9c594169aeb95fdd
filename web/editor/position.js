/** Where the program is: the line of the next instruction, drawn as a coloured line with a mark in a gutter of its own. */
import {RangeSet, StateEffect, StateField} from '@codemirror/state';
import {Decoration, EditorView, GutterMarker, gutter} from '@codemirror/view';

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
  create: () => ({at: -1, kind: 'next'}),
  update(position, transaction) {
    let next = position;
    if (transaction.docChanged && position.at >= 0) {
      const {doc} = transaction.state;
      next = {...position, at: doc.lineAt(transaction.changes.mapPos(position.at, 1)).from};
    }
    for (const effect of transaction.effects) {
      if (effect.is(move)) {
        const {line, kind} = effect.value;
        const {doc} = transaction.state;
        next = {at: line >= 1 && line <= doc.lines ? doc.line(line).from : -1, kind: kinds.has(kind) ? kind : 'next'};
      }
    }
    return next;
  },
  provide: (self) =>
    EditorView.decorations.from(self, ({at, kind}) => (at < 0 ? Decoration.none : Decoration.set(kinds.get(kind).line.range(at)))),
});

export const positionMarker = [
  field,
  gutter({
    class: 'cm-position-gutter',
    markers(view) {
      const {at, kind} = view.state.field(field);
      return at < 0 ? RangeSet.empty : RangeSet.of(kinds.get(kind).marker.range(at));
    },
    initialSpacer: () => kinds.get('next').marker,
  }),
];

/** Shows the position on a line; 0 takes the mark away. */
export function showPosition(view, line, kind) {
  view.dispatch({effects: move.of({line, kind})});
}
