// The classes of the program as a tree, with their fields and methods, and the way that the last message took through them.

import { html, nothing } from "lit";
import { classTree, lookUpOf } from "../state/classes.js";
import { sized } from "./layout.js";
import { goToLine } from "./places.js";
import { icon } from "./icons.js";

/** The title of an object is the name of its class; known while the object is in view. */
const titleIn = (state) => (value) => {
  for (const area of Object.values(state.areas)) {
    const group = area.groups?.find((each) => each.name === value.target);
    if (group) return group.title;
  }
  return value.text;
};

export function classesView(state) {
  const classes = state.session?.program?.classes ?? [];
  if (!classes.length) return html`<p class="empty" translate="yes">This program has no classes.</p>`;
  const lookUp = state.run ? null : lookUpOf(classes, state.stop?.lastStep, titleIn(state));
  return html`
    ${lookUp ? html`<p class="look-up" data-test="look-up" data-message=${lookUp.message} data-found=${lookUp.found ?? nothing}>${icon("inside")}<span><code translate="no">${lookUp.message}</code> ${lookUp.walked.map((name, i) => html`${i ? html` <span aria-label="then">→</span> ` : nothing}<code translate="no">${name}</code>`)}${lookUp.found ? ": found" : ": not there"}</span></p>` : nothing}
    <ol class="classes" data-test="classes">${classTree(classes).map((each) => classView(each, lookUp))}</ol>`;
}

function classView(each, lookUp) {
  const place = lookUp ? lookUp.walked.indexOf(each.name) : -1;
  const found = lookUp?.found === each.name;
  return html`<li class="class ${place >= 0 ? "is-walked" : ""} ${found ? "is-found" : ""}" data-test="class" data-name=${each.name} data-step=${place >= 0 ? place + 1 : nothing} ${sized("marginLeft", `${each.depth * 1.1}rem`)}>
    <h3><span class="class-name">${each.name}</span>${each.parent ? html` <span class="quiet">extends ${each.parent}</span>` : nothing}
      ${place >= 0 ? html`<span class="mark ${found ? "mark-new" : "mark-read"}"><span aria-hidden="true">${place + 1}</span>${found ? "found here" : "looked here"}</span>` : nothing}</h3>
    ${each.fields.length + each.inherited.length ? html`<p class="class-fields"><span class="unseen">Fields: </span>${each.inherited.map((field) => html`<code translate="no" class="quiet" title="inherited from ${field.from}">${field.name}</code> `)}${each.fields.map((field) => html`<code translate="no">${field}</code> `)}</p>` : nothing}
    ${each.methods.length ? html`<p class="class-methods"><span class="unseen">Methods: </span>${each.methods.map((method) => html`<button type="button" class="value ref is-place ${found && method.message === lookUp.message ? "is-answer" : ""}" data-test="method" data-name=${method.function} title="${method.function}${method.line ? `, line ${method.line}` : ""}${each.overrides.has(method.message) ? ": in the place of an inherited one" : ""}" @click=${(e) => method.line && goToLine(method.line, e.target)}>${method.message}${each.overrides.has(method.message) ? html`<span class="unseen"> overrides</span><span aria-hidden="true">↑</span>` : nothing}</button> `)}</p>` : nothing}
  </li>`;
}
