// SPDX-License-Identifier: GPL-3.0-or-later
// What the chat says, in the visitor's language. A language is one strings.<language>.json beside this file.

const AVAILABLE = ["en", "de", "ar"];
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

// The first language that we have among the shop's choice and the browser's.
export function chooseLanguage(wanted, browser = navigator.languages) {
  for (const candidate of [wanted, ...(browser || [])]) {
    const language = String(candidate || "").toLowerCase().split(/[-_]/)[0];
    if (AVAILABLE.includes(language)) return language;
  }
  return "en";
}

// The visitor's own country decides about clocks and dates, where their browser names one.
function localeOf(language) {
  return (globalThis.navigator?.languages || []).find((one) => one.split("-")[0] === language) || language;
}

export class Strings {
  constructor(language, table) {
    this.language = language;
    this.table = table;
    this.plurals = new Intl.PluralRules(language);
    const locale = localeOf(language);
    const halves = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12;
    this.clockFormat = new Intl.DateTimeFormat(locale, { hour: halves ? "numeric" : "2-digit", minute: "2-digit" });
    this.dayFormat = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
    this.oldDayFormat = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
    this.fullFormat = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
  }

  static async load(language) {
    const answer = await fetch(`/widget/strings.${language}.json`);
    if (!answer.ok) throw new Error("no strings for " + language);
    return new Strings(language, await answer.json());
  }

  get direction() {
    return RIGHT_TO_LEFT.includes(this.language) ? "rtl" : "ltr";
  }

  // `say("typing", { name })`; with `count` the plural form that the language wants.
  say(key, values = {}) {
    let text = this.table[key];
    if (text && typeof text === "object") text = text[this.plurals.select(values.count)] || text.other;
    if (typeof text !== "string") return key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  clock(at) {
    return this.clockFormat.format(at);
  }

  moment(at) {
    return this.fullFormat.format(at);
  }

  day(at, now = Date.now()) {
    const daysAgo = Math.round((startOfDay(now) - startOfDay(at)) / 86400000);
    if (daysAgo === 0) return this.say("today");
    if (daysAgo === 1) return this.say("yesterday");
    return (daysAgo > 0 && daysAgo < 180 ? this.dayFormat : this.oldDayFormat).format(at);
  }

  size(bytes) {
    const [value, unit] = bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
    return new Intl.NumberFormat(this.language, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  }
}

export function startOfDay(at) {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
