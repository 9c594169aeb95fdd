// What both pages share of the document: colours, size of the text, how much room there is, and who types.

let projected = false;

/** Colours and size as the settings want them; returns whether the size is another one now. */
export function applyLook(settings) {
  const root = document.documentElement;
  if (settings.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  const before = projected;
  projected = root.toggleAttribute("data-projector", settings.projector);
  return projected !== before;
}

/** The width of the page in rem: a projector or a zoomed page has less room. */
export function roomForText() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  // Not innerWidth: on a phone it grows with what sticks out, and the wide page would stay.
  return document.documentElement.clientWidth / rem;
}

const isTyping = (element) => Boolean(element?.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select, vitrine-editor, [contenteditable]"));
const isControl = (element) => Boolean(element?.closest?.("button, a, summary, [role=slider], [role=separator], [role=tab], input, [tabindex]:not(body)"));
const usesArrows = (element) => Boolean(element?.closest?.("[role=slider], [role=separator], [role=tab], [role=grid], [role=log], [role=region], input, vitrine-listing"));

/** What a key press may mean where the focus is: see commandFor. */
export function whoTypes(event, inDialog, settings) {
  const target = event.composedPath()[0];
  return { typing: isTyping(event.target) || isTyping(target) || inDialog, control: isControl(target), arrows: usesArrows(target) || usesArrows(event.target), settings };
}
