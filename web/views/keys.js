// Every key of the page in one table: chosen, taken away, reset, taken along. What a key clashes with is said before it is taken.

import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { commands } from "../commands.js";
import { commonCommands } from "../common-commands.js";
import { checkKeys, conflictOf, keyName, keysOf, keyText } from "../state/keys.js";
import { saveFile } from "./files.js";
import { icon } from "./icons.js";

const all = [...commands, ...commonCommands];
const MODIFIER = /^(Shift|Control|Alt|Meta|AltGraph|CapsLock|Fn)$/;

export function keysDialog(state, actions, dialog) {
  const { settings } = state;
  const words = (dialog.query ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((command) => words.every((word) => `${command.title} ${command.hint ?? ""} ${command.group ?? "Both"} ${keysOf(command, settings).join(" ")}`.toLowerCase().includes(word)));
  const groups = [...new Set(found.map((command) => command.group ?? "Both machines"))];
  // of the dialog as it is by now: a field that goes says so too
  const put = (patch) => actions.ui({ dialog: { ...(actions.state.ui.dialog ?? dialog), ...patch } });
  return html`
    <div class="recent-head"><input class="search" type="search" autofocus data-test="keys-search" placeholder="Search ${all.length} commands" aria-label="Search the commands" .value=${dialog.query ?? ""} @input=${(e) => put({ query: e.target.value })}></div>
    <label class="check"><input type="checkbox" data-test="letter-keys" .checked=${settings.letterKeys} @change=${(e) => actions.settings({ letterKeys: e.target.checked })}> Single letters and signs work when no text field has the focus</label>
    <label class="check"><input type="checkbox" data-test="browser-keys" .checked=${settings.browserKeys} @change=${(e) => actions.settings({ browserKeys: e.target.checked })}> Leave <kbd>F5</kbd> and <kbd>F11</kbd> to the browser: reload and full screen</label>
    <p class="recent-said" role="status" data-test="keys-said">${dialog.said ?? ""}</p>
    <div class="dialog-scroll">
      ${groups.map((group) => html`<section><h3>${group}</h3><ul class="keys-list">${found.filter((command) => (command.group ?? "Both machines") === group).map((command) => row(state, actions, dialog, command, put))}</ul></section>`)}
      ${found.length ? nothing : html`<p class="empty" translate="yes">No such command.</p>`}
    </div>
    <div class="dialog-actions">
      <label class="button">Import… <input class="unseen" type="file" accept=".json,application/json" data-test="keys-import" @change=${(e) => { const [file] = e.target.files; if (file) importKeys(file, actions, put); e.target.value = ""; }}></label>
      <button type="button" class="button" data-test="keys-export" @click=${() => saveFile("vitrine-keys.json", JSON.stringify(Object.fromEntries(all.map((command) => [command.id, keysOf(command, settings)])), null, 1), "application/json")}>Export</button>
      <button type="button" class="button" data-test="keys-reset" @click=${() => (actions.settings({ keys: {}, browserKeys: false, letterKeys: true }), put({ said: "All keys are as they came.", asked: null }))}>Reset all</button>
    </div>`;
}

function row(state, actions, dialog, command, put) {
  const keys = keysOf(command, state.settings);
  const choose = (list, said) => {
    actions.settings({ keys: { ...actions.state.settings.keys, [command.id]: list } });
    put({ asked: null, pressed: null, said });
  };
  const asked = dialog.asked === command.id;
  return html`<li class="keys-row" data-test="keys-row" data-id=${command.id}>
    <span class="keys-title">${command.title}</span>
    <span class="keys-of">${keys.map((key) => html`<span class="key-chip"><kbd data-test="key">${keyText(key)}</kbd>${clashView(state, command, key)}<button type="button" class="icon-button small" aria-label="Take ${keyText(key)} from ${command.title}" data-test="key-remove" @click=${() => choose(keys.filter((each) => each !== key), `${keyText(key)} does nothing now.`)}>${icon("close")}</button></span>`)}
      ${asked ? question(state, actions, dialog, command, keys, choose, put) : html`<button type="button" class="link" data-test="key-add" aria-label="Another key for ${command.title}" @click=${() => put({ asked: command.id, pressed: null, said: "" })}>Add</button>
        ${state.settings.keys[command.id] ? html`<button type="button" class="link" data-test="key-reset" aria-label="Reset the keys of ${command.title}" @click=${() => { const { [command.id]: gone, ...rest } = state.settings.keys; actions.settings({ keys: rest }); put({ said: "" }); }}>Reset</button>` : nothing}`}
    </span></li>`;
}

/** Keys of a file may mean two commands of one page: the one that does not get it is told. */
function clashView(state, command, key) {
  const { other } = conflictOf(key, command, commands.includes(command) ? commands : commonCommands, state.settings);
  return other ? html`<span class="key-clash" data-test="key-clash">also ${other.title}</span>` : nothing;
}

/** Waits for a key; one that clashes is said, and taken only when that is wanted. */
function question(state, actions, dialog, command, keys, choose, put) {
  const { pressed } = dialog;
  if (!pressed) {
    const onKey = (event) => {
      if (MODIFIER.test(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return put({ asked: null });
      const key = keyName(event);
      if (!key) return;
      const { other, taken } = conflictOf(key, command, all, state.settings);
      if (other || taken) put({ pressed: key });
      else choose([...keys.filter((each) => each !== key), key], `${keyText(key)} is ${command.title} now.`);
    };
    return html`<input class="key-catch" readonly data-test="key-catch" aria-label="Press the key for ${command.title}, Escape for none" placeholder="Press a key" @keydown=${onKey} @blur=${() => actions.state.ui.dialog?.asked === command.id && !actions.state.ui.dialog.pressed && put({ asked: null })} ${ref((element) => element && queueMicrotask(() => element.focus()))}>`;
  }
  const { other, taken } = conflictOf(pressed, command, all, state.settings);
  const take = () => {
    const without = other ? { [other.id]: keysOf(other, state.settings).filter((key) => key !== pressed) } : {};
    actions.settings({ keys: { ...state.settings.keys, ...without, [command.id]: [...keys.filter((key) => key !== pressed), pressed] } });
    put({ asked: null, pressed: null, said: `${keyText(pressed)} is ${command.title} now.` });
  };
  return html`<span class="key-conflict" role="alert" data-test="key-conflict"><kbd>${keyText(pressed)}</kbd> ${other ? `is ${other.title}.` : ""} ${taken ? `Careful: ${taken}.` : ""}
    <button type="button" class="link" data-test="key-take" @click=${take}>Take it</button> <button type="button" class="link" data-test="key-leave" @click=${() => put({ asked: null, pressed: null })}>Leave it</button></span>`;
}

async function importKeys(file, actions, put) {
  try {
    actions.settings({ keys: checkKeys(JSON.parse(await file.text()), all) });
    put({ said: "The keys of the file are in use." });
  } catch {
    put({ said: "This file holds no keys: it is not what Export wrote." });
  }
}
