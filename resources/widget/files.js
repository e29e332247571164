// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments in the log. Their bytes need the visitor's token, so they are fetched and shown from memory; only plain
// raster images are ever drawn, everything else is a download.
import { download } from "./api.js";
import { el, icon } from "./dom.js";

const DRAWN = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const DRAWN_MAX_BYTES = 8 * 1024 * 1024;

export class Files {
  constructor({ session, strings, onProblem }) {
    Object.assign(this, { session, strings, onProblem });
    this.urls = new Map();
    this.seen = new IntersectionObserver((changes) => this.reveal(changes));
    this.loaders = new WeakMap();
  }

  // What this visitor just uploaded need not be fetched again.
  remember(attachment, file) {
    if (DRAWN.includes(attachment.media_type)) {
      this.urls.set(attachment.id, Promise.resolve(URL.createObjectURL(file)));
    }
  }

  url(attachment, type) {
    if (!this.urls.has(attachment.id)) {
      const fetched = this.session.with((token) => download(token, attachment.id))
        .then((blob) => URL.createObjectURL(new Blob([blob], { type })));
      fetched.catch(() => this.urls.delete(attachment.id));
      this.urls.set(attachment.id, fetched);
    }
    return this.urls.get(attachment.id);
  }

  view(attachment) {
    const drawn = DRAWN.includes(attachment.media_type) && attachment.size <= DRAWN_MAX_BYTES;
    return drawn ? this.image(attachment) : this.file(attachment);
  }

  // Fetched when it comes into sight.
  image(attachment) {
    const picture = el("img", { alt: this.strings.say("image", { name: attachment.name }), decoding: "async" });
    const link = el("a", { class: "picture loading", target: "_blank", rel: "noopener" }, picture);
    this.loaders.set(link, async () => {
      try {
        link.href = picture.src = await this.url(attachment, attachment.media_type);
        await picture.decode();
        link.classList.remove("loading");
      } catch {
        link.replaceWith(this.file(attachment));
      }
    });
    this.seen.observe(link);
    return link;
  }

  reveal(changes) {
    for (const change of changes) {
      if (!change.isIntersecting) continue;
      this.seen.unobserve(change.target);
      this.loaders.get(change.target)();
    }
  }

  file(attachment) {
    const name = attachment.name || "";
    return el("button", {
      type: "button", class: "file", "aria-label": this.strings.say("download", { name }), onclick: () => this.save(attachment),
    }, icon("file"), el("span", { class: "file-name", dir: "auto" }, name),
      el("span", { class: "file-size" }, this.strings.size(attachment.size || 0)));
  }

  async save(attachment) {
    try {
      const href = await this.url(attachment, "application/octet-stream");
      const link = el("a", { href, download: attachment.name || "file" });
      document.body.append(link);
      link.click();
      link.remove();
    } catch {
      this.onProblem(this.strings.say("downloadFailed", { name: attachment.name }));
    }
  }
}
