// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that need no page.
import { readFile } from "node:fs/promises";
import { contrast, inkOn, readableOn } from "../../resources/widget/colour.js";
import { Outbox } from "../../resources/widget/outbox.js";
import { rowsOf } from "../../resources/widget/rows.js";
import { chooseLanguage, Strings } from "../../resources/widget/strings.js";

const table = async (language) =>
  JSON.parse(await readFile(new URL(`../../resources/widget/strings.${language}.json`, import.meta.url), "utf8"));
const holes = (text) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((match) => match[1]);

function chatWith(entries, more = {}) {
  return { ordered: entries, keyOf: (entry) => entry.id, isArrived: () => false, agentSeenAt: 0, connection: "live", rated: null,
    typing: null, done: false, conversation: null, ...more };
}

function message(id, kind, at, author = "a1") {
  return { id, kind: "message", at, text: id, author: { kind, id: author, name: author }, attachments: [] };
}

export const unitCases = [
  ["every language says everything, with the same values", async ({ assert }) => {
    const english = await table("en");
    for (const language of ["de", "ar"]) {
      const other = await table(language);
      assert.deepEqual(Object.keys(other).sort(), Object.keys(english).sort(), language);
      for (const key of Object.keys(english)) {
        assert.deepEqual([...new Set(holes(other[key]))].sort(), [...new Set(holes(english[key]))].sort(), `${language}: ${key}`);
      }
    }
  }],

  ["the language is the shop's, else the browser's, else English", async ({ assert }) => {
    assert.equal(chooseLanguage("de-AT", ["en"]), "de");
    assert.equal(chooseLanguage("xx", ["fr", "ar-EG"]), "ar");
    assert.equal(chooseLanguage("", ["fr"]), "en");
  }],

  ["plurals, values that look like markup, and missing words", async ({ assert }) => {
    const strings = new Strings("ar", await table("ar"));
    assert.equal(strings.say("newMessages", { count: 2 }), "رسالتان جديدتان");
    assert.equal(strings.say("typing", { name: "$& {x}" }), "$& {x} يكتب…");
    assert.equal(strings.say("nothing"), "nothing");
    assert.equal(strings.direction, "rtl");
  }],

  ["ink and accent stay readable on any colour", async ({ assert }) => {
    for (const colour of ["#3D63DD", "#FFE600", "#000000", "#FFFFFF", "#777777", "#E91E63", "#00BCD4"]) {
      assert.ok(contrast(colour, inkOn(colour)) >= 3.6, colour);
      assert.ok(contrast(readableOn("#1F2530", colour, "#FFFFFF"), "#1F2530") >= 4.5, colour);
      assert.ok(contrast(readableOn("#FFFFFF", colour, "#10151F"), "#FFFFFF") >= 4.5, colour);
    }
  }],

  ["tabs that write at once keep each other's messages", async ({ assert }) => {
    const shared = { kept: {} };
    const arrived = [];
    // A tab: its outbox on what the tabs share, and a network that answers when it is told to.
    const tab = () => {
      const network = { answers: [] };
      const session = {
        get kept() {
          return JSON.parse(JSON.stringify(shared.kept));
        },
        keep: (fields) => Object.assign(shared.kept, JSON.parse(JSON.stringify(fields))),
        call: (method, path, message) => new Promise((resolve, reject) => network.answers.push({
          good: () => resolve(arrived.push(message.text)), away: () => reject(new Error("no network")),
        })),
      };
      const outbox = new Outbox({ session, onSent: () => {}, onChange: () => {} });
      return { outbox, network };
    };
    const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
    const a = tab();
    const b = tab();
    b.outbox.add({ text: "y" });
    a.outbox.reload();
    a.outbox.add({ text: "x" });
    b.outbox.reload();
    await turn();
    a.network.answers.shift().away();
    b.network.answers.shift().good();
    await turn();
    assert.deepEqual(shared.kept.outbox.map((item) => item.text), ["x"]);
    // Another tab's process may not have seen the last word yet when it writes.
    shared.kept.outbox = [];
    a.outbox.reload();
    assert.deepEqual(a.outbox.items.map((item) => item.text), ["x"]);
    assert.deepEqual(shared.kept.outbox.map((item) => item.text), ["x"]);
    a.outbox.discard(a.outbox.items[0].client_id);
    assert.deepEqual(shared.kept.outbox, []);
    a.outbox.stop();
    b.outbox.stop();
    assert.deepEqual(arrived, ["y"]);
  }],

  ["rows: days, runs of one author, seen and sent", async ({ assert }) => {
    const noon = new Date(2026, 4, 5, 12).getTime();
    const rows = rowsOf(chatWith([
      message("q1", "customer", noon), message("q2", "customer", noon + 1000), message("a1", "agent", noon + 2000),
      message("a2", "agent", noon + 3000, "a2"), message("q3", "customer", noon + 86400000),
    ], { agentSeenAt: noon + 1500 }), [{ client_id: "c1", text: "c1", at: noon + 86500000, attachments: [] }]);
    assert.deepEqual(rows.map((row) => row.type === "day" ? "day" : `${row.key}${row.first ? "[" : ""}${row.last ? "]" : ""}${row.note || ""}`),
      ["day", "q1[", "q2]seen", "a1[]", "a2[]", "day", "q3[sent", "c1]"]);
  }],
];
