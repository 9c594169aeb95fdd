// Chooses by the address which page this is: one machine, or two side by side.

import { isComparison } from "./state/pair.js";
import "./editor/editor.js";
import "./views/listing.js";
import "./views/reference.js";

if (isComparison(location.hash)) import("./comparing.js");
else import("./single.js");
