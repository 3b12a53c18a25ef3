// Days, and statuses with their day, in the page's own language. The words are the server's one table of status words.

import { fill } from "./words.js";

const LOCALES = { en: "en-GB" }; // The day before the month, as everywhere on these pages.
const locale = LOCALES[document.documentElement.lang] ?? document.documentElement.lang;
const FORMS = {
  day: { day: "numeric", month: "short", year: "numeric" },
  short: { month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
};

/** `3 Nov 2026`, which does not break across lines. */
export function tellDay(day, form = "day") {
  const shown = new Intl.DateTimeFormat(locale, { ...FORMS[form], timeZone: "UTC" }).format(new Date(day));
  return shown.replace(/^1(?= )/, locale === "fr" ? "1er" : "1").replaceAll(" ", "\u00a0");
}

/** The words for a status; a file may name one that this page does not know. */
export function wordsOf({ statuses }, status) {
  return Object.hasOwn(statuses, status) ? statuses[status] : statuses.unknown;
}

/**
 * How a status that was checked on a day, or never, is told today: `{look, lead, rest}`. One that follows from dates is
 * planned until the last of them.
 */
export function badge(table, status, checked, until = null) {
  const words = until && status === "recruiting" ? table.planned : wordsOf(table, status);
  const { look, lead, rest } = words[ageOf(table, checked)];
  const days = checked ? Object.fromEntries(Object.keys(FORMS).map((form) => [form, tellDay(checked, form)])) : {};
  if (until) days.until = tellDay(until, "long");
  return { look, lead: fill(lead, days), rest: fill(rest, days) };
}

function ageOf(table, checked) {
  if (!checked) return "undated";
  if (checked >= table.recent_since) return "recent";
  return checked >= table.aging_since ? "aging" : "stale";
}
