// Files of the person's computer: opened, dropped, saved back. One file opens on the page; several, a folder or a zip come to the shelf as a list.

import { rest } from "../transport/rest.js";
import { limits } from "../state/moment.js";
import { moment } from "../state/select.js";
import { markOf, textOf } from "../state/shelf.js";
import { saveFile } from "../views/files.js";
import { unpackZip } from "./zip.js";
import { counted } from "../state/numbers.js";

const MOST_FILES = 1000;
const LARGEST_TEXT = 16 << 20; // bytes
const LARGEST_IMAGE = 4 << 20;
const LARGEST_ZIP = 64 << 20;
const KINDS = [{ description: "Assembly", accept: { "text/plain": [".asm", ".s", ".txt"], "application/octet-stream": [".vbc"], "application/zip": [".zip"] } }];

export function createFiles({ store, shelf, actions }) {
  const problem = (title, detail = "", hint = "") => store.dispatch({ type: "problem", problem: { title, detail, hint } });

  async function settle() {
    actions.keepNow();
    await shelf.settled();
  }

  /** What a file holds: {name, source, machine, file}. Throws with what is wrong with it. */
  async function read({ file, handle = null }) {
    if (/\.vbc$/i.test(file.name)) {
      if (file.size > LARGEST_IMAGE) throw new Error(`${file.name} is too large: an image may have at most ${LARGEST_IMAGE >> 20} MB here.`);
      const { source, machine } = await rest.disassemble(toBase64(new Uint8Array(await file.arrayBuffer()))).catch((refused) => {
        throw new Error(`${file.name} cannot be read. ${refused.detail || refused.title}`);
      });
      return { name: baseName(file.name), source, machine, file: null };
    }
    if (file.size > LARGEST_TEXT) throw new Error(`${file.name} is too large for a program: ${Math.round(file.size / 1e6)} MB.`);
    const source = toText(new Uint8Array(await file.arrayBuffer()), file.name);
    if (source.length > limits.source) throw new Error(`${file.name} has ${source.length.toLocaleString("en")} characters; a program may have at most ${limits.source.toLocaleString("en")}.`);
    return { name: baseName(file.name), source, machine: "", file: { name: file.name, handle, mark: markOf(source) } };
  }

  /** Opens what was chosen or dropped: [{file, handle?}]. */
  async function open(chosen) {
    const wanted = [];
    const refused = [];
    for (const each of chosen) {
      try {
        if (!/\.zip$/i.test(each.file.name)) wanted.push(each);
        else if (each.file.size > LARGEST_ZIP) throw new Error(`${each.file.name} is too large: a zip may have at most ${LARGEST_ZIP >> 20} MB.`);
        else wanted.push(...(await unpackZip(each.file)).map((file) => ({ file })));
      } catch (wrong) {
        refused.push(wrong.message);
      }
    }
    const programs = [];
    for (const each of wanted.slice(0, MOST_FILES)) {
      try {
        programs.push(await read(each));
      } catch (wrong) {
        refused.push(wrong.message);
      }
    }
    if (wanted.length > MOST_FILES) refused.push(`Only the first ${MOST_FILES} of ${wanted.length} files were read.`);
    if (refused.length) problem(refused.length === 1 ? "A file could not be opened." : `${counted(refused.length, "file")} could not be opened.`, refused.slice(0, 3).join(" "));
    if (programs.length === 1 && chosen.length === 1) return place(programs[0]);
    if (programs.length) return toShelf(programs);
    if (!refused.length) problem("There is no program here.", "Files that end in .asm or .vbc are looked for.");
  }

  /** One program: at once where nobody's text is open, else where the person wants it. */
  function place(program) {
    if (!store.state.shelf.current?.own) return openBeside(program);
    actions.ui({ dialog: { name: "open-where", program } });
  }

  async function openBeside(program) {
    await settle();
    actions.ui({ dialog: null });
    const opened = actions.load({ source: program.source }, { own: true, name: program.name });
    if (program.file) shelf.bind(program.file);
    await opened;
  }

  async function openInto(program) {
    const now = moment(store.state);
    shelf.version(now, textOf(now));
    await settle();
    actions.ui({ dialog: null });
    actions.edit(program.source);
    if (program.file) shelf.bind(program.file);
  }

  async function toShelf(programs) {
    await settle();
    const added = await shelf.add(programs.map(({ name, source, machine }) => ({ name, machine, moment: { source, input: "", breakpoints: [], watches: [], time: 0 } })));
    actions.ui({ dialog: { name: "recent", said: `${counted(added, "text is", "texts are")} new on the shelf.` } });
  }

  async function choose() {
    if (!window.showOpenFilePicker) return chooseByField(open);
    try {
      const handles = await window.showOpenFilePicker({ multiple: true, types: KINDS });
      await open(await Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle }))));
    } catch (refused) {
      if (refused.name !== "AbortError") problem("The file cannot be opened.", refused.message);
    }
  }

  const fileName = () => store.state.shelf.current?.file?.name ?? `${(store.state.shelf.current?.name || "program").replace(/[\\/:*?"<>|\u0000-\u001f]+/g, "-")}.asm`;

  /** Back into the file that is open; without one, or where the browser cannot, as a new file. */
  async function save() {
    const known = shelf.file();
    if (!known?.handle) return saveAs();
    await writeTo(known.handle);
  }

  async function saveAs() {
    const text = store.state.source;
    if (!window.showSaveFilePicker) {
      saveFile(fileName(), text);
      return shelf.bind({ name: fileName(), handle: null, mark: markOf(text) });
    }
    try {
      await writeTo(await window.showSaveFilePicker({ suggestedName: fileName(), types: [{ description: "Assembly", accept: { "text/plain": [".asm"] } }] }));
    } catch (refused) {
      if (refused.name !== "AbortError") problem("The file cannot be saved.", refused.message, "Save it as another file.");
    }
  }

  async function writeTo(handle) {
    const text = store.state.source;
    try {
      if ((await handle.queryPermission?.({ mode: "readwrite" })) === "prompt") await handle.requestPermission({ mode: "readwrite" });
      const out = await handle.createWritable();
      await out.write(text);
      await out.close();
      shelf.bind({ name: handle.name, handle, mark: markOf(text) });
      actions.keepNow();
    } catch (refused) {
      problem(`${handle.name} cannot be written.`, refused.message, "Your text is on the shelf. Save it as another file.");
    }
  }

  return { open, choose, save, saveAs, openBeside, openInto };
}

function chooseByField(open) {
  const field = document.createElement("input");
  field.type = "file";
  field.multiple = true;
  field.accept = ".asm,.s,.txt,.vbc,.zip";
  field.onchange = () => open([...field.files].map((file) => ({ file })));
  field.click();
}

const baseName = (path) => path.split(/[\\/]/).pop().replace(/\.[^.]+$/, "");

/** Text as editors write it: UTF-8, UTF-16 with its mark, or the old encoding of Windows. Throws when it is no text. */
function toText(bytes, name) {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  if (!utf16 && bytes.includes(0)) throw new Error(`${name} is no text.`);
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function toBase64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
