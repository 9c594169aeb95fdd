/**
 * The names that a program text declares: functions with their parameters, locals and labels, globals, constants. It reads the text
 * alone, so that completion and hover work while the program has errors. Which directive declares what is the grammar of the
 * assembly language, which all machines share.
 */
import {readLine} from './line.js';

const readings = new WeakMap();

const newFunction = (name, line) => ({name, line, parameters: [], locals: [], labels: []});

const DECLARES = {
  '.func': (program, names, line) => {
    const [first, ...parameters] = names;
    const made = newFunction(first.text, line);
    made.parameters = parameters.map((token, slot) => ({name: token.text, line, slot}));
    program.functions.push(made);
  },
  '.local': (program, names, line) => {
    const {parameters, locals} = program.functions.at(-1);
    for (const token of names) {
      locals.push({name: token.text, line, slot: parameters.length + locals.length});
    }
  },
  '.global': (program, [name], line, rest) => {
    program.globals.push({name: name.text, line, slot: program.globals.length, value: rest});
  },
  '.const': (program, [name], line, rest) => {
    program.constants.push({name: name.text, line, slot: program.constants.length, value: rest});
  },
};

function read(doc, table) {
  // What stands before the first function belongs to a function without a declaration.
  const program = {functions: [newFunction('', 0)], globals: [], constants: []};
  let line = 0;
  for (const text of doc.iterLines()) {
    line++;
    const start = /^\s*(\.|[^\s;"']+\s*:)/.exec(text);
    if (!start) {
      continue;
    }
    const {tokens, head} = readLine(text, table);
    for (const token of tokens) {
      if (token.type === 'label') {
        program.functions.at(-1).labels.push({name: token.text, line});
      }
    }
    const declare = head?.type === 'directive' && DECLARES[head.text.toLowerCase()];
    const behind = tokens.filter((token) => token.index !== undefined);
    const names = behind.filter((token) => token.type === 'word');
    if (declare && names.length > 0) {
      declare(program, names, line, behind[1]?.text ?? '');
    }
  }
  return program;
}

/** The names of a document (a CodeMirror Text); read once for each version of it, when first asked for. */
export function symbolsOf(doc, table) {
  let program = readings.get(doc);
  if (program?.table !== table) {
    program = {...read(doc, table), table};
    readings.set(doc, program);
  }
  return program;
}

/** The function whose text holds a line. */
export function functionAt({functions}, line) {
  let low = 0;
  let high = functions.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (functions[middle].line <= line) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return functions[low];
}

/**
 * What names can stand for an operand of a kind at a line: [{name, detail, line}]. The kinds are those of the instruction table; a kind
 * that names nothing has none. Of several with one name it is the first.
 */
export function namesFor(kind, program, line, table) {
  const byName = new Map();
  for (const each of candidates(kind, program, line, table)) {
    if (!byName.has(each.name)) {
      byName.set(each.name, each);
    }
  }
  return [...byName.values()];
}

function candidates(kind, program, line, table) {
  const inside = functionAt(program, line);
  const where = inside.name ? ` of ${inside.name}` : '';
  switch (kind) {
    case 'INT':
    case 'ADDRESS':
    case 'OFFSET':
      return inside.labels.map((label) => ({...label, detail: `label, line ${label.line}`}));
    case 'LOCAL':
      return [
        ...inside.parameters.map((each) => ({...each, detail: `parameter${where}, local ${each.slot}`})),
        ...inside.locals.map((each) => ({...each, detail: `local ${each.slot}${where}`})),
      ];
    case 'GLOBAL':
      return program.globals.map((each) => ({...each, detail: `global ${each.slot}${each.value && `, first ${each.value}`}`}));
    case 'CONSTANT':
      return program.constants.map((each) => ({...each, detail: each.value || 'constant'}));
    case 'FUNCTION':
      return program.functions
        .filter((each) => each.name)
        .map((each) => ({
          ...each,
          detail: `function (${each.parameters.map((parameter) => parameter.name).join(' ')}), line ${each.line}`,
        }));
    case 'HOST':
      return table.hostCalls.map((call) => ({name: call.name, detail: call.effect, call}));
    default:
      return [];
  }
}
