// What there is: machines, programs, the instruction table of each machine that the page speaks of, and what is written here for the words of other
// languages. A table is asked for when the state first needs it.

import { rest } from "./transport/rest.js";
import { diagnostics, machineOf, machineOfText } from "./state/select.js";

export function createCatalogue({ store, tellProblem }) {
  const { dispatch } = store;
  const asked = new Set();

  const take = async (ask, dispatchIt) => {
    try {
      dispatchIt(await ask());
    } catch (problem) {
      tellProblem(problem);
    }
  };

  async function needTables(state) {
    const needed = [machineOf(state), machineOfText(state)].map((machine) => machine?.name).filter((name) => name && !asked.has(name));
    await Promise.all([...new Set(needed)].map((name) => {
      asked.add(name);
      return take(() => rest.instructions(name), (table) => dispatch({ type: "instruction-table", machine: name, table }));
    }));
  }

  /** Where other languages come in, those of all machines are needed: a text may come from any. */
  async function needOrigins(state) {
    if (state.ui.dialog?.name !== "coming-from" && !diagnostics(state).some((each) => each.origin)) return;
    await Promise.all(state.machines.map(({ name }) => {
      if (asked.has(`origins of ${name}`)) return null;
      asked.add(`origins of ${name}`);
      return take(() => rest.origins(name), (origins) => dispatch({ type: "origins", machine: name, origins }));
    }));
  }

  store.subscribe(needTables);
  store.subscribe(needOrigins);

  return {
    /** Asks for everything; resolves when it is there. */
    async load() {
      await Promise.all([
        take(rest.machines, (machines) => dispatch({ type: "catalogue", patch: { machines } })).then(() => needTables(store.state)),
        take(rest.programs, (programs) => dispatch({ type: "catalogue", patch: { programs } })),
      ]);
    },
  };
}
