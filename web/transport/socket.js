// One WebSocket to one session. Sends commands, matches answers by id, acknowledges every state so that the server
// sends the next, and comes back by itself after a loss. Knows no page.

import { Problem } from "./rest.js";

const LONGEST_WAIT_MS = 8000;

export class Connection {
  #socket = null;
  #next = 1;
  #waiting = new Map();
  #queue = [];
  #closed = false;
  #delay = 300;
  #timer = 0;

  /** @param {{onEvent: (event) => void, onConnection: (state: string) => void}} to */
  constructor(id, to) {
    this.id = id;
    this.to = to;
    this.#open();
  }

  /** Sends a command; the promise is the event that answers it. */
  send(command) {
    if (this.#closed) return Promise.reject(new Problem({ title: "This session has ended." }, 404));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#put(JSON.stringify({ ...command, id }));
    });
  }

  /** Sends a command that is not answered by itself, such as what to show from now on. */
  tell(command) {
    if (!this.#closed) this.#put(JSON.stringify(command));
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#refuseAll("This session has ended.");
  }

  #put(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#queue.push(text);
  }

  #open() {
    this.to.onConnection("connecting");
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/api/sessions/${encodeURIComponent(this.id)}`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#delay = 300;
      this.to.onConnection("open");
      for (const text of this.#queue.splice(0)) socket.send(text);
    };
    socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
    socket.onclose = () => this.#lost(socket);
  }

  #receive(event) {
    if (event.type === "ended") this.#closed = true;
    this.to.onEvent(event);
    if (event.sequence !== undefined) {
      // After the frame that draws it: a slow page is sent fewer states.
      requestAnimationFrameOrSoon(() => {
        if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ type: "seen", sequence: event.sequence }));
      });
    }
    if (event.inReplyTo === undefined) return;
    this.#answer(event.inReplyTo, event);
    if (event.type === "stopped") {
      // States that were not sent are left out, and with them their answers: a stop is the answer to all that was asked before.
      for (const id of [...this.#waiting.keys()]) if (id < event.inReplyTo) this.#answer(id, event);
    }
  }

  #answer(id, event) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (event.type === "problem") waiting.reject(new Problem(event, 409));
    else waiting.resolve(event);
  }

  #lost(socket) {
    if (socket !== this.#socket) return;
    this.#refuseAll("The connection was lost.");
    if (this.#closed) return;
    this.to.onConnection("lost");
    this.#timer = setTimeout(() => this.#open(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_WAIT_MS);
  }

  #refuseAll(title) {
    this.#queue.length = 0;
    for (const waiting of this.#waiting.values()) waiting.reject(new Problem({ title }, 0));
    this.#waiting.clear();
  }
}

// A hidden tab gets no animation frames and must acknowledge nevertheless.
function requestAnimationFrameOrSoon(run) {
  if (document.hidden) setTimeout(run, 50);
  else requestAnimationFrame(run);
}
