// What there is: machines, programs, and the instruction table of each machine that the page speaks of. A table is asked for when
// the state first needs it.

import { rest } from "./transport/rest.js";
import { machineOf, machineOfText } from "./state/select.js";

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

  store.subscribe(needTables);

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
