// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor and the team do with each other.
import { until } from "./stage.mjs";

export const chatCases = [
  ["a visitor leaves an e-mail address and a question", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.chat.getByLabel("E-mail").fill("ana@example.org");
    await ana.chat.getByLabel("Name").fill("Ana Silva");
    await ana.say("Does the Kvern grinder take espresso?");
    await until(() => hub.customerTexts.length === 1, "the message reaches the hub");
    assert.deepEqual(hub.customerTexts, ["Does the Kvern grinder take espresso?"]);
    assert.deepEqual(hub.lastContact, { email: "ana@example.org", name: "Ana Silva" });
    await ana.chat.locator(".own .meta", { hasText: "Sent" }).waitFor();
    assert.equal(await ana.chat.locator(".own .bubble").count(), 1);
    assert.equal(await ana.chat.locator("#welcome").isVisible(), false);
    assert.deepEqual(ana.complaints, []);
  }],

  ["a wrong e-mail address is pointed out and nothing is lost", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.chat.getByLabel("E-mail").fill("ana at example");
    await ana.say("Hello?");
    await ana.chat.locator("#email-problem").waitFor();
    assert.equal(await ana.chat.locator("#text").inputValue(), "Hello?");
    assert.equal(await ana.chat.locator("#email").getAttribute("aria-invalid"), "true");
    assert.deepEqual(hub.customerTexts, []);
    await ana.chat.getByLabel("E-mail").fill("");
    await ana.chat.locator("#text").press("Enter");
    await until(() => hub.customerTexts.length === 1, "sent without an address");
  }],

  ["the team's words arrive live, with a name, and are marked seen", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Hi");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.agentSays("Hello Ana, how can I help?");
    await ana.chat.locator(".team .bubble", { hasText: "how can I help" }).waitFor();
    assert.equal(await ana.chat.locator(".team .by").textContent(), "Mia Keller");
    assert.equal(await ana.chat.locator("#title").textContent(), "Mia Keller");
    await until(() => hub.heard.some((frame) => frame.type === "seen" && frame.at > 0), "the visitor's read mark");
    hub.agentSees();
    await ana.chat.locator(".own .note", { hasText: "Seen" }).waitFor();
  }],

  ["typing shows both ways and ends", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Hi");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.agentTypes(true);
    await ana.chat.locator(".typing .dots").waitFor();
    assert.equal(await ana.chat.locator("#typing").textContent(), "Mia Keller is typing…");
    hub.agentSays("There you go");
    await until(async () => (await ana.chat.locator(".typing").count()) === 0, "a message ends the typing");
    await ana.chat.locator("#text").pressSequentially("ok th");
    await until(() => hub.heard.some((frame) => frame.type === "typing" && frame.on), "typing is told");
    await ana.chat.locator("#text").press("Enter");
    await until(() => hub.heard.filter((frame) => frame.type === "typing").pop().on === false, "its end is told");
  }],

  ["a reload resumes the conversation and the draft", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Where is my parcel?");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.agentSays("On its way!");
    await ana.chat.locator("#text").fill("and when");
    await until(() => ana.chat.locator("#text").evaluate(() => /and when/.test(JSON.stringify(localStorage))), "the draft is kept");
    await ana.page.reload();
    await ana.open();
    await ana.chat.locator(".team .bubble", { hasText: "On its way!" }).waitFor();
    assert.equal(await ana.chat.locator(".own .bubble").count(), 1);
    assert.equal(await ana.chat.locator("#text").inputValue(), "and when");
    assert.equal(await ana.chat.locator("#welcome").isVisible(), false);
    assert.equal(hub.devices.size, 1);
  }],

  ["a long history comes whole and in order", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("start");
    await until(() => hub.peers.size === 1, "the stream opens");
    await ana.page.goto("about:blank");
    for (let i = 0; i < 95; i += 1) hub.agentSays("line " + i, { at: Date.now() + i });
    await ana.page.goto(ana.url);
    await ana.open();
    await until(async () => (await ana.chat.locator(".team .bubble").count()) === 95, "every page is pulled");
    const texts = await ana.chat.locator(".team .bubble").allTextContents();
    assert.deepEqual(texts, Array.from({ length: 95 }, (_, i) => "line " + i));
  }],

  ["a closed chat counts what is unread and previews it", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Hi");
    await until(() => hub.peers.size === 1, "the stream opens");
    await ana.chat.locator("#close").click();
    hub.agentSays("Two of them are left.");
    hub.agentSays("Shall I keep one for you?");
    await until(async () => (await ana.launcher.locator(".badge").textContent()) === "2", "the badge counts");
    assert.equal(await ana.launcher.getAttribute("aria-label"), "Open chat, 2 unread messages");
    await ana.page.locator("segue-chat .teaser .said", { hasText: "keep one" }).click();
    await until(async () => (await ana.launcher.locator(".badge").textContent()) === "", "opening reads them");
    await until(() => hub.heard.some((frame) => frame.type === "seen"), "and tells so");
  }],

  ["a rating after solving, with a comment", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Thanks!");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.solve();
    await ana.chat.getByRole("group", { name: "How did we do?" }).waitFor();
    await ana.chat.locator("label[for=rate-4]").click();
    await ana.chat.getByLabel("Anything to add?").fill("Quick and kind");
    await ana.chat.getByRole("button", { name: "Send rating" }).click();
    await until(() => hub.ratings.length === 1, "the rating arrives");
    assert.deepEqual(hub.ratings, [{ rating: 4, comment: "Quick and kind" }]);
    await until(async () => (await ana.chat.locator(".rating").count()) === 0, "the card goes");
    assert.equal(await ana.chat.locator(".notice .stars.small").count(), 1);
    await ana.say("One more thing");
    await until(() => hub.conversation.status === "open", "writing again is possible");
  }],

  ["a rating that fails can be sent again", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Thanks!");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.solve();
    hub.breaks.status = (method, path) => (path.endsWith("/rating") ? 503 : 0);
    await ana.chat.locator("label[for=rate-2]").click();
    await ana.chat.getByRole("button", { name: "Send rating" }).click();
    await ana.chat.locator(".rating .problem", { hasText: "could not be sent" }).waitFor();
    hub.breaks.status = null;
    hub.quiet = true;
    await ana.chat.getByRole("button", { name: "Send rating" }).click();
    await until(() => hub.ratings.length === 1, "the second try arrives");
    await ana.chat.locator(".notice .stars.small").waitFor();
    assert.equal(hub.ratings[0].rating, 2);
  }],

  ["the shop's options: language, colour, side, and the page's own calls", async ({ hub, browser, assert }) => {
    const { foreignShop, visit } = await import("./stage.mjs");
    const shop = await foreignShop(hub, 'data-language="de" data-colour="#0B7A5B" data-position="left"');
    const ana = await visit(browser, shop.url);
    try {
      await ana.page.waitForFunction(() => window.Segue && document.querySelector("segue-chat"));
      await ana.page.evaluate(() => window.Segue.open());
      await ana.chat.locator("#text").waitFor();
      assert.equal(await ana.chat.locator("#text").getAttribute("placeholder"), "Nachricht schreiben …");
      assert.equal(await ana.chat.locator("#send").evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent")), "#0B7A5B");
      assert.ok((await ana.launcher.boundingBox()).x < 100);
      await ana.page.evaluate(() => window.Segue.close());
      await until(async () => (await ana.launcher.getAttribute("aria-expanded")) === "false", "closed by the page");
      assert.deepEqual(ana.complaints, []);
    } finally {
      await ana.context.close();
      shop.close();
    }
  }],
];
