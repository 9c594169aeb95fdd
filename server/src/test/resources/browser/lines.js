// Where lines are after edits, case by case: state/lines.js and state/breakpoints.js with the editor's own commands. Runs in the page.
// Answers what is not as it must be: ["case: expected ..., found ..."].

const done = arguments[arguments.length - 1];

(async () => {
  const { EditorState } = await import("@codemirror/state");
  const commands = await import("@codemirror/commands");
  const { Lines, textOf } = await import("/state/lines.js");
  const { followedLines, linesNow, replacingLines } = await import("/editor/lines.js");
  const { rebased, sameSet } = await import("/state/breakpoints.js");
  const wrong = [];
  const is = (name, found, expected) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  };

  const TEXT = ["loop:", "    const 1", "", "    dup", "; a note", "l2: add", "    print", "    dup", "    halt"];

  /** A text with a mark on each of some lines; `edit` gets {state, dispatch, at}. Where the marks are then, and after an undo and a redo. */
  function edited(edit, marks = [1, 2, 3, 4, 5, 6, 7, 8, 9], text = TEXT) {
    let state = EditorState.create({ doc: text.join("\n"), extensions: [followedLines, commands.history()] });
    const target = {
      get state() {
        return state;
      },
      dispatch: (...specs) => (state = specs[0]?.state ? specs[0].state : state.update(...specs).state),
      /** The place of a line, or of a word on it. */
      at: (number, word = "") => state.doc.line(number).from + Math.max(0, state.doc.line(number).text.indexOf(word)),
      end: (number) => state.doc.line(number).to,
      select: (anchor, head = anchor) => (state = state.update({ selection: { anchor, head } }).state),
    };
    target.dispatch({ effects: replacingLines(new Lines(state.doc).named("program").marked(marks.map((line) => [`k${line}`, line]))) });
    const places = () => marks.map((line) => linesNow(state).lineOf(`k${line}`));
    const program = () => text.map((_, i) => linesNow(state).lineFrom("program", i + 1));
    const before = places();
    edit(target);
    const after = places();
    const [undone, redone] = [commands.undo, commands.redo].map((command) => {
      while (command(target));
      return places();
    });
    is(`${edit} undone`, undone, before);
    is(`${edit} redone`, redone, after);
    if (marks.length === text.length) is(`${edit} program`, program(), after);
    return after;
  }
  is("a line in front", edited((t) => t.dispatch({ changes: { from: 0, insert: "nop\n" } })), [2, 3, 4, 5, 6, 7, 8, 9, 10]);
  is("lines pasted in front on the same line", edited((t) => t.dispatch({ changes: { from: t.at(4, "dup"), insert: "nop\n    nop\n    " } })), [1, 2, 3, 6, 7, 8, 9, 10, 11]);
  is("Enter in the indentation", edited((t) => t.dispatch({ changes: { from: t.at(4) + 2, insert: "\n" } })), [1, 2, 3, 5, 6, 7, 8, 9, 10]);
  is("Enter at the end", edited((t) => t.dispatch({ changes: { from: t.end(4), insert: "\n" } })), [1, 2, 3, 4, 6, 7, 8, 9, 10]);
  is("an instruction parted from its label", edited((t) => t.dispatch({ changes: { from: t.at(6, "add"), insert: "\n    " } })), [1, 2, 3, 4, 5, 7, 8, 9, 10]);
  is("joined with the line before", edited((t) => t.dispatch({ changes: { from: t.end(6), to: t.at(7, "print"), insert: " " } })), [1, 2, 3, 4, 5, 6, 6, 7, 8]);
  is("joined and parted again by hand", edited((t) => {
    t.dispatch({ changes: { from: t.end(1), to: t.at(2, "const") } });
    t.dispatch({ changes: { from: t.at(1, "const"), insert: "\n    " } });
  }), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  is("typed over", edited((t) => t.dispatch({ changes: { from: t.at(4, "dup"), to: t.end(4), insert: "swap" } })), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  is("emptied, and typed into", edited((t) => {
    t.dispatch({ changes: { from: t.at(4), to: t.end(4) } });
    for (const letter of "    pop") t.dispatch({ changes: { from: t.end(4), insert: letter } });
    t.dispatch({ changes: { from: t.end(4), insert: "\n" } });
  }), [1, 2, 3, 4, 6, 7, 8, 9, 10]);
  is("typed into an empty line", edited((t) => {
    for (const letter of "    pop") t.dispatch({ changes: { from: t.end(3), insert: letter } });
    t.dispatch({ changes: { from: t.end(3), insert: "\n" } });
  }), [1, 2, 3, 5, 6, 7, 8, 9, 10]);
  is("deleted", edited((t) => t.dispatch({ changes: { from: t.at(4), to: t.at(5) } })), [1, 2, 3, 0, 4, 5, 6, 7, 8]);
  is("deleted at the end of the text", edited((t) => t.dispatch({ changes: { from: t.end(8), to: t.end(9) } })), [1, 2, 3, 4, 5, 6, 7, 8, 0]);
  is("deleted letter by letter", edited((t) => {
    t.select(t.end(4));
    for (let i = 0; i < 8; i++) commands.deleteCharBackwardStrict(t);
  }), [1, 2, 3, 0, 4, 5, 6, 7, 8]);
  is("from the middle of a line to the middle of another", edited((t) => t.dispatch({ changes: { from: t.at(2, "st"), to: t.at(7, "int") } })), [1, 2, 0, 0, 0, 0, 0, 3, 4]);
  is("moved down", edited((t) => (t.select(t.at(4)), commands.moveLineDown(t))), [1, 2, 3, 5, 4, 6, 7, 8, 9]);
  is("moved up", edited((t) => (t.select(t.at(6), t.end(7)), commands.moveLineUp(t))), [1, 2, 3, 4, 7, 5, 6, 8, 9]);
  is("dragged down", edited((t) => t.dispatch({ changes: [{ from: t.at(2), to: t.at(5) }, { from: t.at(8), insert: t.state.sliceDoc(t.at(2), t.at(5)) }] })), [1, 5, 0, 7, 2, 3, 4, 8, 9]);
  is("dragged up", edited((t) => t.dispatch({ changes: [{ from: t.at(2), insert: t.state.sliceDoc(t.at(7), t.at(9)) }, { from: t.at(7), to: t.at(9) }] })), [1, 4, 5, 6, 7, 8, 2, 3, 9]);
  is("copied down, before itself", edited((t) => (t.select(t.at(4)), commands.copyLineDown(t))), [1, 2, 3, 5, 6, 7, 8, 9, 10]);
  is("copied up, behind itself", edited((t) => (t.select(t.at(4)), commands.copyLineUp(t))), [1, 2, 3, 4, 6, 7, 8, 9, 10]);
  is("indented", edited((t) => (t.select(0, t.state.doc.length), commands.indentMore(t))), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  is("replaced by something else", edited((t) => t.dispatch({ changes: { from: t.at(4), to: t.at(7), insert: "    nop\n    pop\n" } })), [1, 2, 3, 0, 0, 0, 6, 7, 8]);
  const over = (lines) => (t) => t.dispatch({ changes: { from: 0, to: t.state.doc.length, insert: lines.join("\n") } });
  is("the whole text pasted over", edited(over(["; new", ...TEXT.slice(0, 4), "; more", ...TEXT.slice(4)]), [1, 2, 4, 6, 7, 8, 9]), [2, 3, 5, 8, 9, 10, 11]);
  is("one instruction exchanged in the whole text", edited(over(TEXT.map((line) => line.replace("const 1", "gload x"))), [1, 2, 4, 6, 7, 8, 9]), [1, 0, 4, 6, 7, 8, 9]);
  is("formatted", edited(over(["loop:", "  CONST  1", "  DUP", "; a note", "l2:", "  ADD", "  PRINT", "  DUP", "  HALT"]), [1, 2, 4, 6, 7, 8, 9]), [1, 2, 3, 6, 7, 8, 9]);
  is("two parts exchanged", edited(over([...TEXT.slice(5), ...TEXT.slice(0, 5)]), [1, 2, 6, 7, 8, 9]), [5, 6, 1, 2, 3, 4]);
  const another = Array.from({ length: 20 }, (_, i) => (i % 5 ? `    gload v${i}` : "    print"));
  is("all of it deleted", edited((t) => t.dispatch({ changes: { from: 0, to: t.state.doc.length } }), [1], ["    halt"]), [0]);
  is("another program", edited(over(another), [2, 12], Array.from({ length: 20 }, (_, i) => (i % 4 ? `    gstore w${i}` : "    print"))), [0, 0]);

  // ---- the program that runs, as it is seen from the text

  const lines = (text) => new Lines(textOf(text)).named("program");
  const after = (one, changes) => {
    const state = EditorState.create({ doc: one.doc }).update({ changes });
    return one.after(state.changes, state.newDoc);
  };
  const onEmpty = after(lines("\nnop\nhalt"), { from: 0, insert: "pop" });
  is("an instruction on a line that was empty is new", [1, 2, 3].map((line) => onEmpty.lineIn("program", line)), [0, 2, 3]);
  const joined = after(lines("; note\nnop"), { from: 6, to: 7 });
  is("a note and an instruction joined are the instruction", joined.lineIn("program", 1), 2);
  const kept = after(lines("a:\nnop\npop\nhalt"), [{ from: 3, insert: "dup\n" }, { from: 11, to: 15 }]);
  is("an edited text is known again from its rows", new Lines(kept.doc).withRows("program", "a:\nnop\npop\nhalt", kept.toRows("program")).layers.program.at.join(), kept.layers.program.at.join());
  is("an edited text is known again from what it says", kept.found("program", "a:\nnop\npop\nhalt").toRows("program"), kept.toRows("program"));
  const long = Array.from({ length: 30_000 }, (_, i) => `    const ${i}`);
  const much = lines(long.join("\n"));
  let typed = much;
  for (let i = 0; i < 20; i++) typed = after(typed, { from: 100_000, insert: "x" });
  is("a long text", typed.lineFrom("program", 30_000), 30_000);

  // a mark that came to be while its line was deleted here, and whose program is gone when the line comes back
  const first = lines("nop\npop\nhalt");
  const cut = { changes: EditorState.create({ doc: first.doc }).changes({ from: 4, to: 8 }), doc: textOf("nop\nhalt") };
  const next = first.after(cut.changes, cut.doc).awaiting("program", [["k", 2]]).named("program");
  is("a breakpoint of another window comes back with its line", next.after(cut.changes.invert(first.doc), first.doc, first.touched(cut.changes, cut.doc)).lineOf("k"), 2);

  // ---- the editor with a very long text, which tells what was typed a moment later
  await import("/editor/editor.js");
  const editor = document.createElement("vitrine-editor");
  const veryLong = `nop\n; ${"long ".repeat(41_000)}`;
  editor.value = veryLong;
  document.body.append(editor);
  await editor.updateComplete;
  editor.view.dispatch({ changes: { from: 0, insert: "typed " } });
  editor.value = veryLong;
  is("what was typed is not taken back by the text as it was known", editor.value.slice(0, 9), "typed nop");
  // pasted over, and two of its lines joined, before it is told: whoever has other marks by then follows both, one after the other
  const { reduce, initialState } = await import("/state/reduce.js");
  const rest = `; ${"long ".repeat(41_000)}`;
  const typedSince = { ...initialState, source: `a\nnop\npop\n${rest}`, lines: lines(`a\nnop\npop\n${rest}`) };
  editor.lines = typedSince.lines;
  editor.value = typedSince.source;
  await editor.updateComplete;
  let told = null;
  editor.addEventListener("source-change", (event) => (told = event.detail));
  editor.view.dispatch({ changes: { from: 0, to: editor.value.length, insert: `nop\npop\n${rest}` } });
  editor.view.dispatch({ changes: { from: 3, to: 4, insert: " " } });
  editor.dispatchEvent(new Event("focusout"));
  const marked = { ...typedSince, lines: typedSince.lines.marked([["k", 4]]) };
  const joinedThere = reduce(marked, { type: "source", ...told });
  is("two edits that are told at once", [1, 2, 3, 4].map((line) => joinedThere.lines.lineFrom("program", line)), [0, 1, 1, 2]);
  editor.remove();

  // ---- sets of breakpoints

  const at = (id, line, condition = "") => ({ id, line, condition });
  is("others' changes stay", rebased([at("a", 1), at("b", 2)], [at("a", 1, "x"), at("c", 3)], [at("a", 1), at("b", 2), at("d", 4)]), [at("a", 1, "x"), at("d", 4), at("c", 3)]);
  is("what somebody took out stays out", rebased([at("a", 1)], [at("a", 1, "x")], []), []);
  is("what two added is one, and keeps what was said of it since", rebased([at("b", 5)], [at("b", 5, "x")], [at("a", 5)]), [at("a", 5, "x")]);
  is("a change since the one that may have arrived", rebased([], [at("a", 1, "x")], [at("a", 1)], [at("a", 1)]), [at("a", 1, "x")]);
  is("others' change of what may have arrived", rebased([], [at("a", 1)], [at("a", 1, "y")], [at("a", 1)]), [at("a", 1, "y")]);
  is("taken out while it was under way", rebased([], [], [at("a", 1)], [at("a", 1)]), []);
  is("it never arrived", rebased([], [at("a", 1)], [], [at("a", 1)]), [at("a", 1)]);
  is("the order does not matter", sameSet([at("a", 1), at("b", 2)], [at("b", 2), at("a", 1)]), true);
  return wrong;
})().then(done, (error) => done([String(error.stack ?? error)]));
