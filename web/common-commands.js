// What can be done with both machines at once: the common transport and its keys are made from this table, as commands.js is for one machine.

import { commonMarks, moversOf, sideNames } from "./state/comparison.js";
import { commandOf, keyName } from "./state/keys.js";
import * as select from "./state/select.js";

const any = (states, test) => sideNames.some((name) => test(states[name]));
const forward = (state) => select.canGoForward(state) || (Boolean(state.source.trim()) && !state.session && !state.starting);
const marked = ({ left, right }) => commonMarks(left, right).length > 0;
const still = (states) => !any(states, (state) => state.run || state.starting);

export const commonCommands = [
  { id: "both-restart", title: "Restart both", hint: "Both back to time 0", icon: "start", keys: [], enabled: (states) => any(states, select.canGoBack), run: (comparison) => comparison.restart() },
  { id: "both-back-to-mark", title: "Both back a mark", short: "Back a mark", hint: "Back to the last mark; the one that is ahead goes first", icon: "back-to-mark", keys: ["["], main: true,
    enabled: (states) => marked(states) && still(states) && moversOf("backward", states.left, states.right).length > 0, run: (comparison) => comparison.toMark("backward") },
  { id: "both-to-mark", title: "Both to the next mark", short: "Next mark", hint: "On to the next mark that both programs carry; the one that is behind goes first", icon: "to-mark", keys: ["]"], main: true,
    enabled: (states) => marked(states) && still(states) && moversOf("forward", states.left, states.right).length > 0, run: (comparison) => comparison.toMark("forward") },
  { id: "both-run", title: "Run both", hint: "Both to their next breakpoint, or to the end", icon: "continue", keys: [], enabled: (states) => any(states, forward), run: (comparison) => comparison.run() },
  { id: "both-pause", title: "Pause both", hint: "Stop where they are; nothing is lost", icon: "pause", keys: [], enabled: (states) => any(states, (state) => state.run || state.playing), run: (comparison) => comparison.pause() },
];

export const commonCommandById = Object.fromEntries(commonCommands.map((command) => [command.id, command]));

/** The command for a key press, null when the press belongs to something else. */
export function commonCommandFor(event, { typing, settings }) {
  if (event.defaultPrevented || event.isComposing || typing || !settings.letterKeys) return null;
  return commandOf(keyName(event), commonCommands, settings);
}
