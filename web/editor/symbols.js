/**
 * The names that a program text declares: functions with their parameters, locals, captured values and labels, classes with their fields,
 * globals, constants, and what has a name in the data section. It reads the text
 * alone, so that completion and hover work while the program has errors. Which directive declares what is the grammar of the
 * assembly language, which all machines share.
 */
import {readLine} from './line.js';

const readings = new WeakMap();

const newFunction = (name, line) => ({name, line, parameters: [], locals: [], captures: [], labels: []});

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
  '.capture': (program, names, line) => {
    const {captures} = program.functions.at(-1);
    for (const token of names) {
      captures.push({name: token.text, line, slot: captures.length});
    }
  },
  '.class': (program, [name, , parent], line) => {
    program.classes.push({name: name.text, line, parent: parent?.text ?? '', fields: []});
  },
  '.field': (program, names, line) => {
    program.classes.at(-1)?.fields.push(...names.map((token) => ({name: token.text, line})));
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
  const program = {functions: [newFunction('', 0)], globals: [], constants: [], data: [], classes: []};
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

/** Whether the program declares a name, of whatever and in any case of its letters, where a line stands: it then means no register there. */
export function isDeclared(name, program, line) {
  const inside = functionAt(program, line);
  const wanted = name.toLowerCase();
  const all = [inside.parameters, inside.locals, inside.captures, inside.labels, program.functions, program.globals, program.constants, program.data, program.classes];
  return all.some((names) => names.some((each) => each.name.toLowerCase() === wanted));
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

/** The functions that are methods by their names: a class, a dot and a message. */
function methods({functions, classes}) {
  const known = new Set(classes.map((each) => each.name));
  return functions
    .map((each) => ({...each, className: each.name.slice(0, each.name.lastIndexOf('.')), message: each.name.slice(each.name.lastIndexOf('.') + 1)}))
    .filter((each) => known.has(each.className));
}

/** The registers with the parameters that are in them; one whose name means something else here is written with a $. */
function registers(kind, program, line, inside, where, table) {
  const written = (name) => (!name.startsWith('$') && isDeclared(name, program, line) ? `$${name}` : name);
  const named = kind === 'REGISTER' && table.convention ? slots(inside, table).filter((each) => each.register !== undefined) : [];
  const names = table.registersOf(kind);
  return [
    ...named.map((each) => ({...each, detail: `parameter${where}, ${names[each.register]}`})),
    ...names.map((name, number) => {
      const holds = named.find((each) => each.register === number);
      return {name: written(name), detail: holds ? `register, parameter ${holds.name}${where}` : 'register'};
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
    case 'FROM':
    case 'TO':
    case 'HANDLER':
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
    case 'CLASS':
      return program.classes.map((each) => ({...each, detail: `class${each.parent && `, extends ${each.parent}`}, line ${each.line}`}));
    case 'CLASS|trap':
      return [...more('CLASS'), {name: 'trap', detail: 'errors of the machine that can be caught'}];
    case 'extends':
      return [{name: 'extends', detail: 'the class whose fields and methods it has too'}];
    case 'FIELD':
      return program.classes.flatMap(({name, fields}) => fields.map((each) => ({...each, detail: `field of ${name}`})));
    case 'SELECTOR':
      return methods(program).map((each) => ({name: each.message, line: each.line, detail: `method of ${each.className} (${each.parameters.map((parameter) => parameter.name).join(' ')})`}));
    case 'CAPTURE':
      return inside.captures.map((each) => ({...each, detail: `captured value ${each.slot}${where}`}));
    case 'REGISTER':
    case 'FLOAT_REGISTER':
      return registers(kind, program, line, inside, where, table);
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
