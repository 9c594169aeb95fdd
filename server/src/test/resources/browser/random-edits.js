// Random edits of a text with breakpoints, in two windows on one session, against a model. Runs in the page, on its own modules: editor, store,
// actions, socket. Only the server is played here, and late.
//
// The model knows nothing of positions. Every line carries a marker of its own, as a comment, and a breakpoint is on a marker: whatever happened
// to the text, it must be shown on the line where that marker stands, and nowhere when it stands nowhere.
//
// arguments: {seed, sequences}, done. Answers {sequences, operations, checks, failure}: the first one that is found, with its seed and what was done.

const [options, done] = arguments;

(async () => {
  const { runScopeHandlers } = await import("@codemirror/view");
  const { undo, redo, moveLineUp, moveLineDown, deleteLine, deleteCharBackward, isolateHistory, indentMore } = await import("@codemirror/commands");
  const { createStore } = await import("/state/store.js");
  const { reduce, initialState } = await import("/state/reduce.js");
  const { checkMoment } = await import("/state/moment.js");
  const select = await import("/state/select.js");
  const { createActions } = await import("/actions.js");
  const { linesNow } = await import("/editor/lines.js");
  await import("/editor/editor.js");

  const MARKER = /; (m\d+)/g;
  const markersIn = (line) => [...line.matchAll(MARKER)].map(([, marker]) => marker);

  const inNote = (line) => /^\s*;/.test(line) && markersIn(line).length > 0 && !/^\s*; m\d+$/.test(line);

  const { seed: seeded, below, oneOf, often } = chance();

  // ---- time stands still but when it is told to go on

  const real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout, fetch: window.fetch, WebSocket: window.WebSocket };
  const now = Date.now;
  let timers = new Map();
  let lastTimer = 1e9;
  let clock = Date.now();
  let acting = null; // the window that does something: its timers and sockets go with it when it is closed
  function passTime() {
    const due = [...timers.values()];
    timers = new Map();
    for (const { run, window } of due) {
      acting = window;
      run();
    }
  }
  const settle = async () => {
    for (let i = 0; i < 12; i++) await null;
  };

  // ---- the server

  let sessions;
  let lastSession = 0;

  function assembled(source) {
    const rows = [];
    source.split("\n").forEach((text, i) => {
      if (/; m\d+/.test(text)) rows.push({ address: rows.length * 2, line: i + 1, function: "main", mnemonic: "nop", operands: "", text });
    });
    return { size: rows.length, from: 0, rows };
  }

  class Session {
    constructor(source, specs) {
      this.id = `s${++lastSession}`;
      this.listing = assembled(source);
      this.sets = [[]];
      this.sockets = new Set();
      if (specs.length) this.sets.push(specs);
    }
    get revision() {
      return this.sets.length - 1;
    }
    get set() {
      return this.sets.at(-1);
    }
    event(inReplyTo) {
      const breakpoints = this.set.map((spec) => {
        const row = this.listing.rows.find((each) => each.line >= spec.line);
        return { id: spec.id, verified: Boolean(row), line: row?.line ?? 0, address: row?.address ?? -1, cell: "", message: row ? "" : "No instruction.", column: 0, length: 0, hits: 0 };
      });
      return { type: "breakpoints", revision: this.revision, set: this.set, breakpoints, ...(inReplyTo === undefined ? {} : { inReplyTo }) };
    }
    stopped() {
      return { type: "stopped", reason: "step", time: 5, part: 0, end: 5, ended: false, status: { type: "ready" }, address: this.listing.rows[0]?.address ?? 0, line: this.listing.rows[0]?.line ?? 0, function: "main", depth: 1, lastStep: null, next: null, edited: [], hits: [], marks: [], logs: [], pointers: [], areas: {}, breakpoints: this.event().breakpoints };
    }
    /** The difference between what the sender had and what it wants, done to what there is: said in other words than the page's. */
    take({ id, revision, breakpoints }, from) {
      const base = new Map(this.sets[revision].map((spec) => [spec.id, spec]));
      const wanted = new Map(breakpoints.map((spec) => [spec.id, spec]));
      const next = [];
      for (const spec of this.set) {
        const [old, now] = [base.get(spec.id), wanted.get(spec.id)];
        if (old && !now) continue;
        if (!old || !now) next.push(now ?? spec);
        else next.push({ ...spec, ...Object.fromEntries(Object.entries(now).filter(([name, value]) => old[name] !== value)) });
      }
      const plain = ({ id: _, ...spec }) => JSON.stringify(Object.entries(spec).sort());
      for (const spec of breakpoints) {
        if (base.has(spec.id) || next.some((each) => each.id === spec.id)) continue;
        if (!next.some((each) => !base.has(each.id) && plain(each) === plain(spec))) next.push(spec);
      }
      if (JSON.stringify(next) !== JSON.stringify(this.set)) this.sets.push(next);
      from.tell(this.event(id));
      for (const socket of this.sockets) if (socket !== from) socket.tell(this.event());
    }
    end() {
      for (const socket of this.sockets) socket.tell({ type: "ended", reason: "deleted" });
      sessions.delete(this.id);
    }
  }

  class Socket {
    static OPEN = 1;
    readyState = 0;
    toServer = [];
    toPage = [];
    constructor(address) {
      this.session = sessions.get(address.split("/").at(-1));
      this.window = acting;
      queueMicrotask(() => {
        if (this.readyState !== 0) return;
        if (!this.session) return this.drop();
        this.readyState = 1;
        this.session.sockets.add(this);
        this.onopen?.();
        if (this.session.revision > 0) this.tell(this.session.event());
        this.tell(this.session.stopped());
      });
    }
    send(text) {
      this.toServer.push(JSON.parse(text));
    }
    tell(event) {
      this.toPage.push(JSON.stringify(event));
    }
    drop() {
      this.readyState = 3;
      this.session?.sockets.delete(this);
      acting = this.window;
      if (!acting?.closed) this.onclose?.();
    }
    close() {
      this.drop();
    }
    /** One message in one direction. */
    deliver() {
      if (this.readyState !== 1) return false;
      acting = this.window;
      const inward = this.toServer.length && (!this.toPage.length || often(0.5));
      if (inward) {
        const command = this.toServer.shift();
        if (command.type === "setBreakpoints") this.session.take(command, this);
        else if (command.id !== undefined) this.tell({ type: "problem", inReplyTo: command.id, title: "Not here.", detail: "", hint: "", code: "refused" });
        return true;
      }
      if (!this.toPage.length) return false;
      this.onmessage?.({ data: this.toPage.shift() });
      return true;
    }
  }

  const json = (status, body) => Promise.resolve({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) });
  function fetched(path, { method = "GET", body } = {}) {
    const given = body && JSON.parse(body);
    const [, , , id, what] = String(path).split("?")[0].split("/");
    const session = id && sessions.get(id);
    const facts = (one) => ({ id: one.id, machine: "stack", program: { codeBytes: one.listing.size * 2, marks: [], classes: [] }, state: one.stopped(), breakpoints: one.event() });
    if (path === "/api/assemble") return json(200, { machine: "stack", diagnostics: [], listing: assembled(given.source), image: null });
    if (path === "/api/sessions") {
      const one = new Session(given.source, given.breakpoints);
      sessions.set(one.id, one);
      return json(201, { ...facts(one), diagnostics: [], listing: one.listing });
    }
    if (!session) return json(404, { title: "There is no such session." });
    if (method === "DELETE") return session.end(), Promise.resolve({ ok: true, status: 204 });
    return json(200, what === "listing" ? session.listing : facts(session));
  }

  // ---- a window: what the page does, without its panels

  class Window {
    constructor(name) {
      this.name = name;
      this.kept = null;
      this.store = createStore(reduce, initialState, () => {});
      this.actions = createActions(this.store, { version: () => {}, begin: () => {}, keep: (moment, session) => (this.kept = { moment: JSON.parse(JSON.stringify(moment)), session }), settingsChanged: () => {}, timeline: false });
      this.editor = document.createElement("vitrine-editor");
      this.editor.style.height = "300px";
      this.editor.addEventListener("source-change", (e) => this.actions.edit(e.detail.value, e.detail));
      this.editor.addEventListener("toggle-breakpoint", (e) => this.actions.toggleBreakpoint({ line: e.detail.line }));
      document.body.append(this.editor);
    }
    get state() {
      return this.store.state;
    }
    get view() {
      return this.editor.view;
    }
    get text() {
      return this.editor.value;
    }
    get lines() {
      return this.text.split("\n");
    }
    async draw() {
      const now = this.state;
      this.editor.lines = now.lines;
      this.editor.value = now.source;
      this.editor.breakpoints = select.codeBreakpoints(now);
      this.editor.currentLine = select.position(now).line;
      await this.editor.updateComplete;
    }
    /** What a reload keeps. */
    keep() {
      this.actions.keepNow();
      return { moment: checkMoment(this.kept.moment), session: this.kept.session };
    }
    close() {
      this.editor.remove();
      this.view?.destroy();
      this.closed = true;
      for (const [id, timer] of timers) if (timer.window === this) timers.delete(id);
      for (const session of sessions.values()) for (const socket of [...session.sockets]) if (socket.window === this) socket.drop();
      for (const [id, timer] of timers) if (timer.window === this) timers.delete(id);
    }
  }

  // ---- one sequence

  let lastMarker = 0;
  const freshLine = () => oneOf([`    const ${below(90)} ; m${++lastMarker}`, `nop ; m${++lastMarker}`, `l${lastMarker}: dup ; m${++lastMarker}`, `\tprint   ; m${++lastMarker}`]);
  const freshText = (count) => Array.from({ length: count }, () => (often(0.12) ? oneOf(["", "; a note", "    "]) : freshLine())).join("\n");

  async function sequence(seed) {
    seeded(seed);
    lastMarker = 0;
    sessions = new Map();
    timers = new Map();
    const log = [];
    const model = { program: [], session: new Map(), own: new Map() };
    const windows = [];
    let flux = new Map(); // marker -> the window that changed it last, while others may not know
    const long = often(0.01);

    const failWith = (what, more) => {
      throw Object.assign(new Error(what), { failure: { seed, what, more, log: log.slice(-40) } });
    };

    const open = async (name, how) => {
      const one = (acting = new Window(name));
      await settle();
      windows.push(one);
      model.own.set(one, new Map());
      await how(one);
      await settle();
      await one.draw();
      return one;
    };
    const shut = (one) => {
      windows.splice(windows.indexOf(one), 1);
      model.own.delete(one);
      one.close();
    };

    const flush = async () => {
      const [session] = sessions.values();
      if (windows.some((one) => ![...session.sockets].some((socket) => socket.window === one))) passTime(); // a lost connection comes back
      await settle();
      for (let more = true; more; ) {
        more = false;
        for (const session of [...sessions.values()]) {
          for (const socket of [...session.sockets]) {
            while (socket.deliver()) {
              more = true;
              await settle(); // as between two messages of a real one
            }
          }
        }
        for (const session of sessions.values()) for (const socket of session.sockets) if (socket.toServer.length || socket.toPage.length) more = true;
      }
      for (const one of windows) {
        one.editor.dispatchEvent(new Event("focusout"));
        await one.draw();
        await one.draw();
      }
      await settle();
      flux = new Map();
    };
    const someMessages = async () => {
      for (let i = below(4); i > 0; i--) {
        const sockets = [...sessions.values()].flatMap((session) => [...session.sockets]);
        if (sockets.length) oneOf(sockets).deliver();
        await settle();
      }
    };

    const textMarkers = (one) => new Map(one.lines.flatMap((line, i) => markersIn(line).map((marker) => [marker, i + 1])));
    const knownTo = (one) => new Map([...model.session, ...model.own.get(one)]);

    const check = () => {
      checks++;
      for (const one of windows) {
        const at = textMarkers(one);
        const expected = [...knownTo(one)].filter(([marker]) => at.has(marker)).map(([marker, condition]) => `${at.get(marker)} ${condition}`).sort();
        const shown = select.codeBreakpoints(one.state).map((each) => `${each.line} ${each.condition}`).sort();
        if (one.state.source !== one.text) failWith("the state has another text than the editor", { window: one.name });
        if (JSON.stringify(expected) !== JSON.stringify(shown)) failWith("breakpoints are on other lines", { window: one.name, expected, shown, text: one.text.slice(0, 4000), program: model.program, breakpoints: one.state.breakpoints, set: [...sessions.values()][0].set });
        const lines = linesNow(one.view.state);
        const gutter = select.codeBreakpoints(one.state).map((each) => `${lines.lineOf(each.key)} ${each.condition}`).sort();
        if (JSON.stringify(gutter) !== JSON.stringify(expected)) failWith("the gutter shows other lines", { window: one.name, expected, gutter });
        model.program.forEach((markers, i) => {
          for (const marker of markers) {
            const [now, found] = [at.get(marker) ?? 0, lines.lineFrom("program", i + 1)];
            if (markers.length === 1 && now !== found) failWith("a line of the program is elsewhere", { window: one.name, marker, expected: now, found, text: one.text.slice(0, 4000) });
          }
        });
        for (const each of select.codeBreakpoints(one.state)) {
          const markers = markersIn(one.lines[each.line - 1]);
          const pending = !markers.some((marker) => model.program.some((list) => list.includes(marker)));
          if (markers.length === 1 && Boolean(each.pending) !== pending) failWith("pending is said wrongly", { window: one.name, line: each.line, pending });
        }
      }
      const [session] = sessions.values();
      const wanted = [...model.session].map(([marker, condition]) => `${model.program.findIndex((markers) => markers.includes(marker)) + 1} ${condition}`).sort();
      const there = session.set.map((spec) => `${spec.line} ${spec.condition}`).sort();
      if (JSON.stringify(wanted) !== JSON.stringify(there)) failWith("the session has another set", { wanted, there, program: model.program, source: windows[0].state.session?.source.slice(0, 4000), text: windows[0].text.slice(0, 4000) });
    };

    // ---- what people do

    const dispatch = (one, changes, more = {}) => one.view.dispatch({ changes, userEvent: [changes].flat().some((each) => each.insert) ? "input.paste" : "delete.selection", ...(often(0.3) ? { annotations: isolateHistory.of("full") } : {}), ...more });
    const anyLine = (one) => 1 + below(one.view.state.doc.lines);
    const lineAt = (one, number) => one.view.state.doc.line(number);
    const indent = (line) => line.from + /^\s*/.exec(line.text)[0].length;
    const cursor = (one, from, to = from) => one.view.dispatch({ selection: { anchor: from, head: to } });
    const rangeOfLines = (one) => {
      const { doc } = one.view.state;
      const first = anyLine(one);
      return [doc.line(first), doc.line(Math.min(doc.lines, first + below(4)))];
    };
    const markedLine = (one) => {
      const candidates = one.lines.map((line, i) => [i + 1, markersIn(line)]).filter(([number, markers]) => markers.length === 1 && !inNote(one.lines[number - 1]));
      return candidates.length ? oneOf(candidates) : null;
    };

    const edits = {
      pasteLines(one) {
        const line = lineAt(one, anyLine(one));
        const text = freshText(1 + below(3));
        oneOf([
          () => dispatch(one, { from: line.from, insert: `${text}\n` }),
          () => dispatch(one, { from: line.to, insert: `\n${text}` }),
          () => dispatch(one, { from: indent(line), insert: `${text}\n    ` }),
        ])();
      },
      typeIntoLine(one) {
        const line = lineAt(one, anyLine(one));
        const insert = oneOf(["x", "a: ", " ", "swap "]);
        for (const letter of insert) dispatch(one, { from: Math.min(often(0.5) ? line.from : indent(line), one.view.state.doc.length), insert: letter }, { userEvent: "input.type" });
      },
      breakLine(one) {
        const line = lineAt(one, anyLine(one));
        dispatch(one, { from: oneOf([line.from, indent(line), line.to]), insert: oneOf(["\n", "\n    ", "\n\n"]) }, { userEvent: "input" });
      },
      joinLines(one) {
        const number = 1 + anyLine(one);
        if (number > one.view.state.doc.lines) return;
        cursor(one, lineAt(one, number).from);
        deleteCharBackward(one.view);
      },
      deleteLines(one) {
        const [first, last] = rangeOfLines(one);
        oneOf([
          () => (cursor(one, first.from, last.from), deleteLine(one.view)),
          () => last.to < one.view.state.doc.length && dispatch(one, { from: first.from, to: last.to + 1 }),
          () => first.from > 0 && dispatch(one, { from: first.from - 1, to: last.to }),
        ])();
      },
      deleteFromContentToContent(one) {
        const [first, last] = rangeOfLines(one);
        if (first.number < last.number && /\S/.test(last.text) && /\S/.test(first.text)) dispatch(one, { from: indent(first), to: indent(last) });
      },
      replaceLines(one) {
        const [first, last] = rangeOfLines(one);
        const text = freshText(1 + below(3));
        if (last.to < one.view.state.doc.length) dispatch(one, { from: first.from, to: last.to + 1, insert: `${text}\n` });
        else if (first.from > 0) dispatch(one, { from: first.from - 1, to: last.to, insert: `\n${text}` });
      },
      retypeInstruction(one) {
        const line = lineAt(one, anyLine(one));
        const to = line.from + Math.max(0, line.text.search(/; m\d/));
        if (markersIn(line.text).length !== 1) return;
        oneOf([
          () => dispatch(one, { from: line.from, to, insert: "    swap " }),
          () => dispatch(one, { from: indent(line), to: Math.max(to, indent(line)), insert: "pop " }),
          () => (dispatch(one, { from: line.from, to }), dispatch(one, { from: line.from, insert: "  over " })),
        ])();
      },
      moveLines(one) {
        const [first, last] = rangeOfLines(one);
        cursor(one, first.from, last.to);
        oneOf([moveLineUp, moveLineDown])(one.view);
      },
      dragLines(one) {
        const { doc } = one.view.state;
        const [first, last] = rangeOfLines(one);
        const target = lineAt(one, anyLine(one));
        if (last.to >= doc.length || (target.from >= first.from && target.from <= last.to + 1)) return;
        const text = doc.sliceString(first.from, last.to + 1);
        dispatch(one, [{ from: first.from, to: last.to + 1 }, { from: target.from, insert: text }], { userEvent: "move.drop" });
      },
      indentLines(one) {
        const [first, last] = rangeOfLines(one);
        cursor(one, first.from, last.to);
        indentMore(one.view);
      },
      pasteOverAll(one) {
        const lines = one.lines.filter((line) => !markersIn(line).length || often(0.93)).map((line) => (often(0.1) ? `  ${line.trim()}` : line));
        if (often(0.5)) lines.splice(below(lines.length + 1), 0, ...Array.from({ length: 2 + below(2) }, freshLine));
        dispatch(one, { from: 0, to: one.view.state.doc.length, insert: lines.join("\n") }, { userEvent: "input.paste" });
      },
      undo: (one) => undo(one.view),
      redo: (one) => redo(one.view),
      undoMuch: (one) => Array.from({ length: 1 + below(6) }, () => undo(one.view)),
      redoMuch: (one) => Array.from({ length: 1 + below(6) }, () => redo(one.view)),
      // another part of the page gives the program another text
      async rewrite(one) {
        await one.draw();
        one.editor.dispatchEvent(new Event("focusout"));
        const lines = one.state.source.split("\n");
        const directive = lines.findIndex((line) => line.startsWith(".collector"));
        const text = oneOf([
          () => (directive >= 0 ? lines.map((line, i) => (i === directive ? `.collector ${oneOf(["copying", "marking", "none"])}` : line)) : [".collector copying", ...lines]),
          () => (directive >= 0 ? lines.filter((_, i) => i !== directive) : lines),
          () => lines.map((line) => (/^\s/.test(line) || often(0.5) ? `    ${line.trim()}` : line)),
          () => {
            const from = below(lines.length);
            const moved = lines.splice(from, 1 + below(3));
            lines.splice(below(lines.length + 1), 0, ...moved);
            return lines;
          },
        ])().join("\n");
        one.actions.edit(text);
      },
    };

    const owned = async (one, marker) => {
      if (flux.has(marker) && flux.get(marker) !== one) await flush();
    };

    const deeds = {
      async toggle(one) {
        const target = markedLine(one);
        if (!target) return "";
        const [, [marker]] = target;
        await owned(one, marker);
        await one.draw();
        const line = textMarkers(one).get(marker);
        cursor(one, lineAt(one, line).from);
        runScopeHandlers(one.view, new KeyboardEvent("keydown", { key: "F9", keyCode: 120 }), "editor");
        const own = model.own.get(one);
        if (model.session.delete(marker) || own.delete(marker)) {
          flux.set(marker, one);
          return `off ${marker}`;
        }
        const inProgram = model.program.some((markers) => markers.includes(marker));
        (inProgram ? model.session : own).set(marker, "");
        flux.set(marker, one);
        return `on ${marker}`;
      },
      async condition(one) {
        const at = textMarkers(one);
        const candidates = [...knownTo(one).keys()].filter((marker) => at.has(marker) && markersIn(one.lines[at.get(marker) - 1]).length === 1);
        if (!candidates.length) return "";
        const marker = oneOf(candidates);
        await owned(one, marker);
        await one.draw(); // it is changed where it is seen
        const known = select.codeBreakpoints(one.state).find((each) => each.line === textMarkers(one).get(marker));
        if (!known) {
          await flush();
          return "";
        }
        const condition = `n == ${below(1000)}`;
        one.actions.changeBreakpoint(known.key, { condition });
        (model.session.has(marker) ? model.session : model.own.get(one)).set(marker, condition);
        flux.set(marker, one);
        return `${marker} ${condition}`;
      },
      async assemble(one) {
        await flush();
        check();
        // two lines that were joined are one instruction from now on, or none, and nobody can say whose
        if (one.lines.some((line) => markersIn(line).length > 1 || inNote(line))) return "";
        const at = textMarkers(one);
        const known = knownTo(one);
        model.program = one.lines.map(markersIn);
        model.session = new Map([...known].filter(([marker]) => at.has(marker)));
        model.own.set(one, new Map([...known].filter(([marker]) => !at.has(marker))));
        const restarting = one.actions.restartWithEdits();
        if (often(0.3)) edits.typeIntoLine(one); // while it is being assembled
        await restarting;
        await settle();
        // the other window had the session that is gone; it is opened anew on this one
        for (const other of windows.filter((each) => each !== one)) shut(other);
        await flush();
        const { moment, session } = one.keep();
        await open("two", (two) => two.actions.resume(session, moment));
        model.own.get(windows.at(-1)).clear();
        return "";
      },
      async reload(one) {
        if (often(0.5)) await flush();
        one.editor.dispatchEvent(new Event("focusout"));
        const { moment, session } = one.keep();
        const at = textMarkers(one);
        const own = [...model.own.get(one)].filter(([marker]) => at.has(marker));
        // a message that left is not lost with the page
        const sockets = [...(sessions.get(session)?.sockets ?? [])].filter((socket) => socket.window === one);
        for (const socket of sockets) if (often(0.5)) for (const command of socket.toServer) if (command.type === "setBreakpoints") socket.session.take(command, socket);
        shut(one);
        const again = await open(one.name, (fresh) => fresh.actions.resume(session, moment));
        model.own.set(again, new Map(own));
        for (const [marker, who] of flux) if (who === one) flux.set(marker, again);
        return "";
      },
      async lose(one) {
        for (const session of sessions.values()) for (const socket of [...session.sockets]) if (socket.window === one) socket.drop();
        await settle();
        if (often(0.5)) passTime();
        await settle();
        return "";
      },
      async time() {
        passTime();
        await settle();
        return "";
      },
    };

    try {
      const source = freshText(6 + below(10)) + (long ? `\n; ${"long ".repeat(41_000)}` : "");
      model.program = source.split("\n").map(markersIn);
      await open("one", (one) => one.actions.load({ source }));
      await flush();
      await open("two", (two) => two.actions.resume(windows[0].keep().session, windows[0].keep().moment));
      await flush();
      check();
      for (let i = 12 + below(18); i > 0; i--) {
        const one = (acting = oneOf(windows));
        const name = often(0.62) ? oneOf(Object.keys(edits)) : oneOf(["toggle", "toggle", "toggle", "toggle", "condition", "condition", "assemble", "reload", "lose", "time"]);
        operations++;
        clock += 1000; // what is done by itself is undone by itself
        log.push(`${one.name} ${name}`);
        const said = await (edits[name] ?? deeds[name])(one);
        if (typeof said === "string" && said) log[log.length - 1] += ` ${said}`;
        if (!one.closed && (name === "toggle" || often(0.7))) await one.draw(); // nobody types within the frame in which a breakpoint is drawn
        await settle();
        await someMessages();
        if (often(0.3)) {
          await flush();
          check();
        }
      }
      await flush();
      check();
    } finally {
      for (const one of [...windows]) shut(one);
    }
  }

  let operations = 0;
  let checks = 0;
  let failure = null;
  const problems = [];
  const complaint = (event) => problems.push(String(event.reason?.stack ?? event.error?.stack ?? event.message));
  addEventListener("error", complaint);
  addEventListener("unhandledrejection", complaint);
  window.setTimeout = (run, delay, ...more) => (timers.set(++lastTimer, { run: () => run(...more), window: acting }), lastTimer);
  window.clearTimeout = (id) => (timers.delete(id), real.clearTimeout.call(window, id));
  Date.now = () => clock;
  window.fetch = fetched;
  window.WebSocket = Socket;
  let count = 0;
  try {
    for (; count < options.sequences && !failure && !problems.length; count++) await sequence(options.seed + count);
    if (problems.length) failure = { seed: options.seed + count - 1, what: "the console complained", more: problems.slice(0, 3) };
  } catch (error) {
    failure = error.failure ?? { seed: options.seed + count, what: String(error.stack ?? error) };
  } finally {
    Object.assign(window, real);
    Date.now = now;
    removeEventListener("error", complaint);
    removeEventListener("unhandledrejection", complaint);
  }
  return { sequences: count, operations, checks, failure };
})().then(done, (error) => done({ failure: { what: String(error.stack ?? error) } }));
