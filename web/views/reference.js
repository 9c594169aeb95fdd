/**
 * `<vitrine-reference>`: every instruction, host call and directive of a machine, drawn from its instruction table: how it is written,
 * its bytes, the stack before and after, where control goes, one sentence. It says nothing that is not in the table.
 *
 * Properties: instructionTable. Methods: show(name) brings the row of a mnemonic, an alias, a host call or a directive into view;
 * focus() goes to the search field.
 */
import {LitElement, html, nothing} from 'lit';
import {flowInWords, nameInSyntax, numbersInWords, operandInWords} from '../editor/documentation.js';
import {InstructionTable, accessOf, hexByte, stackEffect} from '../editor/instruction-table.js';
import {referenceStyles} from './reference-styles.js';
import {counted} from '../state/numbers.js';

/** Names that stand for several values, such as "results..." or "kept[n]". */
const isMany = (name) => name.endsWith('...') || name.includes('[');

/** How many names stand first on both sides: those values stay where they are. */
function unmoved(before, after) {
  let count = 0;
  while (count < before.length && before[count] === after[count]) {
    count++;
  }
  return count;
}

function drawStack(names, side, kept, sign) {
  const label = `${side}: ${names.length ? `${names.join(', ')}, the last on top` : 'nothing of it'}`;
  return html`<ul class="stack ${side}" aria-label=${label}>
    ${names
      .map(
        (name, depth) =>
          html`<li class="${depth < kept ? 'kept' : sign} ${isMany(name) ? 'many' : ''}" title=${name}>${name}</li>`,
      )
      .reverse()}
  </ul>`;
}

function drawEffect(text) {
  const {before, after} = stackEffect(text);
  if (text.trim() === '--') {
    return html`<p class="quiet">leaves the stack as it is</p>`;
  }
  const kept = unmoved(before, after);
  return html`<div class="effect-drawing">
    ${drawStack(before, 'before', kept, 'gone')}
    <span class="becomes" aria-hidden="true">→</span>
    ${drawStack(after, 'after', kept, 'new')}
    <span class="caption" aria-hidden="true">before</span><span></span><span class="caption" aria-hidden="true">after</span>
  </div>`;
}

/** What an instruction reads and writes by its operands, for a machine without an operand stack. */
function drawAccess(row) {
  const {reads, writes} = accessOf(row);
  if (reads.length + writes.length === 0) {
    return html`<p class="quiet">names no register</p>`;
  }
  const chips = (names, sign) => names.map((name) => html`<span class="chip ${sign}">${name}</span>`);
  return html`<p class="access">
    ${reads.length ? html`<span class="quiet">reads</span> ${chips(reads, 'gone')}` : nothing}
    ${writes.length ? html`<span class="quiet">writes</span> ${chips(writes, 'new')}` : nothing}
  </p>`;
}

function drawBytes(row) {
  const unused = row.length - row.operands.reduce((sum, operand) => sum + operand.bytes, 1);
  return html`<div class="bytes" title="${counted(row.length, 'byte')} of code">
    <span class="opcode">${hexByte(row.opcode)}</span>${row.operands.map(
      (operand) => html`<span>${operand.name}: ${counted(operand.bytes, 'byte')}</span>`,
    )}${unused > 0 ? html`<span class="unused">${unused} unused</span>` : nothing}
  </div>`;
}

const contains = (text, words) => words.every((word) => text.includes(word));

export class VitrineReference extends LitElement {
  static properties = {
    instructionTable: {attribute: false},
    query: {state: true},
    shown: {state: true},
  };

  static styles = referenceStyles;

  #table = new InstructionTable();

  constructor() {
    super();
    this.instructionTable = null;
    this.query = '';
    this.shown = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.dataset.test ||= 'reference';
  }

  willUpdate(changed) {
    if (changed.has('instructionTable')) {
      this.#table = new InstructionTable(this.instructionTable);
    }
  }

