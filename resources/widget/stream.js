// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps this visitor's conversation current: a pull of what was missed, then a WebSocket from that point on, again and
// again when it breaks. Where sockets are blocked the pulls alone go on.
import { openSocket } from "./api.js";

const FIRST_DELAY_MS = 800;
const LAST_DELAY_MS = 30000;
const SETTLED_MS = 10000;
const PROBE_MS = 60000;

export class Stream {
  // `pull()` fetches what is missing; `cursor()` is where that ends; `onFrame(frame)` takes one of the hub's;
  // `onState("live" | "polling" | "reconnecting" | "offline")` tells how things are; `attentive()` is true while
  // somebody looks.
  constructor({ session, pull, cursor, onFrame, onState, attentive }) {
    Object.assign(this, { session, pull, cursor, onFrame, onState, attentive });
    this.running = false;
    this.connecting = false;
    this.socket = null;
    this.timer = 0;
    this.failures = 0;
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.probe = setInterval(() => this.attentive() && this.check(), PROBE_MS);
    this.connect();
  }

  stop() {
    this.running = false;
    clearTimeout(this.timer);
    clearInterval(this.probe);
    this.drop();
  }

  get live() {
    return Boolean(this.socket && this.socket.readyState === WebSocket.OPEN);
  }

  send(frame) {
    if (this.live) this.socket.send(JSON.stringify(frame));
    return this.live;
  }

  // The network may be back, or somebody looks again: do not wait out the delay.
  wake() {
    if (!this.running) return;
    if (this.live) {
      this.check();
    } else {
      this.failures = 0;
      clearTimeout(this.timer);
      this.connect();
    }
  }

  // The browser says that there is no network: a socket would take minutes to notice.
  lost() {
    if (!this.running) return;
    this.drop();
    this.onState("offline");
    this.retryLater();
  }

  async connect() {
    if (this.connecting || this.socket) return;
    this.connecting = true;
    try {
      const token = await this.session.token();
      await this.pull();
      // The pull may have met a token that had run out.
      if (this.running) this.open(this.session.kept.token || token);
    } catch (error) {
      this.failed(error);
    } finally {
      this.connecting = false;
    }
  }

  open(token) {
    const socket = openSocket(token, this.cursor());
    const settled = setTimeout(() => (this.failures = 0), SETTLED_MS);
    let opened = false;
    this.socket = socket;
    socket.onopen = () => {
      opened = true;
      if (this.socket === socket) this.onState("live");
    };
    socket.onmessage = (event) => this.socket === socket && this.take(event.data);
    socket.onclose = () => {
      clearTimeout(settled);
      if (this.socket !== socket) return;
      this.socket = null;
      // One that never opened, again and again, is blocked; the pulls get through.
      this.onState(!opened && this.failures > 1 ? "polling" : "reconnecting");
      this.retryLater();
    };
  }

  // Something may be missing, or the socket dead without knowing.
  async check() {
    try {
      await this.pull();
    } catch (error) {
      this.drop();
      this.failed(error);
    }
  }

  failed(error) {
    if (!this.running) return;
    this.onState(error && error.status === 0 ? "offline" : "reconnecting");
    this.retryLater(error && error.retryAfterMs);
  }

  retryLater(atLeastMs = 0) {
    clearTimeout(this.timer);
    const delay = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.failures);
    this.failures += 1;
    // Spread, so that a restarted hub is not met by everybody at once.
    this.timer = setTimeout(() => this.connect(), Math.max(atLeastMs, delay * (0.5 + Math.random() / 2)));
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    if (socket) socket.close();
  }

  take(data) {
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return;
    }
    if (frame && typeof frame === "object") this.onFrame(frame);
  }
}
