// Every command by name, from the table of commands.

import { html, nothing } from "lit";
import { commands } from "../commands.js";
import { keysOf, keyText } from "../state/keys.js";

/** The commands that hold all words of a query, those that hold them in their title first. */
function matching(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text) => words.every((word) => text.toLowerCase().includes(word));
  const found = commands.filter((c) => c.id !== "palette" && holds(`${c.title} ${c.hint ?? ""} ${c.group}`));
  return [...found.filter((c) => holds(c.title)), ...found.filter((c) => !holds(c.title))];
}

export function paletteDialog(state, actions, dialog) {
  const query = dialog.query ?? "";
  const found = matching(query);
  const at = Math.min(dialog.at ?? 0, Math.max(0, found.length - 1));
  const run = (command) => {
    if (!command || !command.enabled(state)) return;
    actions.ui({ dialog: null });
    command.run(actions);
  };
  const onKey = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const next = (at + by + found.length) % Math.max(1, found.length);
      actions.ui({ dialog: { ...dialog, at: next } });
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`command-${next}`)?.scrollIntoView({ block: "nearest" })));
    } else if (event.key === "Enter") {
      event.preventDefault();
      // who types fast is ahead of what is drawn: what counts is what stands in the field
      const typed = event.target.value;
      run(typed === query ? found[at] : matching(typed)[0]);
    }
  };
  return html`
    <input class="search" autofocus data-test="palette-search" role="combobox" aria-expanded="true" aria-controls="command-list" aria-activedescendant=${found.length ? `command-${at}` : nothing}
      placeholder="What do you want to do?" aria-label="Search the commands" autocomplete="off" .value=${query}
      @input=${(e) => actions.ui({ dialog: { ...dialog, query: e.target.value, at: 0 } })} @keydown=${onKey}>
    <ul class="dialog-scroll command-list" id="command-list" role="listbox" aria-label="Commands">
      ${found.map((command, i) => html`<li id="command-${i}" role="option" aria-selected=${String(i === at)} aria-disabled=${String(!command.enabled(state))} data-test="palette-command" data-id=${command.id} @click=${() => run(command)}>
        <span class="command-group">${command.group}</span><span class="command-title">${command.title}${command.hint ? html` <span class="quiet">${command.hint}</span>` : nothing}</span>
        <span class="command-keys">${keysOf(command, state.settings).slice(0, 2).map((key) => html`<kbd>${keyText(key)}</kbd>`)}</span></li>`)}
      ${found.length ? nothing : html`<li class="empty" translate="yes" role="option" aria-selected="false" aria-disabled="true">No such command.</li>`}
    </ul>`;
}
