/**
 * `<vitrine-listing>`: the program as the machine has it, one row an instruction: address, bytes, instruction, verified stack height,
 * line of the source. It draws only the rows that can be seen and asks for those that are not at hand. It knows the instruction table
 * that it is given and no instruction by name.
 *
 * Properties: listing {size, from, rows}, currentAddress (-1: none), currentKind (next | trapped | halted), pointers [{register, index}]
 * (the registers that point into the code, by address), breakpoints [{address?, line?, verified, enabled, condition?, hitCount?, log?}],
 * instructionTable.
 *
 * Events: toggle-breakpoint {address, line}, edit-breakpoint {address, line}, need-rows {from, count} or {address}, reveal-line {line},
 * run-to-address {address, line, backwards}.
 */
import {LitElement, html, nothing} from 'lit';
import {documentationStyles, hostCallDoc, instructionDoc} from '../editor/documentation.js';
import {InstructionTable} from '../editor/instruction-table.js';
import {drawLine} from './listing-line.js';
import {layOut} from './listing-rows.js';
import {listingStyles} from './listing-styles.js';

const MORE = 12;
const WINDOW = 400;
const TIP_DELAY_MS = 350;


export class VitrineListing extends LitElement {
  static properties = {
    listing: {attribute: false},
    currentAddress: {type: Number},
    currentKind: {},
    pointers: {attribute: false},
    breakpoints: {attribute: false},
    instructionTable: {attribute: false},
    active: {state: true},
    seen: {state: true},
  };

  static styles = [documentationStyles, listingStyles];

