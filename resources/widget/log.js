// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the rows of rows.js. An element lives as long as its row's key and is only touched up, so that focus, open
// texts and screen readers are not disturbed by what happens elsewhere.
import { el, icon, setText, show } from "./dom.js";
import { ratedView, ratingCard } from "./rating.js";
import { fillText, isJumbo } from "./text.js";

const NEAR_END_PX = 60;

export class Log {
  constructor({ scroll, list, latest, strings, files, actions }) {
    Object.assign(this, { scroll, list, latest, strings, files, actions });
    this.drawn = new Map();
    this.missed = 0;
    this.settled = false;
    this.atEnd = true;
    this.listening = new AbortController();
    const until = { signal: this.listening.signal };
    scroll.addEventListener("scroll", () => this.onScroll(), { passive: true, ...until });
    latest.addEventListener("click", () => this.toEnd(true), until);
    list.addEventListener("grown", () => this.toEnd(), until);
    // Late images, and a keyboard that takes half of the screen, must not push the end out of sight.
    this.sizes = new ResizeObserver(() => this.atEnd && this.jump());
    this.sizes.observe(list);
    this.sizes.observe(scroll);
  }

  // Shows `rows`; `fresh` counts messages of the team that arrived just now.
  draw(rows, fresh) {
    const stay = this.atEnd;
    this.list.setAttribute("aria-busy", String(!this.settled));
    const gone = new Map(this.drawn);
    let before = this.list.firstElementChild;
    for (const row of rows) {
      gone.delete(row.key);
      const shown = this.element(row);
      if (shown === before) before = before.nextElementSibling;
      else this.list.insertBefore(shown, before);
    }
    for (const [key, shown] of gone) {
      shown.remove();
      this.drawn.delete(key);
    }
    if (!stay) this.missed += fresh;
    if (stay) this.jump();
    this.describe();
  }

  // Everything drawn from now on is news: it may move, and is read out.
  settle() {
    this.settled = true;
    this.list.setAttribute("aria-busy", "false");
  }

  element(row) {
    let shown = this.drawn.get(row.key);
    if (!shown) {
      shown = this.build(row);
      if (this.settled) shown.classList.add("arriving");
      this.drawn.set(row.key, shown);
    }
    if (row.type === "message") this.touchUp(shown, row);
    return shown;
  }

  build(row) {
    const say = (key, values) => this.strings.say(key, values);
    switch (row.type) {
      case "day":
        return el("div", { class: "row day" }, el("span", {}, this.strings.day(row.at)));
      case "event":
        return el("div", { class: "row notice" }, el("span", {}, say(row.word)));
      case "survey":
        return ratedView(this.strings, row);
      case "rating":
        return el("div", { class: "row" }, ratingCard(this.strings, this.actions.rate));
      case "typing":
        return el("div", { class: "row message team typing first last", "aria-hidden": "true" }, this.face(row.name || say("team")),
          el("div", { class: "stack" }, el("div", { class: "bubble dots" }, el("i"), el("i"), el("i"))));
      default:
        return this.message(row);
    }
  }

  message(row) {
    const name = row.own ? this.strings.say("you") : row.name || this.strings.say("team");
    const stack = el("div", { class: "stack" }, el("p", { class: "by", dir: "auto" }, name));
    if (row.text) {
      const bubble = el("div", { class: "bubble", dir: "auto" });
      fillText(bubble, row.text, this.strings.say("showAll"));
      if (isJumbo(row.text)) bubble.classList.add("jumbo");
      stack.append(bubble);
    }
    if (row.attachments.length > 0) {
      stack.append(el("div", { class: "files" }, ...row.attachments.map((attachment) => this.files.view(attachment))));
    }
    stack.append(el("p", { class: "meta" }));
    return el("div", { class: "row message " + (row.own ? "own" : "team") }, row.own ? null : this.face(name), stack);
  }

  face(name) {
    return el("span", { class: "face", "aria-hidden": "true" }, initials(name));
  }

  // The parts of a message that change while it stands: its place in a run, its time and what became of it.
  touchUp(shown, row) {
    shown.classList.toggle("first", row.first);
    shown.classList.toggle("last", row.last);
    shown.classList.toggle("failed", row.state === "failed");
    shown.classList.toggle("moving", row.state === "sending" || row.state === "waiting");
    const meta = shown.querySelector(".meta");
    const signature = [row.state, row.note, row.at, row.last].join();
    if (meta.dataset.signature === signature) return;
    meta.dataset.signature = signature;
    meta.replaceChildren(...this.metaParts(row));
    show(meta, meta.childNodes.length > 0);
  }

  metaParts(row) {
    const say = (key) => this.strings.say(key);
    if (row.state === "failed") {
      return [el("span", { role: "alert" }, say("notSent")),
        el("button", { type: "button", onclick: () => this.actions.retry(row.key) }, say("tryAgain")),
        el("button", { type: "button", onclick: () => this.actions.discard(row.key) }, say("discard"))];
    }
    if (row.state !== "sent") return row.last ? [el("span", {}, say(row.state))] : [];
    const parts = [];
    if (row.last) {
      parts.push(el("time", { datetime: new Date(row.at).toISOString(), title: this.strings.moment(row.at) },
        this.strings.clock(row.at)));
    }
    if (row.note) parts.push(el("span", { class: "note" }, row.note === "seen" ? icon("seen") : icon("sent"), say(row.note)));
    return parts;
  }

  onScroll() {
    this.atEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR_END_PX;
    if (this.atEnd && this.missed > 0) {
      this.missed = 0;
      this.actions.reachedEnd();
    }
    this.describe();
  }

  describe() {
    show(this.latest, !this.atEnd);
    const label = this.missed > 0 ? this.strings.say("newMessages", { count: this.missed }) : "";
    setText(this.latest.querySelector(".count"), label);
    this.latest.setAttribute("aria-label", label || this.strings.say("latest"));
  }

  jump() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  toEnd(smoothly) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smoothly && !still ? "smooth" : "auto" });
  }

  clear() {
    this.listening.abort();
    this.sizes.disconnect();
    this.list.replaceChildren();
    this.drawn.clear();
  }
}

export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0]).join("").toLocaleUpperCase();
}
