// SPDX-License-Identifier: GPL-3.0-or-later
// The chat in its iframe: puts the parts together.
import { Bridge } from "./bridge.js";
import { Chat, fromTeam } from "./chat.js";
import { applyAccent } from "./colour.js";
import { Composer } from "./composer.js";
import { Details } from "./details.js";
import { byId, setText, show } from "./dom.js";
import { Files } from "./files.js";
import { initials, Log } from "./log.js";
import { Outbox } from "./outbox.js";
import { rowsOf } from "./rows.js";
import { Session } from "./session.js";
import { Stream } from "./stream.js";
import { chooseLanguage, Strings } from "./strings.js";
import { Uploads } from "./uploads.js";

const PREVIEW_LENGTH = 160;
const RECONNECTING_SHOWN_MS = 2500;
const PREPARE_AGAIN_MS = 6000;
const STRINGS_RETRY_MS = 2000;

class App {
  constructor(strings) {
    this.strings = strings;
    this.open = false;
    this.bridge = null;
  }

  // Everything that belongs to one visitor; another one (signed in, signed out) begins anew.
  begin(identity) {
    if (this.session) this.end();
    const session = new Session(identity);
    this.session = session;
    this.chat = new Chat();
    this.files = new Files({ session, strings: this.strings, onProblem: (text) => this.composer.complain(text) });
    this.outbox = new Outbox({ session, onSent: (item, answer) => this.onSent(item, answer), onChange: () => this.draw([]) });
    this.stream = new Stream({
      session, pull: () => this.pull(), cursor: () => this.chat.cursor, onFrame: (frame) => this.onFrame(frame),
      onState: (state) => this.onStreamState(state), attentive: () => this.open && document.visibilityState === "visible",
    });
    this.beginViews(session);
    this.chat.seenAt = session.kept.seenAt || 0;
    this.chat.addEventListener("change", (event) => this.draw(event.detail.fresh));
    this.draw([]);
    if (!session.begun) this.log.settle();
    if (session.begun || this.open) this.prepare();
  }

  beginViews(session) {
    this.log = new Log({
      scroll: byId("scroll"), list: byId("log"), latest: byId("latest"), strings: this.strings, files: this.files,
      actions: {
        retry: (id) => this.outbox.retry(id), discard: (id) => this.outbox.discard(id),
        rate: (rating, comment) => this.rate(rating, comment), reachedEnd: () => this.markSeen(),
      },
    });
    this.uploads = new Uploads({
      tray: byId("tray"), session, strings: this.strings, files: this.files,
      onChange: () => this.composer && this.composer.describe(), onProblem: (text) => this.composer.complain(text),
    });
    this.details = new Details(session);
    this.composer = new Composer({
      strings: this.strings, uploads: this.uploads, onSend: (message) => this.send(message),
      onTyping: (on) => this.stream.send({ type: "typing", on }), onDraft: (draft) => session.keep({ draft }),
    });
    this.composer.setText(session.kept.draft || "");
  }

  end() {
    clearTimeout(this.preparing);
    this.stream.stop();
    this.outbox.stop();
    this.composer.stop();
    this.uploads.take();
    this.log.clear();
  }

  // Learns the workspace's name and whether somebody is at the desk, and goes on with what was begun before.
  async prepare() {
    clearTimeout(this.preparing);
    const session = this.session;
    try {
      await session.token();
      if (session !== this.session) return;
      if (session.begun) this.stream.start();
      else if (this.chat.connection === "offline") this.chat.setConnection("idle");
    } catch (error) {
      if (session !== this.session) return;
      if (session.identity && !error.passing) {
        console.warn("Segue: the hub refused the signed identity:", error.message);
        this.begin(null);
        return;
      }
      this.chat.setConnection("offline");
      this.preparing = setTimeout(() => this.prepare(), Math.max(PREPARE_AGAIN_MS, error.retryAfterMs || 0));
    }
    this.draw([]);
  }

