/**
 * `<vitrine-difference>`: two texts side by side, or one below the other where there is little room, with what differs marked.
 * Properties: left, right. It only shows.
 */
import {EditorState} from '@codemirror/state';
import {EditorView, lineNumbers} from '@codemirror/view';
import {MergeView, unifiedMergeView} from '@codemirror/merge';
import {LitElement, css, html} from 'lit';
import {theme} from './theme.js';

const NARROW_PX = 640;

export class VitrineDifference extends LitElement {
  static properties = {left: {}, right: {}};

  static styles = css`
    :host { display: block; position: relative; min-height: 12rem; overflow: auto; border: 1px solid var(--line); border-radius: var(--radius-m); }
    .cm-mergeView { min-height: 100%; }
    .cm-changedLine { background: var(--changed-soft) !important; }
    .cm-changedText { background: none !important; text-decoration: underline 2px var(--changed); text-underline-offset: 3px; }
    .cm-deletedChunk { background: var(--gone-soft) !important; }
    .cm-deletedText { background: none !important; text-decoration: line-through var(--gone); }
  `;

  #shown = null;

  render() {
    return html`<div id="place"></div>`;
  }

  updated() {
    this.#shown?.destroy();
    const place = this.renderRoot.querySelector('#place');
    place.replaceChildren();
    const extensions = [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorView.contentAttributes.of({tabindex: '0', 'aria-label': 'Text of a version'}), lineNumbers(), theme];
    const folded = {margin: 3, minSize: 6};
    this.#shown =
      this.clientWidth < NARROW_PX
        ? new EditorView({doc: this.right, root: this.renderRoot, parent: place, extensions: [...extensions, unifiedMergeView({original: this.left, mergeControls: false, collapseUnchanged: folded})]})
        : new MergeView({a: {doc: this.left, extensions}, b: {doc: this.right, extensions}, root: this.renderRoot, parent: place, collapseUnchanged: folded});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#shown?.destroy();
    this.#shown = null;
  }
}

customElements.define('vitrine-difference', VitrineDifference);
