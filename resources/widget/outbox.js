// SPDX-License-Identifier: GPL-3.0-or-later
// Messages on their way to the hub: kept over reloads, sent in order, again until answered. The hub knows each by its
// client_id, so that sending twice makes one message.
import { randomId } from "./session.js";

const FIRST_DELAY_MS = 1500;
const LAST_DELAY_MS = 60000;

// Several tabs of one visitor share the list: each changes its own item in what is kept now, and what was added here
// stays until the hub took or refused it, whatever another tab wrote at the same moment.
export class Outbox {
  // `onSent(item, answer)` after the hub took one; `onChange()` when the list or a state in it changed.
  constructor({ session, onSent, onChange }) {
    Object.assign(this, { session, onSent, onChange });
    this.mine = new Map();
    this.items = this.together();
    this.sending = false;
    this.failures = 0;
    this.timer = 0;
  }

  add(message) {
    const item = { client_id: randomId(), at: Date.now(), failed: "", ...message };
    this.mine.set(item.client_id, item);
    this.change((items) => items);
    this.flush();
  }

  retry(clientId) {
    const item = this.items.find((other) => other.client_id === clientId);
    if (!item) return;
    this.mine.set(clientId, { ...item, failed: "" });
    this.change((items) => items.map((other) => (other.client_id === clientId ? this.mine.get(clientId) : other)));
    this.flush();
  }

  discard(clientId) {
    this.mine.delete(clientId);
    this.change((items) => items.filter((item) => item.client_id !== clientId));
  }

  // Another tab of the same visitor sent or added something.
  reload() {
    if (this.together().length > this.kept.length) return this.change((items) => items);
    this.items = this.together();
    this.onChange();
  }

  stop() {
    clearTimeout(this.timer);
    this.stopped = true;
  }

  get kept() {
    return this.session.kept.outbox || [];
  }

  // What is kept, and what was added here if it is not there (any more).
  together() {
    const known = new Set(this.kept.map((item) => item.client_id));
    return [...this.kept, ...[...this.mine.values()].filter((item) => !known.has(item.client_id))];
  }

  change(edit, more = {}) {
    this.items = edit(this.together());
    this.session.keep({ outbox: this.items, ...more });
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
      this.mine.delete(client_id);
      // First shown as an entry, then no more as waiting: the other way round it would leave the screen in between.
      this.onSent(item, answer);
      const conversation = answer.conversation;
      this.change((items) => items.filter((other) => other.client_id !== client_id), { conversation });
    } catch (error) {
      if (error.passing !== false || this.stopped) throw error;
      const failed = error.message || error.code;
      this.mine.delete(client_id);
      this.change((items) => items.map((other) => (other.client_id === client_id ? { ...other, failed } : other)));
    }
  }

  later(atLeastMs = 0) {
    const delay = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.failures);
    this.failures += 1;
    this.timer = setTimeout(() => this.flush(), Math.max(atLeastMs, delay));
  }
}
