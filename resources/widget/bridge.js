// SPDX-License-Identifier: GPL-3.0-or-later
// Talks to the loader in the shop's page. The first message from the parent names its origin; nothing is told to, or
// taken from, any other.

export class Bridge {
  // `onMessage(message)` takes { type: "init" | "open" | "close" | "layout" | "identify", … }.
  constructor(onMessage) {
    this.onMessage = onMessage;
    this.origin = "";
    if (this.embedded) window.addEventListener("message", (event) => this.take(event));
  }

  get embedded() {
    return window.parent !== window;
  }

  // Holds nothing secret, so it may go to whoever embeds us.
  hello() {
    if (this.embedded) window.parent.postMessage({ segue: 1, type: "hello" }, "*");
  }

  tell(message) {
    if (this.origin) window.parent.postMessage({ segue: 1, ...message }, this.origin);
  }

  take(event) {
    if (event.source !== window.parent || !event.data || event.data.segue !== 1) return;
    if (!this.origin && event.data.type === "init") this.origin = event.origin;
    if (event.origin === this.origin) this.onMessage(event.data);
  }
}
