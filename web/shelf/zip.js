// The programs in a zip, as learning platforms hand them out: each with the folder that it lay in as part of its name, since hand-ins are called alike.

import { unzipSync } from "fflate";

const LARGEST = 64 << 20; // bytes, all together, unpacked
const MOST = 1000;

export async function unpackZip(file) {
  let size = 0;
  let count = 0;
  let entries;
  try {
    entries = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (!/\.(asm|vbc)$/i.test(name) || /(^|\/)(__MACOSX\/|\._)/.test(name)) return false;
        size += originalSize;
        count++;
        if (size > LARGEST) throw new Error(`it unpacks to more than ${LARGEST >> 20} MB`);
        if (count > MOST) throw new Error(`it holds more than ${MOST} programs`);
        return true;
      },
    });
  } catch (wrong) {
    throw new Error(`${file.name} cannot be unpacked: ${wrong.message}.`);
  }
  const names = Object.keys(entries);
  if (!names.length) throw new Error(`${file.name} holds no program: no file that ends in .asm or .vbc.`);
  const alike = new Map();
  for (const name of names) alike.set(name.split("/").pop(), (alike.get(name.split("/").pop()) ?? 0) + 1);
  return names.map((path) => {
    const last = path.split("/").pop();
    const name = alike.get(last) > 1 ? path.split("/").slice(-2).join(" – ") : last;
    return new File([entries[path]], name);
  });
}
