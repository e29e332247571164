// SPDX-License-Identifier: GPL-3.0-or-later
// Segue web chat: the loader that a shop pastes.
//   <script src="https://hub.example/widget.js" data-language="de" data-colour="#3D63DD" data-position="left" async></script>
// The same options, and the signed identity of a signed-in visitor, may stand in `window.segueSettings` before it:
//   { language, colour, position, identity: { external_id, email, name, expires_at, signature } }
// It adds a launcher button and an iframe; nothing of the chat itself runs in the shop's page.
(function () {
  "use strict";
  if (window.Segue && window.Segue.open) return;

  const script = document.currentScript || document.querySelector('script[src*="/widget.js"]');
  const hub = new URL(script.src, location.href).origin;
  const options = Object.assign({}, window.segueSettings);
  const settings = {
    language: option("language"),
    colour: colourOr("#3D63DD", option("colour") || option("color")),
    position: option("position") === "left" ? "left" : "right",
    identity: options.identity || null,
  };
  const narrow = window.matchMedia("(max-width: 480px), (max-height: 420px)");

  let isOpen = false;
  let frameReady = false;
  let labels = { open: "Chat", close: "Chat", frame: "Chat", dismiss: "×" };
  let unread = 0;
  let scrollBefore = "";
  const host = document.createElement("segue-chat");
  const root = host.attachShadow({ mode: "open" });
  const launcher = element("button", "launcher", { type: "button", "aria-expanded": "false" });
  const badge = element("span", "badge", { "aria-hidden": "true" });
  const teaser = element("div", "teaser", { role: "status" });
  const frame = element("iframe", "frame", { allow: "clipboard-write" });

  function option(name) {
    return options[name] || script.dataset[name] || "";
  }

  function colourOr(fallback, text) {
    return /^#[0-9a-f]{6}$/i.test(text) ? text : fallback;
  }

  function element(tag, name, attributes) {
    const made = document.createElement(tag);
    made.className = name;
    for (const key of Object.keys(attributes || {})) made.setAttribute(key, attributes[key]);
    return made;
  }

  function icon(name, path) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("class", name);
    svg.setAttribute("aria-hidden", "true");
    drawn.setAttribute("d", path);
    svg.append(drawn);
    return svg;
  }

  // White or near-black, whichever reads better on the accent (WCAG relative luminance).
  function inkOn(colour) {
    const light = [1, 3, 5].map((at) => {
      const c = parseInt(colour.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    });
    const luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    return luminance > 0.36 ? "#10151F" : "#FFFFFF";
  }

  const css = `
    :host { all: initial; position: fixed; z-index: 2147483000; bottom: 20px; right: 20px;
      font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    :host(.left) { right: auto; left: 20px; }
    * { box-sizing: border-box; }
    .launcher { all: unset; display: grid; place-items: center; width: 58px; height: 58px; border-radius: 50%;
      background: var(--accent); color: var(--ink); cursor: pointer; position: relative;
      box-shadow: 0 1px 3px rgba(12, 20, 40, .22), 0 8px 24px rgba(12, 20, 40, .22);
      transition: transform .16s ease, box-shadow .16s ease; }
    .launcher:hover { transform: translateY(-2px) scale(1.03); }
    .launcher:active { transform: scale(.96); }
    .launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    .launcher svg { grid-area: 1 / 1; width: 27px; height: 27px; fill: none; stroke: currentColor; stroke-width: 1.8;
      stroke-linecap: round; stroke-linejoin: round; transition: opacity .16s ease, transform .2s ease; }
    .shut { opacity: 0; transform: rotate(-60deg) scale(.6); }
    :host(.open) .shut { opacity: 1; transform: none; }
    :host(.open) .talk { opacity: 0; transform: rotate(40deg) scale(.6); }
    .badge { position: absolute; top: -3px; inset-inline-end: -3px; min-width: 22px; height: 22px; padding: 0 6px;
      border-radius: 11px; background: #D92D3A; color: #fff; font-size: 12px; font-weight: 650; line-height: 22px;
      text-align: center; box-shadow: 0 0 0 2px #fff; }
    .badge:empty, :host(.open) .badge { display: none; }
    .frame { position: fixed; bottom: 92px; right: 20px; width: 400px; height: min(690px, 100vh - 112px);
      max-width: calc(100vw - 40px); border: 0; border-radius: 18px; background: transparent; color-scheme: normal;
      box-shadow: 0 0 0 1px rgba(12, 20, 40, .06), 0 12px 48px rgba(12, 20, 40, .22);
      visibility: hidden; opacity: 0; transform: translateY(14px) scale(.98); transform-origin: bottom right;
      transition: opacity .18s ease, transform .2s ease, visibility 0s linear .2s; }
    :host(.left) .frame { right: auto; left: 20px; transform-origin: bottom left; }
    :host(.open) .frame { visibility: visible; opacity: 1; transform: none; transition-delay: 0s; }
    .teaser { position: absolute; bottom: 74px; right: 0; width: max-content; max-width: min(300px, 100vw - 40px);
      display: none; border-radius: 14px; background: #fff; color: #1B2333;
      box-shadow: 0 0 0 1px rgba(12, 20, 40, .06), 0 8px 28px rgba(12, 20, 40, .2); }
    :host(.left) .teaser { right: auto; left: 0; }
    .teaser.shown { display: block; animation: rise .22s ease both; }
    .teaser .read { all: unset; display: block; cursor: pointer; padding: 12px 40px 13px 15px; border-radius: 14px; }
    .teaser .who { display: block; font-size: 12.5px; font-weight: 600; color: #5D6880; margin-bottom: 2px; }
    .teaser .said { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden;
      overflow-wrap: anywhere; }
    .teaser .dismiss { all: unset; position: absolute; top: 6px; right: 6px; width: 28px; height: 28px; cursor: pointer;
      border-radius: 8px; color: #5D6880; text-align: center; line-height: 28px; font-size: 18px; }
    .teaser .dismiss:hover { background: #F0F2F7; }
    .teaser :focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
    :host(.open) .teaser { display: none; }
    @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
    @media (max-width: 480px), (max-height: 420px) {
      .frame, :host(.left) .frame { inset: 0; width: 100%; height: 100%; max-width: none; border-radius: 0; }
      :host(.open) .launcher { display: none; }
    }
    @media (prefers-color-scheme: dark) {
      .teaser { background: #1F2530; color: #E8ECF3; }
      .teaser .who, .teaser .dismiss { color: #A3AEC2; }
      .teaser .dismiss:hover { background: #2B3342; }
      .badge { box-shadow: none; }
    }
    @media (prefers-reduced-motion: reduce) { *, .teaser.shown { transition: none !important; animation: none !important; } }
    @media print { :host { display: none !important; } }`;

  // A constructed sheet passes a shop's strict style policy; a style element would not.
  function adoptStyle() {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    } catch (unsupported) {
      const style = document.createElement("style");
      style.textContent = css;
      root.append(style);
    }
    host.style.setProperty("--accent", settings.colour);
    host.style.setProperty("--ink", inkOn(settings.colour));
  }

  function tell(message) {
    if (frameReady) frame.contentWindow.postMessage(Object.assign({ segue: 1 }, message), hub);
  }

  function describe() {
    launcher.setAttribute("aria-label", isOpen ? labels.close : labels.open);
    launcher.setAttribute("aria-expanded", String(isOpen));
    frame.title = labels.frame;
    badge.textContent = unread > 99 ? "99+" : unread > 0 ? String(unread) : "";
  }

  function setOpen(open) {
    if (open === isOpen) return;
    isOpen = open;
    host.classList.toggle("open", open);
    hideTeaser();
    lockScrolling(open && narrow.matches);
    describe();
    tell({ type: open ? "open" : "close" });
    if (open) frame.focus();
    else launcher.focus({ preventScroll: true });
  }

  // Behind a chat that fills the screen the page must not scroll.
  function lockScrolling(lock) {
    const page = document.documentElement;
    if (lock) {
      scrollBefore = page.style.overflow;
      page.style.overflow = "hidden";
    } else if (page.style.overflow === "hidden") {
      page.style.overflow = scrollBefore;
    }
  }

  function showTeaser(preview) {
    if (isOpen || !preview) return;
    const read = element("button", "read", { type: "button" });
    const who = element("span", "who", { dir: "auto" });
    const said = element("span", "said", { dir: "auto" });
    const dismiss = element("button", "dismiss", { type: "button", "aria-label": labels.dismiss });
    who.textContent = preview.name;
    said.textContent = preview.text;
    dismiss.textContent = "×";
    read.append(who, said);
    read.addEventListener("click", () => setOpen(true));
    dismiss.addEventListener("click", () => {
      hideTeaser();
      launcher.focus({ preventScroll: true });
    });
    teaser.replaceChildren(read, dismiss);
    teaser.classList.add("shown");
  }

  function hideTeaser() {
    teaser.classList.remove("shown");
    teaser.replaceChildren();
  }

  function initialise() {
    frameReady = true;
    tell({ type: "init", settings, open: isOpen, fullScreen: narrow.matches });
  }

  function onMessage(event) {
    if (event.origin !== hub || event.source !== frame.contentWindow) return;
    const message = event.data;
    if (!message || message.segue !== 1) return;
    if (message.type === "hello") initialise();
    else if (message.type === "close") setOpen(false);
    else if (message.type === "labels") labels = Object.assign({}, labels, message.labels);
    else if (message.type === "unread") unread = Number(message.count) || 0;
    else if (message.type === "preview") showTeaser(message.preview);
    if (unread === 0) hideTeaser();
    describe();
  }

  function build() {
    adoptStyle();
    host.classList.toggle("left", settings.position === "left");
    launcher.append(
      icon("talk", "M12 4c4.7 0 8.2 3 8.2 7s-3.5 7-8.2 7c-.9 0-1.8-.1-2.6-.3L5 19.8l.9-3.5C4.6 15 3.8 13.1 3.8 11c0-4 3.5-7 8.2-7zM8.3 11h.01M12 11h.01M15.7 11h.01"),
      icon("shut", "M6.5 9.5 12 15l5.5-5.5"), badge);
    launcher.addEventListener("click", () => setOpen(!isOpen));
    launcher.addEventListener("keydown", (event) => {
      if (event.key === "Escape") setOpen(false);
    });
    narrow.addEventListener("change", () => {
      lockScrolling(isOpen && narrow.matches);
      tell({ type: "layout", fullScreen: narrow.matches });
    });
    window.addEventListener("message", onMessage);
    frame.src = hub + "/widget/frame";
    describe();
    root.append(teaser, launcher, frame);
    document.body.append(host);
  }

  function identify(identity) {
    settings.identity = identity || null;
    tell({ type: "identify", identity: settings.identity });
  }

  window.Segue = {
    open: () => setOpen(true),
    close: () => setOpen(false),
    // Tells who is signed in (the object described above), or with nothing that nobody is any more.
    identify,
  };

  if (document.body) build();
  else document.addEventListener("DOMContentLoaded", build);
})();
