// The one place where the page's state lives. State changes only by dispatch(action) -> reduce -> listeners.
// Listeners hear once per frame however many actions came in it.

export function createStore(reduce, initial, schedule = (run) => requestAnimationFrame(run)) {
  let state = initial;
  let waiting = false;
  const listeners = new Set();

  const tell = () => {
    waiting = false;
    for (const listener of listeners) listener(state);
  };

  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      if (!waiting) {
        waiting = true;
        schedule(tell);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
