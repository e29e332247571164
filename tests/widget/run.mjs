// SPDX-License-Identifier: GPL-3.0-or-later
// The web chat in a real browser against a fake hub. `node run.mjs [part of a name]`; ends with "N passed, N failed".
import { strict as assert } from "node:assert";
import { accessCases } from "./cases_access.mjs";
import { chatCases } from "./cases_chat.mjs";
import { connectionCases } from "./cases_connection.mjs";
import { fileCases } from "./cases_files.mjs";
import { safetyCases } from "./cases_safety.mjs";
import { unitCases } from "./cases_unit.mjs";
import { FakeHub } from "./fake_hub.mjs";
import { launch, visit } from "./stage.mjs";

const CASE_MS = 40000;
const wanted = process.argv[2] || "";
const cases = [...unitCases, ...chatCases, ...connectionCases, ...fileCases, ...safetyCases, ...accessCases]
  .filter(([name]) => name.includes(wanted));

// One case on a stage of its own: a hub, and visitors who leave at the end.
async function play(browser, body) {
  const hub = await new FakeHub().start();
  const visitors = [];
  const enter = async (options = {}, url = hub.origin + "/shop") => {
    visitors.push(await visit(browser, url, options));
    return visitors[visitors.length - 1];
  };
  let timer;
  try {
    const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("took too long")), CASE_MS)));
    await Promise.race([body({ hub, enter, browser, assert }), late]);
  } finally {
    clearTimeout(timer);
    for (const visitor of visitors) await visitor.context.close();
    await hub.stop();
  }
}

const browser = await launch();
let failed = 0;
for (const [name, body] of cases) {
  try {
    await play(browser, body);
    console.log("ok   " + name);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.stack || error).replace(/\n/g, "\n     ")}`);
  }
}
await browser.close();
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || cases.length === 0 ? 1 : 0);
