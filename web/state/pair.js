// Which two programs are side by side: pairs among the shipped programs, and addresses that name two of them. Pure.
//   #compare                 the two that this tab had there last, or none yet
//   #compare=pairs/factorial the shipped pair of this name
//   #compare=a.asm,b.asm     any two shipped programs
//   #compare1=...            two moments with their texts, see link.js

import { holdsTwo } from "./link.js";

export const isComparison = (fragment) => /^#compare(=.*)?$/.test(fragment) || holdsTwo(fragment);

/** With its signs as they were, or as it is when they are damaged. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const OF_A_PAIR = /^(.+)\.([^./]+)\.asm$/;

const words = (path) => {
  const text = path.split("/").pop().replace(/[-_]/g, " ");
  return text[0].toUpperCase() + text.slice(1);
};

/**
 * The shipped pairs: programs for the same problem whose paths differ only in the word before their ending, which names their machine. The machine
 * that stands first among the machines stands first in the pair.
 */
export function pairsOf(programs, machines) {
  const place = ({ path }) => machines.findIndex((machine) => machine.name === OF_A_PAIR.exec(path)[2]);
  const byName = new Map();
  for (const program of programs) {
    const name = OF_A_PAIR.exec(program.path)?.[1];
    if (name) byName.set(name, [...(byName.get(name) ?? []), program]);
  }
  return [...byName]
    .filter(([, members]) => members.length === 2)
    .map(([name, members]) => ({ name, title: words(name), programs: [...members].sort((a, b) => place(a) - place(b)) }));
}

/** The paths of the two programs that a fragment names; null when it names none, or what is there no more. */
export function pathsNamed(fragment, programs, machines) {
  const named = decoded(/^#compare=(.+)$/.exec(fragment)?.[1] ?? "");
  const pair = pairsOf(programs, machines).find(({ name }) => name === named);
  const paths = pair ? pair.programs.map(({ path }) => path) : named.split(",");
  return paths.length === 2 && paths.every((path) => programs.some((program) => program.path === path)) ? paths : null;
}
