// The grammar of numbers, in the page as on the server (vitrine.program.Numbers says what it is; a test holds the two equal). Whole numbers are
// BigInts here, so that no digit of 64 bits is lost.

const LONGEST = 4000;
const SPACE = /^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g;
const DIGITS = "[0-9]+(?:_[0-9]+)*";
const WHOLE = new RegExp(`^[-+]?(?:0x([0-9a-f]+(?:_[0-9a-f]+)*)|0b([01]+(?:_[01]+)*)|(${DIGITS}))$`, "i");
const FLOAT = new RegExp(`^[-+]?(?:(?:${DIGITS})?\\.${DIGITS}(?:e[-+]?${DIGITS})?|${DIGITS}e[-+]?${DIGITS})$`, "i");
const WORD = /^[-+]?(?:(infinity|inf)|nan)$/i;
const GROUPED = /^[0-9]{1,3}(?:,[0-9]{3})+$/;

const ALL_BITS = 1n << 64n;
const BEYOND = 1n << 63n;

/** What a text is that is a number and nothing else: {type: "int", value: BigInt}, {type: "float", value: Number}; null when it is none or does not fit. */
export function readNumber(text) {
  if (text.length > LONGEST) return null;
  const negative = text.startsWith("-");
  const word = WORD.exec(text);
  if (word) return { type: "float", value: word[1] ? (negative ? -Infinity : Infinity) : NaN };
  const digits = text.replaceAll("_", "");
  if (FLOAT.test(text)) return Number.isFinite(Number(digits)) ? { type: "float", value: Number(digits) } : null;
  const whole = WHOLE.exec(text);
  if (!whole) return null;
  const magnitude = BigInt(digits.replace(/^[-+]/, ""));
  const asBits = !whole[3] && !negative;
  if (magnitude >= (asBits ? ALL_BITS : negative ? BEYOND + 1n : BEYOND)) return null;
  return { type: "int", value: asBits ? BigInt.asIntN(64, magnitude) : negative ? -magnitude : magnitude };
}

/** Whether a text is written as a number, be it so large that it does not fit. */
export const isNumber = (text) => WHOLE.test(text) || FLOAT.test(text) || GROUPED.test(text);

/** A typed text without the white space around it. */
export const strip = (text) => text.replace(SPACE, "");

/** The BigInt of a typed whole number, or null. */
export function readWhole(typed) {
  const number = readNumber(strip(typed));
  return number?.type === "int" ? number.value : null;
}

/** The BigInt of a typed count, which may be written as counts are shown, in groups of three: 1,234,567; null when it is none. */
export function readCount(typed) {
  const text = strip(typed);
  const value = readWhole(GROUPED.test(text) ? text.replaceAll(",", "") : text);
  return value === null || value < 0n ? null : value;
}

/** Takes the count that stands in a field; says at the field what is wrong and gives null when there is none from `least` up to what the page counts exactly. */
export function countIn(field, what, least = 0) {
  const value = readCount(field.value);
  const fits = value !== null && value >= BigInt(least) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  field.setCustomValidity(fits ? "" : `${what} is a whole number from ${least} on, such as 42, 1,000 or 0x2a.`);
  if (!fits) field.reportValidity();
  return fits ? Number(value) : null;
}

/** Below 0, 0 or above, as the first of two written numbers is less, equal or greater; exact, and NaN is no number to be compared. */
export function compareNumbers(a, b) {
  const [x, y] = [readNumber(a), readNumber(b)];
  if (x.type === "int" && y.type === "int") return x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
  return x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
}
