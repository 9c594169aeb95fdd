// Goes to moments, asks everything, goes elsewhere, and compares what is shown there with what somebody is shown who joins the session anew. Runs in the page, on its
// own modules; arguments: source, seed, rounds. Answers {asked, stale, fresh, compared, moments, edits, problems}.
const [source, seed, rounds, done] = arguments;

const load = (path) => import(new URL(path, location.href).href);

async function run() {
  const [{ createStore }, { reduce, initialState }, { createActions }, { render }, { answerView }, panels, select, { outdated }, { rest }] = await Promise.all([
    load("./state/store.js"), load("./state/reduce.js"), load("./actions.js"), import("lit"), load("./views/answer.js"), load("./views/panels.js"), load("./state/select.js"), load("./state/about.js"), load("./transport/rest.js"),
  ]);

  // ---- a page without its document: a store, actions, and views that are drawn into nothing

  const sockets = [];
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      sockets.push(this);
    }
  };

  function newPage() {
    const store = createStore(reduce, { ...initialState, settings: { ...initialState.settings, tourDone: true } }, (tell) => queueMicrotask(tell));
    const actions = createActions(store, { keep() {}, version() {}, begin() {}, settingsChanged() {}, timeline: false });
    return { store, actions, get state() { return store.state; } };
  }

  const words = (text) => text.replace(/\s+/g, " ").trim();

  function drawn(template) {
    const element = document.createElement("div");
    render(template, element);
    return element;
  }

  const LEFT_OUT = ["answer", "graph", "memory-map", "code", "input", "breakpoints", "collector"]; // they show answers, ask by themselves, or are about no moment

  /** Everything that the panels show, with what is marked. */
  function snapshot({ state, actions }) {
    const result = {};
    for (const panel of panels.panelsOf(state)) {
      if (LEFT_OUT.includes(panel.id) || panel.kind === "SPACES" || panel.kind === "GRAPH") continue;
      const element = drawn(panel.render(state, actions));
      const marked = [...element.querySelectorAll("[class*='is-']")].map((each) => `${each.dataset.name ?? each.dataset.test ?? each.tagName}:${[...each.classList].filter((name) => /^is-(write|read|push|pop|edit|new|gone|walked|found|ghost)$/.test(name)).join("+")}`).filter((text) => !text.endsWith(":"));
      result[panel.id] = `${words(element.textContent)} | ${marked.join(" ")}`;
    }
    const { lastStep, next, line, address, depth, status } = state.stop;
    result.moment = JSON.stringify([state.stop.time, state.stop.part, lastStep?.sentence, next?.text, line, address, depth, status.type]);
    return result;
  }

  /** What the answer panel shows, without what only says where the page stands. */
  function answer({ state, actions }) {
    const element = drawn(answerView(state, actions));
    const note = element.querySelector(".as-of");
    return { text: words(element.textContent), note: note && { time: Number(note.dataset.time), why: note.dataset.why, text: words(note.textContent) } };
  }

  const idle = async ({ store }) => {
    for (let i = 0; i < 400 && (store.state.run || store.state.search || store.state.asking || !store.state.stop || store.state.connection === "connecting"); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  /** Shown to somebody who comes only now. */
  async function anew(page, use) {
    const before = sockets.length;
    const other = newPage();
    await other.actions.catalogue.load?.();
    const { session, watches } = page.state;
    const now = { source: session.source, breakpoints: [], watches: watches.map(({ text }) => text), input: "", inputClosed: false };
    if (!(await other.actions.resume(session.id, now))) throw new Error("The session is gone.");
    await idle(other);
    await other.actions.watches.send();
    for (let i = 0; i < 200 && (!select.instructionTable(other.state) || Object.keys(page.state.areas).some((id) => !other.state.areas[id])); i++) await new Promise((resolve) => setTimeout(resolve, 5)); // parts that are asked for by themselves
    const result = await use(other);
    for (const socket of sockets.splice(before)) {
      socket.onclose = socket.onmessage = null; // gone for good: it does not come back
      socket.close();
    }
    return result;
  }

  // ---- chance, by the seed

  let chance = seed % 2147483647 || 1;
  const random = (n) => (chance = (chance * 48271) % 2147483647) % n;
  const pick = (list) => list[random(list.length)];

  const result = { asked: 0, stale: 0, fresh: 0, compared: 0, moments: 0, edits: 0, late: 0, problems: [] };
  const fail = (what, details) => result.problems.push({ what, round: result.moments, ...details });

  // ---- the run

  const page = newPage();
  await page.actions.catalogue.load?.();
  await page.actions.load({ source });
  await idle(page);
  await page.actions.send({ type: "goToEnd" });
  await idle(page);
  const cells = () => Object.values(page.state.areas).flatMap((area) => [...(area.cells ?? []), ...(area.groups ?? []).flatMap((group) => group.cells ?? [])]).map(({ name }) => name);
  const named = select.namedCells(page.state).slice(0, 2);
  for (const text of ["time", "depth", "nothing_of_this_name", ...named]) await page.actions.watches.add(text);
  await idle(page);

  /** Goes somewhere, in one of the ways there are. */
  async function go() {
    const end = select.end(page.state);
    const time = random(end + 1);
    switch (random(8)) {
      case 0: await page.actions.send({ type: "stepIn" }); break;
      case 1: await page.actions.send({ type: "stepBack" }); break;
      case 2: await page.actions.send({ type: "goTo", time: Math.min(end, time + 1) }); await page.actions.send({ type: "stepBack" }); break;
      case 3: await page.actions.send({ type: "goTo", time: Math.max(0, time - 1) }); await page.actions.send({ type: "stepIn" }); break;
      case 4: await page.actions.send({ type: "goTo", time }); await page.actions.send({ type: pick(["next", "previous", "stepOut", "backToCall"]) }); break;
      case 5: await page.actions.send({ type: "restart" }); await page.actions.send({ type: "stepIn", count: Math.max(1, time) }); break;
      default: await page.actions.send({ type: "goTo", time });
    }
    await idle(page);
    result.moments++;
  }

  const questions = {
    history: (cell) => ({ inquiries }) => inquiries.history(cell, "any"),
    whoWrote: (cell) => ({ inquiries }) => inquiries.whoWrote(cell),
    whoWritesNext: (cell) => ({ inquiries }) => inquiries.whoWritesNext(cell),
    whoReadsNext: (cell) => ({ inquiries }) => inquiries.whoReadsNext(cell),
    origin: (cell) => ({ inquiries }) => inquiries.origin(cell),
    loop: () => ({ inquiries }) => inquiries.loop(),
    whyAlive: (cell) => ({ inquiries }) => inquiries.whyAlive(cell),
    pointsHere: (cell) => ({ inquiries }) => inquiries.pointsHere(cell),
  };

  function compare(what, mine, others) {
    result.compared++;
    for (const key of new Set([...Object.keys(mine), ...Object.keys(others)])) {
      if (mine[key] !== others[key]) fail(what, { panel: key, shown: mine[key], anew: others[key], at: page.state.stop.time });
    }
  }

  const moment = () => select.momentKey(page.state);

  for (let round = 0; round < rounds && result.problems.length < 5; round++) {
    await go();
    compare("what the panels show", snapshot(page), await anew(page, async (other) => snapshot(other)));

    // Every now and then the program is given another future.
    const [target] = cells().filter((name) => /^(global|frame|register \d)/.test(name));
    if (target && random(4) === 0) {
      await page.actions.ask({ type: "write", cell: target, value: String(random(5)), dropFuture: true }).then(() => result.edits++, () => {});
      await page.actions.send({ type: "stepIn", count: 1 + random(60) });
      await idle(page);
    }

    // Ask, go elsewhere, look.
    const kinds = Object.keys(questions).filter((kind) => !["whyAlive", "pointsHere"].includes(kind) || select.areasOfKind(page.state, "GRAPH").length);
    const kind = pick(kinds);
    const cell = pick(cells().length ? cells() : ["register IP"]);
    const ask = questions[kind](cell);
    const at = { key: moment(), time: select.time(page.state), end: select.end(page.state) };
    result.asked++;
    const late = random(4) === 0;
    if (late) {
      // The answer comes when the page is elsewhere already.
      result.late++;
      const asking = ask(page.actions);
      await Promise.all([asking, page.actions.send({ type: pick(["stepIn", "stepBack"]) })]);
    } else {
      await ask(page.actions);
    }
    await idle(page);
    const first = answer(page);
    if (!late && first.note) fail("an answer is called old where it was asked", { kind, cell, ...first, at: at.time });
    for (let leg = 0; leg < 2; leg++) {
      if (leg > 0 && random(3) === 0) {
        await page.actions.send({ type: "goTo", time: at.time }); // back to where it was asked
        await idle(page);
      } else if (leg > 0 || !late) await go();
      const shown = answer(page);
      const elsewhere = outdated(page.state.inquiry.about, page.state, true);
      if (shown.note) {
        result.stale++;
        if (!late && shown.note.time !== at.time) fail("an answer names another moment than it was asked at", { kind, cell, shown, at: at.time });
      } else {
        result.fresh++;
        const other = await anew(page, async (page) => (await ask(page.actions), await idle(page), answer(page)));
        if (shown.text !== other.text) fail("an answer that is not called old is another one when asked anew", { kind, cell, elsewhere, shown: shown.text, anew: other.text, at: at.time, now: page.state.stop.time });
      }
    }
    // Asked again it is the answer of here, as somebody else gets it.
    if (answer(page).note) {
      const where = page.state.inquiry.about.cell;
      await page.actions.inquiries.again();
      await idle(page);
      const again = answer(page);
      if (again.note) fail("asked again, it is still called old", { kind, cell, again, now: page.state.stop.time });
      const { inquiry } = page.state;
      const same = questions[inquiry.kind === "alive" ? "whyAlive" : inquiry.kind === "pointing" ? "pointsHere" : inquiry.how ?? inquiry.kind];
      const object = inquiry.answer ? `object ${inquiry.answer.object.serial}` : inquiry.name;
      const other = inquiry.how === "history" ? (other) => other.actions.inquiries.history(where || cell, inquiry.access) : (other) => same(["alive", "pointing"].includes(inquiry.kind) ? object : where || cell)(other.actions);
      const text = await anew(page, async (page) => (await other(page), await idle(page), answer(page).text));
      if (again.text !== text) fail("asked again, it is another answer than asked anew", { kind, cell, shown: again.text, anew: text, now: page.state.stop.time });
    }
  }
  await rest.endSession(page.state.session.id).catch(() => {});
  return result;
}

run().then(done, (error) => done({ problems: [{ what: String(error), stack: error.stack }] }));
