// Names to choose from while one types, once for the whole page: of cells in view that have one, and of functions.

import { html } from "lit";
import { idOf } from "./places.js";
import { namedCells, functionNames } from "../state/select.js";

export const namesView = (state) => html`
  <datalist id=${idOf(state, "names-of-cells")}>${namedCells(state).map((name) => html`<option value=${name}></option>`)}</datalist>
  <datalist id=${idOf(state, "names-of-functions")}>${functionNames(state).slice(0, 200).map((name) => html`<option value=${name}></option>`)}</datalist>`;
