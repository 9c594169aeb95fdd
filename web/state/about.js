// What is said of a run holds at one moment. Every answer, and whatever was opened about a cell, remembers what it is about:
//   {session, future, time, part, end, cell?}
// session: which program runs; future: how often the run was given another future, by an edit or another input; time and part: the moment; end: the
// farthest time known then. The page compares that with the moment shown, here and nowhere else. Pure.

import { count, counted } from "./numbers.js";

const shown = (state) => state.run ?? state.stop;

/** The moment shown, as an answer to a question asked now would be about. */
export const aboutNow = (state) => ({
  session: state.session?.id ?? null,
  future: state.stop?.future ?? 0,
  time: shown(state)?.time ?? 0,
  part: state.run ? 0 : (state.stop?.part ?? 0),
  end: Math.max(state.run?.end ?? 0, state.stop?.end ?? 0),
});

/** What an event that answers a question is about: the session says at which moment it stood. */
export const aboutOf = (state, event) => (event?.about ? { ...aboutNow(state), ...event.about } : aboutNow(state));

/**
 * Why something does not hold at the moment shown: program | future | moment | end; null when it holds.
 * @param ahead whether it speaks of what comes later, as far as the run is known
 */
export function outdated(about, state, ahead = false) {
  if (!about) return null;
  const now = aboutNow(state);
  if (about.session !== now.session) return "program";
  if (about.future !== now.future) return "future";
  if (about.time !== now.time || about.part !== now.part) return "moment";
  return ahead && about.end !== now.end ? "end" : null;
}

/** The moment that something is about: "step 45". */
export const momentText = ({ time, part }) => `step ${count(time)}${part ? ` and ${counted(part, "part")}` : ""}`;

/** For which moment something holds, in words. */
export function asOfText(about, why) {
  if (why === "program") return `As of ${momentText(about)} of another run of the program.`;
  if (why === "future") return `As of ${momentText(about)}, before the program went another way.`;
  if (why === "end") return `As of when the run was known up to step ${count(about.end)}.`;
  return `As of ${momentText(about)}.`;
}
