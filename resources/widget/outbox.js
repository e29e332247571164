// SPDX-License-Identifier: GPL-3.0-or-later
// Messages on their way to the hub: kept over reloads, sent in order, again until answered. The hub knows each by its
// client_id, so that sending twice makes one message.
import { randomId } from "./session.js";

const FIRST_DELAY_MS = 1500;
const LAST_DELAY_MS = 60000;

export class Outbox {
  // `onSent(item, answer)` after the hub took one; `onChange()` when the list or a state in it changed.
  constructor({ session, onSent, onChange }) {
    Object.assign(this, { session, onSent, onChange });
    this.items = session.kept.outbox || [];
    this.sending = false;
    this.failures = 0;
    this.timer = 0;
  }

  add(message) {
    this.items.push({ client_id: randomId(), at: Date.now(), failed: "", ...message });
    this.save();
    this.flush();
  }

  retry(clientId) {
    for (const item of this.items) {
      if (item.client_id === clientId) item.failed = "";
    }
    this.save();
    this.flush();
  }

  discard(clientId) {
    this.items = this.items.filter((item) => item.client_id !== clientId);
    this.save();
  }

  // Another tab of the same visitor sent or added something.
  reload() {
    if (this.sending) return;
    this.items = this.session.kept.outbox || [];
    this.onChange();
  }

  stop() {
    clearTimeout(this.timer);
    this.stopped = true;
  }

  save() {
    this.session.keep({ outbox: this.items });
    this.onChange();
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.sending || this.stopped) return;
    this.sending = true;
    try {
      for (let item = this.next(); item; item = this.next()) await this.send(item);
      this.failures = 0;
    } catch (error) {
      this.later(error.retryAfterMs);
    } finally {
      this.sending = false;
      this.onChange();
    }
  }

  next() {
    return this.stopped ? undefined : this.items.find((item) => !item.failed);
  }

  async send(item) {
    const { client_id, text, email, name, attachments } = item;
    try {
      const answer = await this.session.call("POST", "/messages", {
        client_id, text, email: email || undefined, name: name || undefined,
        attachments: (attachments || []).map((attachment) => attachment.id),
      });
      if (this.stopped) return;
      this.items = this.items.filter((other) => other.client_id !== client_id);
      this.session.keep({ outbox: this.items, conversation: answer.conversation });
      this.onSent(item, answer);
    } catch (error) {
      if (error.passing !== false || this.stopped) throw error;
      item.failed = error.message || error.code;
      this.save();
    }
  }

  later(atLeastMs = 0) {
    const delay = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.failures);
    this.failures += 1;
    this.timer = setTimeout(() => this.flush(), Math.max(atLeastMs, delay));
  }
}
