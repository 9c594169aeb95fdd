/**
 * The breakpoints of the editor: the gutter that shows them, the clicks and keys that ask for a change. The editor changes no breakpoint
 * itself: it asks with an event, and whoever owns the breakpoints sets the property. Where they stand, the followed lines say.
 */
import {RangeSet, StateEffect, StateField} from '@codemirror/state';
import {EditorView, GutterMarker, gutter, keymap} from '@codemirror/view';
import {linesNow} from './lines.js';

const replaceAll = StateEffect.define();

/** What a breakpoint is, as a word for its shape. */
export function breakpointShape(breakpoint) {
  if (breakpoint.log) {
    return 'log';
  }
  return breakpoint.condition || breakpoint.hitCount ? 'condition' : 'plain';
}

/** A breakpoint in words, for tooltips and screen readers. */
export function breakpointInWords(breakpoint, place) {
  const parts = [breakpoint.log ? `Log message on ${place}: ${breakpoint.log}` : `Breakpoint on ${place}`];
  if (breakpoint.condition) {
    parts.push(`when ${breakpoint.condition}`);
  }
  if (breakpoint.hitCount) {
    parts.push(`from hit ${breakpoint.hitCount} on`);
  }
  if (breakpoint.enabled === false) {
    parts.push('switched off');
  }
  if (breakpoint.pending) {
    parts.push('takes effect with the next assembly');
  } else if (breakpoint.verified === false) {
    parts.push(breakpoint.message || 'no instruction stands there');
  }
  return parts.join(', ');
}

export function breakpointClasses(breakpoint) {
  const off = breakpoint.enabled === false ? ' off' : '';
  const unverified = breakpoint.verified === false || breakpoint.pending ? ' unverified' : '';
  return `breakpoint ${breakpointShape(breakpoint)}${off}${unverified}`;
}

class BreakpointMarker extends GutterMarker {
  constructor(breakpoint, line) {
    super();
    this.breakpoint = breakpoint;
    this.line = line;
  }

  eq(other) {
    return other instanceof BreakpointMarker && other.breakpoint === this.breakpoint && other.line === this.line;
  }

  toDOM() {
    const mark = document.createElement('div');
    mark.className = breakpointClasses(this.breakpoint);
    mark.dataset.test = 'gutter-breakpoint';
    mark.dataset.line = this.line;
    if (this.breakpoint.pending) {
      mark.dataset.pending = '';
    }
    mark.title = `${breakpointInWords(this.breakpoint, `line ${this.line}`)}. Click to remove it, right-click to edit it.`;
    return mark;
  }
}

/** Shown faintly under the pointer where a click would set a breakpoint. */
class EmptyMarker extends GutterMarker {
  toDOM() {
    const mark = document.createElement('div');
    mark.className = 'breakpoint empty';
    return mark;
  }
}

const empty = new EmptyMarker();

/** The breakpoints, whether they stand in the text or not. */
const field = StateField.define({
  create: () => [],
  update: (breakpoints, transaction) => transaction.effects.reduce((last, effect) => (effect.is(replaceAll) ? effect.value : last), breakpoints),
});

/** One mark a line: of several breakpoints there, the one on the first instruction. */
function marks(view) {
  const byLine = new Map();
  for (const {line, breakpoint} of breakpointsNow(view.state)) {
    const known = byLine.get(line);
    if (!known || breakpoint.address < known.address) {
      byLine.set(line, breakpoint);
    }
  }
  const {doc} = view.state;
  const inOrder = [...byLine].sort(([one], [other]) => one - other);
  return RangeSet.of(inOrder.map(([line, breakpoint]) => new BreakpointMarker(breakpoint, line).range(doc.line(line).from)));
}

const lineAtBlock = (view, block) => view.state.doc.lineAt(block.from).number;

/** The breakpoints that stand in the text now: [{line, breakpoint}]. */
function breakpointsNow(state) {
  const lines = linesNow(state);
  return state
    .field(field)
    .map((breakpoint) => ({line: lines.lineOf(breakpoint.key), breakpoint}))
    .filter(({line}) => line > 0);
}

function announcement(before, after) {
  const lines = (list) => new Set(list.map((each) => each.line));
  const [old, now] = [lines(before), lines(after)];
  const added = [...now].filter((line) => !old.has(line));
  const removed = [...old].filter((line) => !now.has(line));
  return [...added.map((line) => `Breakpoint set on line ${line}.`), ...removed.map((line) => `Breakpoint removed from line ${line}.`)];
}

/**
 * Shows other breakpoints, on other lines where `more` says so; says it aloud when one came or went.
 *
 * @param more effects of the same transaction
 */
export function showBreakpoints(view, breakpoints, more = []) {
  const effects = [replaceAll.of(breakpoints), ...more];
  const {state} = view.state.update({effects});
  const said = announcement(breakpointsNow(view.state), breakpointsNow(state));
  if (said.length === 1) {
    effects.push(EditorView.announce.of(said[0]));
  }
  view.dispatch({effects});
}

/** A key that is done with here: the page must not take it a second time. */
const ours = (binding) => ({...binding, preventDefault: true, stopPropagation: true});

/**
 * @param ask called as ask(name, detail): toggle-breakpoint, edit-breakpoint, run-to-line
 */
export function breakpointGutter(ask) {
  const wantsEdit = (event) => event.shiftKey || event.altKey;
  const click = (view, block, event) => {
    if (event.button !== 0) {
      return false;
    }
    ask(wantsEdit(event) ? 'edit-breakpoint' : 'toggle-breakpoint', {line: lineAtBlock(view, block)});
    event.preventDefault();
    return true;
  };
  const edit = (view, block, event) => {
    ask('edit-breakpoint', {line: lineAtBlock(view, block)});
    event.preventDefault();
    return true;
  };
  const cursorLine = (view) => view.state.doc.lineAt(view.state.selection.main.head).number;
  const asking = (name, more = {}) => (view) => {
    ask(name, {line: cursorLine(view), ...more});
    return true;
  };
  return [
    field,
    gutter({
      class: 'cm-breakpoint-gutter',
      renderEmptyElements: true,
      markers: marks,
      lineMarker: (view, line, others) => (others.length > 0 ? null : empty),
      initialSpacer: () => empty,
      domEventHandlers: {mousedown: click, contextmenu: edit},
    }),
    keymap.of([
      ours({key: 'F9', run: asking('toggle-breakpoint'), shift: asking('edit-breakpoint')}),
      ours({key: 'Ctrl-F10', run: asking('run-to-line', {backwards: false}), shift: asking('run-to-line', {backwards: true})}),
      ours({key: 'Ctrl-Alt-F10', run: asking('run-to-line', {backwards: true})}),
    ]),
  ];
}

/** Clicks on a line number: with Ctrl or Cmd run to the line, with Shift or Alt as well run back to it; alone as in the gutter. */
export function lineNumberEvents(ask) {
  return {
    mousedown(view, block, event) {
      if (event.button !== 0) {
        return false;
      }
      const line = lineAtBlock(view, block);
      const second = event.shiftKey || event.altKey;
      if (event.ctrlKey || event.metaKey) {
        ask('run-to-line', {line, backwards: second});
      } else {
        ask(second ? 'edit-breakpoint' : 'toggle-breakpoint', {line});
      }
      event.preventDefault();
      return true;
    },
    contextmenu(view, block, event) {
      ask('edit-breakpoint', {line: lineAtBlock(view, block)});
      event.preventDefault();
      return true;
    },
  };
}
