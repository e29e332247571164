// SPDX-License-Identifier: GPL-3.0-or-later
// The start of a conversation: a greeting, and who the visitor is if they care to say.
import { byId, show } from "./dom.js";

export class Details {
  constructor(session) {
    this.session = session;
    this.email = byId("email");
    this.name = byId("name");
    this.problem = byId("email-problem");
    this.email.value = session.kept.email || "";
    this.name.value = session.kept.name || "";
    this.email.oninput = () => this.complain(false);
    // Enter goes on to the next field; the message is the last.
    this.email.onkeydown = (event) => this.onEnter(event, this.name);
    this.name.onkeydown = (event) => this.onEnter(event, byId("text"));
  }

  onEnter(event, next) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    next.focus();
  }

  // Who a message says it is from: `{ email, name }`, or null while the address cannot be one.
  take() {
    const email = this.email.value.trim();
    const name = this.name.value.trim();
    if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(email)) {
      this.complain(true);
      this.email.focus();
      return null;
    }
    this.session.keep({ email, name });
    return { email, name };
  }

  complain(wrong) {
    show(this.problem, wrong);
    if (wrong) this.email.setAttribute("aria-invalid", "true");
    else this.email.removeAttribute("aria-invalid");
  }

  // Asked before the first message only, and never of somebody whom the shop has vouched for.
  describe(begun) {
    show(byId("details"), !begun && !this.session.identified);
    show(byId("welcome"), !begun);
    show(byId("away"), !begun && !this.session.agentsAvailable && !this.session.identified);
  }
}