  focus() {
    this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  /** Brings the row of a name into view, marks it and takes the focus there; false when the table has no such name. */
  async show(name) {
    await this.updateComplete;
    const known = this.#table.instruction(name)?.mnemonic ?? this.#table.directive(name)?.name ?? this.#table.hostCall(name)?.name;
    if (!known) {
      return false;
    }
    this.query = '';
    this.shown = known;
    await this.updateComplete;
    const row = this.renderRoot.querySelector('article.shown');
    row.scrollIntoView({block: 'center'});
    row.focus({preventScroll: true});
    return true;
  }

  render() {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const table = this.#table;
    const groups = table
      .groups()
      .map(({group, rows}) => ({group, rows: rows.filter((row) => contains(this.#searched(row), words))}))
      .filter(({rows}) => rows.length > 0);
    const calls = table.hostCalls.filter((call) => contains(`${call.name} host call ${call.summary}`.toLowerCase(), words));
    const directives = table.directives.filter((each) => contains(`${each.syntax} directive ${each.summary}`.toLowerCase(), words));
    const forms = numbersInWords(table).filter((form) => contains(`${form.join(' ')} number`.toLowerCase(), words));
    const found = groups.reduce((sum, {rows}) => sum + rows.length, calls.length + directives.length + forms.length);
    const all = table.rows.length + table.hostCalls.length + table.directives.length + numbersInWords(table).length;
    const sections = [
      ...groups.map(({group, rows}) => ({title: group, entries: rows.map((row) => this.#instruction(row))})),
      {title: 'host calls', entries: calls.map((call) => this.#hostCall(call))},
      {title: 'directives', entries: directives.map((each) => this.#directive(each))},
      {title: 'numbers', entries: forms.map(([form, summary]) => this.#entry(form, 'plain', html`<h4>${form}</h4><p class="text">${summary}</p>`))},
    ].filter(({entries}) => entries.length > 0);
    return html`<div class="scroller">
      <header>
        <div class="find">
          <input
            type="search"
            data-test="reference-search"
            placeholder="Find an instruction"
            aria-label="Find an instruction by name, group, opcode or meaning"
            autocomplete="off"
            spellcheck="false"
            .value=${this.query}
            @input=${this.#find}
          />
          <span class="count" role="status">${found === all ? counted(all, 'entry', 'entries') : `${found} of ${all}`}</span>
        </div>
        <nav aria-label="Groups">
          ${sections.map(({title}, number) => html`<button type="button" @click=${() => this.#goTo(number)}>${title}</button>`)}
        </nav>
      </header>
      <div class="sections">
        ${sections.map(
          ({title, entries}, number) => html`<section id=${`section-${number}`} aria-label=${title}>
            <h3>${title}<small>${entries.length}</small></h3>
            ${entries}
          </section>`,
        )}
        ${sections.length === 0 && all > 0
          ? html`<p class="nothing">Nothing here is called or does “${this.query}”. Try a shorter word.</p>`
          : nothing}
      </div>
    </div>`;
  }

  #searched(row) {
    const {mnemonic, aliases, group, summary, effect, opcode} = row;
    return [mnemonic, ...aliases, group, summary, effect, `0x${hexByte(opcode)}`].join(' ').toLowerCase();
  }

  #find(event) {
    this.query = event.target.value;
    this.shown = '';
    this.renderRoot.querySelector('.scroller').scrollTop = 0;
  }

  #goTo(number) {
    this.renderRoot.getElementById(`section-${number}`)?.scrollIntoView({block: 'start'});
  }

  #entry(name, kind, content) {
    return html`<article
      class="${kind} ${this.shown === name ? 'shown' : ''}"
      tabindex="-1"
      data-test="reference-row"
      data-name=${name.toLowerCase()}
    >${content}</article>`;
  }

  #instruction(row) {
    const operands = row.operands.map((operand) => html` <i title=${operand.description}>${nameInSyntax(operand)}</i>`);
    const content = html`
      <div>
        <h4>${row.mnemonic.toLowerCase()}${operands}</h4>
        ${drawBytes(row)}
      </div>
      ${this.#table.hasOperandStack ? drawEffect(row.effect) : drawAccess(row)}
      <div class="text">
        <p>${row.summary}</p>
        ${row.operands.map((operand) => html`<p class="quiet"><code translate="no">${operand.name}</code> is ${operandInWords(operand)}.</p>`)}
        ${row.aliases.length ? html`<p class="quiet">Also written <code translate="no">${row.aliases.join(', ').toLowerCase()}</code>.</p>` : nothing}
        ${row.flow === 'NEXT' ? nothing : html`<span class="flow">${flowInWords(row.flow)}</span>`}
      </div>
    `;
    return this.#entry(row.mnemonic, this.#table.hasOperandStack ? 'instruction' : 'instruction by-registers', content);
  }

  #hostCall(call) {
    const content = html`
      <div>
        <h4>${call.name}</h4>
        <p class="quiet">host call ${call.number}</p>
      </div>
      ${this.#table.hasOperandStack ? drawEffect(call.effect) : html`<span></span>`}
      <p class="text">${call.summary}</p>
    `;
    return this.#entry(call.name, 'call', content);
  }

  #directive(directive) {
    const [name, ...rest] = directive.syntax.split(' ');
    return this.#entry(
      directive.name,
      'plain',
      html`<h4>${name} <i>${rest.join(' ').toLowerCase()}</i></h4>
        <p class="text">${directive.summary}</p>`,
    );
  }
}

customElements.define('vitrine-reference', VitrineReference);
