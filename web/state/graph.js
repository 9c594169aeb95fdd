// The graph of objects made ready to be drawn: what each object shows of itself, where it stands, and how lines go between objects. Pure but for
// what a layout remembers: objects that were there before keep their order, and parts of the graph that did not change keep their shape.
// Lengths are in pixels at the page's usual size.

import { Graph, layout } from "@dagrejs/dagre";
import { cut } from "../characters.js";
import { formatValue, counted } from "./numbers.js";

const CHARACTER = 7.25;
const LEAST_WIDTH = 92;
const MOST_WIDTH = 210;
const HEAD = 26;
export const ROW = 19;
export const TAB = 17;
const FOOT = 18;
const MOST_TABS = 3;
const USUAL_ROWS = 5;
const MOST_TEXT = 16;
const GAP = 26;
const LOOP = 30; // a line from an object to itself goes out so far

const MARGIN = 14;


// ---- what an object shows

/** The cells of an object that are drawn: those with a line to another object, and as many others as there is room for. */
function rowsOf(node, links, format) {
  const cells = node.object.cells;
  const byCell = new Map(links.map((link) => [link.cell, link]));
  const known = new Set(cells.map((cell) => cell.name));
  const all = [...cells.map((cell) => ({ cell, label: cell.label, link: byCell.get(cell.name) })), ...links.filter((link) => !known.has(link.cell)).map((link) => ({ cell: { name: link.cell }, label: link.label, link }))];
  let room = USUAL_ROWS - Math.min(USUAL_ROWS, all.filter((row) => row.link || row.cell.value?.target?.startsWith("heap")).length);
  const shown = all.filter((row) => row.link || row.cell.value?.target?.startsWith("heap") || room-- > 0);
  const rows = shown.map(({ cell, label, link }) => ({ cell, name: cell.name, label: cut(label, 12), to: link?.to, text: link ? "" : cut(cell.value ? formatValue(cell.value, format) : "", MOST_TEXT) }));
  return { rows, more: node.object.size - rows.length };
}

/** What stands in an object's first line. */
export function nameOf({ object }) {
  const { text } = object.facts;
  return text === undefined || text === null ? object.title : JSON.stringify(cut(String(text), 22)).replace(/[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, "·");
}

const SIGNS = { white: "○", grey: "◐", black: "●" };

/** What stands at the end of an object's first line: what a collection thinks of it, else where it is. */
const badgeOf = (node, spaces) => (node.colour ? `${SIGNS[node.colour]} ${node.colour}` : `${node.object.facts.address.toString(16)}${spaces && !node.permanent ? ` ${node.space}` : ""}`);

function boxOf(node, links, roots, { format, spaces }) {
  const { rows, more } = rowsOf(node, links, format);
  const tabs = roots.length > MOST_TABS ? [...roots.slice(0, MOST_TABS - 1), { more: roots.length - MOST_TABS + 1 }] : roots;
  const badge = badgeOf(node, spaces);
  const texts = [nameOf(node).length + 0.85 * badge.length + 4, ...rows.map((row) => row.label.length + (row.text.length || 1) + 3), ...tabs.map((tab) => (tab.label ? tab.label.length + tab.place.length + 2 : 8))];
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.max(...texts) * CHARACTER + 8));
  const foot = more > 0 && node.object.size > 0 ? FOOT : 0;
  const top = tabs.length * TAB;
  return { id: node.serial, serial: node.serial, node, rows, more: foot ? more : 0, tabs, roots, top, badge, width, height: top + HEAD + rows.length * ROW + foot + (rows.length && !foot ? 4 : 0) };
}

const kindsText = (kinds) => Object.entries(kinds).map(([kind, number]) => `${number} × ${kind}`).join(", ");

const foldBox = (fold) => {
  const text = `${fold.objects.toLocaleString("en-US")} more`;
  const kinds = cut(kindsText(fold.kinds), 24);
  return { id: `fold ${fold.from}`, fold, text, kinds, top: 0, width: Math.max(text.length, kinds.length) * CHARACTER + 20, height: 40 };
};

// ---- parts that hang together

