// What the page is, and all keys, from the table of commands.

import { html } from "lit";
import { commands, commandById } from "../commands.js";
import { keysOf, keyText } from "../state/keys.js";

export function helpDialog(state, actions) {
  const groups = [...new Set(commands.map((c) => c.group))];
  return html`<div class="dialog-scroll help">
    <p>Vitrine puts a virtual machine under glass. Each <strong>step</strong> executes one instruction; every step can be taken back, so one step too many costs nothing.
      <strong>Time</strong> is the number of instructions executed. Drag the timeline to any of them.</p>
    <p class="help-actions"><button type="button" class="button" @click=${() => commandById.tour.run(actions)}>Show me around</button>
      <button type="button" class="button" @click=${() => commandById.reference.run(actions)}>Instruction reference</button>
      <button type="button" class="button" @click=${() => commandById["coming-from"].run(actions)}>Coming from another machine</button>
      <a class="button" href="/api/docs">Programming interface</a></p>
    <h3>Ask a cell</h3>
    <p>Press any cell (a stack slot, a local, a global, a register, an element, a word or a byte of memory) and its menu tells who wrote it, who reads it next, its whole history, and where its value comes from, operand by operand.
      After a jump to an answer <kbd>${keyText("Backspace")}</kbd> leads back. The menu also sets breakpoints on the cell and watches it. Press twice, or <kbd>F2</kbd>, to give it another value, now or in the past.
      When a run does not end, ask <strong>What is it doing?</strong></p>
    <h3>Go to a time</h3>
    <p>Press <kbd>${keyText("g")}</kbd> and type where to: a step (<code translate="no">42</code>, <code translate="no">1_000</code>, <code translate="no">1e3</code>, <code translate="no">0x2a</code>), so many steps on or back (<code translate="no">+100</code>, <code translate="no">-5</code>), a part of the run as far as it is known (<code translate="no">50%</code>, <code translate="no">+10%</code>), <code translate="no">start</code> or <code translate="no">end</code>.
      <kbd>${keyText("Backspace")}</kbd> leads back to the moment before.</p>
    <h3>What the marks mean</h3>
    <ul class="help-marks">
      <li><span class="mark mark-new"><span aria-hidden="true">+</span>pushed</span> came with the last step</li>
      <li><span class="mark mark-changed"><s>3</s><span>→</span></span> changed from 3 by the last step</li>
      <li><span class="mark mark-read"><span aria-hidden="true">◦</span>read</span> read by the last step</li>
      <li><span class="mark mark-changed"><span aria-hidden="true">✎</span>edited</span> given another value by you</li>
      <li><span class="mark mark-gone"><span aria-hidden="true">−</span>popped</span> gone with the last step</li>
    </ul>
    <h3>Inside an instruction</h3>
    <p>With <strong>Watch inside</strong> (<kbd>${keyText("v")}</kbd>) a step is one part of an instruction where it has parts: a collection root by root and object by object, the search for a method class by class, an exception frame by frame.
      Parts can be taken back like any step. The <strong>memory map</strong> shows what the collector thinks of each object: white is not found yet, grey is found but not looked at, black is done. Press an object there to find it in the list of the heap; <kbd>+</kbd> and <kbd>-</kbd> zoom.
      The panel <strong>Collector</strong> tells what it does and why, calls it (<kbd>${keyText("k")}</kbd>), and puts another one into the program's text: the same moment, another memory. <kbd>${keyText("h")}</kbd> shows the heap over time under the timeline.</p>
    <h3>The timeline</h3>
    <ul class="help-marks">
      <li><strong>Drag</strong> goes to any moment, <strong>click</strong> to a mark, an instruction or, on the tall map, the start of a call</li>
      <li><strong>Wheel</strong> or <strong>two fingers</strong> zoom, down to single instructions; <strong>double click</strong> zooms to a call</li>
      <li><kbd>Shift</kbd> and drag, or a drag along the numbers, chooses a stretch; <kbd>Shift</kbd> and wheel moves along</li>
      <li>With the focus on it: <kbd>Enter</kbd> zooms to the call, <kbd>Shift+←</kbd> <kbd>Shift+→</kbd> move along</li>
    </ul>
    <h3>Keys</h3>
    <p><button type="button" class="button" data-test="choose-keys" @click=${() => commandById.keys.run(actions)}>Choose keys…</button></p>
    <label class="check"><input type="checkbox" data-test="letter-keys" .checked=${state.settings.letterKeys} @change=${(e) => actions.settings({ letterKeys: e.target.checked })}> Single letters work when no text field has the focus</label>
    <div class="help-keys">${groups.map((group) => html`<section><h4>${group}</h4><dl>
      ${commands.filter((c) => c.group === group && keysOf(c, state.settings).length).map((c) => html`<div><dt>${keysOf(c, state.settings).map((key) => html`<kbd>${keyText(key)}</kbd> `)}</dt><dd>${c.title}</dd></div>`)}</dl></section>`)}
    </div>
    <p class="quiet">In the editor <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the text. Bars between panels move with the arrow keys.</p>
  </div>`;
}
