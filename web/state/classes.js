// The classes of a program, and the way that the last look-up of a message went through them. Pure.

/** The classes as a tree, depth first: [{...class, depth, inherited: [{name, from}], overrides: Set of messages}]. */
export function classTree(classes) {
  const byName = new Map(classes.map((each) => [each.name, each]));
  const result = [];
  const add = (each, depth) => {
    const above = chainOf(classes, each.parent);
    result.push({
      ...each,
      depth,
      inherited: above.flatMap((name) => byName.get(name).fields.map((field) => ({ name: field, from: name }))),
      overrides: new Set(above.flatMap((name) => byName.get(name).methods.map((method) => method.message))),
    });
    for (const below of classes) if (below.parent === each.name) add(below, depth + 1);
  };
  for (const each of classes) if (!byName.has(each.parent)) add(each, 0);
  return result;
}

/** A class and those above it, by name. */
export function chainOf(classes, name) {
  const byName = new Map(classes.map((each) => [each.name, each]));
  const chain = [];
  for (let at = name; byName.has(at) && !chain.includes(at); at = byName.get(at).parent) chain.push(at);
  return chain;
}

const told = (effect, name) => effect.told.find((each) => each.name === name);

/**
 * The last look-up: {message, walked: names of the classes in the order in which they were looked at, found: the class that has the method, or null}. From the part
 * of it that was done last; after a whole step from the method that it called. Null when the last step looked nothing up.
 */
export function lookUpOf(classes, lastStep, titleOfObject) {
  const effects = lastStep?.effects ?? [];
  const part = effects.find((effect) => effect.type === "part" && told(effect, "class") && told(effect, "message"));
  if (part) {
    const at = told(part, "class").text;
    const chain = chainOf(classes, told(part, "first")?.text ?? at);
    const found = ["1", "true"].includes(told(part, "found")?.text ?? told(part, "found")?.value?.text);
    return { message: told(part, "message").text, walked: chain.slice(0, chain.indexOf(at) + 1), found: found ? at : null };
  }
  const call = effects.find((effect) => effect.type === "call");
  const owner = call && classes.find((each) => each.methods.some((method) => method.function === call.function));
  if (!owner || !call.arguments.length) return null;
  const message = owner.methods.find((method) => method.function === call.function).message;
  const chain = chainOf(classes, titleOfObject(call.arguments[0]));
  const end = chain.indexOf(owner.name);
  return { message, walked: end < 0 ? [owner.name] : chain.slice(0, end + 1), found: owner.name };
}
