/**
 * What can be written at the cursor: instructions, directives, host calls, and the names that fit the operand which stands there. The
 * kind of the operand, read from the instruction table, decides which names those are.
 */
import {autocompletion, closeCompletion, completionStatus, selectedCompletion, startCompletion} from '@codemirror/autocomplete';
import {Prec} from '@codemirror/state';
import {keymap} from '@codemirror/view';
import {render} from 'lit';
import {directiveDoc, hostCallDoc, instructionDoc, nameDoc} from './documentation.js';
import {directiveOperands} from './instruction-table.js';
import {NAME_BEFORE, operandKind, readLine} from './line.js';
import {namesFor, symbolsOf} from './symbols.js';

/** Kinds whose names are worth a list as soon as the instruction is written. */
const OFFERED_AT_ONCE = new Set(['CONSTANT', 'GLOBAL', 'LOCAL', 'FUNCTION', 'ADDRESS', 'OFFSET', 'CODE', 'DATA', 'HOST', 'CLASS', 'FIELD', 'SELECTOR', 'CAPTURE']);

const drawn = (template) => () => {
  const place = document.createElement('div');
  render(template, place);
  return place;
};

/** Writes a word and, where an operand has to follow, a blank, and asks for the names that can stand there. */
const writing = (text, kinds) => (view, completion, from, to) => {
  const blank = kinds.length > 0 && !/^[ \t]/.test(view.state.sliceDoc(to, to + 1)) ? ' ' : '';
  view.dispatch({
    changes: {from, to, insert: text + blank},
    selection: {anchor: from + text.length + blank.length},
    userEvent: 'input.complete',
  });
  if (OFFERED_AT_ONCE.has(kinds[0])) {
    startCompletion(view);
  }
};

function instructionOptions(table, typed) {
  const upper = /^\p{Lu}/u.test(typed);
  const cased = (name) => (upper ? name.toUpperCase() : name.toLowerCase());
  const options = [];
  for (const row of table.rows) {
    const mnemonic = cased(row.mnemonic);
    const kinds = row.operands.map((operand) => operand.kind);
    const common = {detail: table.hasOperandStack ? row.effect : row.operands.map((operand) => operand.name).join(' '), apply: writing(mnemonic, kinds)};
    options.push({...common, label: mnemonic, info: drawn(instructionDoc(row))});
    for (const alias of row.aliases) {
      options.push({
        ...common,
        label: cased(alias),
        displayLabel: `${cased(alias)} \u2192 ${mnemonic}`,
        info: drawn(instructionDoc(row, alias)),
        boost: -20,
      });
    }
  }
  return options;
}

function directiveOptions(table) {
  return table.directives.map((directive) => ({
    label: directive.name,
    detail: directive.syntax.slice(directive.name.length).trim(),
    info: drawn(directiveDoc(directive)),
    apply: writing(directive.name, directiveOperands(directive)),
    boost: -10,
  }));
}

/** Names as they are written: behind the sign that was typed, when one was. */
function nameOptions(kind, sign, state, position, table) {
  const line = state.doc.lineAt(position).number;
  const names = namesFor(kind, symbolsOf(state.doc, table), line, table);
  return names.map((each) => ({
    label: sign === '@' ? `@${each.name}` : each.name,
    detail: each.detail,
    info: drawn(each.call ? hostCallDoc(each.call) : nameDoc(each.name, each.detail)),
  }));
}

function source(table) {
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const typed = NAME_BEFORE.exec(before)[0];
    const from = context.pos - typed.length;
    const {tokens, head, operands} = readLine(before.slice(0, before.length - typed.length), table);
    const last = tokens.at(-1);
    if (last && (last.type === 'comment' || (/["']/.test(last.text[0]) && !/^(["']).*\1$/.test(last.text)))) {
      return null;
    }
    if (!head) {
      if (!typed && !context.explicit) {
        return null;
      }
      const options = typed.startsWith('.') ? directiveOptions(table) : [...instructionOptions(table, typed), ...directiveOptions(table)];
      return {from, options, validFor: /^[\p{L}\p{Nd}_.]*$/u};
    }
    const kind = operandKind(head, operands);
    const options = kind && !/^\p{Nd}/u.test(typed) ? nameOptions(kind, typed[0], context.state, context.pos, table) : [];
    const wanted = typed || context.explicit || OFFERED_AT_ONCE.has(kind);
    return options.length > 0 && wanted ? {from, options, validFor: /^[$@]?[\p{L}\p{Nd}_.]*$/u} : null;
  };
}

/** A word that is written out needs no completion: Enter then means a new line. */
function enterEndsWord(view) {
  const selected = selectedCompletion(view.state);
  if (completionStatus(view.state) === 'active' && selected) {
    const position = view.state.selection.main.head;
    const line = view.state.doc.lineAt(position);
    const typed = NAME_BEFORE.exec(line.text.slice(0, position - line.from))[0];
    if (typed.toLowerCase() === selected.label.toLowerCase()) {
      closeCompletion(view);
    }
  }
  return false;
}

export function completion(table) {
  return [
    // Before the keys of the list itself.
    Prec.highest(keymap.of([{key: 'Enter', run: enterEndsWord}])),
    autocompletion({override: [source(table)], icons: false, maxRenderedOptions: 60}),
  ];
}
