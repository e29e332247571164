// SPDX-License-Identifier: GPL-3.0-or-later
// The customers of the story, each in a Chromium window of their own. Takes {"id","do",…} a line and answers each with
// {"id",…} or {"id","error"}; ends when its standard input does.
import { createInterface } from "node:readline";
import { launch, visit } from "../widget/stage.mjs";

const PATIENCE_MS = 60000;
const visitors = new Map();
const browser = await launch();

const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const chatOf = (who) => visitors.get(who).chat;
const bubbles = (chat, side) => chat.locator(`.${side} .bubble`);

const plays = {
  // Comes to the shop and opens the chat.
  async open({ who, url }) {
    const visitor = await visit(browser, url);
    visitor.context.setDefaultTimeout(PATIENCE_MS);
    visitors.set(who, visitor);
    await visitor.open();
  },
  async introduce({ who, email, name }) {
    await chatOf(who).getByLabel("E-mail").fill(email);
    await chatOf(who).getByLabel("Name").fill(name);
  },
  // `at` is the moment of the key that sent it.
  async say({ who, text }) {
    await chatOf(who).locator("#text").fill(text);
    const at = Date.now();
    await chatOf(who).locator("#text").press("Enter");
    return { at };
  },
  async type({ who, text }) {
    await chatOf(who).locator("#text").pressSequentially(text);
  },
  async forget({ who }) {
    await chatOf(who).locator("#text").fill("");
  },
  // Waits for words of the team.
  async hears({ who, text }) {
    await bubbles(chatOf(who), "team").filter({ hasText: text }).first().waitFor();
  },
  // Waits until somebody of the team types, or nobody does.
  async sees_typing({ who, on }) {
    await chatOf(who).locator(".typing").first().waitFor({ state: on ? "visible" : "detached" });
  },
  // Waits until the chat says that the team has read.
  async sees_read_mark({ who }) {
    await chatOf(who).locator(".own .note", { hasText: "Seen" }).waitFor();
  },
  async texts({ who }) {
    const chat = chatOf(who);
    return { own: await bubbles(chat, "own").allTextContents(), team: await bubbles(chat, "team").allTextContents() };
  },
  // Everything that the chat's page says anywhere.
  async page({ who }) {
    return { text: await chatOf(who).locator("body").innerText() };
  },
  async rate({ who, rating, comment }) {
    const chat = chatOf(who);
    await chat.locator(`label[for=rate-${rating}]`).click();
    await chat.getByLabel("Anything to add?").fill(comment);
    await chat.getByRole("button", { name: "Send rating" }).click();
    await chat.locator(".notice .stars.small").waitFor();
  },
  // Reads a page of the help centre.
  async read({ url }) {
    const page = await browser.newPage();
    try {
      const answer = await page.goto(url);
      return { status: answer.status(), text: await page.locator("body").innerText() };
    } finally {
      await page.close();
    }
  },
  // What the page wrote into its console as errors.
  async complaints({ who }) {
    return { complaints: visitors.get(who).complaints };
  },
};

async function answer(line) {
  const { id, do: what, ...rest } = JSON.parse(line);
  try {
    say({ id, ...(await plays[what](rest)) });
  } catch (error) {
    say({ id, error: String(error.stack || error) });
  }
}

say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) await answer(line);
await browser.close();
