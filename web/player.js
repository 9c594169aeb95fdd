// Watching: steps one after another at a speed that may change while it plays. Stops at a breakpoint, a trap, the end
// and when the program waits. At the highest speed it is a plain run.

export const speeds = [1, 2, 3, 5, 8, 12, 20, 30, 60, Infinity];

export const speedText = (perSecond) => (perSecond === Infinity ? "full speed" : `${perSecond} step${perSecond === 1 ? "" : "s"} a second`);

export function createPlayer({ step, runFreely, perSecond, playing }) {
  let run = null;

  async function start() {
    stop();
    const mine = (run = {});
    playing(true);
    while (run === mine) {
      if (speeds[perSecond()] === Infinity) {
        stop();
        await runFreely();
        return;
      }
      const began = performance.now();
      const event = await step();
      if (run !== mine) return;
      if (!event || event.type !== "stopped" || event.status.type !== "ready" || event.hits?.length) break;
      // The speed is looked at again and again, so that the slider acts at once.
      while (run === mine && performance.now() - began < 1000 / speeds[perSecond()]) await pause(15);
    }
    if (run === mine) stop();
  }

  function stop() {
    if (!run) return;
    run = null;
    playing(false);
  }

  return { start, stop };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
