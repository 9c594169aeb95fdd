/**
 * `<vitrine-editor>`: the source text of a program, with breakpoints, the next instruction, diagnostics, completion and hover.
 *
 * It promises that a property set from outside never comes back as an event, and that what the user did comes as exactly one. It
 * knows the instruction table that it is given and nothing of sessions or of the server.
 *
 * Properties: value, lines (where the lines of the program that runs are in this text, and those with a breakpoint; see state/lines.js),
 * breakpoints [{key, verified, pending, enabled, condition?, hitCount?, log?, message?}], whose keys are marks of the lines, currentLine (a line of
 * the program that runs; 0: none), currentKind (next | trapped | halted), markedLines (lines of the program that runs), diagnostics (as the server
 * sends them), instructionTable, readonly. Set `value` only to put another text in; what was typed need not be set back.
 *
 * Events, with lines of the text as it is: source-change {value, lines, from, steps} (`lines` is what became of `from` by steps of {changes, doc,
 * restored}: the text after each, and what an undo brought back; a moment later for a very long text), toggle-breakpoint {line}, edit-breakpoint {line}, cursor-line {line},
 * run-to-line {line, backwards}, show-origin {origin}: the page about the language that a text comes from is wanted.
 */
import {closeBrackets, closeBracketsKeymap, completionKeymap, acceptCompletion} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap, insertNewlineAndIndent, isolateHistory, undoDepth} from '@codemirror/commands';
import {indentUnit} from '@codemirror/language';
import {lintKeymap} from '@codemirror/lint';
import {highlightSelectionMatches, search, searchKeymap} from '@codemirror/search';
import {Annotation, Compartment, EditorState, Transaction} from '@codemirror/state';
import {
  EditorView,
  crosshairCursor,
  drawSelection,
  dropCursor,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
  tooltips,
} from '@codemirror/view';
import {LitElement, css, html} from 'lit';
import {changesBetween, textOf} from '../state/lines.js';
import {breakpointGutter, lineNumberEvents, showBreakpoints} from './breakpoints.js';
import {completion} from './completion.js';
import {breakBeforeLine} from './enter.js';
import {diagnosticMarks, showDiagnostics} from './diagnostics.js';
import {applyFix, fixAtCursor} from './fixes.js';
import {documentationStyles} from './documentation.js';
import {hover} from './hover.js';
import {InstructionTable} from './instruction-table.js';
import {assembly} from './language.js';
import {followedLines, linesNow, replacingLines, stepOf} from './lines.js';
import {markedLines, showMarkedLines} from './marked-lines.js';
import {positionMarker, showPosition} from './position.js';
import {theme} from './theme.js';

const fromOutside = Annotation.define();

// Left out by CodeMirror's own list: the characters that turn the direction of text around, and others that have no ink.
const hiddenCharacters = /[\u034f\u115f\u1160\u17b4\u17b5\u180e\u200c\u200d\u2028\u2029\u202a-\u202c\u2060-\u206f\u2800\u3164\uffa0\u{e0000}-\u{e007f}]/gu;

// A longer text is not handed over with every key: that many copies of it would cost more than the typing.
const LONG = 200_000;
const LONG_DELAY_MS = 200;

// Keys that the page uses itself.
const editing = defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter');

