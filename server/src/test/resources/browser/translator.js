// What browsers' translators do to a page, with other words than theirs: each piece of text is put into two elements of the translator's, and says
// something else then; and again whenever the page changes. Digits stay as they are. With `hostile` it does so to what is not to be translated as well.
window.translator = (hostile) => {
  // what is inside of something not to be translated may be for translation all the same
  const mayBe = (node) => !node.parentElement.closest("script, style, textarea") && (hostile || node.parentElement.closest("[translate]")?.getAttribute("translate") !== "no");
  const ours = new WeakSet();
  const wrap = (text) => {
    if (ours.has(text) || !/[\p{L}\p{N}]/u.test(text.data) || !text.parentElement || !mayBe(text)) return;
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    const translated = document.createTextNode("«" + text.data + "»");
    ours.add(translated);
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(translated);
    window.translations++;
  };
  const all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(wrap);
  };
  window.translations = 0;
  all(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "characterData") wrap(target);
      for (const node of addedNodes) {
        if (!node.isConnected) continue;
        if (node.nodeType === Node.TEXT_NODE) wrap(node);
        else if (node.nodeType === Node.ELEMENT_NODE) all(node);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
};
