// Arrows from references to what they point to, over the whole page. A reference says its target with [data-target], a cell
// or object its name with [data-name]. Hovering or focusing either lights up both ends; "all" draws every visible reference. Where a
// collection moves an object to is drawn as long as it is under way.

const NS = "http://www.w3.org/2000/svg";
const MOST = 80;

export function createArrows(root, svg) {
  let active = null;
  let all = false;
  let lit = [];

  const nameOf = (element) => {
    const reference = element.closest?.("[data-target]");
    if (reference) return { target: reference.dataset.target, from: reference };
    const named = element.closest?.("[data-name]");
    return named && root.querySelector(`[data-target="${CSS.escape(named.dataset.name)}"]`) ? { target: named.dataset.name } : null;
  };

  const look = (event) => {
    const found = nameOf(event.target);
    if (found?.target === active?.target && found?.from === active?.from) return;
    active = found;
    update();
  };
  const leave = () => {
    if (!active) return;
    active = null;
    update();
  };
  root.addEventListener("pointerover", look);
  root.addEventListener("pointerleave", leave);
  root.addEventListener("focusin", look);
  root.addEventListener("focusout", leave);
  root.addEventListener("scroll", () => update(), true);
  addEventListener("resize", () => update());

  function update(showAll = all) {
    all = showAll;
    for (const element of lit) element.classList.remove("linked");
    lit = [];
    const pairs = [];
    const collect = (target, strong, only) => {
      const end = root.querySelector(`[data-name="${CSS.escape(target)}"]`);
      for (const start of root.querySelectorAll(`.value.ref[data-target="${CSS.escape(target)}"]`)) {
        if (strong) lit.push(start);
        if (end && (!only || only === start || only.matches(".block, .graph-node"))) pairs.push({ start, end, strong });
      }
      if (strong) lit.push(...(end ? [end] : []), ...root.querySelectorAll(`:is(.block, .graph-node)[data-target="${CSS.escape(target)}"]`));
    };
    if (active) collect(active.target, true, active.from);
    if (all) for (const target of new Set([...root.querySelectorAll(".value.ref[data-target]:not(.type-address, .is-place)")].slice(0, MOST).map((e) => e.dataset.target))) if (target !== active?.target) collect(target, false);
    for (const element of lit) element.classList.add("linked");
    draw([...pairs.slice(0, MOST), ...moves()]);
  }

  /** From where an object was, or still is, to the address that it goes to. */
  const moves = () =>
    [...root.querySelectorAll("[data-collecting=true] .block[data-to]")].slice(0, MOST).flatMap((start) => {
      const to = Number(start.dataset.to);
      const end = [...root.querySelectorAll(".space-line")].find((line) => to >= Number(line.dataset.from) && to < Number(line.dataset.to));
      return end ? [{ start, end, to, strong: Boolean(root.querySelector(`.block.is-current[data-address="${to}"]`)) }] : [];
    });

  function draw(pairs) {
    const drawn = [];
    for (const { start, end, to: address, strong } of pairs) {
      const from = visibleBox(start);
      const to = visibleBox(end);
      if (!from || !to || (!address && end.contains(start))) continue;
      const path = document.createElementNS(NS, "path");
      path.setAttribute("d", address ? drop(from, placeIn(end, to, address)) : curve(from, to));
      path.setAttribute("class", `arrow ${address ? "is-move" : ""} ${strong ? "is-strong" : ""}`);
      path.setAttribute("marker-end", "url(#arrow-head)");
      drawn.push(path);
    }
    for (const old of svg.querySelectorAll("path.arrow")) old.remove();
    svg.append(...drawn);
  }

  return { update };
}

/** Where on a row of memory an address lies. */
function placeIn(line, box, address) {
  const { from, to } = line.dataset;
  // what is left of a row that is cut off is as wide as the row has bytes
  const whole = line.parentElement.getBoundingClientRect().right - box.left;
  return { x: box.left + (whole * (address - Number(from))) / (Number(to) - Number(from)) + 4, top: box.top, bottom: box.bottom };
}

/** Down, or up, from the middle of a block. */
function drop(from, place) {
  const x = from.left + Math.min(from.width / 2, 14);
  const down = place.top >= from.bottom - 2;
  const [y1, y2] = down ? [from.bottom, place.top - 1] : [from.top, place.bottom + 1];
  const bend = Math.max(12, Math.abs(y2 - y1) / 2) * (down ? 1 : -1);
  return `M${x} ${y1}C${x} ${y1 + bend} ${place.x} ${y2 - bend} ${place.x} ${y2}`;
}

// Null when it is scrolled out of its panel or its column.
function visibleBox(element) {
  const box = element.getBoundingClientRect();
  if (!box.width) return null;
  for (const frame of [element.closest(".panel-body"), element.closest(".column")]) {
    const around = frame?.getBoundingClientRect();
    if (around && (box.bottom < around.top + 4 || box.top > around.bottom - 4)) return null;
  }
  return box;
}

function curve(from, to) {
  const y1 = from.top + from.height / 2;
  const y2 = to.top + Math.min(to.height / 2, 14);
  const x1 = from.right + 2;
  if (to.left >= from.right) {
    const x2 = to.left - 3;
    const bend = Math.max(24, (x2 - x1) / 2);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  if (to.right <= from.left) {
    const start = from.left - 2;
    const x2 = to.right + 3;
    const bend = Math.max(24, (start - x2) / 2);
    return `M${start} ${y1}C${start - bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}`;
  }
  // Under one another: out to the right, where the panels are empty, and back in.
  const x2 = to.right + 2;
  const out = Math.min(innerWidth - 2, Math.max(x1, x2) + 14 + Math.abs(y2 - y1) / 12);
  return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`;
}
