// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments: by button, paste and drop; shown, downloaded, refused.
import { readFile } from "node:fs/promises";
import { until } from "./stage.mjs";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC", "base64");

async function chatting({ hub, enter }) {
  const ana = await enter();
  await ana.open();
  await ana.say("Hi");
  await until(() => hub.peers.size === 1, "the stream opens");
  return ana;
}

// Gives the page a file as a paste or a drop does.
function hand(visitor, type, name, mediaType, size) {
  return visitor.chat.locator("#text").evaluate((target, given) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(given.size)], given.name, { type: given.mediaType }));
    const init = { bubbles: true, cancelable: true };
    const event = given.type === "paste"
      ? new ClipboardEvent("paste", { ...init, clipboardData: data })
      : new DragEvent(given.type, { ...init, dataTransfer: data });
    target.dispatchEvent(event);
  }, { type, name, mediaType, size });
}

export const fileCases = [
  ["a picture goes with a message and is drawn", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await ana.chat.locator("#picker").setInputFiles({ name: "crack.png", mimeType: "image/png", buffer: PNG });
    await ana.chat.locator(".chip .file-size").waitFor();
    await ana.say("It looks like this");
    await until(() => hub.customerTexts.length === 2, "the message arrives");
    const sent = hub.entries[hub.entries.length - 1];
    assert.deepEqual(sent.attachments.map((one) => one.name), ["crack.png"]);
    assert.deepEqual(hub.attachments.get(sent.attachments[0].id).body, PNG);
    await ana.chat.locator(".own .picture:not(.loading) img").waitFor();
    assert.equal(await ana.chat.locator(".chip").count(), 0);
  }],

  ["a file alone may be sent; after a reload its picture is fetched", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await hand(ana, "paste", "screenshot.png", "image/png", 40);
    await ana.chat.locator(".chip .file-size").waitFor();
    await ana.chat.locator("#text").press("Enter");
    await until(() => hub.entries.length === 2, "the message arrives");
    assert.equal(hub.entries[1].text, "");
    hub.attachments.get("file-1").body = PNG;
    await ana.page.reload();
    await ana.open();
    await ana.chat.locator(".own .picture:not(.loading) img").waitFor();
  }],

  ["files can be dropped and taken out again", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await hand(ana, "dragover", "list.csv", "text/csv", 12);
    await ana.chat.locator("#drop:not([hidden])").waitFor();
    await hand(ana, "drop", "list.csv", "text/csv", 12);
    await ana.chat.locator(".chip", { hasText: "list.csv" }).waitFor();
    await ana.chat.getByRole("button", { name: "Remove list.csv" }).click();
    assert.equal(await ana.chat.locator(".chip").count(), 0);
    await ana.chat.locator("#text").press("Enter");
    assert.equal(hub.entries.length, 1);
  }],

  ["more than 25 MB is refused with its name, without a request", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await hand(ana, "drop", "film.mov", "video/quicktime", 26 * 1024 * 1024);
    await ana.chat.locator("#composer-problem", { hasText: "“film.mov” is larger than 25 MB" }).waitFor();
    assert.equal(hub.requests.filter((request) => request.path.endsWith("/attachments")).length, 0);
  }],

  ["an upload that fails says so", async ({ hub, enter }) => {
    const ana = await chatting({ hub, enter });
    hub.breaks.refuse = (method, path) => path.endsWith("/attachments");
    await hand(ana, "paste", "a.txt", "text/plain", 5);
    await ana.chat.locator("#composer-problem", { hasText: "could not be uploaded" }).waitFor();
  }],

  ["the team's file is downloaded under its name", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    hub.attachments.set("file-9", { row: { id: "file-9", name: "Rechnung ü.pdf", media_type: "application/pdf", size: 7 }, body: Buffer.from("invoice") });
    hub.agentSays("Here it is", { attachments: [hub.attachments.get("file-9").row] });
    const [download] = await Promise.all([
      ana.page.waitForEvent("download"), ana.chat.getByRole("button", { name: "Download Rechnung ü.pdf" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "Rechnung ü.pdf");
    assert.equal(await readFile(await download.path(), "utf8"), "invoice");
  }],

  ["a text that is too long is not sent and not lost", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await ana.chat.locator("#text").fill("x".repeat(20001));
    await ana.chat.locator("#text").press("Enter");
    await ana.chat.locator("#composer-problem", { hasText: "20,000" }).waitFor();
    assert.equal((await ana.chat.locator("#text").inputValue()).length, 20001);
    assert.equal(hub.entries.length, 1);
  }],
];
