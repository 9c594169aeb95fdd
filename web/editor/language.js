/**
 * The assembly language as CodeMirror sees it: colours, comments, indentation. It is made from an instruction table and lists no
 * mnemonic. Lines do not depend on each other, so only those on the screen are read, whatever the length of the text.
 */
import {indentService} from '@codemirror/language';
import {EditorState, RangeSetBuilder} from '@codemirror/state';
import {Decoration, EditorView, ViewPlugin} from '@codemirror/view';
import {readLine} from './line.js';
import {isDeclared, symbolsOf} from './symbols.js';

// Behind this column a line stays without colours.
const LONGEST_LINE = 4000;

const STYLE_OF_TYPE = {
  comment: 'comment',
  label: 'label',
  number: 'number',
  string: 'string',
  character: 'string',
  other: 'unknown',
};

const STYLE_OF_KIND = {ADDRESS: 'label', OFFSET: 'label', CODE: 'label', FUNCTION: 'callable', HOST: 'callable'};

function styleOf(token, table, isDeclared) {
  switch (token.type) {
    case 'mnemonic':
      return token.row || !table.known ? 'mnemonic' : 'name';
    case 'directive':
      return token.directive || !table.known ? 'directive' : 'name';
    case 'register':
      return table.isRegister(token.text) ? 'register' : 'unknown';
    case 'word':
      if (token.kind in table.registersByKind && table.isRegister(token.text)) {
        return isDeclared(token.text) ? 'name' : 'register';
      }
      return STYLE_OF_KIND[token.kind] ?? 'name';
    case 'reference':
      return STYLE_OF_KIND[token.kind] ?? 'name';
    default:
      return STYLE_OF_TYPE[token.type] ?? null;
  }
}

const markCache = new Map();

function markOf(style) {
  if (!markCache.has(style)) {
    markCache.set(style, Decoration.mark({class: `syntax-${style}`}));
  }
  return markCache.get(style);
}

function coloursOf(view, table) {
  const builder = new RangeSetBuilder();
  // A long line is visible in several ranges; it is read once.
  let at = 0;
  for (const range of view.visibleRanges) {
    for (at = Math.max(at, range.from); at <= range.to; ) {
      const line = view.state.doc.lineAt(at);
      for (const token of readLine(line.text.slice(0, LONGEST_LINE), table).tokens) {
        const style = styleOf(token, table, (name) => isDeclared(name, symbolsOf(view.state.doc, table), line.number));
        if (style) {
          builder.add(line.from + token.from, line.from + token.to, markOf(style));
        }
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function colours(table) {
  return ViewPlugin.define(
    (view) => ({
      decorations: coloursOf(view, table),
      update(update) {
        if (update.docChanged || update.viewportChanged) {
          this.decorations = coloursOf(update.view, table);
        }
      },
    }),
    {decorations: (plugin) => plugin.decorations},
  );
}

/** Enter keeps the indentation; behind a label or a line that opens a function it goes one level in. */
function indentation(table) {
  return indentService.of((context, position) => {
    const here = context.lineAt(position, -1);
    const breaksHere = context.simulatedBreak === position;
    if (!breaksHere && here.from === 0) {
      return null;
    }
    const before = breaksHere ? here.text : context.state.doc.lineAt(here.from - 1).text;
    const width = context.countColumn(/^\s*/.exec(before)[0]);
    const {tokens, head} = readLine(before, table);
    const opens = (tokens[0]?.type === 'label' && !head) || head?.directive?.syntax.includes('PARAMETER');
    return opens && width === 0 ? context.unit : width;
  });
}

const look = EditorView.theme({
  '.syntax-mnemonic': {color: 'var(--syntax-mnemonic, #0d5d8c)', fontWeight: '600'},
  '.syntax-directive': {color: 'var(--syntax-directive, #7a3a8f)'},
  '.syntax-label': {color: 'var(--syntax-label, #8a5300)'},
  '.syntax-number': {color: 'var(--syntax-number, #19643c)'},
  '.syntax-string': {color: 'var(--syntax-string, #9a3412)'},
  '.syntax-name': {color: 'var(--syntax-name, #17201f)'},
  '.syntax-register': {color: 'var(--syntax-register, var(--type-function, #2f5aa8))'},
  '.syntax-callable': {color: 'var(--type-function, #2f5aa8)'},
  '.syntax-comment': {color: 'var(--syntax-comment, #5d6a68)', fontStyle: 'italic'},
  '.syntax-unknown': {color: 'var(--syntax-error, #b3261e)'},
});

const facts = EditorState.languageData.of(() => [
  {commentTokens: {line: ';'}, wordChars: '_.', closeBrackets: {brackets: ['"', "'"]}},
]);

export function assembly(table) {
  return [facts, look, colours(table), indentation(table)];
}
