// Files and folders dropped anywhere on the page.

const MOST_FILES = 1000;
const WANTED = /\.(asm|s|txt|vbc|zip)$/i;

export function takeDrops(files) {
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  // Before the editor, which would put a dropped file's text where the pointer is.
  addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    document.documentElement.dataset.dropping = "";
  }, true);
  addEventListener("dragleave", (event) => event.relatedTarget || delete document.documentElement.dataset.dropping, true);
  addEventListener("drop", async (event) => {
    delete document.documentElement.dataset.dropping;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    files.open(await filesOf(event.dataTransfer));
  }, true);
}

/** All that was dropped, folders as the files in them. The items are gone after the event: everything is asked for at once. */
async function filesOf({ items, files }) {
  const asked = [...items].filter(({ kind }) => kind === "file").map((item) => ({
    entry: item.webkitGetAsEntry?.() ?? null,
    handle: item.getAsFileSystemHandle?.().catch(() => null) ?? null,
    file: item.getAsFile(),
  }));
  if (!asked.length) return [...files].map((file) => ({ file }));
  const found = [];
  for (const { entry, handle, file } of asked) {
    if (entry?.isDirectory) await walk(entry, found);
    else if (file) {
      const known = await handle;
      found.push({ file, handle: known?.kind === "file" ? known : null });
    }
  }
  return found;
}

async function walk(directory, found) {
  const reader = directory.createReader();
  for (let entries = await read(reader); entries.length; entries = await read(reader)) {
    for (const entry of entries) {
      if (found.length >= MOST_FILES) return;
      if (entry.isDirectory) await walk(entry, found);
      else if (WANTED.test(entry.name)) found.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
    }
  }
}

const read = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
