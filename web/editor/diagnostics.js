/** Shows what the assembler and the verifier said at its place: underlined, with a mark in the gutter, as a tooltip and as a list. */
import {lintGutter, linter, setDiagnostics} from '@codemirror/lint';
import {unitsOf} from '../characters.js';

const SEVERITIES = {ERROR: 'error', WARNING: 'warning', HINT: 'info'};

/** A diagnostic of the server as one of CodeMirror; the text may have changed since it was made, so its place is brought inside. */
function placed({severity, range, message, hint}, doc) {
  const line = doc.line(Math.min(Math.max(1, range.line), doc.lines));
  const {from, to} = unitsOf(line.text, range.column, Math.max(1, range.length));
  return {
    from: line.from + from,
    to: line.from + to,
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

export function showDiagnostics(view, diagnostics) {
  const {doc} = view.state;
  view.dispatch(setDiagnostics(view.state, diagnostics.map((each) => placed(each, doc))));
}

/** The diagnostics come from outside; nothing is checked here. */
export const diagnosticMarks = [linter(null), lintGutter()];
