// SPDX-License-Identifier: GPL-3.0-or-later
// The customer of the tour, at a real Chromium window on the screen. Takes {"do",…} a line and answers each with {} or
// {"error"}; ends when its standard input does.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join } from "node:path";

const require = createRequire(join(process.env.SEGUE_NODE_MODULES || "node_modules", "tour.cjs"));
const { chromium } = require("playwright-core");

const PATIENCE_MS = 30000;
const [x, y, width, height] = process.argv.slice(2).map(Number);
const browser = await chromium.launch({
  executablePath: process.env.SEGUE_CHROMIUM || "/usr/bin/chromium",
  headless: false,
  ignoreDefaultArgs: ["--enable-automation"],
  args: ["--no-sandbox", "--test-type", "--disable-gpu", "--password-store=basic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", `--window-position=${x},${y}`,
    `--window-size=${width},${height}`],
});
const context = await browser.newContext({ viewport: null, locale: "en-GB" });
context.setDefaultTimeout(PATIENCE_MS);
const page = await context.newPage();
const chat = page.frameLocator("segue-chat iframe");
const text = chat.locator("#text");

const plays = {
  async visit({ url }) {
    await page.goto(url);
  },
  async open_chat() {
    await page.locator("segue-chat .launcher").click();
    await text.waitFor();
  },
  async introduce({ email, name }) {
    await chat.getByLabel("E-mail").fill(email);
    await chat.getByLabel("Name").fill(name);
  },
  async type({ words }) {
    await text.pressSequentially(words);
  },
  async send() {
    await text.press("Enter");
    await chat.locator(".own .meta", { hasText: /Sent|Seen/ }).last().waitFor();
  },
  async sees_typing() {
    await chat.locator(".typing .dots").waitFor();
  },
  async hears({ words }) {
    await chat.locator(".team .bubble", { hasText: words }).waitFor();
  },
  // How often the team said this.
  async count({ words }) {
    return { count: await chat.locator(".team .bubble", { hasText: words }).count() };
  },
  async rate({ stars, comment }) {
    await chat.locator(`label[for=rate-${stars}]`).click();
    await chat.getByLabel("Anything to add?").fill(comment);
  },
  async send_rating() {
    await chat.getByRole("button", { name: "Send rating" }).click();
    await chat.locator(".notice .stars.small").waitFor();
  },
  async reads({ words }) {
    await page.getByText(words).first().waitFor();
  },
  async follow({ words }) {
    await page.getByRole("link", { name: words }).first().click();
  },
  async picture({ path }) {
    await page.screenshot({ path, animations: "disabled" });
  },
};

async function answer(line) {
  const { do: what, ...rest } = JSON.parse(line);
  try {
    return (await plays[what](rest)) || {};
  } catch (error) {
    return { error: String(error.message || error) };
  }
}

console.log("{}");
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await answer(line)));
await browser.close();
