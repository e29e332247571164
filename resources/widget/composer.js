// SPDX-License-Identifier: GPL-3.0-or-later
// Where the visitor writes: Enter sends, Shift+Enter breaks the line; files come by button, drop and paste.
import { byId, show } from "./dom.js";

export const MAX_TEXT = 20000;
const TYPING_EVERY_MS = 3000;
const TYPING_ENDS_MS = 5000;

export class Composer {
  // `onSend({ text, attachments })` returns false to keep the text; `onTyping(on)`; `onDraft(text)`.
  constructor({ strings, uploads, onSend, onTyping, onDraft }) {
    Object.assign(this, { strings, uploads, onSend, onTyping, onDraft });
    this.form = byId("composer");
    this.text = byId("text");
    this.problem = byId("composer-problem");
    this.typedAt = 0;
    this.listening = new AbortController();
    this.listen();
  }

  listen() {
    const until = { signal: this.listening.signal };
    const picker = byId("picker");
    this.form.addEventListener("submit", (event) => this.submit(event), until);
    this.text.addEventListener("input", () => this.onInput(), until);
    this.text.addEventListener("keydown", (event) => this.onKey(event), until);
    this.text.addEventListener("blur", () => this.stopTyping(), until);
    this.text.addEventListener("paste", (event) => this.onPaste(event), until);
    byId("attach").addEventListener("click", () => picker.click(), until);
    picker.addEventListener("change", () => {
      this.addFiles(picker.files);
      picker.value = "";
    }, until);
    this.listenToDrops(until);
  }

  listenToDrops(until) {
    const veil = byId("drop");
    const bearsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!bearsFiles(event)) return;
      event.preventDefault();
      show(veil, true);
    }, until);
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) show(veil, false);
    }, until);
    document.addEventListener("drop", (event) => {
      show(veil, false);
      if (!bearsFiles(event)) return;
      event.preventDefault();
      this.addFiles(event.dataTransfer.files);
    }, until);
  }

  addFiles(list) {
    this.complain("");
    this.uploads.add([...list]);
    this.text.focus();
  }

  onPaste(event) {
    const files = [...(event.clipboardData ? event.clipboardData.files : [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.addFiles(files);
  }

  onKey(event) {
    // While a word is being composed (Japanese, Chinese, Korean), Enter chooses it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  onInput() {
    this.onDraft(this.text.value);
    this.describe();
    this.complain(this.tooLong ? this.tooLongText : "");
    if (this.text.value.trim() === "") {
      this.stopTyping();
    } else if (Date.now() - this.typedAt > TYPING_EVERY_MS) {
      this.typedAt = Date.now();
      this.onTyping(true);
    }
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.stopTyping(), TYPING_ENDS_MS);
  }

  stopTyping() {
    clearTimeout(this.idle);
    if (this.typedAt > 0) this.onTyping(false);
    this.typedAt = 0;
  }

  get tooLong() {
    return this.text.value.length > MAX_TEXT;
  }

  get tooLongText() {
    return this.strings.say("tooLong", { limit: MAX_TEXT.toLocaleString(this.strings.language) });
  }

  submit(event) {
    event.preventDefault();
    const text = this.text.value.trim();
    if ((text === "" && this.uploads.count === 0) || this.uploads.busy) return;
    if (this.tooLong) {
      this.complain(this.tooLongText);
      return;
    }
    if (this.onSend({ text }) === false) return;
    this.complain("");
    this.setText("");
    this.onDraft("");
    this.stopTyping();
  }

  setText(text) {
    this.text.value = text;
    this.describe();
  }

  // Grows with its text; the send button wakes up when there is something to send.
  describe() {
    this.text.style.height = "auto";
    this.text.style.height = this.text.scrollHeight + "px";
    const empty = this.text.value.trim() === "" && this.uploads.count === 0;
    byId("send").setAttribute("aria-disabled", String(empty || this.uploads.busy || this.tooLong));
  }

  complain(text) {
    this.problem.textContent = text;
    show(this.problem, text !== "");
  }

  focus() {
    this.text.focus({ preventScroll: true });
  }

  stop() {
    this.stopTyping();
    this.listening.abort();
  }
}
