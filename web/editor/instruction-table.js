/**
 * The instruction table as the server sends it, indexed for look-ups by name. It promises that every question about a mnemonic, an
 * alias, a host call or a directive is answered from the table; it lists no name itself, so that another machine needs no change here.
 */
import {readWhole} from '../state/literals.js';

const EMPTY = {machine: '', length: 0, wordBits: 64, convention: null, registers: [], floatRegisters: [], rows: [], hostCalls: [], directives: []};

/** Names of host calls are equal when they differ in case and underscores only, as in the assembler. */
const plain = (name) => name.toLowerCase().replaceAll('_', '');

export class InstructionTable {
  constructor(json) {
    const {machine, wordBits, convention, registers, floatRegisters, rows, hostCalls, directives} = {...EMPTY, ...json};
    this.machine = machine;
    this.wordBits = wordBits;
    this.convention = convention;
    this.rows = rows;
    this.hasOperandStack = rows.some((row) => row.effect.trim() !== '--');
    this.registersByKind = {REGISTER: registers, FLOAT_REGISTER: floatRegisters};
    this.registerNames = new Set([...registers, ...floatRegisters]);
    this.hostCalls = hostCalls;
    this.directives = directives;
    this.byMnemonic = new Map(rows.map((row) => [row.mnemonic.toUpperCase(), row]));
    this.byAlias = new Map(rows.flatMap((row) => row.aliases.map((alias) => [alias.toUpperCase(), row])));
    this.byHostName = new Map(hostCalls.map((call) => [plain(call.name), call]));
    this.byHostNumber = new Map(hostCalls.map((call) => [call.number, call]));
    this.byDirective = new Map(directives.map((directive) => [directive.name.toLowerCase(), directive]));
  }

  /** Whether operands can name registers. */
  get hasRegisters() {
    return this.registerNames.size > 0;
  }

  /** The names of the registers that an operand of a kind can be. */
  registersOf(kind) {
    return this.registersByKind[kind] ?? [];
  }

  isRegister(name) {
    const written = name.toLowerCase();
    return this.registerNames.has(written) || written.startsWith('$') && this.registerNames.has(written.slice(1));
  }

  /** Whether there is anything to compare with; an empty table calls nothing unknown. */
  get known() {
    return this.rows.length > 0;
  }

  /** The row of a mnemonic or an alias in any case, or undefined. */
  instruction(name) {
    const key = name.toUpperCase();
    return this.byMnemonic.get(key) ?? this.byAlias.get(key);
  }

  isAlias(name) {
    return this.byAlias.has(name.toUpperCase());
  }

  /** A host call by name or by number, or undefined. */
  hostCall(text) {
    return this.byHostName.get(plain(text)) ?? this.byHostNumber.get(Number(readWhole(text) ?? NaN));
  }

  /** A directive by its name with the dot, in any case, or undefined. */
  directive(name) {
    return this.byDirective.get(name.toLowerCase());
  }

  /** The rows by group, in the order of the table: [{group, rows}]. */
  groups() {
    const groups = new Map();
    for (const row of this.rows) {
      if (!groups.has(row.group)) {
        groups.set(row.group, []);
      }
      groups.get(row.group).push(row);
    }
    return [...groups].map(([group, members]) => ({group, rows: members}));
  }
}

/** The words behind a directive in its syntax, such as ["NAME", "VALUE"]; the last one may stand for any number of words. */
export function directiveOperands(directive) {
  return directive.syntax
    .split(/\s+/)
    .slice(1)
    .map((word) => word.replace(/[[\]]/g, ''))
    .filter((word) => word !== '...' && word !== '');
}

/** A stack effect read from its text: the names before and after, bottom first, the top last. */
export function stackEffect(text) {
  const [before = '', after = ''] = text.split('--');
  const names = (side) => side.trim().split(/\s+/).filter(Boolean);
  return {before: names(before), after: names(after)};
}

/** What an instruction does with the cells that its operands name: {reads, writes}, the names of operands. */
export function accessOf(row) {
  const names = (...accesses) => row.operands.filter((operand) => accesses.includes(operand.access)).map((operand) => operand.name);
  return {reads: names('READ', 'BOTH'), writes: names('WRITE', 'BOTH')};
}

export const hexByte = (number) => number.toString(16).padStart(2, '0');
