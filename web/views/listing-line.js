/** How one line of the listing is drawn: a heading, a label, an instruction, or a place that is not at hand yet. */
import {html, nothing} from 'lit';
import {breakpointClasses, breakpointInWords} from '../editor/breakpoints.js';

const hex = (address) => address.toString(16).padStart(4, '0');

const POSITIONS = {next: 'next instruction', trapped: 'trapped here', halted: 'the program ended here'};

/**
 * @param line of listing-rows.js
 * @param drawing {breakpoint?, current: kind of the current position or "", registers: names, active, heights: whether stack heights are known, act: {toggle, click, restOn, leave, revealLine, goTo}}
 */
export function drawLine(line, drawing) {
  switch (line.type) {
    case 'function':
    case 'label':
      return html`<div class="line ${line.type}" role="row" aria-rowindex=${line.index + 2}>
        <span class="heading" role="gridcell" aria-colspan="7">${line.text}${line.type === 'label' ? ':' : ''}</span>
      </div>`;
    case 'missing':
      return html`<div class="line" role="row" aria-rowindex=${line.index + 2}>
        <span class="heading address" role="gridcell" aria-colspan="7">…</span>
      </div>`;
    default:
      return drawRow(line, drawing);
  }
}

function drawRow(line, {breakpoint, current, registers, active, heights, act}) {
  const {row, index} = line;
  const classes = ['line row', current && `current ${current}`, active && 'active', heights && row.height < 0 && 'unreachable'];
  const [opcode, ...operands] = row.bytes.split(' ');
  return html`<div
    id=${`row-${index}`}
    class=${classes.filter(Boolean).join(' ')}
    role="row"
    data-test=${current ? 'listing-current' : 'listing-row'}
    data-address=${row.address}
    aria-rowindex=${index + 2}
    aria-selected=${active ? 'true' : 'false'}
    @click=${(event) => act.click(event, line)}
  >
    ${drawGutter(row, breakpoint, act)}
    ${drawPointer(registers, current)}
    <span class="address" role="gridcell">${hex(row.address)}</span>
    <span class="bytes" role="gridcell" title=${row.bytes}><b>${opcode}</b> <span>${operands.join(' ')}</span></span>
    <span class="code" role="gridcell" @pointerenter=${(event) => act.restOn(event, row)} @pointerleave=${act.leave}>
      <span class="mnemonic">${row.mnemonic.toLowerCase()}</span> ${drawOperands(row, act)}
    </span>
    ${drawHeight(row.height)}
    <span class="line-number" role="gridcell" title="Show this line of the source" @click=${() => act.revealLine(row.line)}
      >${row.line || ''}</span
    >
  </div>`;
}

function drawGutter(row, breakpoint, act) {
  const said = breakpoint ? breakpointInWords(breakpoint, `address 0x${hex(row.address)}`) : nothing;
  const edit = (event) => {
    event.preventDefault();
    act.toggle(event, row);
  };
  return html`<span
    class="gutter"
    role="gridcell"
    title=${said}
    aria-label=${said}
    @click=${(event) => {
      event.stopPropagation();
      act.toggle(event, row);
    }}
    @contextmenu=${edit}
  >
    <span
      class=${breakpoint ? breakpointClasses(breakpoint) : 'breakpoint empty'}
      data-test=${breakpoint ? 'gutter-breakpoint' : nothing}
    ></span>
  </span>`;
}

function drawPointer(registers, current) {
  const names = registers.join(' ');
  const said = [names, POSITIONS[current]].filter(Boolean).join(': ');
  return html`<span class="pointer" role="gridcell" title=${said || nothing} aria-label=${said || nothing}>
    ${names}${current ? html`<span class="arrow"></span>` : nothing}
  </span>`;
}

function drawHeight(height) {
  return height < 0
    ? html`<span class="height" role="gridcell" title="Not reachable, or its stack height is not known">–</span>`
    : html`<span class="height" role="gridcell">${height}</span>`;
}

function drawOperands(row, act) {
  if (!(row.target >= 0)) {
    return html`<span class="operands">${row.operands}</span>`;
  }
  const go = (event) => {
    event.stopPropagation();
    act.goTo(row.target);
  };
  return html`<button class="target" tabindex="-1" title=${`Go to 0x${hex(row.target)}`} @click=${go}
    >${row.operands || hex(row.target)}</button
  >`;
}