function partsOf(boxes, lines) {
  const leader = new Map(boxes.map((box) => [box.id, box.id]));
  const find = (id) => {
    while (leader.get(id) !== id) id = leader.get(id);
    return id;
  };
  for (const { from, to } of lines) leader.set(find(from), find(to));
  const parts = new Map();
  for (const box of boxes) {
    const key = find(box.id);
    if (!parts.has(key)) parts.set(key, { boxes: [], lines: [] });
    parts.get(key).boxes.push(box);
  }
  for (const line of lines) parts.get(find(line.from)).lines.push(line);
  return [...parts.values()];
}

/** A part laid out by itself, from 0, 0 on: boxes get x, y of their upper left corner, lines the points that they go through. */
function arrange(part) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 46, edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of part.boxes) graph.setNode(String(id), { width, height });
  const distance = new Map(part.boxes.map((box) => [box.id, box.node?.distance ?? Infinity]));
  for (const { key, from, to } of part.lines) graph.setEdge(String(from), String(to), { weight: distance.get(to) === distance.get(from) + 1 ? 4 : 1 }, key);
  // Of a tree the order of cells is the best one, and lines do not cross; what is more tangled the library sorts out.
  const entered = new Set(part.lines.map(({ to }) => to));
  layout(graph, { disableOptimalOrderHeuristic: entered.size === part.lines.length });
  const { width, height } = graph.graph();
  const loops = part.lines.some(({ from, to }) => from === to);
  return {
    width: width + (loops ? LOOP : 0),
    height,
    places: new Map(part.boxes.map(({ id, width: w, height: h }) => {
      const { x, y } = graph.node(String(id));
      return [id, { x: x - w / 2, y: y - h / 2 }];
    })),
    ways: new Map(part.lines.map(({ key, from, to }) => [key, graph.edge(String(from), String(to), key).points.slice(1, -1)])),
  };
}

const shapeOf = (part) => `${part.boxes.map((box) => `${box.id}:${box.width | 0}x${box.height}`).join()}|${part.lines.map((line) => line.key).join()}`;

// ---- lines

