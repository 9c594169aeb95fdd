// Where the shelf lies: the texts of this browser, in IndexedDB. Knows records and transactions, and nothing of the page.
//   texts     what is listed: {id, name, named, machine, created, changed, rev, deleted}
//   bodies    the moment of each text, by the same id
//   versions  {id, text, time, moment}: what was assembled, the newest last
// A record is written only over the revision that the writer knows: who comes second is told, and nobody's work is overwritten.
// What the browser refuses to write is held in this tab's memory, and written as soon as it can be.

import { openDB } from "idb";

export const newId = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const MOST_VERSIONS = 100;
const OPENED_WITHIN_MS = 4000;

/**
 * Opens the shelf of this browser, at the first use and again after it was lost. No method rejects.
 *
 * @param trouble is told each time that the browser refuses something, with its error
 */
export function createStore({ name = "vitrine", trouble = () => {} } = {}) {
  let opened = null;
  let refused = false; // whether the last use was
  let lastHeld = 0;
  const held = new Map(); // by id: {record?, moment?, versions} that are still to be written

  const forget = () => (opened = null);

  function db() {
    opened ??= withTimeLimit(
      openDB(name, 1, {
        upgrade(fresh) {
          fresh.createObjectStore("texts", { keyPath: "id" });
          fresh.createObjectStore("bodies", { keyPath: "id" });
          fresh.createObjectStore("versions", { keyPath: "id", autoIncrement: true }).createIndex("text", "text");
        },
        blocking(_, __, { target }) {
          target.close();
          forget();
        },
        terminated: forget,
      }),
    );
    return opened;
  }

  /** What the work comes to, or where it is refused, what else there is. */
  async function attempt(work, otherwise) {
    try {
      const result = await work(await db());
      refused = false;
      return result;
    } catch (error) {
      if (error?.name === "InvalidStateError" || error?.name === "TimeoutError") forget(); // it was closed, or never opened
      refused = true;
      trouble(error);
      return otherwise();
    }
  }

  const hold = (id, what) => held.set(id, { versions: [], ...held.get(id), ...what });
  const heldOf = (id) => held.get(id) ?? { versions: [] };

  async function putText(base, text, moment) {
    const tx = base.transaction(["texts", "bodies"], "readwrite", { durability: "strict" });
    const texts = tx.objectStore("texts");
    const known = await texts.get(text.id);
    if ((known?.rev ?? 0) !== text.rev) {
      await tx.done;
      return null;
    }
    // a name that somebody gave it meanwhile stays, unless this one is given on purpose
    const { naming, ...record } = text;
    const next = { ...record, ...(known?.named && !naming ? { name: known.name, named: true } : {}), rev: text.rev + 1 };
    await Promise.all([texts.put(next), moment && tx.objectStore("bodies").put({ id: text.id, moment }), tx.done]);
    return next.rev;
  }

  async function putVersion(base, id, { time, moment }) {
    const tx = base.transaction("versions", "readwrite");
    await tx.store.add({ text: id, time, moment });
    const keys = await tx.store.index("text").getAllKeys(id);
    await Promise.all([...keys.slice(0, Math.max(0, keys.length - MOST_VERSIONS)).map((key) => tx.store.delete(key)), tx.done]);
  }

  return {
    /** Whether all that was given is where it outlives the tab. */
    get lasting() {
      return !refused && held.size === 0;
    },

    async texts() {
      const all = new Map((await attempt((base) => base.getAll("texts"), () => [])).map((text) => [text.id, text]));
      for (const [id, { record }] of held) if (record) all.set(id, record);
      return [...all.values()];
    },

    body: async (id) => heldOf(id).moment ?? (await attempt((base) => base.get("bodies", id), () => null))?.moment ?? null,

    versions: async (id) => [...(await attempt((base) => base.getAllFromIndex("versions", "text", id), () => [])), ...heldOf(id).versions],

    /** Writes a text over the revision it came from (0 for a new one), with its name where that is new (`naming`). Resolves to the new revision, null when somebody else wrote meanwhile. */
    async put(text, moment) {
      const rev = await attempt(
        (base) => putText(base, text, moment ?? heldOf(text.id).moment),
        () => {
          hold(text.id, { record: text, ...(moment ? { moment } : {}) });
          return text.rev;
        },
      );
      const { versions } = heldOf(text.id);
      if (!refused && held.delete(text.id)) for (const version of versions) await this.addVersion(text.id, version.time, version.moment);
      return rev;
    },

    /** Changes what is listed of a text, whatever its revision. */
    async describe(id, patch) {
      const record = held.get(id)?.record;
      if (record) return void hold(id, { record: { ...record, ...patch } });
      const known = (await this.texts()).find((text) => text.id === id);
      await attempt(
        async (base) => {
          const tx = base.transaction("texts", "readwrite");
          const there = await tx.store.get(id);
          if (there) tx.store.put({ ...there, ...patch });
          await tx.done;
        },
        () => known && hold(id, { record: { ...known, ...patch } }),
      );
    },

    addVersion: (id, time, moment) =>
      attempt(
        (base) => putVersion(base, id, { time, moment }),
        () => hold(id, { versions: [...heldOf(id).versions, { id: --lastHeld, text: id, time, moment }] }),
      ),

    /** Takes texts away for good, with their versions. */
    drop: (ids) =>
      attempt(
        async (base) => {
          const tx = base.transaction(["texts", "bodies", "versions"], "readwrite");
          for (const id of ids) {
            tx.objectStore("texts").delete(id);
            tx.objectStore("bodies").delete(id);
            for (const key of await tx.objectStore("versions").index("text").getAllKeys(id)) tx.objectStore("versions").delete(key);
          }
          await tx.done;
        },
        () => {},
      ),

    /**
     * Tries once more to write what is held.
     *
     * @param but the text that is not tried, since its owner writes it
     */
    async again(but) {
      for (const [id, { record, moment, versions }] of [...held]) {
        if (id === but) continue;
        held.delete(id);
        const conflict = record && (await this.put(record, moment)) === null;
        if (conflict && moment) await this.put({ ...record, id: newId(), rev: 0, name: `${record.name} (copy)`, named: true }, moment);
        for (const version of versions) await this.addVersion(id, version.time, version.moment);
      }
    },
  };
}

function withTimeLimit(opening) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new DOMException("The browser does not open its storage.", "TimeoutError")), OPENED_WITHIN_MS)));
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}
