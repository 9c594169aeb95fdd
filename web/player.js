// Watching: steps one after another at a speed that may change while it plays. Stops at a breakpoint, a trap, the end
// and when the program waits. At the highest speed it is a plain run, until somebody slows it down.

import { counted } from "./state/numbers.js";

export const speeds = [1, 2, 3, 5, 8, 12, 20, 30, 60, Infinity];

export const speedText = (perSecond) => (perSecond === Infinity ? "full speed" : `${counted(perSecond, "step")} a second`);

/**
 * @param to.step executes one instruction and resolves to the stop
 * @param to.run runs freely; to.pause ends that, resolving to the stop; to.running says whether it runs
 * @param to.speed the index of the speed wanted now; to.playing is told whether it plays
 */
export function createPlayer(to) {
  let playing = null;
  let free = false;
  const perSecond = () => speeds[to.speed()];

  async function start() {
    stop();
    const mine = (playing = {});
    to.playing(true);
    while (playing === mine) {
      if (perSecond() === Infinity) {
        stop();
        free = true;
        await to.run();
        return;
      }
      const began = performance.now();
      const event = await to.step();
      if (playing !== mine) return;
      if (!event || event.type !== "stopped" || event.status.type !== "ready" || event.hits?.length) break;
      // The speed is looked at again and again, so that the slider acts at once.
      while (playing === mine && performance.now() - began < 1000 / perSecond()) await wait(15);
    }
    if (playing === mine) stop();
  }

  function stop() {
    free = false;
    if (!playing) return;
    playing = null;
    to.playing(false);
  }

  /** The slider was moved: a free run becomes steps again. */
  async function speedChanged() {
    if (!free || !to.running() || perSecond() === Infinity) return;
    free = false;
    await to.pause();
    start();
  }

  return { start, stop, speedChanged };
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
