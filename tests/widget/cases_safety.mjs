// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile text, hostile pages, shared browsers.
import { foreignShop, until, visit } from "./stage.mjs";

const HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script><a href="javascript:window.hit=1">x</a>';

async function chatting({ hub, enter }) {
  const ana = await enter();
  await ana.open();
  await ana.say("Hi");
  await until(() => hub.peers.size === 1, "the stream opens");
  return ana;
}

export const safetyCases = [
  ["markup in what the team writes stays text", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    hub.agentSays(HOSTILE, { name: HOSTILE, attachments: [{ id: "f", name: HOSTILE, media_type: "text/html", size: 3 }] });
    const bubble = ana.chat.locator(".team .bubble");
    await bubble.waitFor();
    assert.equal(await bubble.textContent(), HOSTILE);
    assert.equal(await ana.chat.locator("#log img, #log script, #log a").count(), 0);
    assert.equal(await ana.chat.locator("#log").evaluate(() => window.hit), undefined);
    assert.equal(await ana.page.evaluate(() => window.hit), undefined);
  }],

  ["markup in the preview at the launcher stays text", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await ana.chat.locator("#close").click();
    hub.agentSays(HOSTILE);
    const said = ana.page.locator("segue-chat .teaser .said");
    await said.waitFor();
    assert.equal(await said.textContent(), HOSTILE.slice(0, 160));
    assert.equal(await ana.page.evaluate(() => window.hit), undefined);
  }],

  ["addresses become links that open elsewhere and nothing else does", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    hub.agentSays("See https://example.org/a_(b)?q=1&r=2, www.example.org. or mail help@example.org! Not javascript:alert(1) data:text/html,x file:///etc/passwd");
    await ana.chat.locator(".team .bubble a").first().waitFor();
    const links = await ana.chat.locator(".team .bubble a").evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.rel, a.target]));
    const rel = "noopener noreferrer nofollow";
    assert.deepEqual(links, [
      ["https://example.org/a_(b)?q=1&r=2", rel, "_blank"], ["https://www.example.org/", rel, "_blank"],
      ["mailto:help@example.org", rel, "_blank"],
    ]);
  }],

  ["the frame's policy forbids inline code", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    const hit = await ana.chat.locator("#log").evaluate((log) => {
      const script = document.createElement("script");
      try {
        script.textContent = "window.hit = 1";
      } catch {
        return "trusted types";
      }
      log.append(script);
      return window.hit;
    });
    assert.notEqual(hit, 1);
  }],

  ["messages from other windows are not obeyed", async ({ hub, enter, assert }) => {
    const ana = await chatting({ hub, enter });
    await ana.page.evaluate(() => new Promise((done) => {
      window.addEventListener("message", () => setTimeout(done), { once: true });
      window.postMessage({ segue: 1, type: "unread", count: 7 }, "*");
    }));
    assert.equal(await ana.launcher.locator(".badge").textContent(), "");
    await ana.chat.locator("#log").evaluate(() => window.postMessage({ segue: 1, type: "identify", identity: { external_id: "evil" } }, "*"));
    await ana.say("still here");
    await until(() => hub.customerTexts.length === 2, "the conversation goes on");
    assert.equal(hub.devices.size, 1);
  }],

  ["a signed visitor is not asked, and leaves nothing to the next person", async ({ hub, browser, assert }) => {
    const identity = JSON.stringify({ external_id: "c-77", email: "ana@example.org", name: "Ana", expires_at: 1, signature: "good" });
    const shop = await foreignShop(hub, "", `window.segueSettings = { identity: ${identity} }`);
    const ana = await visit(browser, shop.url);
    try {
      await ana.open();
      assert.equal(await ana.chat.locator("#details").isVisible(), false);
      await ana.say("my secret order");
      await until(() => hub.customerTexts.length === 1, "sent");
      assert.equal([...hub.devices.values()][0].identity.external_id, "c-77");
      await ana.page.evaluate(() => window.Segue.identify(null));
      await until(async () => (await ana.chat.locator(".own .bubble").count()) === 0, "signed out, nothing is shown");
      await ana.chat.locator("#details").waitFor();
      await ana.page.evaluate((who) => window.Segue.identify(who), JSON.parse(identity));
      await ana.chat.locator(".own .bubble", { hasText: "my secret order" }).waitFor();
    } finally {
      await ana.context.close();
      shop.close();
    }
  }],

  ["a forged identity falls back to an unknown visitor", async ({ hub, browser, assert }) => {
    const shop = await foreignShop(hub, "", 'window.segueSettings = { identity: { external_id: "c-1", email: "x@example.org", signature: "bad" } }');
    const eve = await visit(browser, shop.url);
    try {
      await eve.open();
      await eve.chat.locator("#details").waitFor();
      await eve.say("hello");
      await until(() => hub.customerTexts.length === 1, "an unknown visitor may write");
      assert.equal([...hub.devices.values()].every((device) => !device.identity), true);
    } finally {
      await eve.context.close();
      shop.close();
    }
  }],
];
