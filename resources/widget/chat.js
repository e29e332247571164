// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of this visitor's conversation. Everything that comes from the hub passes through here, in whatever
// order and however often it comes; the picture is the same.

const TYPING_MS = 7000;

export class Chat extends EventTarget {
  constructor() {
    super();
    this.entries = new Map();
    this.clientIds = new Map();
    this.cursor = 0;
    this.loaded = false;
    this.conversation = null;
    this.told = 0;
    this.agentSeenAt = 0;
    this.seenAt = 0;
    this.typing = null;
    this.rated = null;
    this.connection = "idle";
  }

  // Rows of a frame, or of the answer to a pull: `askedAt` is what `told` was when that was asked for; a frame that came
  // since knows more.
  apply(page, askedAt) {
    const pulled = askedAt !== undefined;
    const fresh = [];
    for (const entry of page.entries || []) {
      const known = this.entries.get(entry.id);
      if (known && (known.version || 0) > (entry.version || 0)) continue;
      this.entries.set(entry.id, entry);
      if (!known) fresh.push(entry);
    }
    if (typeof page.next === "number") this.cursor = Math.max(this.cursor, page.next);
    if (!pulled && page.conversation) this.told += 1;
    if (page.conversation && (!pulled || askedAt === this.told)) this.applyConversation(page.conversation);
    if (this.typing && fresh.some((entry) => fromTeam(entry))) this.typing = null;
    this.changed(fresh);
  }

  // True when the frame continues where we are; otherwise what lies between must be pulled.
  continues(frame) {
    return typeof frame.after !== "number" || frame.after <= this.cursor;
  }

  applyConversation(conversation) {
    if (typeof conversation !== "object") return;
    this.conversation = { ...this.conversation, ...conversation };
    this.agentSeenAt = Math.max(this.agentSeenAt, conversation.agent_seen_at || 0);
    this.seenAt = Math.max(this.seenAt, conversation.customer_seen_at || 0);
    this.changed([]);
  }

  // The hub took the rating; its entry is one more than `before`, when it comes.
  setRated(rating, text, before) {
    this.told += 1;
    this.rated = { type: "survey", key: "rated", at: Date.now(), rating, text, before };
    this.applyConversation({ rating_asked: false });
  }

  // The hub took a message of ours: its entry goes on under the name that its echo had on the screen.
  confirm(clientId, entry) {
    this.clientIds.set(entry.id, clientId);
    this.apply({ entries: [entry] });
  }

  // What names an entry on the screen over its whole life.
  keyOf(entry) {
    return this.clientIds.get(entry.id) || entry.client_id || entry.id;
  }

  // A frame may bring our own message before the answer to its sending does.
  isArrived(item) {
    for (const entry of this.entries.values()) {
      if (this.keyOf(entry) === item.client_id) return true;
    }
    return false;
  }

  setTyping(name, on) {
    this.typing = on ? { name, until: Date.now() + TYPING_MS } : null;
    clearTimeout(this.typingTimer);
    if (on) this.typingTimer = setTimeout(() => this.setTyping("", false), TYPING_MS);
    this.changed([]);
  }

  setAgentSeen(at) {
    this.agentSeenAt = Math.max(this.agentSeenAt, at || 0);
    this.changed([]);
  }

  setSeen(at) {
    if (at <= this.seenAt) return;
    this.seenAt = at;
    this.changed([]);
  }

  setConnection(state) {
    if (state === this.connection) return;
    this.connection = state;
    this.changed([]);
  }

  get ordered() {
    return [...this.entries.values()].sort((a, b) => a.at - b.at || (a.sequence || 0) - (b.sequence || 0));
  }

  get unread() {
    return this.ordered.filter((entry) => fromTeam(entry) && entry.at > this.seenAt);
  }

  get latestTeamAt() {
    return Math.max(0, ...this.ordered.filter(fromTeam).map((entry) => entry.at));
  }

  // The last of the team who wrote, for the header.
  get agentName() {
    const last = this.ordered.filter((entry) => fromTeam(entry) && entry.author.kind === "agent").pop();
    return (last && last.author.name) || "";
  }

  get surveys() {
    return this.ordered.filter((entry) => entry.kind === "survey").length;
  }

  get done() {
    return Boolean(this.conversation && ["solved", "closed"].includes(this.conversation.status));
  }

  changed(fresh) {
    this.dispatchEvent(new CustomEvent("change", { detail: { fresh } }));
  }
}

export function fromTeam(entry) {
  return entry.kind === "message" && Boolean(entry.author) && entry.author.kind !== "customer";
}