  // Everything after our cursor; also the first load.
  async pull() {
    const { chat, session } = this;
    for (;;) {
      const before = chat.cursor;
      const askedAt = chat.told;
      const page = await session.call("GET", `/entries?after=${before}`).catch((error) => {
        if (error.status === 404) return { entries: [] };
        throw error;
      });
      if (session !== this.session) return;
      chat.apply(page, askedAt);
      if ((page.entries || []).length === 0 || chat.cursor <= before) break;
    }
    chat.loaded = true;
    this.draw([]);
    this.log.settle();
    this.outbox.flush();
  }

  onFrame(frame) {
    if (frame.type === "entries") {
      if (this.chat.continues(frame)) this.chat.apply(frame);
      else this.stream.check();
    } else if (frame.type === "typing") {
      this.chat.setTyping((frame.actor && frame.actor.name) || "", Boolean(frame.on));
    } else if (frame.type === "seen") {
      this.chat.setAgentSeen(frame.at);
    } else if (frame.type === "conversation") {
      this.chat.apply({ conversation: frame.conversation || frame });
    }
  }

  onStreamState(state) {
    this.chat.setConnection(state);
    if (state === "live") {
      this.seenTold = 0;
      this.markSeen();
    }
  }

  send({ text }) {
    const who = this.begun || this.session.identified ? {} : this.details.take();
    if (!who) return false;
    const attachments = this.uploads.take();
    this.log.toEnd();
    this.outbox.add({ text, attachments, ...who });
    return true;
  }

  onSent(item, answer) {
    this.chat.confirm(item.client_id, answer.entry);
    this.chat.loaded = true;
    this.stream.start();
  }

  async rate(rating, comment) {
    const before = this.chat.surveys;
    await this.session.call("POST", "/rating", { rating, comment: comment || undefined });
    this.chat.setRated(rating, comment, before);
    // The card had the focus and is gone; but who closed the chat meanwhile is elsewhere.
    if (this.open && document.hasFocus()) this.composer.focus();
  }

  // Tells the team that its words were looked at: open, in sight and at the end.
  markSeen() {
    if (!this.open || document.visibilityState !== "visible" || !this.log.atEnd) return;
    const at = this.chat.latestTeamAt;
    if (at > this.chat.seenAt) {
      this.chat.setSeen(at);
      this.session.keep({ seenAt: at });
    }
    if (at > (this.seenTold || 0) && this.stream.send({ type: "seen", at })) this.seenTold = at;
  }

  setOpen(open) {
    this.open = open;
    if (!open) return;
    this.prepare();
    this.stream.wake();
    this.composer.describe();
    this.log.jump();
    this.markSeen();
    this.focusFirst();
    this.draw([]);
  }

  // On a touch screen the keyboard would cover half of what opens.
  focusFirst() {
    if (matchMedia("(pointer: coarse)").matches) byId("title").focus();
    else this.composer.focus();
  }

  get begun() {
    return this.chat.entries.size > 0 || this.outbox.items.length > 0;
  }

  draw(fresh) {
    const news = fresh.filter((entry) => fromTeam(entry));
    // Who just wrote is at the desk, whatever was said when the page began.
    if (this.chat.loaded && news.length > 0) this.session.keep({ agentsAvailable: true });
    this.log.draw(rowsOf(this.chat, this.outbox.items), this.chat.loaded ? news.length : 0);
    const loading = this.session.begun && !this.chat.loaded && this.outbox.items.length === 0;
    show(byId("loading"), loading && this.chat.connection !== "offline");
    this.details.describe(this.begun || loading);
    this.describeHead();
    this.describeBanner();
    this.markSeen();
    this.tellLoader(news);
  }

  describeHead() {
    const { chat, session, strings } = this;
    const agent = chat.agentName;
    const workspace = session.workspace || strings.say("team");
    setText(byId("title"), agent || workspace);
    setText(byId("face"), initials(agent || workspace));
    const typing = chat.typing ? strings.say("typing", { name: chat.typing.name || strings.say("team") }) : "";
    setText(byId("typing"), typing);
    const there = session.agentsAvailable;
    setText(byId("presence"), typing || (agent && there ? workspace : strings.say(there ? "available" : "away")));
    byId("face").classList.toggle("there", there);
  }

