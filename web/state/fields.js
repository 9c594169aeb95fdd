// The bytes of an instruction taken apart by the table of its machine: opcode, operands, what is left over. Pure; knows no instruction.

/** The bytes of a text of hex digits, two each. */
export const bytesOf = (text) => text.split(" ").filter(Boolean).map((digits) => parseInt(digits, 16));

export const bitsOf = (bytes) => bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");

const accessWords = { READ: "read", WRITE: "written", BOTH: "read and written" };

/** Operands are big-endian, as all code is. */
function numberOf(bytes, signed) {
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return signed && bytes[0] > 127 ? number - 256 ** bytes.length : number;
}

/**
 * The fields of an instruction, first byte first: [{kind: opcode | operand | unused | unknown, name, bytes, high, low, number, text, meaning}].
 * `high` and `low` are the numbers of the first and the last bit, 0 for the last bit of the instruction; `text` is what a person writes for
 * the number, "" when that is the number itself; `meaning` says what the operand is.
 *
 * @param instruction {bytes, mnemonic, text}
 */
export function fieldsOf(table, instruction) {
  const bytes = bytesOf(instruction.bytes);
  const row = instruction.mnemonic ? table?.rows.find((each) => each.mnemonic.toLowerCase() === instruction.mnemonic) : null;
  const fields = [];
  let at = 0;
  const take = (count, field) => {
    const part = bytes.slice(at, at + count);
    if (!part.length) return;
    const high = 8 * (bytes.length - at) - 1;
    fields.push({ name: "", number: numberOf(part, false), text: "", meaning: "", ...field(part), bytes: part, high, low: high - 8 * part.length + 1 });
    at += count;
  };
  if (!row) {
    take(1, () => ({ kind: "unknown", name: "opcode", meaning: "no instruction has this number" }));
    take(bytes.length, () => ({ kind: "unused", name: "not used" }));
    return fields;
  }
  const texts = operandTexts(instruction.text, row.operands.length);
  take(1, () => ({ kind: "opcode", name: "opcode", text: instruction.mnemonic, meaning: row.summary }));
  row.operands.forEach((operand, i) =>
    take(operand.bytes, (part) => {
      const number = numberOf(part, operand.signed);
      return { kind: "operand", name: operand.name, number, text: texts[i] === String(number) ? "" : (texts[i] ?? ""), meaning: [operand.description, accessWords[operand.access]].filter(Boolean).join(", ") };
    }),
  );
  take(bytes.length, () => ({ kind: "unused", name: "not used" }));
  return fields;
}

/** What stands for each operand in the text of an instruction; none where it cannot be told. */
function operandTexts(text, count) {
  const behind = text.slice(text.indexOf(" ") + 1);
  if (!text.includes(" ")) return [];
  const parts = count === 1 ? [behind] : behind.split(/,\s*/);
  return parts.length <= count ? parts : []; // the last ones may be left out
}
