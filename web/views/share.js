// The link that re-creates this moment. Everything is in the fragment; the link is made when the dialog opens.

import { html } from "lit";
import { until } from "lit/directives/until.js";
import { encodeMoment, encodeTwo } from "../state/link.js";
import * as select from "../state/select.js";
import { outdated } from "../state/about.js";
import { count, counted } from "../state/numbers.js";
import { icon } from "./icons.js";
import { copyText } from "./clipboard.js";

// The same promises as long as the moment is the same: what is drawn of them then stays, with the focus in it.
let made = { key: "", link: null, field: null, length: null };

/** @param encode makes the fragment of the link of it */
function make(key, encode) {
  const link = encode().then((text) => `${location.origin}${location.pathname}#${text}`);
  const field = link.then((text) => html`<input class="code-field grow" readonly data-test="share-link" aria-label="Link to this moment" .value=${text} @focus=${(e) => e.target.select()}>`);
  const length = link.then(({ length }) => html`${counted(length, "character")}${length > 8000 ? ". Some programs cut links this long: a file may travel better." : ""}`);
  return { key, link, field, length };
}

export function shareDialog(state, actions, dialog) {
  const moment = select.moment(state);
  return shareView(JSON.stringify(moment), () => encodeMoment(moment), { copied: dialog.copied && !outdated(dialog.about, state) }, () => actions.ui({ dialog: { ...dialog, copied: true, about: null } }), // what is copied is this moment
    html`Whoever opens this link sees the program at step ${count(moment.time)}, with its input and breakpoints.`);
}

export function shareTwoDialog(moments, dialog, copied) {
  return shareView(JSON.stringify(moments), () => encodeTwo(moments), dialog, copied,
    html`Whoever opens this link sees both programs side by side, at steps ${count(moments[0].time)} and ${count(moments[1].time)}, with their inputs and breakpoints.`);
}

function shareView(key, encode, dialog, copied, what) {
  if (made.key !== key) made = make(key, encode);
  const copy = async () => {
    await copyText(await made.link);
    copied();
  };
  return html`
    <p>${what} Nothing runs by itself, and nothing is stored anywhere: all of it is in the link.</p>
    <div class="share-row">
      ${until(made.field, html`<input class="code-field grow" readonly aria-label="Link to this moment">`)}
      <button type="button" class="button primary" autofocus data-test="share-copy" @click=${copy}>${icon(dialog.copied ? "done" : "copy")}${dialog.copied ? "Copied" : "Copy"}</button>
    </div>
    <p class="quiet" role="status">${until(made.length, "")}</p>`;
}
