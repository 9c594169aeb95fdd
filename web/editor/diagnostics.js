/** Shows what the assembler and the verifier said at its place: underlined, with a mark in the gutter, as a tooltip and as a list. */
import {lintGutter, linter, setDiagnostics} from '@codemirror/lint';
import {applyFix, placeOf} from './fixes.js';

const SEVERITIES = {ERROR: 'error', WARNING: 'warning', HINT: 'info'};

/** A diagnostic of the server as one of CodeMirror; the text may have changed since it was made, so its place is brought inside. */
function placed({severity, range, message, hint, fix, origin}, doc, ask) {
  const line = doc.line(Math.min(Math.max(1, range.line), doc.lines));
  const {from, to} = placeOf(doc, {...range, length: Math.max(1, range.length)});
  const actions = [];
  if (fix) {
    actions.push({name: fix.label, markClass: 'diagnostic-fix', apply: (view) => applyFix(view, fix)});
  }
  if (origin) {
    actions.push({name: 'More about where this comes from', markClass: 'diagnostic-origin', apply: () => ask('show-origin', {origin})});
  }
  return {
    from,
    to: Math.min(to, line.to),
    actions,
    severity: SEVERITIES[severity] ?? 'error',
    message: hint ? `${message} ${hint}` : message,
    renderMessage() {
      const place = document.createElement('span');
      place.className = 'diagnostic-text';
      place.dataset.test = 'diagnostic';
      place.append(message);
      if (hint) {
        const more = document.createElement('span');
        more.className = 'diagnostic-hint';
        more.append(hint);
        place.append(' ', more);
      }
      return place;
    },
  };
}

/** @param ask called as ask('show-origin', {origin}) when somebody wants the page about the language that a text comes from */
export function showDiagnostics(view, diagnostics, ask) {
  const {doc} = view.state;
  view.dispatch(setDiagnostics(view.state, diagnostics.map((each) => placed(each, doc, ask))));
}

/** The diagnostics come from outside; nothing is checked here. */
export const diagnosticMarks = [linter(null), lintGutter()];