/** From one point to the next, leaving and coming in level. */
function curve(points) {
  const [first, ...others] = points;
  let last = first;
  let d = `M${first.x} ${first.y}`;
  for (const point of others) {
    const middle = (last.x + point.x) / 2;
    d += `C${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    last = point;
  }
  return d;
}

const rounded = (points) => points.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }));

function wayOf(line, from, to, way) {
  const at = from.rows?.findIndex((row) => row.name === line.cell && row.to === line.to) ?? -1;
  const y1 = at >= 0 ? from.y + from.top + HEAD + ROW * (at + 0.5) : from.y + from.height - 9;
  const y2 = to.fold ? to.y + to.height / 2 : to.y + to.top + HEAD / 2;
  if (from === to) {
    const x = from.x + from.width;
    return `M${x} ${y1}C${x + LOOP + 6} ${y1} ${x + LOOP + 6} ${y2} ${x + 2} ${y2}`;
  }
  const forward = to.x >= from.x + from.width;
  const start = { x: forward ? from.x + from.width : from.x, y: y1 };
  const end = { x: forward ? to.x - 2 : to.x + to.width + 2, y: y2 };
  const inner = way.length > 1 ? way : [];
  return curve(rounded([start, ...inner, end]));
}

/** Where an object begins to be drawn without anything drawn before it, though it is many references away from the roots. */
const farFromRoots = (box, lines) => box.node?.held && box.node.distance > 0 && !lines.some((line) => line.to === box.id);

// ---- the whole

/** A layout with a memory. `draw(graph, {format, room})` gives {boxes, lines, width, height}; `room` is how wide it may be before parts are stacked. */
export function createLayout() {
  let before = new Map(); // id -> {x, y}
  let shapes = new Map(); // shape -> arrangement
  let last = null;

  function draw(graph, { format, room }) {
    const key = `${format.format} ${Math.round(room / 40)}`;
    if (last && last.graph === graph && last.key === key) return last.drawn;
    const linksOf = grouped(graph.links, (link) => link.from);
    const rootsOf = grouped(graph.roots, (root) => root.target);
    const spaces = new Set(graph.nodes.filter((node) => !node.permanent).map((node) => node.space)).size > 1;
    const boxes = [...graph.nodes.map((node) => boxOf(node, linksOf.get(node.serial) ?? [], rootsOf.get(node.serial) ?? [], { format, spaces })), ...graph.folds.map(foldBox)];
    const order = new Map(boxes.map((box, i) => [box.id, i]));
    const rank = (box) => before.get(box.id)?.order ?? before.size + order.get(box.id);
    boxes.sort((a, b) => rank(a) - rank(b));
    const lines = [
      ...graph.links.map((link) => ({ ...link, key: `${link.from} ${link.label} ${link.to} ${link.cell.slice(-2)}` })),
      ...graph.folds.map((fold) => ({ from: fold.from, to: `fold ${fold.from}`, key: `fold ${fold.from}`, isFold: true })),
    ];
    const known = new Map();
    const parts = partsOf(boxes, lines).map((part) => {
      const shape = shapeOf(part);
      const arrangement = shapes.get(shape) ?? arrange(part);
      known.set(shape, arrangement);
      return { ...part, ...arrangement, alive: part.boxes.some((box) => box.node?.held), first: Math.min(...part.boxes.map((box) => order.get(box.id))) };
    });
    shapes = known;
    const placed = shelve(parts, room);
    const byId = new Map(boxes.map((box) => [box.id, box]));
    const drawn = {
      boxes,
      lines: parts.flatMap((part) => part.lines.map((line) => {
        const way = part.ways.get(line.key).map(({ x, y }) => ({ x: x + part.x, y: y + part.y }));
        return { ...line, d: wayOf(line, byId.get(line.from), byId.get(line.to), way) };
      })),
      far: new Set(boxes.filter((box) => farFromRoots(box, lines)).map((box) => box.id)),
      ...placed,
    };
    before = new Map(boxes.map((box, i) => [box.id, { order: i }]));
    last = { graph, key, drawn };
    return drawn;
  }

  return { draw };
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

/** Puts parts beside and below one another: what lives first, each part as long as it can where it was. */
function shelve(parts, room) {
  parts.sort((a, b) => Number(b.alive) - Number(a.alive) || a.first - b.first);
  let x = MARGIN;
  let y = MARGIN;
  let high = 0;
  let width = 0;
  for (const part of parts) {
    if (x > MARGIN && x + part.width + MARGIN > room) {
      x = MARGIN;
      y += high + GAP;
      high = 0;
    }
    part.x = x;
    part.y = y;
    for (const box of part.boxes) {
      const place = part.places.get(box.id);
      box.x = Math.round(x + place.x);
      box.y = Math.round(y + place.y);
    }
    x += part.width + GAP;
    high = Math.max(high, part.height);
    width = Math.max(width, x - GAP);
  }
  return { width: Math.ceil(width + MARGIN), height: Math.ceil(y + high + MARGIN) };
}

// ---- words

/** An object in words, as it is read aloud. */
export function described(box, names) {
  const { node, rows, roots } = box;
  const { facts } = node.object;
  const cells = rows.map((row) => `${row.label} ${row.to !== undefined ? `refers to ${names.get(row.to) ?? `#${row.to}`}` : row.text}`);
  const held = roots.map((root) => `${/^\d/.test(root.label) ? `slot ${root.label}` : root.label} of ${root.place}`);
  return [
    `${nameOf(node)} number ${node.serial} at 0x${facts.address.toString(16)}`,
    node.held ? "" : "garbage: nothing holds it",
    node.permanent ? "came with the program" : "",
    node.colour ? `${node.colour} for the collector` : "",
    node.count !== null && node.count !== undefined ? `${counted(node.count, "reference")} counted` : "",
    held.length ? `held by ${held.slice(0, 3).join(", ")}${held.length > 3 ? ` and ${held.length - 3} more` : ""}` : "",
    cells.join(", "),
  ].filter(Boolean).join("; ");
}
