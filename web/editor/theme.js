/** The look of the editor: all from the tokens of the page, so that dark and light need no second theme. */
import {EditorView} from '@codemirror/view';

const mark = {
  content: '""',
  display: 'block',
  boxSizing: 'border-box',
  width: '0.75rem',
  height: '0.75rem',
  margin: '0 auto',
};

const centred = {display: 'flex', alignItems: 'center', padding: '0'};
const cross =
  'polygon(18% 0, 50% 32%, 82% 0, 100% 18%, 68% 50%, 100% 82%, 82% 100%, 50% 68%, 18% 100%, 0 82%, 32% 50%, 0 18%)';

const severity = (name, colour) => ({
  [`.cm-lintRange-${name}`]: {
    backgroundImage: 'none',
    paddingBottom: '0',
    textDecoration: `underline wavy ${colour} 1px`,
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  [`.cm-diagnostic-${name}`]: {borderLeft: `3px solid ${colour}`},
});

export const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink, #17201f)',
    backgroundColor: 'var(--surface, #fbfcfb)',
    fontSize: 'var(--editor-text, 0.875rem)',
  },
  '&.cm-focused': {outline: 'none'},
  '.cm-scroller': {fontFamily: 'var(--font-mono, monospace)', lineHeight: '1.6'},
  '.cm-content': {caretColor: 'var(--ink, #17201f)', padding: '0.375rem 0 40vh'},
  '.cm-line': {padding: '0 0.75rem 0 0.25rem'},
  '.cm-cursor, .cm-dropCursor': {borderLeft: '2px solid var(--accent, #0d6b70)'},
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--selection, #b9dcf5)',
  },
  '.cm-activeLine': {backgroundColor: 'transparent'},
  '&.cm-focused .cm-activeLine': {boxShadow: 'inset 0 0 0 1px var(--line, #d5dbd9)'},
  '.cm-activeLineGutter': {backgroundColor: 'transparent', color: 'var(--ink, #17201f)'},
  '.cm-specialChar': {color: 'var(--error, #b3261e)', outline: '1px solid var(--error, #b3261e)', borderRadius: '2px'},

  // Gutters
  '.cm-gutters': {
    backgroundColor: 'var(--surface, #fbfcfb)',
    color: 'var(--ink-3, #5d6a68)',
    borderRight: '1px solid var(--line, #d5dbd9)',
  },
  '.cm-lineNumbers .cm-gutterElement': {minWidth: '1.75rem', padding: '0 0.125rem', cursor: 'pointer'},
  '.cm-breakpoint-gutter .cm-gutterElement': {...centred, width: '1.375rem', cursor: 'pointer'},
  '.cm-position-gutter .cm-gutterElement': {...centred, width: '1.125rem'},
  '.cm-gutter-lint': {width: '0.875rem'},
  '.cm-gutter-lint .cm-gutterElement': centred,
  '.breakpoint': {...mark, borderRadius: '50%', color: 'var(--surface, #fff)', background: 'var(--breakpoint, #c4302b)'},
  '.breakpoint.empty': {background: 'none', border: '2px solid transparent'},
  '.cm-gutterElement:hover > .breakpoint.empty': {borderColor: 'var(--breakpoint, #c4302b)', opacity: '0.55'},
  '.breakpoint.condition::after': {
    content: '"="',
    display: 'block',
    font: '700 0.6875rem/0.6875rem var(--font-mono, monospace)',
    textAlign: 'center',
  },
  '.breakpoint.log': {borderRadius: '1px', transform: 'rotate(45deg) scale(0.82)'},
  '.breakpoint.unverified': {
    color: 'var(--breakpoint, #c4302b)',
    background: 'none',
    border: '2px dotted var(--breakpoint, #c4302b)',
  },
  '.breakpoint.off': {
    color: 'var(--breakpoint-off, #a39a99)',
    background: 'none',
    border: '2px solid var(--breakpoint-off, #a39a99)',
  },
  '.position': {...mark, width: '0.875rem', background: 'var(--current-line-edge, #0d6b70)'},
  '.position.next': {clipPath: 'polygon(0 30%, 50% 30%, 50% 0, 100% 50%, 50% 100%, 50% 70%, 0 70%)'},
  '.position.halted': {width: '0.6875rem', height: '0.6875rem', borderRadius: '2px'},
  '.position.trapped': {
    background: 'var(--trap-line-edge, #b3261e)',
    clipPath: 'polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%)',
  },
  '.position.trapped::after': {
    content: '"!"',
    display: 'block',
    color: 'var(--surface, #fff)',
    font: '800 0.6875rem/0.75rem var(--font-ui, sans-serif)',
    textAlign: 'center',
  },

  // The line of the next instruction
  '.cm-line.cm-position': {
    backgroundColor: 'var(--current-line, #d5eceb)',
    boxShadow: 'inset 3px 0 0 var(--current-line-edge, #0d6b70)',
  },
  '.cm-line.cm-position-halted': {
    backgroundColor: 'transparent',
    boxShadow: 'inset 3px 0 0 var(--current-line-edge, #0d6b70), inset 0 -1px 0 var(--current-line-edge, #0d6b70)',
  },
  '.cm-line.cm-position-trapped': {
    backgroundColor: 'var(--trap-line, #fbe3e0)',
    boxShadow: 'inset 3px 0 0 var(--trap-line-edge, #b3261e)',
  },

  // Lines that an answer speaks of
  '.cm-line.cm-marked': {
    backgroundImage: 'linear-gradient(var(--changed, #8a5300) 55%, transparent 55%)',
    backgroundSize: '3px 6px',
    backgroundRepeat: 'repeat-y',
    backgroundPosition: '3px 0',
  },

  // Diagnostics
  ...severity('error', 'var(--error, #b3261e)'),
  ...severity('warning', 'var(--warning, #8a5300)'),
  ...severity('info', 'var(--hint, #2f5aa8)'),
  '.cm-lintRange-active': {backgroundColor: 'var(--warning-soft, #fdedcb)'},
  '.cm-lint-marker': {...mark, width: '0.6875rem', height: '0.6875rem'},
  '.cm-lint-marker-error': {content: '""', background: 'var(--error, #b3261e)', clipPath: cross},
  '.cm-lint-marker-warning': {
    content: '""',
    background: 'var(--warning, #8a5300)',
    clipPath: 'polygon(50% 4%, 100% 94%, 0 94%)',
  },
  '.cm-lint-marker-info': {content: '""', background: 'var(--hint, #2f5aa8)', clipPath: 'polygon(50% 0, 100% 50%, 50% 100%, 0 50%)'},
  '.cm-diagnostic': {
    padding: '0.375rem 0.75rem',
    margin: '0',
    font: 'var(--text-m, 0.8125rem)/1.45 var(--font-ui, sans-serif)',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    maxWidth: 'min(28rem, 84vw)',
  },
  '.cm-diagnosticAction': {
    display: 'block',
    minHeight: '1.5rem',
    margin: '0.375rem 0 0',
    padding: '0.125rem 0.5rem',
    color: 'var(--ink, #17201f)',
    backgroundColor: 'var(--surface-2, #f3f5f4)',
    border: '1px solid var(--line-strong, #aab4b1)',
    borderRadius: 'var(--radius-s, 4px)',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '.diagnostic-hint': {display: 'block', color: 'var(--ink-2, #465351)'},

  // Tooltips and completion
  '.cm-tooltip': {
    color: 'var(--ink, #17201f)',
    backgroundColor: 'var(--overlay, #fff)',
    border: '1px solid var(--line-strong, #aab4b1)',
    borderRadius: 'var(--radius-m, 7px)',
    boxShadow: 'var(--shadow-2, 0 8px 28px rgb(0 0 0 / 0.2))',
    overflow: 'hidden',
    zIndex: '20',
  },
  '.cm-tooltip.cm-tooltip-autocomplete': {overflow: 'visible'},
  '.cm-tooltip-section:not(:first-child)': {borderTop: '1px solid var(--line, #d5dbd9)'},
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono, monospace)',
    fontSize: 'var(--text-m, 0.8125rem)',
    maxHeight: '15rem',
    maxWidth: 'min(32rem, 92vw)',
    minWidth: '12rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {display: 'flex', gap: '1rem', padding: '0.1875rem 0.625rem'},
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--ink, #17201f)',
    background: 'var(--accent-soft, #d5eceb)',
    boxShadow: 'inset 3px 0 0 var(--accent, #0d6b70)',
  },
  '.cm-completionLabel': {flex: 'none'},
  '.cm-completionMatchedText': {textDecoration: 'none', fontWeight: '700', color: 'var(--accent, #0d6b70)'},
  '.cm-completionDetail': {
    flex: '1',
    margin: '0',
    textAlign: 'end',
    fontStyle: 'normal',
    color: 'var(--ink-2, #465351)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip.cm-completionInfo': {padding: '0', maxWidth: 'min(26rem, 90vw)', whiteSpace: 'normal'},

  '.cm-completionInfo.cm-completionInfo-right-narrow, .cm-completionInfo.cm-completionInfo-left-narrow': {
    top: '100% !important',
    left: '0',
    right: 'auto',
  },

  // Panels: search, list of diagnostics
  '.cm-panels': {
    color: 'var(--ink, #17201f)',
    backgroundColor: 'var(--surface-2, #f3f5f4)',
    font: 'var(--text-m, 0.8125rem)/1.45 var(--font-ui, sans-serif)',
    zIndex: '10',
  },
  '.cm-panels-bottom': {borderTop: '1px solid var(--line, #d5dbd9)'},
  '.cm-panel.cm-search': {padding: '0.5rem 2rem 0.5rem 0.5rem', display: 'flex', flexWrap: 'wrap', gap: '0.25rem', alignItems: 'center'},
  '.cm-panel.cm-search br': {display: 'none'},
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {margin: '0', fontSize: 'inherit'},
  '.cm-panel.cm-search label': {display: 'inline-flex', alignItems: 'center', gap: '0.25rem', padding: '0 0.25rem'},
  '.cm-textfield': {
    color: 'inherit',
    backgroundColor: 'var(--surface, #fff)',
    border: '1px solid var(--line-strong, #aab4b1)',
    borderRadius: 'var(--radius-s, 4px)',
    padding: '0.25rem 0.5rem',
  },
  '.cm-button': {
    color: 'inherit',
    backgroundImage: 'none',
    backgroundColor: 'var(--surface, #fff)',
    border: '1px solid var(--line-strong, #aab4b1)',
    borderRadius: 'var(--radius-s, 4px)',
    padding: '0.25rem 0.625rem',
  },
  '.cm-button:active': {backgroundImage: 'none', backgroundColor: 'var(--surface-3, #e7ebea)'},
  '.cm-panel button[name=close]': {color: 'inherit', fontSize: '1.125rem', padding: '0 0.5rem'},
  '.cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible': {
    outline: '2px solid var(--focus, #0b63ce)',
    outlineOffset: '1px',
  },
  '.cm-panel.cm-panel-lint ul': {maxHeight: '9rem'},
  '.cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    color: 'var(--ink, #17201f)',
    backgroundColor: 'var(--accent-soft, #d5eceb)',
  },
  '.cm-panel.cm-panel-lint .cm-diagnostic': {maxWidth: 'none'},
  '.cm-searchMatch': {backgroundColor: 'var(--changed-soft, #fdedcb)', outline: '1px solid var(--changed, #8a5300)'},
  '.cm-searchMatch-selected': {backgroundColor: 'var(--selection, #b9dcf5)'},
  '.cm-selectionMatch': {backgroundColor: 'var(--surface-3, #e7ebea)'},
});
