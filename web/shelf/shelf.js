// What the page does with the shelf. One text is open at a time; what a person makes of it is kept within a second, beside everything that was
// open before and never over it. Another tab that has the same text open, or wrote it meanwhile, makes this tab go on with a copy.
// Knows the page's store and nothing of its DOM.

import { createStore, newId } from "./store.js";
import { lastWords, leaveLastWords } from "./last-words.js";
import { announce } from "./presence.js";
import * as shelf from "../state/shelf.js";

const TRIED_AGAIN_MS = 5000;

/**
 * @param dispatch tells the page's store what to show, {type: "shelf", patch}
 * @param machine the name of the machine that the text is for
 */
export function createShelf({ dispatch, machine = () => "" }) {
  const store = createStore({ trouble });
  let current = fresh();
  let writing = Promise.resolve();
  let lastVersion = null;
  let retry = 0;
  const show = (patch) => dispatch({ type: "shelf", patch });
  const presence = announce({ holds: () => current.id, changed: () => list() });

  /** A text that nobody has changed yet: an example, say. It comes to the shelf when somebody makes it theirs. */
  function fresh(moment = null, name = "") {
    return { id: newId(), rev: 0, name, named: false, created: Date.now(), own: false, base: moment && { text: shelf.textOf(moment), input: moment.input ?? "" } };
  }

  const shown = () => ({ id: current.id, name: current.name, named: current.named, own: current.own, file: current.file ?? null });

  const ready = purge().then(takeInLastWords).then(list);

  /** Says that nothing can be kept now. What there is stays in the tab, and is tried again until it is kept. */
  function trouble(error) {
    retry ||= setTimeout(() => {
      retry = 0;
      if (current.kept) save(current);
      else write(list);
    }, TRIED_AGAIN_MS);
    const full = error?.name === "QuotaExceededError";
    show({
      saved: false,
      problem: {
        title: full ? "The browser's storage is full." : "This browser keeps nothing for this page.",
        detail: "Your texts are safe as long as this tab stays open.",
        hint: full ? "Delete texts that you no longer need, or save this one as a file." : "Save it as a file before you close the tab.",
      },
    });
  }

  async function list() {
    const texts = await store.texts();
    const mine = texts.find((text) => text.id === current.id);
    if (mine?.named) {
      current.name = mine.name; // it may have been given in another tab
      current.named = true;
    }
    show({ texts, lasting: store.lasting, current: shown() });
  }

  async function purge() {
    const now = Date.now();
    const old = (await store.texts()).filter((text) => text.deleted && now - text.deleted > shelf.KEPT_DELETED_MS);
    if (old.length) await store.drop(old.map((text) => text.id));
  }

  /** The page is left: what is not written yet would come too late, so it is put where the next page finds it. */
  function leave() {
    if (current.kept && current.kept !== current.written) leaveLastWords(recordOf(current), current.kept);
  }

  /** What pages that were left could not write any more. Who wrote the same text since has a copy beside it. */
  async function takeInLastWords() {
    for (const { record, moment } of lastWords()) {
      if (JSON.stringify(await store.body(record.id)) === JSON.stringify(moment)) continue;
      if ((await store.put(record, moment)) === null) await store.put({ ...record, id: newId(), rev: 0, name: shelf.freeName(record.name, await store.texts()), named: true }, moment);
    }
  }

  /** One write after the other, so that a revision is known before the next is made from it. */
  function write(work) {
    const before = writing;
    const own = (async () => {
      await ready;
      await before;
      await store.again(current.id);
      await work();
      if (store.lasting) show({ problem: null });
    })();
    writing = own.catch(() => {});
    return own;
  }

  /** Keeps what is open as it is now, when it is somebody's work. */
  function keep(moment) {
    const text = shelf.textOf(moment);
    if (!current.own) {
      const base = (current.base ??= { text, input: moment.input });
      if (text === base.text && moment.input === base.input) return Promise.resolve();
    }
    const kept = current;
    const whole = JSON.stringify(moment);
    if (kept.own && kept.last === whole) return writing;
    kept.own = true;
    kept.last = whole;
    kept.kept = moment;
    kept.changed = Date.now(); // not later: what a tab keeps besides must not look older
    if (!kept.named) kept.name = shelf.nameOf(text);
    return save(kept);
  }

  /** @param kept an open text, with the moment in which it is to be kept */
  function save(kept) {
    const moment = kept.kept;
    show({ current: shown(), saved: false });
    return write(async () => {
      const record = recordOf(kept);
      kept.naming = false;
      const rev = await store.put(record, moment);
      if (rev !== null) kept.rev = rev;
      else await copyOf(kept, record, moment);
      kept.written = moment;
      if (kept === current && kept.kept === moment) show({ current: shown(), saved: store.lasting });
      await list();
      presence.tellChanged();
    });
  }

  const recordOf = (kept) => ({ id: kept.id, rev: kept.rev, name: kept.name, named: kept.named, machine: machine(), created: kept.created, changed: kept.changed, deleted: null, ...(kept.file ? { file: kept.file } : {}), naming: kept.naming });

  /** Another tab wrote this text meanwhile: both remain. */
  async function copyOf(kept, record, moment) {
    kept.id = newId();
    kept.name = shelf.freeName(record.name, await store.texts());
    kept.named = true;
    kept.rev = await store.put({ ...record, id: kept.id, name: kept.name, named: true, rev: 0 }, moment);
    show({ note: `Another tab has changed this text too. This tab goes on with a copy, “${kept.name}”.` });
  }

  /** The person assembled, or puts something else in the place of this text: that is a version, unless it is the one before. */
  function version(moment, text = moment.source) {
    const kept = current;
    if (!kept.own || lastVersion === `${kept.id} ${text}`) return Promise.resolve();
    lastVersion = `${kept.id} ${text}`;
    return write(() => store.addVersion(kept.id, Date.now(), { ...moment, source: text, draft: undefined }));
  }

  /** Something else is open now. `own`: it is work at once, and no example. */
  function begin(moment, { own = false, name = "", record = null } = {}) {
    current = record ? { ...record, own: true, base: null } : fresh(moment, name);
    current.own ||= own;
    lastVersion = null;
    show({ current: shown(), saved: Boolean(record) && store.lasting, note: "" });
    return current.id;
  }

  /** A text of the shelf as it can be opened here: itself, or a copy when another tab has it open. */
  async function take(id) {
    await ready;
    await writing;
    const record = (await store.texts()).find((text) => text.id === id);
    const moment = await store.body(id);
    if (!record || !moment) return null;
    if (!(await presence.isHeld(id))) return { moment, record: { ...record, own: true } };
    const name = shelf.freeName(record.name, await store.texts());
    return { moment, record: { ...record, file: undefined, id: newId(), rev: 0, name, named: true, created: Date.now() }, copied: true };
  }

  /** The text worked on last that no tab has open; null when there is none. */
  async function latest() {
    await ready;
    const texts = shelf.matching((await store.texts()).filter((text) => !text.deleted), "");
    for (const text of texts.slice(0, 5)) {
      if (await presence.isHeld(text.id)) return null;
      const taken = await take(text.id);
      if (taken) return taken;
    }
    return null;
  }

  /** The text that is open is that of a file: {name, handle, mark}. `handle` is missing where the browser gives none, `mark` is of the text in the file. */
  function bind(file) {
    current.file = file;
    current.named = current.naming = true;
    current.name = file.name.replace(/\.[^.]+$/, "");
    current.last = null;
    show({ current: shown() });
  }

  /** Puts texts on the shelf, beside those that are there: [{name, moment, machine}]. Resolves to how many. */
  const add = (entries) => {
    const put = async () => {
      const texts = await store.texts();
      for (const { name, moment, machine: of = "" } of entries) {
        const record = { id: newId(), rev: 0, name: shelf.freeName(name, texts), named: true, machine: of, created: Date.now(), changed: Date.now(), deleted: null };
        await store.put(record, moment);
        texts.push(record);
      }
      await list();
      presence.tellChanged();
    };
    return write(put).then(() => entries.length);
  };

  const change = (id, patch) => write(async () => {
    await store.describe(id, patch);
    await list();
    presence.tellChanged();
  });

  return {
    ready,
    keep,
    leave,
    version,
    bind,
    add,
    file: () => current.file ?? null,
    begin,
    take,
    latest,
    isHeld: presence.isHeld,
    current: () => current.id,
    settled: () => writing,

    rename(id, name) {
      const wanted = name.trim().slice(0, 80);
      if (!wanted) return Promise.resolve();
      if (id === current.id) {
        current.name = wanted;
        current.named = true;
        show({ current: shown() });
      }
      return change(id, { name: wanted, named: true });
    },
    remove: (id) => change(id, { deleted: Date.now() }),
    restore: (id) => change(id, { deleted: null }),

    duplicate: (id) => write(async () => {
      const texts = await store.texts();
      const record = texts.find((text) => text.id === id);
      const moment = await store.body(id);
      if (!record || !moment) return;
      await store.put({ ...record, file: undefined, id: newId(), rev: 0, name: shelf.freeName(record.name, texts), named: true, created: Date.now(), changed: Date.now(), deleted: null }, moment);
      await list();
      presence.tellChanged();
    }),

    async versions(id) {
      await ready;
      await writing;
      return (await store.versions(id)).sort((a, b) => b.time - a.time);
    },

    /** The whole shelf as the text of one file. */
    async exported() {
      await ready;
      await writing;
      const entries = [];
      for (const { name, named, machine: of, created, changed, id, deleted } of await store.texts()) {
        if (deleted) continue;
        const versions = (await store.versions(id)).map(({ time, moment }) => ({ time, moment }));
        entries.push({ name, named, machine: of, created, changed, moment: await store.body(id), versions });
      }
      return shelf.shelfFile(entries);
    },

    /** Puts all texts of such a file beside those that are there; the same text with the same name is not put there twice. */
    imported(text) {
      const { entries, damaged } = shelf.readShelfFile(text);
      let added = 0;
      return write(async () => {
        const bodies = new Map();
        for (const known of await store.texts()) if (!known.deleted) bodies.set(`${known.name}\n${JSON.stringify(await store.body(known.id))}`, known.id);
        for (const { moment, versions, ...rest } of entries) {
          if (bodies.has(`${rest.name}\n${JSON.stringify(moment)}`)) continue;
          const id = newId();
          await store.put({ ...rest, id, rev: 0, deleted: null }, moment);
          for (const version of versions) await store.addVersion(id, version.time, version.moment);
          added++;
        }
        await list();
        presence.tellChanged();
      }).then(() => ({ added, damaged, known: entries.length - added }));
    },

    noteRead: () => show({ note: "" }),
  };
}
