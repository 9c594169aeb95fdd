/**
 * The lines that are followed while text is edited: those of the program that runs, those with a breakpoint. Where they were on lines that an
 * edit touches is noted in the history, so that an undo brings back exactly what was there.
 */
import {invertedEffects} from '@codemirror/commands';
import {StateEffect, StateField} from '@codemirror/state';
import {Lines, mapRestored} from '../state/lines.js';

const replace = StateEffect.define();
const restore = StateEffect.define({map: mapRestored});

export const lineField = StateField.define({
  create: (state) => new Lines(state.doc),
  update(lines, transaction) {
    let next = transaction.docChanged ? lines.after(transaction.changes, transaction.newDoc) : lines;
    for (const effect of transaction.effects) {
      if (effect.is(replace)) {
        next = effect.value;
      } else if (effect.is(restore)) {
        next = next.restoring(effect.value);
      }
    }
    return next;
  },
});

const noted = invertedEffects.of((transaction) => {
  if (!transaction.docChanged) {
    return [];
  }
  const lines = transaction.startState.field(lineField);
  const items = lines.touched(transaction.changes, transaction.newDoc);
  for (const effect of transaction.effects) {
    if (effect.is(replace)) {
      // another text altogether: its marks are others
      items.push(...[...lines.marks].map(([key, position]) => ({layer: 0, key, position})));
    } else if (effect.is(restore)) {
      items.push(...lines.standing(effect.value));
    }
  }
  return items.length > 0 ? [restore.of(items)] : [];
});

export const followedLines = [lineField, noted];

/** The lines as they stand now. */
export const linesNow = (state) => state.field(lineField);

/** Other lines for the text as it is, or as the same transaction makes it. */
export const replacingLines = (lines) => replace.of(lines);

/** A transaction as whoever follows the same lines elsewhere needs it: its changes, the text after them, and what an undo or redo brought back. */
export const stepOf = (transaction) => ({
  changes: transaction.changes,
  doc: transaction.newDoc,
  restored: transaction.effects.flatMap((effect) => (effect.is(restore) ? effect.value : [])),
});
