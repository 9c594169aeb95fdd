// How numbers are written. Values arrive as text, so that 64 bits survive; floats stay as the machine wrote them.

import { readNumber, strip } from "./literals.js";

export const formats = [
  { id: "decimal", title: "Decimal", short: "dec" },
  { id: "hex", title: "Hexadecimal", short: "hex" },
  { id: "binary", title: "Binary", short: "bin" },
  { id: "float", title: "As floating point: what the same bits mean as a float", short: "flt" },
  { id: "char", title: "Character", short: "chr" },
];

const group = (digits, size) => digits.replace(new RegExp(`\\B(?=(.{${size}})+$)`, "g"), "_");

/** An int in the chosen format; in hex, binary and as a float in so many bits, two's complement. */
export function formatInt(text, format, bits = 64) {
  if (format === "decimal" || !/^-?\d+$/.test(text)) return text;
  const number = BigInt(text);
  switch (format) {
    case "hex":
      return "0x" + group(BigInt.asUintN(bits, number).toString(16).toUpperCase(), 4);
    case "binary":
      return "0b" + group(BigInt.asUintN(bits, number).toString(2), 4);
    case "float":
      return asFloat(number, bits);
    case "char": {
      const shown = character(number);
      return shown ? `${text} ${shown}` : text;
    }
    default:
      return text;
  }
}

/** What the bits of a number are as a float of IEEE 754, in as few digits as tell it from others. */
function asFloat(number, bits) {
  const view = new DataView(new ArrayBuffer(8));
  if (bits !== 32) {
    view.setBigUint64(0, BigInt.asUintN(64, number));
    return floatText(view.getFloat64(0));
  }
  view.setUint32(0, Number(BigInt.asUintN(32, number)));
  const float = view.getFloat32(0);
  for (let digits = 1; digits < 9 && Number.isFinite(float); digits++) {
    const shorter = Number(float.toPrecision(digits));
    if (Math.fround(shorter) === float) return floatText(shorter);
  }
  return floatText(float);
}

// With a point where there are digits only, so that it is read as a float.
const floatText = (float) => (Object.is(float, -0) ? "-0.0" : String(float).replace(/^-?\d+$/, "$&.0"));

const controls = { 0: "NUL", 7: "BEL", 8: "BS", 9: "TAB", 10: "LF", 13: "CR", 27: "ESC", 32: "space", 127: "DEL" };

function character(number) {
  if (number < 0n || number > 0x10ffffn) return "";
  const code = Number(number);
  if (controls[code]) return controls[code];
  if (code < 32 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000)) return "";
  const text = String.fromCodePoint(code);
  return /\p{C}|\p{Z}/u.test(text) ? "" : `'${text}'`;
}

/** A float in hex and binary is the 64 bits that it is made of; else as the machine wrote it. */
function formatFloat(text, format) {
  if (format !== "hex" && format !== "binary") return text;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Number(text));
  const bits = view.getBigUint64(0);
  return format === "hex" ? "0x" + group(bits.toString(16).toUpperCase().padStart(16, "0"), 4) : "0b" + group(bits.toString(2).padStart(64, "0"), 4);
}

/** @param numbers {format, bits} */
export function formatValue(value, { format, bits }) {
  if (value.type === "int") return formatInt(value.text, format, bits);
  return value.type === "float" ? formatFloat(value.text, format) : value.text;
}

/**
 * What somebody means who types a text for a cell, as the session reads it: what a value looks like in a format means that value again. So do
 * all the bits of a float, where they are shown, and a float for a word of 32 bits, where words are shown as floats.
 *
 * @param value the value that is there, undefined when it is not known
 */
export function meantBy(typed, value, { format, bits }) {
  const text = strip(typed);
  if (!value || format === "decimal") return text;
  if (value.type !== "string" && text === formatValue(value, { format, bits })) return value.text;
  const digits = text.replaceAll("_", "");
  if (value.type === "float" && (/^0x[0-9a-f]{16}$/i.test(digits) || /^0b[01]{64}$/i.test(digits))) return asFloat(BigInt(digits), 64);
  const number = format === "float" && bits === 32 && value.type === "int" ? readNumber(text) : null;
  return number?.type === "float" ? String(asWord(number.value)) : text;
}

/** The word of 32 bits that a float is. */
function asWord(float) {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, float);
  return view.getInt32(0);
}

export const count = (number) => Number(number ?? 0).toLocaleString("en-US");

/** A number before what it counts: "1 object", "2 objects"; `many` where that is not made by an s. */
export const counted = (number, one, many = `${one}s`) => `${count(number)} ${Number(number) === 1 ? one : many}`;

export const hexAddress = (number) => "0x" + Number(number).toString(16).padStart(2, "0");

export const codeAddress = (number) => "0x" + Number(number).toString(16).padStart(4, "0");

/** "1.2 M" for speeds. */
export function short(number) {
  if (number >= 1e9) return (number / 1e9).toFixed(1) + " G";
  if (number >= 1e6) return (number / 1e6).toFixed(1) + " M";
  if (number >= 1e4) return (number / 1e3).toFixed(0) + " k";
  return count(Math.round(number));
}