/**
 * Text typed over a selection is put in here: the browser would keep the look of the old text in style attributes, which the page's
 * policy forbids.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const {selection, readOnly} = view.state;
    const {data} = event;
    if (event.inputType !== 'insertText' || !data || event.isComposing || readOnly || selection.ranges.every((range) => range.empty)) {
      return false;
    }
    const {from, to} = selection.main;
    const insert = () => view.state.update(view.state.replaceSelection(data), {userEvent: 'input.type', scrollIntoView: true});
    if (!view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, data, insert))) {
      view.dispatch(insert());
    }
    return true;
  },
});

export class VitrineEditor extends LitElement {
  static properties = {
    value: {noAccessor: true},
    lines: {attribute: false},
    breakpoints: {attribute: false},
    currentLine: {type: Number},
    markedLines: {attribute: false},
    currentKind: {},
    diagnostics: {attribute: false},
    instructionTable: {attribute: false},
    readonly: {type: Boolean},
    label: {},
  };

  static styles = [
    documentationStyles,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 6rem;
        height: 100%;
        background: var(--surface, #fbfcfb);
        container-type: inline-size;
      }
      /* Where there is little room the underline alone marks a diagnostic. */
      @container (max-width: 22rem) {
        .cm-gutter-lint {
          display: none !important;
        }
        .cm-lineNumbers .cm-gutterElement {
          min-width: 1.25rem !important;
        }
      }
      .frame {
        position: absolute;
        inset: 0;
      }
      :host(:focus-within) .frame::after {
        content: '';
        position: absolute;
        inset: 0;
        z-index: 5;
        pointer-events: none;
        box-shadow: inset 0 0 0 2px var(--focus, #0b63ce);
      }
    `,
  ];

  #initial = '';
  #table = new InstructionTable();
  #language = new Compartment();
  #writable = new Compartment();
  #line = 0;
  #known = null; // the text that is known outside as well
  #pending = 0;
  #shared = null; // the lines that are known outside as well
  #steps = []; // what was done to them since, one by one: together they would say less

  constructor() {
    super();
    this.lines = null;
    this.breakpoints = [];
    this.currentLine = 0;
    this.currentKind = 'next';
    this.markedLines = [];
    this.diagnostics = [];
    this.instructionTable = null;
    this.readonly = false;
    this.label = 'Program source';
    this.addEventListener('focusout', this.#tellSource);
    this.addEventListener('keydown', (event) => (event.ctrlKey || event.metaKey || /^F\d/.test(event.key)) && this.#tellSource(), true);
  }

  connectedCallback() {
    super.connectedCallback();
    this.dataset.test ||= 'editor';
  }

  render() {
    return html`<div class="frame"></div>`;
  }

  firstUpdated() {
    this.#known = this.#initial;
    this.view = new EditorView({
      state: EditorState.create({doc: this.#initial, extensions: this.#extensions()}),
      parent: this.renderRoot.querySelector('.frame'),
      root: this.renderRoot,
    });
  }

  updated(changed) {
    if (changed.has('instructionTable')) {
      this.#table = new InstructionTable(this.instructionTable);
      this.view.dispatch({effects: this.#language.reconfigure(this.#languageExtensions())});
    }
    if (changed.has('readonly') || changed.has('label')) {
      this.view.dispatch({effects: this.#writable.reconfigure(this.#contentExtensions())});
    }
    if (changed.has('breakpoints') || changed.has('lines')) {
      showBreakpoints(this.view, this.breakpoints ?? [], this.#takeLines());
    }
    if (changed.has('currentLine') || changed.has('currentKind')) {
      showPosition(this.view, this.currentLine, this.currentKind);
    }
    if (changed.has('markedLines') && (this.markedLines.length || changed.get('markedLines')?.length)) {
      showMarkedLines(this.view, this.markedLines);
    }
    if (changed.has('diagnostics') && (this.diagnostics?.length || changed.get('diagnostics')?.length)) {
      // they were made for a text that is known outside; this one may be newer
      showDiagnostics(this.view, this.#pending ? [] : (this.diagnostics ?? []), (name, detail) => this.#tell(name, detail));
    }
  }

  /** Takes the lines that were set from outside, when they are those of this text; else whoever set them is told of the newer one. */
  #takeLines() {
    if (!this.lines || this.lines === linesNow(this.view.state)) {
      return [];
    }
    if (!this.lines.doc.eq(this.view.state.doc)) {
      this.#tellSource();
      return [];
    }
    this.#share(this.lines);
    return [replacingLines(this.lines)];
  }

  #share(lines) {
    this.#shared = lines;
    this.#steps = [];
  }

  get value() {
    return this.view ? this.view.state.doc.toString() : this.#initial;
  }

  set value(value) {
    const text = String(value ?? '').replace(/\r\n?/g, '\n');
    if (this.view) {
      this.#replace(text);
    } else {
      this.#initial = text;
    }
  }

  /** Puts another text in as one step of the undo history; only the part that differs is changed, so marks and cursor stay. */
  #replace(text) {
    const before = this.value;
    // What was known last comes back while more was typed: that is no wish to have it back.
    if (text === before || (this.#pending && text === this.#known)) {
      return;
    }
    this.#forgetPending();
    this.#known = text;
    const {state} = this.view;
    const doc = textOf(text);
    const changes = changesBetween(state.doc, doc);
    let kept = before.length;
    changes.iterChangedRanges((from, to) => (kept -= to - from));
    const another = kept < before.length / 2;
    const untouched = before === '' && undoDepth(state) === 0;
    const lines = this.lines?.doc.eq(doc) ? this.lines : linesNow(state).after(changes, doc);
    this.view.dispatch({
      changes,
      effects: replacingLines(lines),
      selection: another ? {anchor: 0} : undefined,
      scrollIntoView: another,
      annotations: [fromOutside.of(true), isolateHistory.of('full'), Transaction.addToHistory.of(!untouched)],
    });
    this.#share(lines);
  }

  focus() {
    if (this.view) {
      this.view.focus();
    } else {
      this.updateComplete.then(() => this.view.focus());
    }
  }

  /** The line where a line of the program that runs is now; 0 when it was deleted. */
  lineOfProgram(number) {
    return linesNow(this.view.state).lineFrom('program', number);
  }

  /** Scrolls so that a line can be seen, and no more than needed; the cursor stays. */
  revealLine(number) {
    const {doc} = this.view.state;
    if (number >= 1 && number <= doc.lines) {
      this.view.dispatch({effects: EditorView.scrollIntoView(doc.line(number).from, {y: 'nearest', yMargin: 64})});
    }
  }

  /** Puts the cursor on a line, shows it and takes the focus. */
  goToLine(number) {
    const {doc} = this.view.state;
    const line = doc.line(Math.min(Math.max(1, number), doc.lines));
    const indentation = /^\s*/.exec(line.text)[0].length;
    this.view.dispatch({
      selection: {anchor: line.from + indentation},
      effects: EditorView.scrollIntoView(line.from, {y: 'center'}),
    });
    this.view.focus();
  }

  /** Makes the change that a diagnostic offers, as one step that can be undone. */
  applyFix(fix) {
    if (!this.readonly) {
      applyFix(this.view, fix);
    }
  }

  /** Mends what the diagnostic at the cursor speaks of, or else the first that can be mended; false when there is none. */
  fixHere() {
    const fix = fixAtCursor(this.view, this.diagnostics ?? []);
    if (!fix || this.readonly) {
      return false;
    }
    applyFix(this.view, fix);
    return true;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
  }

  /** Tells the text when there is something to tell. */
  #tellSource = () => {
    if (this.#pending) {
      this.#forgetPending();
      this.#known = this.value;
      const lines = linesNow(this.view.state);
      const detail = {value: this.#known, lines, from: this.#shared, steps: this.#steps};
      this.#share(lines);
      this.#tell('source-change', detail);
    }
  };

  #forgetPending() {
    clearTimeout(this.#pending);
    this.#pending = 0;
  }

  #extensions() {
    const ask = (name, detail) => {
      this.#tellSource(); // a line is one of the text that is known
      this.#tell(name, detail);
    };
    return [
      followedLines,
      breakpointGutter(ask),
      diagnosticMarks,
      lineNumbers({domEventHandlers: lineNumberEvents(ask)}),
      positionMarker,
      markedLines,
      highlightSpecialChars({addSpecialChars: hiddenCharacters}),
      history(),
      drawSelection(),
      dropCursor(),
      rectangularSelection(),
      crosshairCursor(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches({minSelectionLength: 2}),
      closeBrackets(),
      typingOver,
      search({top: false}),
      indentUnit.of('    '),
      tooltips({position: 'fixed'}),
      this.#language.of(this.#languageExtensions()),
      this.#writable.of(this.#contentExtensions()),
      // Tab is left to the browser, so that the keyboard can leave the editor; Mod-] and Mod-[ indent.
      keymap.of([
        {key: 'Mod-.', run: () => this.fixHere(), preventDefault: true, stopPropagation: true},
        {key: 'Tab', run: acceptCompletion},
        {key: 'Enter', run: breakBeforeLine},
        {key: 'Enter', run: insertNewlineAndIndent},
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...lintKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...editing,
      ]),
      theme,
      EditorView.updateListener.of((update) => this.#afterUpdate(update)),
    ];
  }

  #languageExtensions() {
    return [assembly(this.#table), completion(this.#table), hover(this.#table)];
  }

  #contentExtensions() {
    return [
      EditorState.readOnly.of(this.readonly),
      EditorView.contentAttributes.of({
        'aria-label': this.label,
        'data-test': 'editor-content',
        'aria-readonly': String(this.readonly),
        tabindex: '0',
        spellcheck: 'false',
        autocapitalize: 'off',
        autocorrect: 'off',
      }),
    ];
  }

  #afterUpdate(update) {
    const asked = update.transactions.some((transaction) => transaction.annotation(fromOutside));
    if (update.docChanged && !asked) {
      const steps = update.transactions.filter((transaction) => transaction.docChanged).map(stepOf);
      this.#steps.push(...steps);
      clearTimeout(this.#pending);
      this.#pending = setTimeout(this.#tellSource, LONG_DELAY_MS);
      if (update.state.doc.length < LONG || steps.some(({restored}) => restored.length > 0)) {
        this.#tellSource();
      }
    }
    const line = update.state.doc.lineAt(update.state.selection.main.head).number;
    if (line !== this.#line) {
      this.#line = line;
      this.#tell('cursor-line', {line});
    }
  }
}

customElements.define('vitrine-editor', VitrineEditor);
