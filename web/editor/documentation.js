/**
 * What is said about an instruction, a host call, a directive or a number wherever the page explains one: editor, listing and
 * reference draw these same templates. They are made from rows of the instruction table alone.
 */
import {css, html, nothing} from 'lit';
import {hexByte} from './instruction-table.js';
import {counted} from '../state/numbers.js';

const words = {
  NEXT: 'goes on with the next instruction',
  BRANCH: 'goes on at its target or with the next instruction',
  JUMP: 'goes on at its target',
  CALL: 'goes into a function and comes back behind it',
  RETURN: 'goes back to the caller',
  END: 'ends the program',
};

/** Where control goes after an instruction, in words. */
export const flowInWords = (flow) => words[flow] ?? flow.toLowerCase();

/** The name of an operand where its instruction is written down: in brackets when it can be left out. */
export const nameInSyntax = ({name, otherwise}) => (otherwise === null || otherwise === undefined ? name : `[${name}]`);

const written = (row) => html`<code class="doc-syntax"><b>${row.mnemonic.toLowerCase()}</b>${row.operands.map(
  (operand) => html` <i>${nameInSyntax(operand)}</i>`,
)}</code>`;

/** The stack effect; of an instruction that has to do with registers there is none to show. */
const effect = (text, registers = false) =>
  registers ? nothing : html`<code class="doc-effect" aria-label=${`stack effect ${text}`}>( ${text} )</code>`;

const usesRegisters = (row) => row.operands.some((operand) => operand.access !== undefined && operand.access !== 'NONE');

const accessInWords = {READ: 'read', WRITE: 'written', BOTH: 'read and written'};

/** What an operand is, in words: what it names, what is done with that, what stands for it when it is left out. */
export function operandInWords(operand) {
  const access = accessInWords[operand.access];
  const otherwise = operand.otherwise === null || operand.otherwise === undefined ? '' : `; ${operand.otherwise} when it is left out`;
  return `${operand.description}${access ? `, which is ${access}` : ''}${otherwise}`;
}

const operandLine = (operand) =>
  html`<p class="doc-quiet"><i>${operand.name}</i>: ${operandInWords(operand)}; ${counted(operand.bytes, 'byte')}</p>`;

export const instructionDoc = (row, calledAs = '') => html`
  <div class="doc">
    <div class="doc-head">${written(row)} ${effect(row.effect, usesRegisters(row))}</div>
    <p>${row.summary}</p>
    ${row.operands.map(operandLine)}
    <p class="doc-quiet">
      opcode 0x${hexByte(row.opcode)}, ${counted(row.length, 'byte')}; ${flowInWords(row.flow)}
    </p>
    ${calledAs ? html`<p class="doc-quiet"><b>${calledAs.toLowerCase()}</b> is another name for <b>${row.mnemonic.toLowerCase()}</b>.</p>` : nothing}
  </div>
`;

export const hostCallDoc = (call) => html`
  <div class="doc">
    <div class="doc-head"><code class="doc-syntax"><b>${call.name}</b></code> ${effect(call.effect)}</div>
    <p>${call.summary}</p>
    <p class="doc-quiet">host call ${call.number}</p>
  </div>
`;

export const directiveDoc = (directive) => html`
  <div class="doc">
    <div class="doc-head"><code class="doc-syntax"><b>${directive.syntax}</b></code></div>
    <p>${directive.summary}</p>
  </div>
`;

export const nameDoc = (name, detail) => html`
  <div class="doc">
    <div class="doc-head"><code class="doc-syntax"><b>${name}</b></code></div>
    <p>${detail}</p>
  </div>
`;

/** How numbers are written, everywhere: [forms, what they are]. */
export const numbersInWords = ({wordBits}) => [
  ['42, -7, 1_000', 'Whole numbers; one _ may stand between two digits. In input, conversions, conditions, fields and options numbers are written as here.'],
  ['0x2a, 0b101010', `Hexadecimal and binary. Without a minus they may use all the ${wordBits} bits of a word: 0x${'f'.repeat(wordBits / 4)} is -1.`],
  ['2.5, .5, 1e-3', 'Floats: with a point, an exponent or both. Behind a point stands a digit.'],
  ['Infinity, inf, NaN', 'The floats that are no finite numbers, in small letters or capitals; what a program declares by such a name comes first.'],
];

const grouped = (digits, size) => digits.replace(new RegExp(`\\B(?=([0-9a-f]{${size}})+$)`, 'g'), '_');

/** The ways to write a whole number, in two's complement of so many bits where it is negative. */
export function numberForms(value, width = 64) {
  const bits = BigInt.asUintN(width, value);
  const forms = [
    ['decimal', value.toString()],
    ['hex', `0x${grouped(bits.toString(16), 4)}`],
    ['binary', `0b${grouped(bits.toString(2), 4)}`],
  ];
  if (value > 32n && value < 0x10ffffn && !(value >= 127n && value < 161n) && !(value >= 0xd800n && value < 0xe000n)) {
    forms.push(['character', `'${String.fromCodePoint(Number(value))}'`]);
  }
  return forms;
}

export const numberDoc = (value, width) => html`
  <dl class="doc doc-number">
    ${numberForms(value, width).map(([name, text]) => html`<dt>${name}</dt><dd><code>${text}</code></dd>`)}
  </dl>
`;

export const documentationStyles = css`
  .doc {
    box-sizing: border-box;
    max-width: min(26rem, 86vw);
    margin: 0;
    padding: var(--space-2, 0.5rem) var(--space-3, 0.75rem);
    color: var(--ink, #17201f);
    font: var(--text-m, 0.8125rem) / 1.45 var(--font-ui, system-ui, sans-serif);
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .doc p {
    margin: var(--space-1, 0.25rem) 0 0;
  }
  .doc code {
    font-family: var(--font-mono, monospace);
  }
  .doc-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3, 0.75rem);
  }
  .doc-syntax b {
    color: var(--syntax-mnemonic, #0d5d8c);
  }
  .doc-effect {
    color: var(--ink-2, #465351);
  }
  .doc .doc-quiet {
    color: var(--ink-3, #5d6a68);
    font-size: var(--text-s, 0.75rem);
  }
  .doc-number {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 var(--space-3, 0.75rem);
  }
  .doc-number dt {
    color: var(--ink-3, #5d6a68);
  }
  .doc-number dd {
    margin: 0;
  }
`;
