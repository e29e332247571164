// SPDX-License-Identifier: GPL-3.0-or-later
// The only way that this chat makes elements: text goes in as text, attributes as attributes.

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A copy of an icon that frame.html keeps in a template.
export function icon(name) {
  const template = document.getElementById("icon-" + name);
  return template.content.firstElementChild.cloneNode(true);
}

export function byId(id) {
  return document.getElementById(id);
}

export function show(element, visible) {
  element.hidden = !visible;
}

// Sets text only where it differs, so that screen readers hear each change once.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
