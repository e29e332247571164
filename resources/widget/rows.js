// SPDX-License-Identifier: GPL-3.0-or-later
// What the log shows, line by line: a pure function of the conversation and the outbox.
import { startOfDay } from "./strings.js";

const GROUP_MS = 5 * 60 * 1000;

function messageRow(chat, entry) {
  const own = entry.author.kind === "customer";
  return {
    type: "message", key: chat.keyOf(entry), own, at: entry.at, text: entry.text || "",
    name: own ? "" : entry.author.name, author: own ? "own" : entry.author.kind + ":" + (entry.author.id || entry.author.name),
    attachments: entry.attachments || [], state: "sent", failed: "",
  };
}

function pendingRow(item, offline) {
  const state = item.failed ? "failed" : offline ? "waiting" : "sending";
  return {
    type: "message", key: item.client_id, own: true, at: item.at, text: item.text, name: "", author: "own",
    attachments: item.attachments || [], state, failed: item.failed,
  };
}

function entryRow(chat, entry) {
  if (entry.kind === "message") return messageRow(chat, entry);
  if (entry.kind === "survey" && entry.rating) {
    return { type: "survey", key: entry.id, at: entry.at, rating: entry.rating, text: entry.text || "" };
  }
  return null;
}

const groups = (one, other) =>
  Boolean(one && other) && one.type === "message" && other.type === "message" && one.author === other.author
  && Math.abs(other.at - one.at) < GROUP_MS && startOfDay(one.at) === startOfDay(other.at);

// Marks the first and last of each author's run, and what was seen or sent last.
function decorate(rows, chat) {
  let lastOwn = null;
  let lastSeen = null;
  rows.forEach((row, at) => {
    if (row.type !== "message") return;
    // An answer says that it was read better than a mark does.
    if (!row.own) lastOwn = null;
    row.first = !groups(rows[at - 1], row);
    row.last = !groups(row, rows[at + 1]);
    if (!row.own || row.state !== "sent") return;
    lastOwn = row;
    if (row.at <= chat.agentSeenAt) lastSeen = row;
  });
  if (lastOwn) lastOwn.note = "sent";
  if (lastSeen) lastSeen.note = "seen";
}

function withDays(rows) {
  const result = [];
  let day = 0;
  for (const row of rows) {
    const its = startOfDay(row.at);
    if (its !== day) result.push({ type: "day", key: "day:" + its, at: row.at });
    day = its;
    result.push(row);
  }
  return result;
}

export function rowsOf(chat, outboxItems) {
  const offline = chat.connection === "offline";
  const waiting = outboxItems.filter((item) => !chat.isArrived(item));
  const rows = chat.ordered.map((entry) => entryRow(chat, entry)).filter(Boolean);
  rows.push(...waiting.map((item) => pendingRow(item, offline)));
  if (chat.rated && chat.surveys <= chat.rated.before) rows.push(chat.rated);
  decorate(rows, chat);
  const result = withDays(rows);
  if (chat.done) result.push({ type: "event", key: "done", word: "solved" });
  if (chat.done && chat.conversation.rating_asked) result.push({ type: "rating", key: "rating" });
  if (chat.typing) result.push({ type: "typing", key: "typing:" + chat.typing.name, name: chat.typing.name });
  return result;
}
