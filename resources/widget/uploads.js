// SPDX-License-Identifier: GPL-3.0-or-later
// Files that wait in the composer: checked, uploaded at once, and handed over with the next message.
import { upload } from "./api.js";
import { el, icon } from "./dom.js";

export const MAX_FILE_BYTES = 25 * 1024 * 1024;
export const MAX_FILES = 10;

export class Uploads {
  constructor({ tray, session, strings, files, onChange, onProblem }) {
    Object.assign(this, { tray, session, strings, files, onChange, onProblem });
    this.waiting = [];
  }

  get busy() {
    return this.waiting.some((one) => !one.attachment);
  }

  get count() {
    return this.waiting.length;
  }

  // The uploaded ones; the tray is empty afterwards.
  take() {
    const taken = this.waiting.map((one) => one.attachment).filter(Boolean);
    this.waiting = [];
    this.draw();
    return taken;
  }

  add(list) {
    for (const file of list) {
      const problem = this.problemWith(file);
      if (problem) this.onProblem(problem);
      else this.begin(file);
    }
  }

  problemWith(file) {
    const name = file.name;
    if (file.size === 0) return this.strings.say("fileEmpty", { name });
    if (file.size > MAX_FILE_BYTES) {
      const limit = `${MAX_FILE_BYTES / (1024 * 1024)} MB`;
      return this.strings.say("fileTooBig", { name, limit });
    }
    if (this.waiting.length >= MAX_FILES) return this.strings.say("tooManyFiles", { count: MAX_FILES });
    return "";
  }

  async begin(file) {
    const one = { file, attachment: null, abort: new AbortController(), bar: el("progress", { max: 1, value: 0 }) };
    one.bar.setAttribute("aria-label", this.strings.say("uploading"));
    this.waiting.push(one);
    this.draw();
    try {
      one.attachment = await this.session.with((token) =>
        upload(token, file, (share) => (one.bar.value = share), one.abort.signal));
      this.files.remember(one.attachment, file);
    } catch (error) {
      const cancelled = error.code === "cancelled";
      this.waiting = this.waiting.filter((other) => other !== one);
      if (!cancelled) this.onProblem(this.explain(error, file));
    }
    this.draw();
  }

  explain(error, file) {
    const tooBig = error.status === 413;
    return this.strings.say(tooBig ? "fileTooBig" : "fileFailed", { name: file.name, limit: "25 MB" });
  }

  remove(one) {
    this.waiting = this.waiting.filter((other) => other !== one);
    one.abort.abort();
    this.draw();
  }

  draw() {
    this.tray.replaceChildren(...this.waiting.map((one) => this.chip(one)));
    this.tray.hidden = this.waiting.length === 0;
    this.onChange();
  }

  chip(one) {
    const name = one.file.name;
    return el("li", { class: "chip" }, icon("file"),
      el("span", { class: "chip-text" }, el("span", { class: "file-name", dir: "auto" }, name),
        one.attachment ? el("span", { class: "file-size" }, this.strings.size(one.file.size)) : one.bar),
      el("button", { type: "button", class: "chip-remove", "aria-label": this.strings.say("removeFile", { name }),
        onclick: () => this.remove(one) }, icon("close")));
  }
}
