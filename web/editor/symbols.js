/**
 * The names that a program text declares: functions with their parameters, locals and labels, globals, constants, and what has a name in the
 * data section. It reads the text
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
  const program = {functions: [newFunction('', 0)], globals: [], constants: [], data: []};
  let line = 0;
  let inData = false;
  for (const text of doc.iterLines()) {
    line++;
    const start = /^\s*(\.|[^\s;"']+\s*:)/.exec(text);
    if (!start) {
      continue;
    }
    const {tokens, head} = readLine(text, table);
    const directive = head?.type === 'directive' ? head.text.toLowerCase() : '';
    inData = directive === '.data' || inData && directive !== '.code' && directive !== '.func';
    for (const token of tokens) {
      if (token.type === 'label' && inData) {
        program.data.push({name: token.text, line, value: text.slice(token.to).replace(/^\s*:\s*|;.*$/g, '').trim()});
      } else if (token.type === 'label') {
        program.functions.at(-1).labels.push({name: token.text, line});
      }
    }
    const declare = DECLARES[directive];
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

/** Where a parameter or a local is, on a machine where they lie in registers and in the frame. */
function placeOf({slot}, parameters, {argumentRegisters, firstOnStack, firstLocal, word}) {
  if (slot < parameters && slot < argumentRegisters) {
    return {register: slot};
  }
  const distance = slot < parameters ? firstOnStack + (slot - argumentRegisters) * word : firstLocal - (slot - parameters) * word;
  return {distance};
}

/** The parameters and locals of a function with their places: in registers, or in the frame. */
function slots(inside, table) {
  const count = inside.parameters.length;
  const all = [...inside.parameters, ...inside.locals];
  return all.map((each) => ({...each, sort: each.slot < count ? 'parameter' : 'local', ...placeOf(each, count, table.convention)}));
}

function registers(kind, inside, where, table) {
  const named = kind === 'REGISTER' && table.convention ? slots(inside, table).filter((each) => each.register !== undefined) : [];
  const names = table.registersOf(kind);
  return [
    ...named.map((each) => ({...each, detail: `parameter${where}, ${names[each.register]}`})),
    ...names.map((name, number) => {
      const holds = named.find((each) => each.register === number);
      return {name, detail: holds ? `register, parameter ${holds.name}${where}` : 'register'};
    }),
  ];
}

function candidates(kind, program, line, table) {
  const inside = functionAt(program, line);
  const where = inside.name ? ` of ${inside.name}` : '';
  const more = (...kinds) => kinds.flatMap((each) => candidates(each, program, line, table));
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
    case 'REGISTER':
    case 'FLOAT_REGISTER':
      return registers(kind, inside, where, table);
    case 'DISPLACEMENT':
      return table.convention
        ? slots(inside, table)
            .filter((each) => each.distance !== undefined)
            .map((each) => ({...each, detail: `${each.sort}${where}, in the frame, at ${each.distance}`}))
        : [];
    case 'CODE':
      return more('ADDRESS', 'FUNCTION');
    case 'DATA':
      return [
        ...program.data.map((each) => ({...each, detail: each.value || 'data'})),
        ...program.globals.map((each) => ({...each, detail: `global${each.value && `, first ${each.value}`}`})),
        ...more('CONSTANT'),
      ];
    case 'IMMEDIATE':
    case 'HALF':
      return more('CODE', 'DATA');
    case 'HOST':
      return table.hostCalls.map((call) => ({name: call.name, detail: table.hasOperandStack ? call.effect : call.summary, call}));
    default:
      return [];
  }
}
