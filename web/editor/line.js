/**
 * Reads one line of assembly into words and says what each stands for: label, mnemonic, directive, operand of a kind, literal, comment.
 * Highlighting, completion and hover all look at a line through this one reading. It knows the shape of a line and of literals; which
 * words are instructions and what kind their operands have comes from the table.
 */
import {directiveOperands} from './instruction-table.js';

const WORD = /[\p{L}_][\p{L}\p{Nd}_.]*/uy;
const TOKENS = [
  ['space', /[\s\u00a0\ufeff]+/uy],
  ['comment', /;.*/uy],
  ['label', /[\p{L}_][\p{L}\p{Nd}_.]*(?=\s*:)/uy],
  ['number', /#?[-+](?:infinity|inf|nan)(?![\p{L}\p{Nd}_.])|#(?:infinity|inf|nan)(?![\p{L}\p{Nd}_.])/iuy],
  ['word', WORD],
  ['register', /\$[\p{L}\p{Nd}_.]+/uy],
  ['reference', /@[\p{L}_][\p{L}\p{Nd}_.]*/uy],
  ['number', /#?[-+]?\.?[0-9](?:[eE][-+]?(?=[0-9])|[\p{L}\p{Nd}_.])*/uy],
  ['directive', /\.[\p{L}\p{Nd}_.]*/uy],
  ['string', /"(?:\\.|[^"\\])*"?/uy],
  ['character', /'(?:\\.|[^'\\])*'?/uy],
  ['punctuation', /[:,-]/uy],
  ['other', /./uy],
];

/** Words that are good as a name, a sign before it included; for completion. */
export const NAME_BEFORE = /[$@]?[\p{L}\p{Nd}_.]*$/u;

/** Whether a token is one that only a machine with registers has: a register, a name behind @, a number behind #. */
const needsRegisters = ({type, text}) => type === 'register' || type === 'reference' || type === 'number' && text.startsWith('#');

/** The name in a word, without the sign before it. */
export const nameIn = (text) => text.replace(/^@/, '');

function split(text) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    for (const [type, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) {
        if (type !== 'space') {
          tokens.push({type, from: at, to: pattern.lastIndex, text: match[0]});
        }
        at = pattern.lastIndex;
        break;
      }
    }
  }
  return tokens;
}

/** What kind of operand stands at a place behind an instruction or a directive, or undefined behind the last one. */
export function operandKind(head, index) {
  if (head?.row) {
    return head.row.operands[index]?.kind;
  }
  if (head?.directive) {
    const words = directiveOperands(head.directive);
    return words[index] ?? (head.directive.syntax.includes('...') ? words.at(-1) : undefined);
  }
  return undefined;
}

/**
 * The line's tokens, each {type, from, to, text} with, where it applies, `row` (mnemonic), `directive`, or `kind` and `index`
 * (operand). `head` is the mnemonic or directive of the line, `operands` how many operands were read.
 */
export function readLine(text, table) {
  const tokens = split(text);
  let head;
  let operands = 0;
  for (const token of tokens) {
    if (token.type === 'comment' || token.type === 'punctuation') {
      continue;
    }
    if (needsRegisters(token) && !table.hasRegisters && table.known) {
      token.type = 'other';
    }
    if (!head) {
      if (token.type === 'label') {
        continue;
      }
      head = token;
      if (token.type === 'word') {
        token.type = 'mnemonic';
        token.row = table.instruction(token.text);
      } else if (token.type === 'directive') {
        token.directive = table.directive(token.text);
      }
      continue;
    }
    token.kind = operandKind(head, operands);
    token.index = operands++;
    if (token.type === 'label') {
      token.type = 'word';
    }
  }
  return {tokens, head, operands};
}

/** The token that holds a column, ends included, or undefined. */
export function tokenAt(tokens, column) {
  return tokens.find((token) => token.from <= column && column <= token.to);
}
