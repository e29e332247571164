// SPDX-License-Identifier: GPL-3.0-or-later
// A hub as the web chat sees it, stateful, on a real socket of 127.0.0.1: pages with their content policy, the chat
// API, and the ways in which a network goes wrong. A test drives it as the team would.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { accept, Peer } from "./websocket.mjs";

const RESOURCES = fileURLToPath(new URL("../../resources", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml",
};
const FRAME_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
  "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'";
const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'";
const PAGE_SIZE = 40;

export class FakeHub {
  constructor({ agentsAvailable = true, workspace = "Fjord & Filter" } = {}) {
    Object.assign(this, { agentsAvailable, workspace });
    this.port = 0;
    this.sequence = 0;
    this.devices = new Map();
    this.tokens = new Map();
    this.attachments = new Map();
    this.entries = [];
    this.ratings = [];
    this.requests = [];
    this.heard = [];
    this.peers = new Set();
    this.sockets = new Set();
    // What the tests may switch: each takes (method, path) and answers true to strike.
    this.breaks = { refuse: null, swallowAnswer: null, blockSockets: false, status: null };
  }

  async start() {
    this.server = createServer((request, response) => this.serve(request, response));
    this.server.on("upgrade", (request, socket) => this.upgrade(request, socket));
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await new Promise((resolve) => this.server.listen(this.port, "127.0.0.1", resolve));
    this.port = this.server.address().port;
    return this;
  }

  // As if the machine went away; start() brings it back on the same port with all it knew.
  async stop() {
    this.dropSockets();
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  // --- What the team does -------------------------------------------------------------------------------------------

  agentSays(text, { name = "Mia Keller", at = Date.now(), attachments = [] } = {}) {
    return this.addEntry({ kind: "message", author: { kind: "agent", name }, text, attachments, at });
  }

  customerSaid(text, at = Date.now()) {
    return this.addEntry({ kind: "message", author: { kind: "customer", name: "" }, text, attachments: [], at });
  }

  agentTypes(on, name = "Mia Keller") {
    this.broadcast({ type: "typing", actor: { kind: "agent", id: "agent-1", name }, on });
  }

  agentSees(at = Date.now()) {
    this.agentSeenAt = at;
    this.broadcast({ type: "seen", at });
  }

  solve() {
    this.conversation.status = "solved";
    this.conversation.rating_asked = true;
    this.tellConversation();
  }

  dropSockets() {
    for (const peer of this.peers) peer.socket.destroy();
    this.peers.clear();
  }

  get conversation() {
    this.only ||= { id: "conversation-1", status: "open", rating_asked: false };
    return this.only;
  }

  get customerTexts() {
    return this.entries.filter((entry) => entry.author.kind === "customer").map((entry) => entry.text);
  }

  // --- State --------------------------------------------------------------------------------------------------------

  addEntry(fields) {
    this.sequence += 1;
    const entry = { id: "entry-" + this.sequence, version: this.sequence, sequence: this.sequence,
      conversation: this.conversation.id, rating: 0, client_id: "", ...fields };
    this.entries.push(entry);
    for (const peer of this.peers) this.bringUpToDate(peer);
    return entry;
  }

  page(after) {
    const entries = this.entries.filter((entry) => entry.version > after).slice(0, PAGE_SIZE);
    const next = entries.length > 0 ? entries[entries.length - 1].version : after;
    return { entries, conversation: this.shownConversation, next };
  }

  get shownConversation() {
    return { ...this.conversation, agent_seen_at: this.agentSeenAt || null };
  }

  tellConversation() {
    this.broadcast({ type: "conversation", conversation: this.shownConversation });
  }

  bringUpToDate(peer) {
    for (let page = this.page(peer.cursor); page.entries.length > 0; page = this.page(peer.cursor)) {
      peer.send({ type: "entries", after: peer.cursor, entries: page.entries, next: page.next });
      peer.cursor = page.next;
    }
  }

  broadcast(frame) {
    for (const peer of this.peers) peer.send(frame);
  }

  // --- HTTP ---------------------------------------------------------------------------------------------------------

  async serve(request, response) {
    const url = new URL(request.url, this.origin);
    const body = await bodyOf(request);
    this.requests.push({ method: request.method, path: url.pathname, body: body.toString("utf8") });
    if (this.strikes("refuse", request.method, url.pathname)) {
      request.socket.destroy();
      return;
    }
    const status = this.breaks.status && this.breaks.status(request.method, url.pathname);
    const answer = status ? error(status, "forced") : await this.route(request, url, body);
    if (this.strikes("swallowAnswer", request.method, url.pathname)) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", ...answer.headers });
    response.end(answer.body);
  }

  strikes(name, method, path) {
    return Boolean(this.breaks[name] && this.breaks[name](method, path));
  }

  async route(request, url, body) {
    const path = url.pathname;
    if (!path.startsWith("/api/")) return this.file(path);
    if (path === "/api/v1/chat/sessions") return this.session(JSON.parse(body));
    const token = (request.headers.authorization || "").replace("Bearer ", "");
    if (!this.tokens.has(token)) return error(401, "unauthorised");
    const device = this.devices.get(this.tokens.get(token));
    switch (`${request.method} ${path}`) {
      case "POST /api/v1/chat/messages": return this.message(JSON.parse(body), device);
      case "GET /api/v1/chat/entries": return json(device.begun ? this.page(Number(url.searchParams.get("after"))) : { entries: [], next: 0 });
      case "POST /api/v1/chat/rating": return this.rating(JSON.parse(body));
      case "POST /api/v1/chat/attachments": return this.addAttachment(request.headers, body);
      default: return this.attachment(path.split("/").pop());
    }
  }

  session({ device, identity }) {
    if (identity && identity.signature !== "good") return error(403, "bad_identity");
    const token = randomBytes(24).toString("base64url");
    this.tokens.set(token, device);
    if (!this.devices.has(device)) this.devices.set(device, { identity, begun: false });
    const conversation = this.devices.get(device).begun ? this.conversation.id : null;
    return json({ token, conversation, workspace: { name: this.workspace, time_zone: "Europe/Berlin" }, agents_available: this.agentsAvailable });
  }

  message({ client_id, text, email, name, attachments }, device) {
    this.made ||= new Map();
    device.begun = true;
    if (!this.made.has(client_id)) {
      const files = (attachments || []).map((id) => this.attachments.get(id).row);
      const entry = this.addEntry({ kind: "message", author: { kind: "customer", name: name || "" }, text, attachments: files, client_id, at: Date.now() });
      this.made.set(client_id, entry);
      this.lastContact = { email, name };
      if (this.conversation.status === "solved") Object.assign(this.conversation, { status: "open", rating_asked: false });
      this.tellConversation();
    }
    return json({ entry: this.made.get(client_id), conversation: this.conversation.id });
  }

  rating({ rating, comment }) {
    this.ratings.push({ rating, comment });
    this.conversation.rating_asked = false;
    if (!this.quiet) this.tellConversation();
    // The entry may take its time; then the answer alone must do.
    if (!this.quiet) this.addEntry({ kind: "survey", author: { kind: "customer", name: "" }, rating, text: comment || "", at: Date.now() });
    return json({});
  }

  addAttachment(headers, body) {
    const id = "file-" + (this.attachments.size + 1);
    const row = { id, name: decodeURIComponent(headers["x-file-name"]), media_type: headers["content-type"], size: body.length };
    this.attachments.set(id, { row, body });
    return json({ attachment: row });
  }

  attachment(id) {
    const found = this.attachments.get(id);
    if (!found) return error(404, "not_found");
    return { status: 200, headers: { "Content-Type": found.row.media_type, "Content-Disposition": "attachment" }, body: found.body };
  }

  async file(path) {
    const named = { "/widget.js": "widget/widget.js", "/widget/frame": "widget/frame.html", "/shop": "portal/shop/index.html" }[path];
    const name = named || normalize(path).replace(/^\/shop\//, "portal/shop/").replace(/^\//, "");
    const policy = path === "/widget/frame" ? FRAME_POLICY : PAGE_POLICY;
    try {
      const body = await readFile(join(RESOURCES, name));
      return { status: 200, headers: { "Content-Type": TYPES[extname(name)] || "application/octet-stream", "Content-Security-Policy": policy }, body };
    } catch {
      return error(404, "not_found");
    }
  }

  upgrade(request, socket) {
    const offered = String(request.headers["sec-websocket-protocol"] || "").split(/,\s*/);
    const token = (offered.find((one) => one.startsWith("segue.token.")) || "").slice("segue.token.".length);
    if (this.breaks.blockSockets || !this.tokens.has(token)) {
      socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
      return;
    }
    accept(request, socket, "segue.v1");
    const peer = new Peer(socket, (text) => this.heard.push(JSON.parse(text)), () => this.peers.delete(peer));
    peer.cursor = Number(new URL(request.url, this.origin).searchParams.get("after"));
    this.peers.add(peer);
    this.bringUpToDate(peer);
    peer.send({ type: "conversation", conversation: this.shownConversation });
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function json(object, status = 200) {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(object) };
}

function error(status, code) {
  return json({ error: { code, message: "The fake hub says no." } }, status);
}
