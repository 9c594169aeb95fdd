// Where the shelf lies: the texts of this browser, in IndexedDB. Knows records and transactions, and nothing of the page.
//   texts     what is listed: {id, name, named, machine, created, changed, rev, deleted}
//   bodies    the moment of each text, by the same id
//   versions  {id, text, time, moment}: what was assembled, the newest last
// A record is written only over the revision that the writer knows: who comes second is told, and nobody's work is overwritten.

import { openDB } from "idb";

const MOST_VERSIONS = 100;

/** Opens the shelf of this browser; rejects where storage is refused or damaged. `lost` is told when it goes away later. */
export async function openStore({ name = "vitrine", lost = () => {} } = {}) {
  const db = await openDB(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("texts", { keyPath: "id" });
      fresh.createObjectStore("bodies", { keyPath: "id" });
      fresh.createObjectStore("versions", { keyPath: "id", autoIncrement: true }).createIndex("text", "text");
    },
    blocking: () => db.close(),
    terminated: lost,
  });

  return {
    lasting: true,
    texts: () => db.getAll("texts"),
    body: async (id) => (await db.get("bodies", id))?.moment ?? null,

    /** Writes a text over the revision it came from (0 for a new one). Resolves to the new revision, null when somebody else wrote meanwhile. */
    async put(text, moment) {
      const tx = db.transaction(["texts", "bodies"], "readwrite", { durability: "strict" });
      const texts = tx.objectStore("texts");
      const known = await texts.get(text.id);
      if ((known?.rev ?? 0) !== text.rev) {
        await tx.done;
        return null;
      }
      const next = { ...text, rev: text.rev + 1 };
      texts.put(next);
      if (moment) tx.objectStore("bodies").put({ id: text.id, moment });
      await tx.done;
      return next.rev;
    },

    /** Changes what is listed of a text, whatever its revision. */
    async describe(id, patch) {
      const tx = db.transaction("texts", "readwrite");
      const known = await tx.store.get(id);
      if (known) tx.store.put({ ...known, ...patch });
      await tx.done;
    },

    versions: (id) => db.getAllFromIndex("versions", "text", id),

    async addVersion(id, time, moment) {
      const tx = db.transaction("versions", "readwrite");
      tx.store.add({ text: id, time, moment });
      const keys = await tx.store.index("text").getAllKeys(id);
      for (const key of keys.slice(0, Math.max(0, keys.length - MOST_VERSIONS))) tx.store.delete(key);
      await tx.done;
    },

    /** Takes texts away for good, with their versions. */
    async drop(ids) {
      const tx = db.transaction(["texts", "bodies", "versions"], "readwrite");
      for (const id of ids) {
        tx.objectStore("texts").delete(id);
        tx.objectStore("bodies").delete(id);
        for (const key of await tx.objectStore("versions").index("text").getAllKeys(id)) tx.objectStore("versions").delete(key);
      }
      await tx.done;
    },

    close: () => db.close(),
  };
}

/** A shelf that lasts as long as the tab, for a browser that keeps nothing. The same promises but for that. */
export function volatileStore() {
  const texts = new Map();
  const bodies = new Map();
  const versions = [];
  let next = 1;
  return {
    lasting: false,
    texts: async () => [...texts.values()],
    body: async (id) => bodies.get(id) ?? null,
    async put(text, moment) {
      if ((texts.get(text.id)?.rev ?? 0) !== text.rev) return null;
      texts.set(text.id, { ...text, rev: text.rev + 1 });
      if (moment) bodies.set(text.id, moment);
      return text.rev + 1;
    },
    async describe(id, patch) {
      if (texts.has(id)) texts.set(id, { ...texts.get(id), ...patch });
    },
    versions: async (id) => versions.filter((version) => version.text === id),
    async addVersion(id, time, moment) {
      versions.push({ id: next++, text: id, time, moment });
      const own = versions.filter((version) => version.text === id);
      if (own.length > MOST_VERSIONS) versions.splice(versions.indexOf(own[0]), 1);
    },
    async drop(ids) {
      for (const id of ids) {
        texts.delete(id);
        bodies.delete(id);
      }
      for (let i = versions.length - 1; i >= 0; i--) if (ids.includes(versions[i].text)) versions.splice(i, 1);
    },
    close() {},
  };
}
