import {css} from 'lit';

export const referenceStyles = css`
  :host {
    display: block;
    height: 100%;
    container-type: inline-size;
    color: var(--ink, #17201f);
    background: var(--overlay, #fff);
    font: var(--text-m, 0.8125rem) / 1.5 var(--font-ui, system-ui, sans-serif);
  }
  .scroller {
    height: 100%;
    overflow: auto;
    scroll-padding-top: 7.5rem;
  }
  header {
    position: sticky;
    top: 0;
    z-index: 2;
    padding: var(--space-3, 0.75rem) var(--space-4, 1rem) var(--space-2, 0.5rem);
    background: var(--overlay, #fff);
    border-bottom: 1px solid var(--line, #d5dbd9);
  }
  .find {
    display: flex;
    align-items: center;
    gap: var(--space-3, 0.75rem);
  }
  input {
    flex: 1;
    min-width: 0;
    max-width: 26rem;
    height: var(--control, 2rem);
    box-sizing: border-box;
    padding: 0 var(--space-3, 0.75rem);
    color: inherit;
    background: var(--surface-2, #f3f5f4);
    border: 1px solid var(--line-strong, #aab4b1);
    border-radius: var(--radius-m, 7px);
    font: inherit;
  }
  :is(input, button, article):focus-visible {
    outline: 2px solid var(--focus, #0b63ce);
    outline-offset: 1px;
  }
  .count {
    color: var(--ink-2, #465351);
    white-space: nowrap;
  }
  nav {
    display: flex;
    gap: var(--space-1, 0.25rem);
    margin-top: var(--space-2, 0.5rem);
    padding: 2px;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  nav button {
    flex: none;
    padding: 0.125rem 0.625rem;
    color: var(--ink-2, #465351);
    background: var(--surface-2, #f3f5f4);
    border: 1px solid var(--line, #d5dbd9);
    border-radius: 999px;
    font: inherit;
    cursor: pointer;
  }
  nav button:hover {
    color: var(--ink, #17201f);
    border-color: var(--line-strong, #aab4b1);
  }
  .sections {
    max-width: 68rem;
    padding: 0 var(--space-4, 1rem) var(--space-6, 2rem);
  }
  h3 {
    margin: var(--space-5, 1.5rem) 0 var(--space-1, 0.25rem);
    font-size: var(--text-l, 0.9375rem);
    text-transform: capitalize;
  }
  h3 small {
    margin-inline-start: 0.375rem;
    color: var(--ink-3, #5d6a68);
    font-weight: 400;
    font-size: var(--text-s, 0.75rem);
    text-transform: none;
  }
  article {
    display: grid;
    grid-template-columns: minmax(10rem, 14rem) 15rem minmax(14rem, 1fr);
    gap: var(--space-2, 0.5rem) var(--space-5, 1.5rem);
    align-items: center;
    padding: var(--space-3, 0.75rem) var(--space-3, 0.75rem);
    border-top: 1px solid var(--line, #d5dbd9);
    scroll-margin: 7.5rem 0 2rem;
  }
  article.shown {
    background: var(--accent-soft, #d5eceb);
    border-radius: var(--radius-m, 7px);
    box-shadow: inset 3px 0 0 var(--accent, #0d6b70);
  }
  article.plain {
    grid-template-columns: minmax(10rem, 14rem) 1fr;
  }
  article.by-registers {
    grid-template-columns: minmax(14rem, 19rem) 10rem minmax(14rem, 1fr);
  }
  h4 {
    margin: 0;
    color: var(--syntax-mnemonic, #0d5d8c);
    font: 700 var(--text-l, 0.9375rem) / 1.4 var(--font-mono, monospace);
    overflow-wrap: anywhere;
  }
  h4 i {
    color: var(--ink-2, #465351);
    font-weight: 400;
  }
  article.shown :is(.quiet, .caption, h4 i) {
    color: var(--ink, #17201f);
  }
  p {
    margin: 0;
  }
  .quiet {
    color: var(--ink-3, #5d6a68);
    font-size: var(--text-s, 0.75rem);
  }
  .quiet code,
  .effect {
    font-family: var(--font-mono, monospace);
  }

  /* The bytes, as they lie in the code */
  .bytes {
    display: flex;
    flex-wrap: wrap;
    margin-top: var(--space-1, 0.25rem);
    font: var(--text-s, 0.75rem) / 1.5 var(--font-mono, monospace);
  }
  .bytes > span {
    margin: 0 -1px -1px 0;
    padding: 0 0.375rem;
    border: 1px solid var(--line-strong, #aab4b1);
    white-space: nowrap;
  }
  .bytes > .opcode {
    color: var(--surface, #fff);
    background: var(--ink-2, #465351);
    border-color: var(--ink-2, #465351);
  }

  /* The stack before and after, the top on top */
  .effect-drawing {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    gap: 0 var(--space-2, 0.5rem);
    align-items: end;
    margin: 0;
  }
  .stack {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 2px;
    min-width: 0;
    margin: 0;
    padding: 0 3px 3px;
    border: 2px solid var(--line-strong, #aab4b1);
    border-top: 0;
    border-radius: 0 0 var(--radius-s, 4px) var(--radius-s, 4px);
    list-style: none;
    min-height: 1.375rem;
    justify-content: flex-end;
  }
  .stack li {
    padding: 0 0.25rem;
    text-align: center;
    background: var(--surface-3, #e7ebea);
    border-radius: 3px;
    font: var(--text-s, 0.75rem) / 1.375rem var(--font-mono, monospace);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .stack li.many {
    border: 1px dashed var(--line-strong, #aab4b1);
    line-height: 1.25rem;
  }
  .after li.new {
    color: var(--new, #1c6b34);
    background: var(--new-soft, #dcf0e0);
    font-weight: 600;
  }
  .before li.gone {
    color: var(--read, #2f5aa8);
    background: var(--read-soft, #e0e9f9);
  }
  .access {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    align-items: baseline;
  }
  .chip {
    padding: 0 0.375rem;
    border-radius: 3px;
    font: var(--text-s, 0.75rem) / 1.375rem var(--font-mono, monospace);
  }
  .chip.new {
    color: var(--new, #1c6b34);
    background: var(--new-soft, #dcf0e0);
    font-weight: 600;
  }
  .chip.gone {
    color: var(--read, #2f5aa8);
    background: var(--read-soft, #e0e9f9);
  }
  .bytes > .unused {
    color: var(--ink-3, #5d6a68);
    border-style: dashed;
  }
  .becomes {
    align-self: center;
    color: var(--ink-3, #5d6a68);
  }
  .caption {
    color: var(--ink-3, #5d6a68);
    font-size: var(--text-xs, 0.6875rem);
    text-align: center;
  }
  .flow {
    display: inline-block;
    margin-top: var(--space-1, 0.25rem);
    padding: 0 0.5rem;
    color: var(--changed, #8a5300);
    background: var(--changed-soft, #fdedcb);
    border-radius: 999px;
    font-size: var(--text-s, 0.75rem);
  }
  .nothing {
    padding: var(--space-5, 1.5rem) 0;
    color: var(--ink-2, #465351);
  }
  @container (max-width: 44rem) {
    .scroller {
      scroll-padding-top: 6.5rem;
    }
    article {
      grid-template-columns: minmax(0, 1fr) 12rem;
      gap: var(--space-2, 0.5rem);
      padding-inline: var(--space-2, 0.5rem);
    }
    article > .text {
      grid-column: 1 / -1;
    }
    :is(article.plain, article.by-registers) {
      grid-template-columns: 1fr;
    }
    .effect-drawing {
      gap: 0 var(--space-1, 0.25rem);
    }
    .stack li {
      padding: 0;
      font-size: var(--text-xs, 0.6875rem);
    }
    .sections {
      padding-inline: var(--space-2, 0.5rem);
    }
    header {
      padding-inline: var(--space-3, 0.75rem);
    }
  }
`;
