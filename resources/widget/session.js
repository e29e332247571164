// SPDX-License-Identifier: GPL-3.0-or-later
// Who this visitor is to the hub, kept over reloads: a random device id, and the token that the hub gave for it.
// A signed-in visitor has a place of their own, so that the next person at the same browser sees nothing of it.
import { ApiError, request } from "./api.js";

const PREFIX = "segue.chat.1:";
// An older token still works; asking again tells whether somebody is at the desk.
const FRESH_MS = 10 * 60 * 1000;
const FRESH_WHEN_AWAY_MS = 60 * 1000;

// A browser may forbid storage in frames: then the conversation lasts as long as the page.
const memory = new Map();
const storage = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return memory.get(key) ?? null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      memory.set(key, value);
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      memory.delete(key);
    }
  },
};

export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Session {
  constructor(identity) {
    this.identity = identity || null;
    this.key = PREFIX + (this.identity ? this.identity.external_id : "");
    this.asking = null;
    this.checked = false;
    this.adoptAnonymous();
  }

  // What a visitor wrote before signing in goes on as theirs, once.
  adoptAnonymous() {
    if (!this.identity || storage.get(this.key)) return;
    const anonymous = storage.get(PREFIX);
    if (!anonymous) return;
    storage.set(this.key, anonymous);
    storage.remove(PREFIX);
    this.keep({ token: "" });
  }

  get kept() {
    try {
      return JSON.parse(storage.get(this.key)) || {};
    } catch {
      return {};
    }
  }

  keep(fields) {
    storage.set(this.key, JSON.stringify({ ...this.kept, ...fields }));
  }

  isOwnKey(key) {
    return key === this.key;
  }

  // Whether this visitor has written before: only then does a closed chat talk to the hub.
  get begun() {
    return Boolean(this.kept.conversation || (this.kept.outbox || []).length);
  }

  get workspace() {
    return (this.kept.workspace && this.kept.workspace.name) || "";
  }

  get agentsAvailable() {
    return this.kept.agentsAvailable !== false;
  }

  get identified() {
    return Boolean(this.identity && this.identity.email);
  }

  // A token; asks the hub for one at most once at a time. One that was good when the page began is good until refused.
  async token() {
    const { token, askedAt } = this.kept;
    const freshFor = this.agentsAvailable ? FRESH_MS : FRESH_WHEN_AWAY_MS;
    if (token && (this.checked || Date.now() - askedAt < freshFor)) {
      this.checked = true;
      return token;
    }
    this.asking ||= this.ask().finally(() => {
      this.asking = null;
    });
    try {
      return await this.asking;
    } catch (error) {
      if (token && error.passing) return token;
      throw error;
    }
  }

  async ask() {
    const device = this.kept.device || randomId();
    this.keep({ device });
    const answer = await request("POST", "/sessions", { json: { device, identity: this.identity || undefined } });
    this.keep({
      token: answer.token, askedAt: Date.now(), workspace: answer.workspace,
      agentsAvailable: answer.agents_available, conversation: answer.conversation || "",
    });
    this.checked = true;
    return answer.token;
  }

  // Calls `job(token)`; a token that the hub no longer knows is replaced once.
  async with(job) {
    const token = await this.token();
    try {
      return await job(token);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      if (this.kept.token === token) this.keep({ token: "" });
      return job(await this.token());
    }
  }

  call(method, path, json) {
    return this.with((token) => request(method, path, { token, json }));
  }
}
