// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign text into the page: as text nodes, with links for what is plainly an address. Never as markup.
import { el } from "./dom.js";

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'`{}|\\^]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/giu;
const CLIP = 3000;

// Punctuation that ends a sentence is not part of the address before it; a bracket is when it was opened in it.
function trimmed(address) {
  let text = address;
  for (;;) {
    const last = text.slice(-1);
    const opened = { ")": "(", "]": "[" }[last];
    const surplus = opened && text.split(last).length > text.split(opened).length;
    if (!surplus && !/[.,;:!?…*_~]$/u.test(text)) return text;
    text = text.slice(0, -1);
  }
}

function target(text) {
  if (!/^(?:https?:|www\.)/i.test(text)) return "mailto:" + text;
  try {
    const url = new URL(/^www\./i.test(text) ? "https://" + text : text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : "";
  } catch {
    return "";
  }
}

export function linked(text) {
  const parts = document.createDocumentFragment();
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    const href = target(address);
    if (!href) continue;
    parts.append(text.slice(done, match.index));
    parts.append(el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow", dir: "ltr" }, address));
    done = match.index + address.length;
  }
  parts.append(text.slice(done));
  return parts;
}

// The text of one message; a very long one is cut until the reader asks for all of it.
export function fillText(target, text, showAll) {
  if (text.length <= CLIP) {
    target.replaceChildren(linked(text));
    return;
  }
  const more = el("button", { type: "button", class: "show-all" }, showAll);
  more.addEventListener("click", () => target.replaceChildren(linked(text)));
  target.replaceChildren(linked(text.slice(0, CLIP)), "… ", more);
}

// Up to three emoji and nothing else: shown large.
export function isJumbo(text) {
  const plain = text.trim();
  return plain.length <= 24 && /^(?:\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F|\u200D\p{Extended_Pictographic})*|\s)+$/u.test(plain)
    && (plain.match(/\p{Extended_Pictographic}/gu) || []).length <= 3;
}
