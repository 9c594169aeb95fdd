// The page's pictures: 20 by 20, drawn with the text's colour. A picture never stands without a name beside or behind it.

import { svg, html } from "lit";

const dot = svg`<circle cx="10" cy="16" r="2" fill="currentColor" stroke="none"/>`;
const paths = {
  continue: svg`<path d="M4 4.5v11" /><path d="M8 4.5v11l9-5.5z" fill="currentColor"/>`,
  "reverse-continue": svg`<path d="M16 4.5v11" /><path d="M12 4.5v11l-9-5.5z" fill="currentColor"/>`,
  play: svg`<path d="M6 4v12l10-6z" fill="currentColor"/>`,
  pause: svg`<path d="M7 4.5v11M13 4.5v11" stroke-width="3"/>`,
  step: svg`<path d="M10 2.5v8.5M6.5 7.8L10 11.3l3.500-3.500"/>${dot}`,
  next: svg`<path d="M3.500 11.500a6.500 6.500 0 0 1 12.600-1.500M16.800 5.800l-.6 4.400-4.300-.9"/>${dot}`,
  out: svg`<path d="M10 11.500V3M6.500 6.300L10 2.800l3.500 3.500"/>${dot}`,
  "step-back": svg`<path d="M17 10H5M9 5.500L4.500 10 9 14.500"/><path d="M2.200 5v10" stroke="none"/>`,
  previous: svg`<path d="M16.500 11.500a6.500 6.500 0 0 0-12.600-1.500M3.200 5.800l.6 4.400 4.300-.9"/>${dot}`,
  "back-to-call": svg`<path d="M15 15.500V8a3 3 0 0 0-3-3H4.500M8 1.800L4.500 5 8 8.300"/>`,
  start: svg`<path d="M4.500 4v12"/><path d="M15.500 4.500v11L7.500 10z" fill="currentColor"/>`,
  end: svg`<path d="M15.500 4v12"/><path d="M4.500 4.500v11l8-5.500z" fill="currentColor"/>`,
  "to-cursor": svg`<path d="M3 10h8M8 6.500l3.500 3.500L8 13.500M15.500 4v12"/>`,
  "back-to-cursor": svg`<path d="M17 10H9M12 6.500L8.500 10l3.500 3.500M4.500 4v12"/>`,
  assemble: svg`<path d="M15.800 8A6.200 6.200 0 1 0 16 12.300M16.300 3.800V8.200h-4.400"/>`,
  examples: svg`<path d="M3 5.500h5l1.500 2H17v8H3z"/>`,
  share: svg`<path d="M8 12l4-4M9 5.500l1.700-1.700a3.700 3.700 0 0 1 5.400 5.200L14.500 11M11 14.500l-1.700 1.700A3.700 3.700 0 0 1 4 11l1.700-1.700"/>`,
  palette: svg`<circle cx="9" cy="9" r="5.200"/><path d="M13 13l4 4"/>`,
  help: svg`<circle cx="10" cy="10" r="7.500"/><path d="M7.800 7.800a2.200 2.200 0 1 1 3.300 1.900c-.8.5-1.100.9-1.100 1.800M10 14.200v.1"/>`,
  reference: svg`<path d="M4 3.500h9.500a2 2 0 0 1 2 2v11H6a2 2 0 0 1-2-2zM4 14.500a2 2 0 0 1 2-2h9.500M7.500 7h5"/>`,
  projector: svg`<rect x="2.500" y="4" width="15" height="10" rx="1.500"/><path d="M10 14v3M6.500 17h7"/>`,
  light: svg`<circle cx="10" cy="10" r="3.300"/><path d="M10 2.500v2M10 15.500v2M2.500 10h2M15.500 10h2M4.700 4.700l1.400 1.400M13.900 13.900l1.400 1.400M15.300 4.700l-1.400 1.400M6.100 13.900l-1.400 1.400"/>`,
  dark: svg`<path d="M16.500 12A7 7 0 1 1 8 3.500 5.600 5.600 0 0 0 16.500 12z"/>`,
  system: svg`<circle cx="10" cy="10" r="7"/><path d="M10 3v14a7 7 0 0 0 0-14z" fill="currentColor"/>`,
  panels: svg`<rect x="2.500" y="3.500" width="15" height="13" rx="1.500"/><path d="M8.500 3.500v13M8.500 9.500h9"/>`,
  close: svg`<path d="M5 5l10 10M15 5L5 15"/>`,
  more: svg`<path d="M4.500 10h.1M10 10h.1M15.500 10h.1" stroke-width="2.800"/>`,
  breakpoint: svg`<circle cx="10" cy="10" r="5.500" fill="currentColor"/>`,
  trap: svg`<path d="M10 3l7.500 13.500h-15zM10 8v4M10 14.300v.1"/>`,
  wait: svg`<path d="M4 5.500h12v9H4zM7 11.500h3"/>`,
  done: svg`<path d="M4 10.500l4 4 8-9"/>`,
  undo: svg`<path d="M7 4L3.500 7.500 7 11M4 7.500h7.500a4.500 4.500 0 0 1 0 9H8"/>`,
  copy: svg`<rect x="7" y="7" width="9.500" height="9.500" rx="1.500"/><path d="M13 4.500V4a1 1 0 0 0-1-1H4.500a1 1 0 0 0-1 1v7.500a1 1 0 0 0 1 1H5"/>`,
  edit: svg`<path d="M4 16l.8-3.500L13.500 3.800l2.700 2.700L7.500 15.200z"/>`,
  "zoom-in": svg`<circle cx="9" cy="9" r="5.500"/><path d="M13.200 13.200l4 4M9 6.500v5M6.500 9h5"/>`,
  "zoom-out": svg`<circle cx="9" cy="9" r="5.500"/><path d="M13.200 13.200l4 4M6.500 9h5"/>`,
  "zoom-whole": svg`<path d="M3 4v12M17 4v12M5.500 10h9M7.800 7.500L5.300 10l2.500 2.500M12.200 7.500l2.500 2.500-2.500 2.500"/>`,
  taller: svg`<path d="M4 12.500l6-6 6 6"/>`,
  smaller: svg`<path d="M4 7.500l6 6 6-6"/>`,
  right: svg`<path d="M7.500 4.500L13 10l-5.500 5.500"/>`,
};

export const icon = (name) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
