// SPDX-License-Identifier: GPL-3.0-or-later
// Networks fail; nothing is lost and nothing comes twice.
import { until } from "./stage.mjs";

const ownTexts = (visitor) => visitor.chat.locator(".own .bubble").allTextContents();
const teamTexts = (visitor) => visitor.chat.locator(".team .bubble").allTextContents();

async function talking({ hub, enter }) {
  const ana = await enter();
  await ana.open();
  await ana.say("first");
  await until(() => hub.peers.size === 1, "the stream opens");
  return ana;
}

export const connectionCases = [
  ["a dropped socket comes back and brings what was missed, once", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    hub.agentSays("before");
    hub.breaks.blockSockets = true;
    hub.dropSockets();
    hub.agentSays("meanwhile");
    await until(async () => (await teamTexts(ana)).length === 2, "the pull finds it without a socket");
    hub.breaks.blockSockets = false;
    await until(() => hub.peers.size === 1, "the socket comes back");
    hub.agentSays("after");
    await until(async () => (await teamTexts(ana)).length === 3, "the new socket is heard");
    assert.deepEqual(await teamTexts(ana), ["before", "meanwhile", "after"]);
    assert.deepEqual(await ownTexts(ana), ["first"]);
  }],

  ["an answer that was lost on the way does not double the message", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    let lost = 0;
    hub.breaks.swallowAnswer = (method, path) => path.endsWith("/messages") && (lost += 1) <= 2;
    await ana.say("only once, please");
    await until(() => lost >= 3, "it is sent again");
    await ana.chat.locator(".own .meta", { hasText: "Sent" }).waitFor();
    assert.deepEqual(hub.customerTexts, ["first", "only once, please"]);
    assert.deepEqual(await ownTexts(ana), ["first", "only once, please"]);
  }],

  ["a frame that comes before the answer shows one message", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    hub.breaks.swallowAnswer = (method, path) => path.endsWith("/messages");
    await ana.say("echo");
    await until(() => hub.customerTexts.includes("echo"), "the hub has it");
    hub.agentSays("I see it");
    await until(async () => (await teamTexts(ana)).length === 1, "the frames came");
    assert.deepEqual(await ownTexts(ana), ["first", "echo"]);
  }],

  ["what is written without a network waits, survives a reload and arrives in order", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    await hub.stop();
    await ana.say("two");
    await ana.say("three");
    await ana.chat.locator("#banner:not([hidden])").waitFor();
    await ana.chat.locator(".own .meta", { hasText: "Will be sent" }).waitFor();
    assert.deepEqual(await ownTexts(ana), ["first", "two", "three"]);
    await hub.start();
    await ana.page.reload();
    await until(() => hub.customerTexts.length === 3, "both arrive, with the chat closed");
    await ana.open();
    await until(async () => (await ownTexts(ana)).length === 3, "and are shown");
    assert.deepEqual(hub.customerTexts, ["first", "two", "three"]);
    assert.deepEqual(await ownTexts(ana), ["first", "two", "three"]);
    assert.equal(await ana.chat.locator("#banner").isVisible(), false);
  }],

  ["the offline banner comes and goes with the browser's network", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    await ana.context.setOffline(true);
    await ana.chat.locator("#banner", { hasText: "You are offline" }).waitFor();
    await ana.say("from the tunnel");
    await ana.context.setOffline(false);
    await until(() => hub.customerTexts.includes("from the tunnel"), "sent when back");
    await until(async () => !(await ana.chat.locator("#banner").isVisible()), "the banner goes");
    assert.deepEqual(await ownTexts(ana), ["first", "from the tunnel"]);
  }],

  ["a refused message can be tried again or discarded", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    hub.breaks.status = (method, path) => (path.endsWith("/messages") ? 422 : 0);
    await ana.say("refused");
    await ana.say("dropped");
    await until(async () => (await ana.chat.locator(".failed").count()) === 2, "both say that they were not sent");
    await ana.chat.locator(".failed", { hasText: "dropped" }).getByRole("button", { name: "Discard" }).click();
    hub.breaks.status = null;
    await ana.chat.locator(".failed").getByRole("button", { name: "Try again" }).click();
    await until(() => hub.customerTexts.includes("refused"), "the second try is taken");
    assert.deepEqual(await ownTexts(ana), ["first", "refused"]);
  }],

  ["a hub that asks for patience is given it", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    hub.breaks.status = (method, path) => (path.endsWith("/messages") ? 429 : 0);
    await ana.say("later");
    await until(() => hub.requests.filter((request) => request.path.endsWith("/messages")).length >= 2, "tried");
    assert.equal(await ana.chat.locator(".failed").count(), 0);
    hub.breaks.status = null;
    await until(() => hub.customerTexts.includes("later"), "taken later");
  }],

  ["a token that the hub forgot is replaced", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    hub.tokens.clear();
    hub.dropSockets();
    await until(() => hub.peers.size === 1, "a new token opens the stream");
    await ana.say("still me");
    await until(() => hub.customerTexts.length === 2, "and sends");
    assert.equal(hub.devices.size, 1);
  }],

  ["two tabs of one visitor show the same", async ({ hub, enter, assert }) => {
    const ana = await talking({ hub, enter });
    const second = await ana.context.newPage();
    await second.goto(ana.url);
    await second.locator("segue-chat .launcher").click();
    const chat = second.frameLocator("segue-chat iframe");
    await chat.locator(".own .bubble", { hasText: "first" }).waitFor();
    await chat.locator("#text").fill("from the second tab");
    await chat.locator("#text").press("Enter");
    await ana.chat.locator(".own .bubble", { hasText: "from the second tab" }).waitFor();
    assert.deepEqual(await chat.locator(".own .bubble").allTextContents(), ["first", "from the second tab"]);
    assert.deepEqual(await ownTexts(ana), ["first", "from the second tab"]);
    assert.deepEqual(hub.customerTexts, ["first", "from the second tab"]);
  }],
];
