// The menu of a cell, one for all panels: made from the commands of group "Cell". It opens by a press on the cell, Enter on its
// handle, the context menu or a long press. A double press or F2 gives the cell another value.

import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ref } from "lit/directives/ref.js";
import { commands } from "../commands.js";
import { keysOf, keyText } from "../state/keys.js";
import { cellOf, titleOf } from "../state/select.js";
import { plainValue } from "./value.js";
import { elementOf, partOf } from "./places.js";

const LONG_PRESS_MS = 500;
const items = commands.filter((command) => command.group === "Cell");

export function cellMenuView(state, actions) {
  const { menu } = state.ui;
  if (!menu) return nothing;
  const title = menu.title ?? titleOf(state, menu.cell);
  const value = cellOf(state, menu.cell)?.value;
  const run = (event, command) => {
    if (!command.enabled(state)) return;
    event.currentTarget.closest("[popover]").hidePopover(); // the focus is back before anything else takes it, maybe at another cell
    actions.ui({ cell: menu.cell });
    command.run(actions);
  };
  const closed = (event) => event.newState === "closed" && actions.state.ui.menu?.id === menu.id && actions.ui({ menu: null });
  return keyed(menu.id, html`<section aria-label="About ${title}" class="menu cell-menu" popover="auto" data-test="menu-of-cell" data-of=${menu.cell} data-at=${menu.at ?? nothing} ${ref(showMenu)} @toggle=${closed}>
    <p class="menu-title"><span>${title}</span>${value ? html`<code translate="no">${plainValue(value, state)}</code>` : nothing}</p>
    <div role="menu" aria-label="${title}" @keydown=${onKey}>
      ${items.filter((command) => command.shown?.(state) ?? true).map((command, i, shown) => html`${i > 0 && shown[i - 1].part !== command.part ? html`<hr>` : nothing}
        <button type="button" role=${command.checked ? "menuitemcheckbox" : "menuitem"} aria-checked=${command.checked ? String(command.checked(state)) : nothing} tabindex="-1" data-test=${command.id}
          aria-disabled=${String(!command.enabled(state))} title=${command.hint} @click=${(e) => run(e, command)}><span class="menu-check" aria-hidden="true">${command.checked?.(state) ? "✓" : ""}</span>${command.named?.(state) ?? command.title}${keysOf(command, state.settings).slice(0, 1).map((key) => html`<kbd>${keyText(key)}</kbd>`)}</button>`)}
    </div>
  </section>`);
}

function onKey(event) {
  const all = [...event.currentTarget.querySelectorAll("button")];
  const at = all.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  event.stopPropagation();
  if (event.key === "Tab") return event.currentTarget.closest("[popover]").hidePopover();
  if (next === undefined) return;
  event.preventDefault();
  all.at(next % all.length).focus();
}

/** Beside the cell, never over it, so that a second press still meets the cell. On a narrow page the style puts it at the bottom. */
function showMenu(menu) {
  if (!menu) return;
  queueMicrotask(() => {
    if (!menu.isConnected || menu.matches(":popover-open")) return;
    menu.showPopover();
    place(menu);
    menu.querySelector("button").focus({ preventScroll: true });
  });
}

function place(menu) {
  if (menu.closest("[data-width=narrow]")) return;
  const cell = elementOf(menu.dataset.of, partOf(menu))?.getBoundingClientRect();
  const at = menu.dataset.at?.split(" ").map(Number);
  const box = menu.getBoundingClientRect();
  const room = { x: innerWidth - box.width - 8, y: innerHeight - box.height - 8 };
  const put = (x, y) => {
    menu.style.left = `${Math.max(8, Math.min(x, room.x))}px`;
    menu.style.top = `${Math.max(8, Math.min(y, room.y))}px`;
  };
  if (at) return put(...at);
  if (!cell) return put(room.x / 2, room.y / 2);
  if (cell.bottom + 4 <= room.y) return put(cell.left, cell.bottom + 4);
  if (cell.top - 4 - box.height >= 8) return put(cell.left, cell.top - 4 - box.height);
  put(cell.left - box.width - 4 >= 8 ? cell.left - box.width - 4 : cell.right + 4, cell.top);
}

const lists = ".cells, .stack, .elements, .registers, .whole-cells, .memory-lines";
const own = "button:not(.cell-handle), a, input, form";
const panelOf = (cell) => cell.closest("[data-panel]")?.dataset.panel ?? null;
let nextId = 1;

/** The nearest one in the row above or below; the neighbour where all stand in one row. */
function inRow(all, from, by) {
  const here = from.getBoundingClientRect();
  const far = ({ top }) => (by > 0 ? top - here.bottom : here.top - top - here.height) + 1;
  const boxes = all.map((each) => ({ each, box: each.getBoundingClientRect() })).filter(({ box }) => far(box) > 0);
  const rowAt = Math.min(...boxes.map(({ box }) => far(box)));
  const row = boxes.filter(({ box }) => far(box) < rowAt + here.height / 2);
  row.sort((a, b) => Math.abs(a.box.left - here.left) - Math.abs(b.box.left - here.left));
  return row[0]?.each ?? (boxes.length ? null : all[all.indexOf(from) + by]);
}

/** Listens to all cells below `root`: elements with [data-cell] whose name is in data-name. */
export function createCellMenu(root, actions) {
  const cellAt = (event) => {
    const cell = event.target.closest?.("[data-cell]");
    return cell && !(event.type !== "contextmenu" && event.target.closest(own)) ? cell : null;
  };
  const open = (cell, at = null) => {
    cell.querySelector(".cell-handle")?.focus({ preventScroll: true });
    const name = cell.dataset.name;
    // What is behind a dialog cannot be used, a menu beside it neither.
    const inDialog = Boolean(cell.closest("dialog"));
    actions.ui({ cell: name, cellPanel: panelOf(cell), menu: { cell: name, title: cell.dataset.title, at: inDialog ? null : at, id: nextId++ }, ...(inDialog ? { dialog: null } : {}) });
  };
  const edit = (cell) => {
    actions.ui({ cell: cell.dataset.name, cellPanel: panelOf(cell), menu: null });
    actions.edits.start(cell.dataset.name, Boolean(elementOf(cell.dataset.name, partOf(cell))), panelOf(cell));
  };
  let press = 0;
  const endPress = () => clearTimeout(press);

  const on = (type, listen) => root.addEventListener(type, (event) => {
    const cell = cellAt(event);
    if (cell) listen(cell, event);
  });
  on("click", (cell) => getSelection().isCollapsed && open(cell));
  on("dblclick", (cell) => {
    getSelection().removeAllRanges();
    edit(cell);
  });
  on("contextmenu", (cell, event) => {
    event.preventDefault();
    open(cell, event.clientX || event.clientY ? `${event.clientX} ${event.clientY}` : null);
  });
  on("pointerdown", (cell, event) => {
    endPress();
    if (event.pointerType === "touch") press = setTimeout(() => open(cell), LONG_PRESS_MS);
  });
  for (const type of ["pointerup", "pointermove", "pointercancel"]) root.addEventListener(type, endPress);
  on("focusin", (cell, event) => event.target.matches(".cell-handle") && actions.state.ui.cell !== cell.dataset.name && actions.ui({ cell: cell.dataset.name, cellPanel: panelOf(cell) }));
  on("keydown", (cell, event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const upright = /Up|Down/.test(event.key);
    if (!by || !event.target.matches(".cell-handle") || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...cell.closest(lists).querySelectorAll(".cell-handle")];
    event.preventDefault();
    (upright ? inRow(all, event.target, by) : all[all.indexOf(event.target) + by])?.focus();
  });
}
