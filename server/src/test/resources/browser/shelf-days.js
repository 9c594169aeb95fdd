// Random days of a user, in several tabs, against a model of what must be on the shelf. Runs in the page, on its own modules: shelf, store, actions,
// the beginning of a page, files. The server and the browser's storage are real; tabs are played: each has timers and tab storage of its own, and they
// hear each other.
//
// The model knows what was typed into which text, what was assembled, and what was deleted. It asks one thing: is all of it there?
//
// arguments: {seed, sequences}, done. Answers {sequences, acts, failure}: the first one that is found, with its seed and what was done.

const [options, done] = arguments;

(async () => {
  const { createStore } = await import("/state/store.js");
  const { reduce, initialState } = await import("/state/reduce.js");
  const { createActions } = await import("/actions.js");
  const { createBeginning } = await import("/beginning.js");
  const { createShelf } = await import("/shelf/shelf.js");
  const { createRecent } = await import("/shelf/recent.js");
  const { createFiles } = await import("/shelf/files.js");
  const { encodeMoment } = await import("/state/link.js");
  const { keepTab } = await import("/state/keep.js");
  const { openDB } = await import("idb");
  const { zipSync, strToU8 } = await import("fflate");

  const { seed: seeded, below, oneOf, often } = chance();

  // ---- the browser, played where a tab must not see the other ones' things

  const real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout, fetch: window.fetch, BroadcastChannel: window.BroadcastChannel, WebSocket: window.WebSocket };
  const put = IDBObjectStore.prototype.put;
  let tab = null; // the one that acts
  let full = false;
  let inFlight = 0;
  let timers = new Map();
  let lastTimer = 1e9;
  const tabs = [];
  const made = new Set(); // sessions

  const play = {
    setTimeout(run, delay = 0, ...more) {
      const owner = tab;
      const again = () => {
        if (owner.closed) return;
        tab = owner;
        run(...more);
      };
      if (delay < 200) return real.setTimeout.call(window, again, Math.min(delay, 15));
      timers.set(++lastTimer, { owner, run: again });
      return lastTimer;
    },
    clearTimeout: (id) => (timers.delete(id), real.clearTimeout.call(window, id)),
    fetch: async (path, init) => {
      inFlight++;
      try {
        const answer = await real.fetch.call(window, path, init);
        const body = answer.status === 204 ? null : await answer.json().catch(() => ({}));
        if (init?.method === "POST" && path === "/api/sessions" && answer.ok) made.add(body.id);
        return { ok: answer.ok, status: answer.status, json: async () => body };
      } finally {
        inFlight--;
      }
    },
    BroadcastChannel: class {
      constructor() {
        this.owner = tab;
        this.owner.channels.push(this);
      }
      postMessage(data) {
        for (const other of tabs) for (const channel of other.channels) if (channel !== this && !other.closed) queueMicrotask(() => channel.onmessage?.({ data }));
      }
      close() {}
    },
    WebSocket: class extends real.WebSocket {
      constructor(address) {
        super(address);
        tab.sockets.push(this);
      }
    },
  };
  const storage = { getItem: (key) => tab.storage.get(key) ?? null, setItem: (key, value) => tab.storage.set(key, String(value)), removeItem: (key) => tab.storage.delete(key) };
  Object.defineProperty(window, "sessionStorage", { configurable: true, get: () => storage });
  const owners = new WeakMap(); // of connections to the storage: the tab that dies writes no more
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const [request, owner] = [open.apply(this, given), tab];
    request.addEventListener("success", () => owners.set(request.result, owner));
    return request;
  };
  IDBObjectStore.prototype.put = function (...given) {
    if (owners.get(this.transaction.db)?.closed) throw new DOMException("The tab is gone.", "AbortError");
    if (full) throw new DOMException("No room.", "QuotaExceededError");
    return put.apply(this, given);
  };

  const tick = () => new Promise((resolve) => real.setTimeout.call(window, resolve, 0));

  /** Until nothing is under way any more. */
  async function settle() {
    for (let calm = 0; calm < 3; ) {
      await tick();
      for (const each of tabs) if (!each.closed) await each.shelf.settled();
      calm = inFlight ? 0 : calm + 1;
    }
  }
  async function passTime() {
    for (let round = 0; round < 3; round++) {
      const due = [...timers.values()];
      timers = new Map();
      for (const { owner, run } of due) if (!owner.closed) run();
      await settle();
    }
  }

  function newTab(kept = new Map()) {
    const one = { storage: new Map(kept), channels: [], sockets: [], closed: false, typed: null };
    tab = one;
    tabs.push(one);
    one.store = createStore(reduce, initialState, () => {});
    one.shelf = createShelf({ dispatch: one.store.dispatch, machine: () => "stack" });
    one.actions = createActions(one.store, {
      keep(moment, session) {
        if (one.closed) return;
        tab = one;
        one.shelf.keep(moment);
        keepTab(one.shelf.current(), one.store.state.shelf.current?.own, session, moment);
      },
      version: (...given) => one.shelf.version(...given),
      begin: (...given) => one.shelf.begin(...given),
      settingsChanged: () => {},
      timeline: false,
    });
    one.actions.recent = createRecent({ store: one.store, shelf: one.shelf, actions: one.actions });
    one.actions.files = createFiles({ store: one.store, shelf: one.shelf, actions: one.actions });
    one.beginning = createBeginning({ store: one.store, shelf: one.shelf, actions: one.actions });
    return one;
  }
  const begun = async (one) => {
    await one.beginning.begin();
    await settle();
    return one;
  };
  function shut(one) {
    one.closed = true;
    for (const [id, timer] of timers) if (timer.owner === one) timers.delete(id);
    for (const socket of one.sockets) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
    }
    tabs.splice(tabs.indexOf(one), 1);
  }
  const living = () => tabs.filter((one) => !one.closed);

  // ---- the model: by id, what a text must say; either of two where the last second may be lost

  let model;
  let log;
  let lastMarker = 0;
  const failWith = (what, more) => {
    throw Object.assign(new Error(what), { failure: { what, more, log: log.slice(-30) } });
  };
  const current = (one) => one.shelf.current();
  const isOwn = (one) => Boolean(one.store.state.shelf.current?.own);
  const textIn = (one) => one.store.state.source;
  const bodyText = (moment) => moment && (moment.draft ?? moment.source);
  const entry = (id) => model.get(id) ?? (model.set(id, { text: null, or: null, versions: new Set(), deleted: false, name: null }), model.get(id));

  /** After what an act did to a tab: its text is what the model has of it, or is new to the model. */
  function notice(one) {
    if (!isOwn(one)) return;
    const known = entry(current(one));
    if (known.text === null) known.text = textIn(one);
    one.typed = null;
  }

  async function check(why) {
    const base = await openDB("vitrine", 1);
    try {
      for (const one of living()) {
        const known = isOwn(one) ? entry(current(one)) : {};
        if (known.or !== null && known.or === textIn(one)) [known.text, known.or] = [known.or, null];
        if (isOwn(one) && entry(current(one)).text !== textIn(one) && !entry(current(one)).deleted) failWith("a tab shows another text", { why, id: current(one), expected: entry(current(one)), shown: textIn(one), kept: bodyText((await base.get("bodies", current(one)))?.moment), record: await base.get("texts", current(one)), storage: one.storage.get("vitrine.tab") });
        const { current: shown, texts, saved } = one.store.state.shelf;
        if (isOwn(one) && !texts.some(({ id }) => id === shown.id)) failWith("the list does not have the text that is open", { why, shown });
        if (!full && isOwn(one) && !saved) failWith("it is not said that all is kept", { why, shelf: { ...one.store.state.shelf, texts: texts.length } });
        if (full && saved && isOwn(one) && one.typedFull) failWith("it is said that all is kept, and it is not", { why });
      }
      const records = new Map((await base.getAll("texts")).map((record) => [record.id, record]));
      for (const [id, wanted] of model) {
        if (wanted.held) {
          // typed while the storage was full: its tab has it
          tab = wanted.held;
          const { texts } = JSON.parse(await wanted.held.shelf.exported());
          if (!texts.some(({ moment }) => bodyText(moment) === wanted.text)) failWith("what could not be written is not in its tab", { why, id, text: wanted.text });
          continue;
        }
        const record = records.get(id);
        const body = bodyText((await base.get("bodies", id))?.moment);
        if (!record) failWith("a text is missing", { why, id, wanted: { ...wanted, versions: [...wanted.versions] } });
        if (body !== wanted.text && (wanted.or === null || body !== wanted.or)) failWith("a text says something else", { why, id, wanted: { ...wanted, versions: [...wanted.versions] }, body });
        if (Boolean(record.deleted) !== wanted.deleted) failWith("deleted, or not", { why, id, record, wanted: wanted.deleted });
        if (wanted.name && record.name !== wanted.name) failWith("another name", { why, id, name: record.name, wanted: wanted.name });
        wanted.text = body;
        wanted.or = null;
        const versions = new Set((await base.getAllFromIndex("versions", "text", id)).map(({ moment }) => moment.source));
        for (const version of wanted.versions) if (!versions.has(version)) failWith("a version is missing", { why, id, version, versions: [...versions] });
      }
    } finally {
      base.close();
    }
  }

  const line = () => `const ${below(90)} ; m${++lastMarker}`;

  /** What is kept of a tab that goes: all of it when it could say goodbye, else all but the last second. */
  function leave(one, kindly) {
    if (one.typed !== null && isOwn(one)) {
      const known = entry(current(one));
      if (!kindly) {
        known.or = one.typed;
        if (one.typed === undefined) model.delete(current(one)); // never kept before
      }
    }
    if (kindly) {
      tab = one;
      one.actions.keepNow();
      one.shelf.leave();
    }
  }

  const acts = {
    async type(one) {
      const before = isOwn(one) ? entry(current(one)).text : undefined;
      const lines = textIn(one).split("\n");
      lines.splice(below(lines.length + 1), often(0.2) ? 1 : 0, line());
      const next = lines.join("\n");
      one.actions.edit(next);
      const wasOwn = isOwn(one);
      if (one.typed === null) one.typed = before;
      one.now = next;
      if (wasOwn) {
        entry(current(one)).text = next;
        if (full) entry(current(one)).held = one;
      }
      if (often(0.7)) await acts.pass();
    },
    async pass() {
      await passTime();
      for (const one of living()) {
        if (one.typed === undefined || one.typed !== null) {
          if (!isOwn(one)) failWith("what was typed is nobody's", { text: textIn(one) });
          const known = entry(current(one));
          known.text = one.now;
          if (full) known.held = one;
          one.typedFull = full;
          one.typed = null;
        }
      }
    },
    async assemble(one) {
      await acts.pass();
      await one.actions.restartWithEdits();
      await settle();
      if (isOwn(one) && one.store.state.session?.source === textIn(one) && !full && !entry(current(one)).held) entry(current(one)).versions.add(textIn(one));
    },
    async step(one) {
      await acts.pass();
      await one.actions.send({ type: "stepIn" });
      await settle();
    },
    async example(one) {
      await acts.pass();
      await one.actions.loadProgram(oneOf(["classics/factorial.asm", "register/22-recursion.asm", "lessons/01-nop-halt.asm"]));
    },
    async link(one) {
      await acts.pass();
      const source = `; a link\n${line()}\nhalt\n`;
      history.replaceState(null, "", `${location.pathname}#${await encodeMoment({ source, time: below(2) })}`);
      await one.beginning.follow();
      await passTime();
      if (textIn(one) !== source) failWith("a link was not opened", {});
      entry(current(one)).text = source;
    },
    async brokenLink(one) {
      const before = textIn(one);
      history.replaceState(null, "", `${location.pathname}#${(await encodeMoment({ source: "halt" })).slice(0, -5)}`);
      await one.beginning.follow();
      if (textIn(one) !== before) failWith("a damaged link changed the text", {});
    },
    async open(one) {
      await acts.pass();
      const texts = one.store.state.shelf.texts.filter((text) => !text.deleted);
      if (!texts.length) return;
      one.actions.ui({ dialog: { name: "recent" } });
      const { id } = oneOf(texts);
      await one.actions.recent.open(id);
      await settle();
      if (entry(id).text !== textIn(one)) failWith("another text was opened", { id, wanted: entry(id).text, shown: textIn(one) });
      if (current(one) !== id) await acts.pass();
    },
    async openTab() {
      await acts.pass();
      if (living().length < 4) await begun(newTab());
    },
    async duplicateTab(one) {
      await acts.pass();
      if (living().length < 4) await begun(newTab(one.storage));
    },
    async reload(one) {
      const kindly = often(0.6);
      leave(one, kindly);
      const kept = one.storage;
      if (often(0.5)) await settle();
      shut(one);
      await begun(newTab(kept));
    },
    async close(one) {
      if (living().length < 2) return;
      leave(one, true);
      if (often(0.5)) await settle();
      shut(one);
      await settle();
    },
    async killBrowser() {
      if (often(0.5)) await settle();
      const kept = living().map((one) => (leave(one, false), one.storage));
      for (const one of living()) shut(one);
      await settle();
      if (often(0.5)) for (const each of kept) await begun(newTab(each)); // "restore the last session"
      else await begun(newTab());
    },
    async killServer() {
      for (const id of made) await real.fetch.call(window, `/api/sessions/${id}`, { method: "DELETE" });
      made.clear();
      await settle();
    },
    async rename(one) {
      await acts.pass();
      const texts = one.store.state.shelf.texts.filter((text) => !text.deleted && !full);
      if (!texts.length) return;
      const { id } = oneOf(texts);
      const name = `Name ${++lastMarker}`;
      await one.shelf.rename(id, name);
      await settle();
      entry(id).name = name;
    },
    async remove(one) {
      await acts.pass();
      const texts = one.store.state.shelf.texts.filter((text) => !text.deleted && !living().some((each) => current(each) === text.id));
      if (!texts.length || full) return;
      const { id, name } = oneOf(texts);
      await one.actions.recent.remove(id, name);
      await settle();
      entry(id).deleted = true;
      if (often(0.6)) {
        await one.actions.recent.undo(id);
        await settle();
        entry(id).deleted = false;
      }
    },
    async duplicate(one) {
      await acts.pass();
      const texts = one.store.state.shelf.texts.filter((text) => !text.deleted);
      if (!texts.length || full) return;
      const { id } = oneOf(texts);
      const before = new Set(one.store.state.shelf.texts.map((text) => text.id));
      await one.actions.recent.duplicate(id);
      await settle();
      const [fresh] = one.store.state.shelf.texts.filter((text) => !before.has(text.id));
      if (!fresh) failWith("a text was not duplicated", {});
      entry(fresh.id).text = entry(id).text;
    },
    async restoreVersion(one) {
      await acts.pass();
      if (!isOwn(one) || full) return;
      const id = current(one);
      const versions = await one.shelf.versions(id);
      if (!versions.length) return;
      const version = oneOf(versions);
      const before = textIn(one);
      one.actions.ui({ dialog: { name: "recent" } });
      await one.actions.recent.restore(id, version);
      await acts.pass();
      if (textIn(one) !== version.moment.source) failWith("another version came back", {});
      entry(id).versions.add(before);
      entry(current(one)).text = textIn(one);
    },
    async file(one) {
      await acts.pass();
      const source = `; a file\n${line()}\nhalt\n`;
      const files = one.actions.files;
      const wasOwn = isOwn(one);
      const id = current(one);
      const before = textIn(one);
      await files.open([{ file: new File([source], "dropped.asm") }]);
      const { dialog } = one.store.state.ui;
      if (dialog?.name === "open-where") {
        if (often(0.5)) await files.openBeside(dialog.program);
        else {
          await files.openInto(dialog.program);
          if (wasOwn && !full) entry(id).versions.add(before);
          one.typed = before;
          one.now = source;
        }
      }
      await acts.pass();
      if (textIn(one) !== source) failWith("a file was not opened", { shown: textIn(one) });
      entry(current(one)).name = "dropped"; // a text that is in a file is called like it
      entry(current(one)).text = source;
      if (full) entry(current(one)).held = one;
    },
    async zip(one) {
      await acts.pass();
      if (full) return;
      const hand = Object.fromEntries(["Ana/fib.asm", "Bob/fib.asm", "c.asm"].map((path) => [path, strToU8(`; ${path}\n${line()}\nhalt\n`)]));
      const before = new Set(one.store.state.shelf.texts.map((text) => text.id));
      await one.actions.files.open([{ file: new File([zipSync(hand)], "hand-ins.zip") }]);
      await settle();
      const fresh = one.store.state.shelf.texts.filter((text) => !before.has(text.id));
      if (fresh.length !== 3) failWith("a zip was not unpacked", { fresh });
      const base = await openDB("vitrine", 1);
      for (const { id } of fresh) entry(id).text = bodyText((await base.get("bodies", id)).moment);
      base.close();
      if (new Set(fresh.map(({ id }) => entry(id).text)).size !== 3) failWith("files of a zip are missing", {});
    },
    async storageFull() {
      await acts.pass();
      full = true;
    },
    async room() {
      if (!full) return;
      await acts.pass();
      full = false;
      await passTime(); // it is tried again by itself
      await passTime();
      for (const wanted of model.values()) delete wanted.held;
      for (const one of living()) one.typedFull = false;
    },
  };
  const names = ["type", "type", "type", "type", "type", "type", "pass", "assemble", "assemble", "step", "example", "link", "brokenLink", "open", "open", "openTab", "duplicateTab", "reload", "reload", "close", "killBrowser", "killServer", "rename", "remove", "duplicate", "restoreVersion", "file", "zip", "storageFull", "room"];

  async function clear() {
    const base = await openDB("vitrine", 1);
    const tx = base.transaction(["texts", "bodies", "versions"], "readwrite");
    for (const name of ["texts", "bodies", "versions"]) tx.objectStore(name).clear();
    await tx.done;
    base.close();
  }

  /** Everything, taken along into an empty profile. */
  async function takeAlong() {
    const [one] = living();
    tab = one;
    const file = await one.shelf.exported();
    const wanted = [...model.values()].filter((each) => !each.deleted).map((each) => each.text).sort();
    for (const each of living()) shut(each);
    await clear();
    const other = await begun(newTab());
    const { damaged } = await other.shelf.imported(file);
    const again = await other.shelf.imported(file);
    await settle();
    const there = [];
    const base = await openDB("vitrine", 1);
    for (const { moment } of await base.getAll("bodies")) there.push(bodyText(moment));
    base.close();
    if (damaged || again.added) failWith("an import is damaged, or doubled", { damaged, again });
    // of what was written while the browser died there may be a copy
    const left = [...there];
    const missing = wanted.filter((text) => !(left.includes(text) && left.splice(left.indexOf(text), 1)));
    if (missing.length) failWith("not all was taken along", { missing, there });
  }

  async function sequence(seed) {
    seeded(seed);
    lastMarker = 0;
    model = new Map();
    log = [];
    full = false;
    timers = new Map();
    tab = null;
    const bare = { storage: new Map(), channels: [], sockets: [], closed: false };
    tab = bare;
    await clear();
    history.replaceState(null, "", location.pathname);
    try {
      await begun(newTab());
      for (let i = 10 + below(20); i > 0; i--) {
        let name = oneOf(names);
        if (full && (name === "reload" || name === "close" || name === "killBrowser" || name === "duplicateTab" || name === "open" || name === "openTab")) name = "room"; // what is in a tab alone goes with it, and is said to
        const one = (tab = oneOf(living()));
        count++;
        log.push(`${tabs.indexOf(one)} ${name}`);
        await acts[name](one);
        await settle();
        log[log.length - 1] += ` -> ${living().map((each) => `${isOwn(each) ? "" : "~"}${current(each).slice(0, 4)}`)}`;
        for (const each of living()) {
          if (!isOwn(each) || each.typed !== null) continue;
          notice(each);
          if (full) entry(current(each)).held ??= each;
        }
        if (often(0.5)) {
          await acts.pass();
          await check(name);
        }
      }
      await acts.pass();
      await acts.room();
      await check("at the end");
      await takeAlong();
    } finally {
      for (const one of living()) shut(one);
      for (const id of made) await real.fetch.call(window, `/api/sessions/${id}`, { method: "DELETE" });
      made.clear();
    }
  }

  let count = 0;
  let failure = null;
  const problems = [];
  const complaint = (event) => problems.push(String(event.reason?.stack ?? event.error?.stack ?? event.message));
  addEventListener("error", complaint);
  addEventListener("unhandledrejection", complaint);
  Object.assign(window, play);
  let sequences = 0;
  try {
    for (; sequences < options.sequences && !problems.length; sequences++) await sequence(options.seed + sequences);
    if (problems.length) failure = { what: "the console complained", more: problems.slice(0, 3), log };
  } catch (error) {
    failure = error.failure ?? { what: String(error.stack ?? error), log };
  } finally {
    Object.assign(window, real);
    IDBObjectStore.prototype.put = put;
    IDBFactory.prototype.open = open;
    removeEventListener("error", complaint);
    removeEventListener("unhandledrejection", complaint);
  }
  if (failure) failure.seed = options.seed + sequences - (problems.length ? 1 : 0);
  return { sequences, acts: count, failure };
})().then(done, (error) => done({ failure: { what: String(error.stack ?? error) } }));