  #table = new InstructionTable();
  #layout = layOut(null);
  #asked = '';
  #following = false;
  #tipTimer = 0;
  #act = {
    toggle: (event, row) => this.#toggle(row, event),
    click: (event, line) => this.#click(event, line),
    restOn: (event, row) => this.#restOn(event, row),
    leave: () => this.#hideTip(),
    revealLine: (line) => this.#tell('reveal-line', {line}),
    goTo: (address) => this.#goToAddress(address),
  };
  #sizes = new ResizeObserver(() => this.#look());

  constructor() {
    super();
    this.listing = null;
    this.currentAddress = -1;
    this.currentKind = 'next';
    this.pointers = [];
    this.breakpoints = [];
    this.instructionTable = null;
    this.active = -1;
    this.seen = {from: 0, to: 40};
  }

  connectedCallback() {
    super.connectedCallback();
    this.dataset.test ||= 'listing';
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    clearTimeout(this.#tipTimer);
  }

  willUpdate(changed) {
    if (changed.has('instructionTable')) {
      this.#table = new InstructionTable(this.instructionTable);
    }
    if (changed.has('listing')) {
      const {size} = this.#layout;
      this.#keepPlace();
      this.#asked = '';
      if (this.#layout.size !== size) {
        this.active = -1;
        this.#following = true;
      }
    }
    if (changed.has('currentAddress')) {
      this.#following = true;
    }
  }

  updated() {
    if (this.#following) {
      this.#following = !this.revealAddress(this.currentAddress);
    } else {
      this.#askForRows();
    }
  }

  get #scroller() {
    return this.renderRoot.querySelector('.scroller');
  }

  /** The height of a line in pixels; it follows the size of the text. */
  get #lineHeight() {
    const head = this.renderRoot?.querySelector('.head');
    return head?.offsetHeight || 24;
  }

  /** Another window of the same program has other headings above it: the row that is at the top stays there. */
  #keepPlace() {
    const scroller = this.renderRoot?.querySelector('.scroller');
    const before = this.#layout;
    this.#layout = layOut(this.listing);
    if (scroller && before.size === this.#layout.size && before.first !== this.#layout.first) {
      const height = this.#lineHeight;
      const index = before.lineAt(Math.floor(scroller.scrollTop / height)).index;
      scroller.scrollTop += (this.#layout.lineOfRow(index) - before.lineOfRow(index)) * height;
    }
  }

  #look() {
    const scroller = this.#scroller;
    if (!scroller) {
      return;
    }
    const height = this.#lineHeight;
    const from = Math.max(0, Math.floor(scroller.scrollTop / height) - MORE);
    const to = Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + MORE;
    if (from !== this.seen.from || to !== this.seen.to) {
      this.seen = {from, to};
    }
    this.#hideTip();
  }

  /** Who scrolls by hand wants to see that place, not the one that is still asked for. */
  #letGo() {
    this.#following = false;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
  }

  /** Asks once for what is missing on the screen, or for the place of the current instruction. */
  #askForRows() {
    const layout = this.#layout;
    let want = null;
    if (layout.size > layout.rows.length) {
      const from = layout.lineAt(this.seen.from).index;
      const to = Math.min(layout.size, layout.lineAt(Math.max(this.seen.from, this.seen.to - 1)).index + 1);
      if (from < layout.from || to > layout.from + layout.rows.length) {
        const start = Math.max(0, Math.floor((from + to - WINDOW) / 2));
        want = {from: start, count: Math.min(WINDOW, layout.size - start)};
      }
    }
    const asked = JSON.stringify(want);
    if (want && asked !== this.#asked) {
      this.#asked = asked;
      this.#tell('need-rows', want);
    }
  }

  /** Scrolls so that the instruction at an address can be seen; when its row is not at hand, asks for it and answers false. */
  revealAddress(address) {
    if (address < 0 || !this.#layout.size) {
      return true;
    }
    const index = this.#layout.indexOfAddress(address);
    if (index >= 0) {
      this.#revealLineNumber(this.#layout.lineOfRow(index));
      return true;
    }
    const partial = this.#layout.size > this.#layout.rows.length;
    if (partial && this.#asked !== `@${address}`) {
      this.#asked = `@${address}`;
      this.#tell('need-rows', {address});
    }
    return !partial;
  }

  #revealLineNumber(number) {
    const scroller = this.#scroller;
    const height = this.#lineHeight;
    const room = scroller.clientHeight - height;
    const top = number * height;
    const far = top < scroller.scrollTop - room || top > scroller.scrollTop + 2 * room;
    if (far) {
      scroller.scrollTop = top - room / 2;
    } else if (top < scroller.scrollTop + height) {
      scroller.scrollTop = top - 2 * height;
    } else if (top + 2 * height > scroller.scrollTop + room) {
      scroller.scrollTop = top + 3 * height - room;
    }
    this.#look();
  }

  focus() {
    this.#scroller?.focus();
  }

  #goToAddress(address) {
    const index = this.#layout.indexOfAddress(address);
    if (index >= 0) {
      this.active = index;
    }
    this.revealAddress(address);
  }

  #activate(index) {
    if (this.#layout.size === 0) {
      return;
    }
    this.active = Math.min(Math.max(0, index), this.#layout.size - 1);
    this.#revealLineNumber(this.#layout.lineOfRow(this.active));
  }

  #toggle(row, event) {
    const name = event?.shiftKey || event?.altKey || event?.button === 2 ? 'edit-breakpoint' : 'toggle-breakpoint';
    this.#tell(name, {address: row.address, line: row.line});
  }

  #onKey(event) {
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#lineHeight) - 2);
    const current = this.#layout.indexOfAddress(this.currentAddress);
    const start = this.active >= 0 ? this.active : Math.max(0, current);
    const row = this.#layout.rowAt(this.active);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const moves = {ArrowDown: start + 1, ArrowUp: start - 1, PageDown: start + page, PageUp: start - page, Home: 0, End: this.#layout.size - 1};
    if (plain && event.key in moves) {
      this.#activate(this.active < 0 && event.key.startsWith('Arrow') ? start : moves[event.key]);
    } else if (plain && event.key === 'Enter' && row) {
      this.#tell('reveal-line', {line: row.line});
    } else if (plain && event.key === 'ArrowRight' && row?.target >= 0) {
      this.#goToAddress(row.target);
    } else if (event.key === 'F9' && row) {
      this.#toggle(row, event);
    } else if (event.key === 'F10' && event.ctrlKey && row) {
      this.#tell('run-to-address', {address: row.address, line: row.line, backwards: event.shiftKey || event.altKey});
    } else if (event.key === '?' && row) {
      this.#showTip(row, this.renderRoot.getElementById(`row-${this.active}`));
    } else if (event.key === 'Escape' && !this.renderRoot.querySelector('.tip').hidden) {
      this.#hideTip();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #click(event, line) {
    this.active = line.index;
    if (event.ctrlKey || event.metaKey) {
      this.#tell('run-to-address', {address: line.row.address, line: line.row.line, backwards: event.shiftKey || event.altKey});
    }
  }

  #restOn(event, row) {
    clearTimeout(this.#tipTimer);
    const place = event.currentTarget;
    this.#tipTimer = setTimeout(() => this.#showTip(row, place), TIP_DELAY_MS);
  }

  #showTip(row, place) {
    const instruction = this.#table.instruction(row.mnemonic);
    if (!instruction || !place?.isConnected) {
      return;
    }
    const host = instruction.operands.some((operand) => operand.kind === 'HOST') && this.#table.hostCall(row.operands);
    this.tip = host ? hostCallDoc(host) : instructionDoc(instruction);
    this.requestUpdate();
    this.updateComplete.then(() => {
      const tip = this.renderRoot.querySelector('.tip');
      tip.hidden = false;
      const around = place.getBoundingClientRect();
      const {width, height} = tip.getBoundingClientRect();
      const below = around.bottom + height + 8 < innerHeight;
      tip.style.left = `${Math.max(4, Math.min(around.left + 16, innerWidth - width - 8))}px`;
      tip.style.top = `${below ? around.bottom + 2 : Math.max(4, around.top - height - 2)}px`;
    });
  }

  #hideTip() {
    clearTimeout(this.#tipTimer);
    const tip = this.renderRoot.querySelector('.tip');
    if (tip) {
      tip.hidden = true;
    }
  }

  #breakpointsByAddress() {
    const byLine = new Map();
    const byAddress = new Map();
    for (const breakpoint of this.breakpoints ?? []) {
      if (breakpoint.address >= 0) {
        byAddress.set(breakpoint.address, breakpoint);
      } else if (breakpoint.line) {
        byLine.set(breakpoint.line, breakpoint);
      }
    }
    // A breakpoint on a line stands at the first instruction of that line.
    for (const row of byLine.size ? this.#layout.rows : []) {
      const breakpoint = byLine.get(row.line);
      if (breakpoint) {
        byAddress.set(row.address, breakpoint);
        byLine.delete(row.line);
      }
    }
    return byAddress;
  }

  /** The names of the registers that point to an address. */
  #registersAt(address) {
    return (this.pointers ?? []).filter(({index}) => index === address).map(({register}) => register);
  }

  #jump(from, quiet) {
    const row = this.#layout.rowAt(from);
    if (!row || !(row.target >= 0)) {
      return nothing;
    }
    const height = this.#lineHeight;
    const start = this.#layout.lineOfRow(from);
    const index = this.#layout.indexOfAddress(row.target);
    const beyond = row.target > row.address ? start + 400 : Math.max(0, start - 400);
    const end = index >= 0 ? this.#layout.lineOfRow(index) : beyond;
    const [top, bottom] = start < end ? [start, end] : [end, start];
    const style = `top: ${(top + 0.5) * height}px; height: ${Math.max(2, (bottom - top) * height)}px`;
    return html`<div class="jump ${start < end ? 'down' : 'up'} ${quiet ? 'quiet' : ''}" aria-hidden="true" .style=${style}></div>`;
  }

  render() {
    const layout = this.#layout;
    const from = Math.max(0, Math.min(this.seen.from, layout.total));
    const to = Math.min(layout.total, this.seen.to);
    const breakpoints = this.#breakpointsByAddress();
    const current = layout.indexOfAddress(this.currentAddress);
    const height = this.#lineHeight;
    // A machine without an operand stack has no heights to tell.
    const heights = layout.rows.some((row) => row.height >= 0);
    const lines = [];
    for (let number = from; number < to; number++) {
      const line = layout.lineAt(number);
      lines.push(
        drawLine(line, {
          breakpoint: breakpoints.get(line.row?.address),
          current: line.type === 'row' && line.row.address === this.currentAddress ? this.currentKind : '',
          registers: this.#registersAt(line.row?.address),
          active: line.index === this.active,
          heights,
          act: this.#act,
        }),
      );
    }
    const drawn = layout.rowAt(this.active) && lines.length > 0;
    return html`
      <div
        class="scroller ${heights || layout.size === 0 ? '' : 'no-heights'}"
        role="grid"
        tabindex="0"
        aria-label=${`Listing: address, bytes, instruction, ${heights ? 'stack height, ' : ''}source line`}
        aria-rowcount=${layout.size + 1}
        aria-activedescendant=${drawn ? `row-${this.active}` : nothing}
        @scroll=${this.#look}
        @wheel=${this.#letGo}
        @pointerdown=${this.#letGo}
        @keydown=${this.#onKey}
        @pointerleave=${this.#hideTip}
      >
        <div class="head" role="row" aria-rowindex="1">
          <span role="columnheader" class="aloud">breakpoint</span>
          <span role="columnheader" class="aloud">pointer</span>
          <span role="columnheader">addr</span>
          <span role="columnheader" class="bytes-head">bytes</span>
          <span role="columnheader">instruction</span>
          <span role="columnheader" class="height" title="How many values are on the stack before the instruction" aria-label="stack height">sp</span>
          <span role="columnheader" class="line-head height">line</span>
        </div>
        <div class="body" role="rowgroup" .style=${`height: ${layout.total * height}px`}>
          ${current >= 0 ? this.#jump(current, false) : nothing}
          ${this.active >= 0 && this.active !== current ? this.#jump(this.active, true) : nothing}
          <div class="window" role="presentation" .style=${`transform: translateY(${from * height}px)`}>${lines}</div>
        </div>
        ${layout.size === 0 ? html`<p class="nothing">No code yet. The listing appears when the program is assembled.</p>` : nothing}
      </div>
      <div class="tip" role="tooltip" hidden>${this.tip ?? nothing}</div>
    `;
  }
}

customElements.define('vitrine-listing', VitrineListing);