  describeBanner() {
    const { connection } = this.chat;
    clearTimeout(this.bannerTimer);
    const say = (key) => {
      setText(byId("banner"), key ? this.strings.say(key) : "");
      show(byId("banner"), Boolean(key));
    };
    if (connection === "offline") say(navigator.onLine ? "loadFailed" : "offline");
    else if (connection !== "reconnecting") say("");
    // Most breaks heal before anybody needs to know.
    else this.bannerTimer = setTimeout(() => say("reconnecting"), RECONNECTING_SHOWN_MS);
  }

  tellLoader(news) {
    if (!this.bridge) return;
    const count = this.chat.unread.length;
    const { strings } = this;
    const latest = this.chat.loaded && !this.open ? news[news.length - 1] : null;
    const labels = {
      open: count > 0 ? strings.say("openChatUnread", { count }) : strings.say("openChat"),
      close: strings.say("closeChat"), dismiss: strings.say("dismiss"),
      frame: strings.say("frameTitle", { workspace: this.session.workspace || strings.say("team") }),
    };
    this.bridge.tell({ type: "labels", labels });
    this.bridge.tell({ type: "unread", count });
    if (latest && latest.text) {
      const text = latest.text.slice(0, PREVIEW_LENGTH);
      this.bridge.tell({ type: "preview", preview: { name: latest.author.name || strings.say("team"), text } });
    }
  }
}

function translatePage(strings) {
  document.documentElement.lang = strings.language;
  document.documentElement.dir = strings.direction;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = strings.say(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", strings.say(element.dataset.label));
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.setAttribute("placeholder", strings.say(element.dataset.placeholder));
  }
  // Hidden until here: nobody meets a control without words.
  document.body.hidden = false;
}

function listenToPage(app, bridge) {
  const close = () => {
    app.setOpen(!bridge.embedded);
    if (bridge.embedded) bridge.tell({ type: "close" });
    else window.close();
  };
  byId("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    app.stream.wake();
    app.markSeen();
  });
  window.addEventListener("online", () => {
    if (!app.stream.running) app.prepare();
    app.stream.wake();
    app.outbox.flush();
  });
  window.addEventListener("offline", () => {
    app.stream.lost();
    app.chat.setConnection("offline");
  });
  window.addEventListener("storage", (event) => {
    if (app.session.isOwnKey(event.key)) app.outbox.reload();
  });
}

// Without its words the chat shows nothing, so a moment without a network is waited out.
async function loadStrings(language) {
  for (;;) {
    try {
      return await Strings.load(language);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, STRINGS_RETRY_MS));
    }
  }
}

async function start(settings, open, bridge) {
  const strings = await loadStrings(chooseLanguage(settings.language));
  translatePage(strings);
  applyAccent(settings.colour);
  const app = new App(strings);
  app.bridge = bridge.embedded ? bridge : null;
  app.begin(settings.identity);
  listenToPage(app, bridge);
  if (open) app.setOpen(true);
  return app;
}

let app = null;
const bridge = new Bridge(async (message) => {
  if (message.type === "init" && !app) {
    document.documentElement.classList.toggle("full", Boolean(message.fullScreen));
    app = start(message.settings || {}, message.open, bridge);
    return;
  }
  const running = await app;
  if (!running) return;
  if (message.type === "open" || message.type === "close") running.setOpen(message.type === "open");
  else if (message.type === "layout") document.documentElement.classList.toggle("full", Boolean(message.fullScreen));
  else if (message.type === "identify") running.begin(message.identity);
});

if (bridge.embedded) {
  bridge.hello();
} else {
  document.documentElement.classList.add("full");
  app = start({}, true, bridge);
}
