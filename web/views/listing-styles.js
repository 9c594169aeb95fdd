import {css} from 'lit';

export const listingStyles = css`
  :host {
    --line-height: 1.5rem;
    display: block;
    position: relative;
    height: 100%;
    min-height: 6rem;
    container-type: inline-size;
    color: var(--ink, #17201f);
    background: var(--surface, #fbfcfb);
    font: var(--text-m, 0.8125rem) / var(--line-height) var(--font-mono, monospace);
  }
  .scroller {
    position: absolute;
    inset: 0;
    overflow: auto;
    outline: none;
    overflow-anchor: none;
  }
  .scroller:focus-visible {
    box-shadow: inset 0 0 0 2px var(--focus, #0b63ce);
  }
  .head,
  .line {
    display: grid;
    grid-template-columns: 1.375rem 2.5rem 4.5ch 15ch minmax(11ch, 34ch) 4ch 5.5ch;
    column-gap: 0.75ch;
    align-items: center;
    box-sizing: border-box;
    height: var(--line-height);
    padding-inline-end: 0.5rem;
    white-space: nowrap;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 3;
    color: var(--ink-3, #5d6a68);
    background: var(--surface-2, #f3f5f4);
    border-bottom: 1px solid var(--line, #d5dbd9);
  }
  .head > span {
    font: var(--text-s, 0.75rem) / 1 var(--font-ui, sans-serif);
    overflow: hidden;
  }
  .head > .aloud {
    opacity: 0;
    font-size: 1px;
  }
  .body {
    position: relative;
  }
  .window {
    position: absolute;
    inset: 0 0 auto 0;
  }
  .line {
    position: relative;
    cursor: default;
  }
  .line.row:hover {
    background: var(--surface-2, #f3f5f4);
  }
  .line.active::before {
    content: '';
    position: absolute;
    inset: 0 0 0 1.375rem;
    pointer-events: none;
    border: 1px solid var(--line-strong, #aab4b1);
    border-radius: var(--radius-s, 4px);
  }
  .scroller:focus-visible .line.active::before {
    border: 2px solid var(--focus, #0b63ce);
  }
  .line.current {
    background: var(--current-line, #d5eceb);
  }
  .line.current.trapped {
    background: var(--trap-line, #fbe3e0);
  }
  .line.current.halted {
    background: none;
    box-shadow: inset 0 -1px 0 var(--current-line-edge, #0d6b70);
  }
  .line.unreachable * {
    color: var(--ink-3, #5d6a68);
    font-style: italic;
  }
  .heading {
    grid-column: 3 / -1;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .line.function {
    font-weight: 700;
    border-top: 1px solid var(--line, #d5dbd9);
    color: var(--type-function, #2f5aa8);
  }
  .line.function:first-child {
    border-top-color: transparent;
  }
  .line.label {
    color: var(--syntax-label, #8a5300);
  }
  .gutter {
    display: grid;
    place-items: center;
    height: 100%;
    cursor: pointer;
  }
  .address,
  .line-number {
    color: var(--ink-3, #5d6a68);
  }
  .bytes {
    color: var(--ink-2, #465351);
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .bytes b {
    color: var(--ink, #17201f);
    font-weight: 600;
  }
  .code {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .mnemonic {
    color: var(--syntax-mnemonic, #0d5d8c);
    font-weight: 600;
  }
  .operands {
    color: var(--syntax-name, #17201f);
  }
  .target {
    padding: 0;
    border: 0;
    color: var(--syntax-label, #8a5300);
    background: none;
    font: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .target:hover {
    text-decoration-style: solid;
  }
  .height,
  .line-number {
    text-align: end;
  }
  .height {
    color: var(--ink-3, #5d6a68);
  }
  .line-number {
    cursor: pointer;
  }
  .line-number:hover {
    text-decoration: underline;
  }

  /* Marks; the same shapes as in the editor */
  .breakpoint {
    box-sizing: border-box;
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 50%;
    color: var(--surface, #fff);
    background: var(--breakpoint, #c4302b);
  }
  .gutter:hover > .breakpoint.empty {
    border: 2px solid var(--breakpoint, #c4302b);
    opacity: 0.55;
  }
  .breakpoint.empty {
    background: none;
  }
  .breakpoint.condition::after {
    content: '=';
    display: block;
    font: 700 0.6875rem / 0.6875rem var(--font-mono, monospace);
    text-align: center;
  }
  .breakpoint.log {
    border-radius: 1px;
    transform: rotate(45deg) scale(0.82);
  }
  .breakpoint.unverified {
    color: var(--breakpoint, #c4302b);
    background: none;
    border: 2px dotted;
  }
  .breakpoint.off {
    color: var(--breakpoint-off, #a39a99);
    background: none;
    border: 2px solid;
  }
  .pointer {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 0.125rem;
    color: var(--current-line-edge, #0d6b70);
    font: 700 0.6875rem / 1 var(--font-ui, sans-serif);
  }
  .arrow {
    width: 0.8125rem;
    height: 0.8125rem;
    background: currentColor;
    clip-path: polygon(0 30%, 50% 30%, 50% 0, 100% 50%, 50% 100%, 50% 70%, 0 70%);
  }
  .halted .arrow {
    clip-path: none;
    border-radius: 2px;
    scale: 0.8;
  }
  .trapped .pointer {
    color: var(--trap-line-edge, #b3261e);
  }
  .trapped .arrow {
    clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%);
  }

  /* The way of a jump, from its instruction to its target */
  .jump {
    position: absolute;
    left: 1.5rem;
    width: 0.625rem;
    box-sizing: border-box;
    pointer-events: none;
    border: 2px solid var(--accent-line, #3f9a9c);
    border-right: 0;
    border-radius: 5px 0 0 5px;
    z-index: 1;
  }
  .jump.quiet {
    left: 1.75rem;
    width: 0.375rem;
    border-style: dashed;
    border-color: var(--line-strong, #aab4b1);
  }
  .jump::after {
    content: '';
    position: absolute;
    right: -0.25rem;
    border: 0.25rem solid transparent;
    border-left: 0.375rem solid var(--accent-line, #3f9a9c);
    border-right: 0;
  }
  .jump.quiet::after {
    border-left-color: var(--line-strong, #aab4b1);
  }
  .jump.down::after {
    bottom: calc(-0.25rem - 1px);
  }
  .jump.up::after {
    top: calc(-0.25rem - 1px);
  }
  .tip {
    position: fixed;
    z-index: 30;
    pointer-events: none;
    background: var(--overlay, #fff);
    border: 1px solid var(--line-strong, #aab4b1);
    border-radius: var(--radius-m, 7px);
    box-shadow: var(--shadow-2, 0 8px 28px rgb(0 0 0 / 0.2));
  }
  .tip[hidden] {
    display: none;
  }
  .nothing {
    margin: 0;
    padding: var(--space-4, 1rem);
    color: var(--ink-2, #465351);
    font-family: var(--font-ui, sans-serif);
  }
  .no-heights .height:not(.line-head) {
    display: none;
  }
  .no-heights .head,
  .no-heights .line {
    grid-template-columns: 1.375rem 2.5rem 4.5ch 12ch minmax(11ch, 34ch) 5.5ch;
  }
  @container (max-width: 30rem) {
    .no-heights .head,
    .no-heights .line {
      grid-template-columns: 1.25rem 2.375rem 4ch 9.5ch minmax(9ch, 1fr) 4ch;
    }
    .head,
    .line {
      grid-template-columns: 1.25rem 2.375rem 4ch 11.5ch minmax(9ch, 1fr) 2ch 4ch;
      column-gap: 0.75ch;
      padding-inline-end: 0.25rem;
      font-size: var(--text-s, 0.75rem);
    }
    .bytes {
      letter-spacing: -0.02em;
    }
    .bytes span {
      word-spacing: -1ch;
    }
  }
  @container (max-width: 21rem) {
    .no-heights .head,
    .no-heights .line {
      grid-template-columns: 1.125rem 1.875rem 4ch 9ch minmax(8ch, 1fr) 3ch;
    }
    .head,
    .line {
      grid-template-columns: 1.125rem 1.875rem 4ch 11ch minmax(8ch, 1fr) 3ch;
      column-gap: 0.5ch;
    }
    .height:not(.line-head) {
      display: none;
    }
  }
  @container (max-width: 16rem) {
    .no-heights .head,
    .no-heights .line {
      grid-template-columns: 1.125rem 1.875rem 4ch minmax(8ch, 1fr) 3ch;
    }
    .head,
    .line {
      grid-template-columns: 1.125rem 1.875rem 4ch minmax(8ch, 1fr) 3ch;
    }
    .bytes,
    .bytes-head {
      display: none;
    }
  }
`;
