// Where somebody wants to go who types into "go to": a step, so many steps on or back, a part of the run, its start or its end. Pure.

import { isNumber, readCount, readNumber, strip } from "./literals.js";
import { count, counted } from "./numbers.js";

const LAST = Number.MAX_SAFE_INTEGER; // times are counted exactly up to here
const FORMS = "Type a step such as 42, 1_000, 1e3 or 0x2a; +100 or -5 to go on or back; 50% for a part of the run; start or end.";
const WORDS = { start: 0, end: Infinity };
const MOST_SHOWN = 24;

/**
 * What a typed text means at a moment.
 *
 * @param at.time the step shown; at.end how many steps are known; at.ended whether the program ends there
 * @return {time} a step from 0 on, Infinity for the end of the run, and `so` what is worth knowing about it; or {problem}: why it is none
 */
export function destinationOf(typed, at) {
  const text = strip(typed).replace(/\u2212/g, "-"); // the sign that is written for a minus elsewhere
  const word = text.toLowerCase();
  if (Object.hasOwn(WORDS, word)) return { time: WORDS[word] };
  const [, sign, number, percent] = /^([-+]?)\s*(.*?)\s*(%?)$/s.exec(text);
  const value = valueOf(number);
  if (value === null) return { problem: isNumber(number) && !/^[-+]/.test(number) ? tooLarge(number) : `${quoted(text)} is not a step. ${FORMS}` };
  return percent ? partOfRun(sign, value, number, at) : steps(sign, value, number, at);
}

/** The number that is written, without a sign; null for none. Beyond what is counted exactly it does not matter how far. */
function valueOf(number) {
  if (/^[-+]/.test(number)) return null;
  const whole = readCount(number);
  if (whole !== null) return Number(whole);
  const read = readNumber(number);
  return read?.type === "float" && Number.isFinite(read.value) ? read.value : null;
}

function steps(sign, value, number, { time }) {
  if (!Number.isInteger(value)) return { problem: `${quoted(number)} is between two steps. Type ${sign}${count(Math.floor(value))} or ${sign}${count(Math.ceil(value))}.` };
  if (sign === "-" && value > time) return { problem: time === 0 ? "This is step 0: there is nothing before it." : `${counted(time, "step")} back is the start: -${quoted(number)} would be before it. Type start to go there.` };
  const goal = sign === "-" ? time - value : sign === "+" ? time + value : value;
  return goal > LAST ? { problem: tooLarge(number) } : { time: goal };
}

function partOfRun(sign, percent, number, { time, end, ended }) {
  if (end === 0) return { problem: "Nothing has run yet, so it has no parts. Run the program first, or type a step." };
  const known = counted(end, "step");
  const share = (end * percent) / 100;
  const goal = Math.round(sign === "-" ? time - share : sign === "+" ? time + share : share);
  if (goal < 0 || goal > end) return { problem: `${sign}${quoted(number)}% is outside of the run of ${known}${ended ? "" : " so far"}. Type a part from 0% to 100%.` };
  return { time: goal, so: ended ? "" : `Of the ${known} known so far: the program has not ended yet.` };
}

const tooLarge = (number) => `${quoted(number)} is more than can be counted. The last step there can be is ${count(LAST)}.`;
const quoted = (text) => ([...text].length > MOST_SHOWN ? `${[...text].slice(0, MOST_SHOWN).join("")}…` : text);
