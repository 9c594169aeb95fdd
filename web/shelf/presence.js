// Which texts are open in other tabs of this browser. Tabs ask each other; one that does not answer at once has nothing open, and if it wakes up
// later the revisions of the shelf keep its work apart.

const ANSWER_WITHIN_MS = 150;

/** @param to.holds the id of the text that this tab has open; to.changed is told when another tab changed the shelf */
export function announce({ holds, changed }) {
  const me = Math.random().toString(36).slice(2);
  const waiting = new Map();
  let channel = null;
  try {
    channel = new BroadcastChannel("vitrine.shelf");
  } catch {
    // Without it tabs do not know of each other, and revisions keep their work apart.
  }
  if (channel) channel.onmessage = ({ data }) => {
    if (data.type === "who" && data.id === holds()) channel.postMessage({ type: "me", asked: data.asked });
    else if (data.type === "me") waiting.get(data.asked)?.(true);
    else if (data.type === "changed") changed();
  };
  let asked = 0;

  return {
    /** Whether another tab has this text open. */
    isHeld(id) {
      if (!channel) return Promise.resolve(false);
      const question = `${me} ${asked++}`;
      return new Promise((resolve) => {
        const answer = (held) => {
          waiting.delete(question);
          resolve(held);
        };
        waiting.set(question, answer);
        channel.postMessage({ type: "who", id, asked: question });
        setTimeout(() => answer(false), ANSWER_WITHIN_MS);
      });
    },
    tellChanged: () => channel?.postMessage({ type: "changed" }),
  };
}
