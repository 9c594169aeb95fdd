// What a person does with the texts of the shelf: opens, names, compares, takes along. Wishes of the view become acts of the shelf.

import { moment } from "../state/select.js";
import { saveFile } from "../views/files.js";
import { nameOf, textOf } from "../state/shelf.js";
import { counted } from "../state/numbers.js";

const LARGEST_FILE = 64 << 20;

export function createRecent({ store, shelf, actions }) {
  const dialog = (patch) => store.state.ui.dialog?.name === "recent" && actions.ui({ dialog: { ...store.state.ui.dialog, ...patch } });
  const tell = (said) => dialog({ said });

  /** What is open is kept before anything else is opened. */
  async function settle() {
    actions.keepNow();
    await shelf.settled();
  }

  async function open(id) {
    await settle();
    if (id === shelf.current()) return actions.ui({ dialog: null });
    const taken = await shelf.take(id);
    if (!taken) return tell("This text is not on the shelf any more.");
    actions.ui({ dialog: null });
    await actions.load(taken.moment, taken);
  }

  return {
    open,
    rename: (id, name) => shelf.rename(id, name).then(() => dialog({ renaming: null })),
    duplicate: async (id) => {
      await settle();
      await shelf.duplicate(id);
    },
    async remove(id, name) {
      await settle();
      await shelf.remove(id);
      dialog({ said: `“${name}” is deleted.`, undo: id });
    },
    async undo(id) {
      await shelf.restore(id);
      dialog({ said: "It is back.", undo: null });
    },
    async showVersions(id) {
      await settle();
      dialog({ versionsOf: id, versions: await shelf.versions(id), left: null, right: null, said: "" });
    },
    backToList: () => dialog({ versionsOf: null, versions: null }),
    choose: (patch) => dialog(patch),

    /** A version takes the place of its text, which becomes a version itself. */
    async restore(id, version) {
      if (id !== shelf.current()) await open(id);
      if (id !== shelf.current()) return; // another tab has it open: this one got a copy
      const now = moment(store.state);
      shelf.version(now, textOf(now));
      await settle();
      const { record } = await shelf.take(id);
      actions.ui({ dialog: null });
      await actions.load(version.moment, { record });
    },
    /** A version opens beside what there is: as a new text, so that nothing is lost by looking. */
    async openVersion(version, name) {
      await settle();
      actions.ui({ dialog: null });
      await actions.load(version.moment, { own: true, name });
    },
    async create() {
      await settle();
      actions.ui({ dialog: null });
      await actions.load({ source: "" });
    },

    /** The text that is open as a file. */
    download() {
      const { current } = store.state.shelf;
      saveFile(`${fileName(current?.name || nameOf(store.state.source))}.asm`, store.state.source);
    },
    async exportAll() {
      await settle();
      saveFile("vitrine-shelf.json", await shelf.exported(), "application/json");
    },
    async importFile(file) {
      try {
        if (file.size > LARGEST_FILE) throw new Error(`This file is too large: at most ${LARGEST_FILE >> 20} MB are read.`);
        const { added, known, damaged } = await shelf.imported(await file.text());
        tell([`${counted(added, "text is", "texts are")} new.`, known ? `${counted(known, "was", "were")} there already.` : "", damaged ? `${damaged} could not be read.` : ""].filter(Boolean).join(" "));
      } catch (refused) {
        tell(refused.message);
      }
    },
    noteRead: shelf.noteRead,
  };
}

const fileName = (name) => name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, "-").slice(0, 80);
