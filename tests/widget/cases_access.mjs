// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard, screen readers, right-to-left, large text, small screens.
import { foreignShop, until, visit } from "./stage.mjs";

const focused = (visitor) => visitor.chat.locator("body").evaluate(() => document.activeElement.id || document.activeElement.className);

export const accessCases = [
  ["everything can be done by keyboard alone", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.launcher.focus();
    await ana.page.keyboard.press("Enter");
    await until(async () => (await focused(ana)) === "text", "opening goes to the message");
    await ana.page.keyboard.type("line one");
    await ana.page.keyboard.press("Shift+Enter");
    await ana.page.keyboard.type("line two");
    await ana.page.keyboard.press("Enter");
    await until(() => hub.customerTexts[0] === "line one\nline two", "Shift+Enter breaks, Enter sends");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.solve();
    await ana.chat.locator(".rating").waitFor();
    await ana.page.keyboard.press("Shift+Tab");
    await until(async () => (await focused(ana)) === "attach", "back to the attach button");
    await ana.page.keyboard.press("Shift+Tab");
    await until(async () => (await focused(ana)) === "rate-5", "back to the stars");
    await ana.page.keyboard.press("Space");
    await ana.page.keyboard.press("ArrowLeft");
    await ana.page.keyboard.press("Tab");
    await ana.page.keyboard.type("fine");
    await ana.page.keyboard.press("Tab");
    await ana.page.keyboard.press("Enter");
    await until(() => hub.ratings.length === 1, "rated");
    assert.deepEqual(hub.ratings[0], { rating: 4, comment: "fine" });
    await ana.page.keyboard.press("Escape");
    await until(() => ana.launcher.evaluate((launcher) => launcher.getRootNode().activeElement === launcher),
      "Escape gives the focus back");
    assert.equal(await ana.launcher.getAttribute("aria-expanded"), "false");
  }],

  ["Enter that chooses a word while composing does not send", async ({ hub, enter, assert }) => {
    const yuki = await enter();
    await yuki.open();
    await yuki.chat.locator("#text").fill("こんにちは");
    await yuki.chat.locator("#text").evaluate((text) => text.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
    await yuki.chat.locator("#text").press("End");
    assert.equal(await yuki.chat.locator("#text").inputValue(), "こんにちは");
    assert.deepEqual(hub.customerTexts, []);
  }],

  ["every control has a name and the log is live", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Hi");
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.agentSays("Hello");
    await ana.chat.locator(".team .bubble").waitFor();
    const nameless = await ana.chat.locator("button, input:not([type=file]), textarea, a").evaluateAll((all) =>
      all.filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim() || (one.labels && one.labels.length))).map((one) => one.outerHTML));
    assert.deepEqual(nameless, []);
    const log = ana.chat.getByRole("log");
    assert.equal(await log.getAttribute("aria-live"), "polite");
    assert.equal(await log.getAttribute("aria-busy"), "false");
    assert.equal(await ana.page.locator("segue-chat iframe").getAttribute("title"), "Chat with Fjord & Filter");
    assert.equal(await ana.chat.locator("html").getAttribute("lang"), "en");
  }],

  ["Arabic runs from right to left, foreign lines keep their own direction", async ({ hub, browser, assert }) => {
    const shop = await foreignShop(hub, 'data-language="ar"');
    const layla = await visit(browser, shop.url);
    try {
      await layla.open();
      assert.equal(await layla.chat.locator("html").getAttribute("dir"), "rtl");
      await layla.say("مرحبا، أين طلبي؟");
      await until(() => hub.peers.size === 1, "the stream opens");
      hub.agentSays("Your parcel number is 123");
      await layla.chat.locator(".team .bubble").waitFor();
      const [own, team, width] = [await layla.chat.locator(".own .bubble").boundingBox(),
        await layla.chat.locator(".team .bubble").boundingBox(), (await layla.page.locator("segue-chat iframe").boundingBox()).width];
      const left = (await layla.page.locator("segue-chat iframe").boundingBox()).x;
      assert.ok(own.x - left < width / 4, "one's own words stand at the left");
      assert.ok(team.x + team.width - left > width * 0.75, "the team's at the right");
      assert.equal(await layla.chat.locator(".team .bubble").evaluate((one) => getComputedStyle(one).direction), "ltr");
    } finally {
      await layla.context.close();
      shop.close();
    }
  }],

  ["twice the text size and long words do not run out of the frame", async ({ hub, enter, assert }) => {
    const ana = await enter({ colorScheme: "dark" });
    await ana.open();
    await ana.say("W".repeat(300) + " https://example.org/" + "path/".repeat(60));
    await until(() => hub.peers.size === 1, "the stream opens");
    hub.agentSays("Donaudampfschifffahrtsgesellschaftskapitän".repeat(4), { name: "A very long name of somebody with several names" });
    hub.solve();
    await ana.chat.locator(".rating").waitFor();
    await ana.chat.locator("html").evaluate((html) => html.style.setProperty("font-size", "200%"));
    const wide = await ana.chat.locator("body *:not(.sr):not(.by)").evaluateAll((all) => all
      .filter((one) => one.getClientRects().length > 0 && getComputedStyle(one).clipPath === "none" && !one.closest(".stars"))
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1).map((one) => one.className || one.tagName));
    assert.deepEqual(wide, []);
    const box = await ana.chat.locator("#text").boundingBox();
    assert.ok(box.width > 60, "there is still room to write");
  }],

  ["on a small screen the chat fills it and the page behind does not scroll", async ({ enter, assert }) => {
    const ana = await enter({ viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true });
    await ana.launcher.tap();
    await ana.chat.locator("#text").waitFor();
    await until(async () => {
      const box = await ana.page.locator("segue-chat iframe").boundingBox();
      return Math.round(box.x) === 0 && Math.round(box.y) === 0 && Math.round(box.width) === 390;
    }, "full screen");
    assert.equal(await ana.page.evaluate(() => document.documentElement.style.overflow), "hidden");
    await ana.chat.locator("#close").tap();
    await until(() => ana.page.evaluate(() => document.documentElement.style.overflow === ""), "scrolling is given back");
  }],

  ["who reads further up is not pulled away from it", async ({ hub, enter, assert }) => {
    const ana = await enter();
    await ana.open();
    await ana.say("Hi");
    await until(() => hub.peers.size === 1, "the stream opens");
    for (let i = 0; i < 30; i += 1) hub.agentSays("line " + i);
    await until(async () => (await ana.chat.locator(".team .bubble").count()) === 30, "shown");
    await ana.chat.locator("#scroll").evaluate((scroll) => scroll.scrollTo(0, 0));
    await ana.chat.locator("#latest:not([hidden])").waitFor();
    hub.agentSays("news");
    await ana.chat.locator("#latest", { hasText: "1 new message" }).waitFor();
    assert.equal(await ana.chat.locator("#scroll").evaluate((scroll) => scroll.scrollTop), 0);
    await ana.chat.locator("#latest").click();
    await until(async () => !(await ana.chat.locator("#latest").isVisible()), "jumps to the end");
  }],
];
