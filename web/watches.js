// Watch expressions: the page keeps their texts, each with a key that stays; the session tells their values with every stop.

const MOST = 50;

export function createWatches({ store, ask, changed, tellProblem }) {
  const { dispatch } = store;
  const list = () => store.state.watches;
  let nextKey = 1;

  function set(wanted) {
    dispatch({ type: "watches", list: wanted });
    changed();
    return send();
  }

  async function send() {
    try {
      await ask({ type: "setWatches", watches: list().map((watch) => watch.text) }); // the answer is an event, as all that is said of watches
    } catch (problem) {
      if (problem.status) tellProblem(problem);
    }
  }

  function add(text) {
    const wanted = text.trim();
    if (!wanted || list().some((watch) => watch.text === wanted)) return null;
    return set([...list(), { key: nextKey++, text: wanted }].slice(-MOST));
  }

  return {
    send,
    add,
    change(key, text) {
      const wanted = text.trim();
      if (!wanted) return set(list().filter((watch) => watch.key !== key));
      return set(list().map((watch) => (watch.key === key ? { ...watch, text: wanted } : watch)));
    },
    remove: (key) => set(list().filter((watch) => watch.key !== key)),
    restore: (texts) => dispatch({ type: "watches", list: texts.map((text) => ({ key: nextKey++, text })) }),
  };
}
