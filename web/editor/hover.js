/** What a word of the program means, shown while the pointer rests on it. */
import {hoverTooltip} from '@codemirror/view';
import {render} from 'lit';
import {directiveDoc, hostCallDoc, instructionDoc, nameDoc, numberDoc} from './documentation.js';
import {nameIn, readLine, tokenAt} from './line.js';
import {readWhole} from '../state/literals.js';
import {namesFor, symbolsOf} from './symbols.js';

/** The whole number that a literal stands for, or null. */
export const wholeNumber = (text) => readWhole(text.replace(/^#/, ''));

function characterCode(text) {
  const [, character] = /^'([^\\])'$/u.exec(text) ?? [];
  return character === undefined ? null : BigInt(character.codePointAt(0));
}

function meaning(token, line, state, table) {
  switch (token.type) {
    case 'mnemonic':
      return token.row && instructionDoc(token.row, table.isAlias(token.text) ? token.text : '');
    case 'directive':
      return token.directive && directiveDoc(token.directive);
    case 'number':
    case 'character': {
      const value = token.type === 'number' ? wholeNumber(token.text) : characterCode(token.text);
      return value === null ? null : numberDoc(value, table.wordBits);
    }
    case 'word':
    case 'register':
    case 'reference':
    case 'label': {
      const call = token.kind === 'HOST' && table.hostCall(token.text);
      if (call) {
        return hostCallDoc(call);
      }
      // a jump through a register may be written with a label or a function
      const kinds = token.type === 'label' ? ['ADDRESS', 'DATA'] : token.kind === 'REGISTER' && token.type !== 'register' ? ['REGISTER', 'CODE'] : [token.kind];
      const name = token.type === 'register' ? token.text.toLowerCase() : nameIn(token.text);
      const symbols = symbolsOf(state.doc, table);
      const named = kinds.flatMap((kind) => namesFor(kind, symbols, line.number, table)).find((each) => each.name === name || token.type === 'register' && each.name === name.slice(1));
      return named && nameDoc(named.name, named.detail);
    }
    default:
      return null;
  }
}

export function hover(table) {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const token = tokenAt(readLine(line.text, table).tokens, position - line.from);
    const template = token && meaning(token, line, view.state, table);
    if (!template) {
      return null;
    }
    return {
      pos: line.from + token.from,
      end: line.from + token.to,
      above: true,
      create() {
        const dom = document.createElement('div');
        dom.dataset.test = 'editor-hover';
        render(template, dom);
        return {dom};
      },
    };
  });
}
