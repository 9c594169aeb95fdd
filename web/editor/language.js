/**
 * The assembly language as CodeMirror sees it: colours, comments, indentation. It is made from an instruction table and lists no
 * mnemonic. Lines do not depend on each other, so the editor tokenizes only what is on the screen, whatever the length of the text.
 */
import {HighlightStyle, StreamLanguage, indentService, syntaxHighlighting} from '@codemirror/language';
import {Tag} from '@lezer/highlight';
import {readLine} from './line.js';

const tags = {
  mnemonic: Tag.define(),
  directive: Tag.define(),
  label: Tag.define(),
  number: Tag.define(),
  string: Tag.define(),
  name: Tag.define(),
  callable: Tag.define(),
  comment: Tag.define(),
  unknown: Tag.define(),
};

const STYLE_OF_TYPE = {
  comment: 'comment',
  label: 'label',
  number: 'number',
  string: 'string',
  character: 'string',
  other: 'unknown',
};

const STYLE_OF_KIND = {ADDRESS: 'label', OFFSET: 'label', FUNCTION: 'callable', HOST: 'callable'};

function styleOf(token, table) {
  switch (token.type) {
    case 'mnemonic':
      return token.row || !table.known ? 'mnemonic' : 'name';
    case 'directive':
      return token.directive || !table.known ? 'directive' : 'name';
    case 'word':
      return STYLE_OF_KIND[token.kind] ?? 'name';
    default:
      return STYLE_OF_TYPE[token.type] ?? null;
  }
}

function tokenizer(table) {
  return {
    name: 'assembly',
    tokenTable: tags,
    languageData: {commentTokens: {line: ';'}, wordChars: '_.'},
    startState: () => ({tokens: [], next: 0}),
    copyState: (state) => ({...state}),
    token(stream, state) {
      if (stream.sol()) {
        state.tokens = readLine(stream.string, table).tokens;
        state.next = 0;
      }
      const token = state.tokens[state.next];
      if (!token) {
        stream.skipToEnd();
        return null;
      }
      if (stream.pos < token.from) {
        stream.pos = token.from;
        return null;
      }
      stream.pos = Math.max(token.to, stream.pos + 1);
      state.next++;
      return styleOf(token, table);
    },
  };
}

/** Enter keeps the indentation; behind a label or a line that opens a function it goes one level in. */
function indentation(table) {
  return indentService.of((context, position) => {
    const line = context.lineAt(position, -1);
    const before = context.state.doc.lineAt(Math.max(0, line.from - 1));
    if (before.from === line.from) {
      return null;
    }
    const width = context.countColumn(/^\s*/.exec(before.text)[0]);
    const {tokens, head} = readLine(before.text, table);
    const opens = (tokens[0]?.type === 'label' && !head) || head?.directive?.syntax.includes('PARAMETER');
    return opens && width === 0 ? context.unit : width;
  });
}

const colours = HighlightStyle.define([
  {tag: tags.mnemonic, color: 'var(--syntax-mnemonic, #0d5d8c)', fontWeight: '600'},
  {tag: tags.directive, color: 'var(--syntax-directive, #7a3a8f)'},
  {tag: tags.label, color: 'var(--syntax-label, #8a5300)'},
  {tag: tags.number, color: 'var(--syntax-number, #19643c)'},
  {tag: tags.string, color: 'var(--syntax-string, #9a3412)'},
  {tag: tags.name, color: 'var(--syntax-name, #17201f)'},
  {tag: tags.callable, color: 'var(--type-function, #2f5aa8)'},
  {tag: tags.comment, color: 'var(--syntax-comment, #5d6a68)', fontStyle: 'italic'},
  {tag: tags.unknown, color: 'var(--syntax-error, #b3261e)'},
]);

export const highlighting = syntaxHighlighting(colours);

export function assembly(table) {
  return [StreamLanguage.define(tokenizer(table)), indentation(table)];
}
