// SPDX-License-Identifier: GPL-3.0-or-later
// A browser for the tests of the web chat: Debian's Chromium, driven by playwright-core, which is looked for in
// SEGUE_NODE_MODULES (a node_modules folder).
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { join } from "node:path";

const require = createRequire(join(process.env.SEGUE_NODE_MODULES || "node_modules", "stage.cjs"));
const { chromium } = require("playwright-core");

export async function launch() {
  return chromium.launch({
    executablePath: process.env.SEGUE_CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--password-store=basic", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
}

// A visitor: a browser of their own at the shop's page. Whatever the page complains of in its console is kept.
export async function visit(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  const chat = page.frameLocator("segue-chat iframe");
  const visitor = { context, page, chat, complaints, launcher: page.locator("segue-chat .launcher"), url };
  visitor.open = async () => {
    await visitor.launcher.click();
    await chat.locator("#text").waitFor();
  };
  visitor.say = async (text) => {
    await chat.locator("#text").fill(text);
    await chat.locator("#text").press("Enter");
  };
  return visitor;
}

// A page of another origin that pastes the loader, as a real shop does.
export async function foreignShop(hub, attributes = "", script = "") {
  const server = createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html><head><title>Elsewhere</title></head><body><h1>Elsewhere</h1>
      <script>${script}</script><script src="${hub.origin}/widget.js" ${attributes} async></script></body></html>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// Waits until `probe()` is true; fails with `what` after a few seconds.
export async function until(probe, what, withinMs = 8000) {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await probe()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("did not happen: " + what);
}
