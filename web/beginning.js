// What the page shows first: what a link says, else what this tab had before a reload, else the text that was worked on last, else an example.
// Knows the address and the shelf; knows no DOM.

import { decodeMoment } from "./state/link.js";
import { keptTab } from "./state/keep.js";

const FIRST_PROGRAM = /factorial/i;

export function createBeginning({ store, shelf, actions }) {
  async function begin() {
    const { linked, damage } = await momentOfLink();
    const catalogue = actions.catalogue.load();
    await takeUp(linked, catalogue);
    if (damage) store.dispatch({ type: "problem", problem: damage });
  }

  /** A link that was followed while the page was open. */
  async function follow() {
    const { linked, damage } = await momentOfLink();
    if (linked) await actions.load(linked, { own: true });
    if (damage) store.dispatch({ type: "problem", problem: damage });
  }

  /** A link wins over what was kept, and opens beside it; without either it is a first visit. */
  async function takeUp(linked, catalogue) {
    if (linked) return actions.load(linked, { own: true });
    const tab = keptTab();
    if (tab && (await comeBack(tab))) return;
    const latest = await shelf.latest();
    if (latest) return actions.load(latest.moment, latest);
    await catalogue;
    return firstVisit();
  }

  /**
   * After a reload of this tab. A tab that was duplicated shares the session of the other one; its text is that one's until it is changed here, and a
   * copy then. Resolves to whether there was anything to come back to.
   */
  async function comeBack(tab) {
    const taken = tab.text && tab.own ? await shelf.take(tab.text) : null;
    const duplicate = taken?.copied || (tab.text && (await shelf.isHeld(tab.text)));
    const moment = taken && (taken.record.changed > tab.at || !tab.moment) && !duplicate ? taken.moment : tab.moment;
    if (!moment) return false;
    const known = duplicate ? {} : taken ?? { own: tab.own };
    if (tab.session && moment === tab.moment) {
      shelf.begin(moment, known);
      if (!(await actions.resume(tab.session, moment))) await actions.recreate(moment);
    } else await actions.load(moment, known);
    return true;
  }

  /** The moment in the address, which is then taken out of it: a reload comes back to where one is, not to where the link led. */
  async function momentOfLink() {
    const address = location.href;
    try {
      const linked = await decodeMoment(location.hash);
      if (linked) forgetLink();
      return { linked, damage: null };
    } catch (damaged) {
      forgetLink();
      return { linked: null, damage: { title: damaged.message, detail: "The page shows what you had before.", hint: "Ask for the link again, or copy it whole.", copy: address } };
    }
  }

  const forgetLink = () => history.replaceState(null, "", location.pathname + location.search);

  async function firstVisit() {
    const { programs } = store.state;
    const first = programs.find((p) => /factorial\.asm$/.test(p.path)) ?? programs.find((p) => FIRST_PROGRAM.test(p.path)) ?? programs[0];
    if (first) await actions.loadProgram(first.path);
    if (!store.state.settings.tourDone) actions.ui({ tour: 0 });
  }

  return { begin, follow };
}
