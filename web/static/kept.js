// The saved studies, in this browser's own storage and nowhere else.
//
// What is stored, and what an exported file holds, is {"format": "saved-studies", "version": 1, "studies": […]}, newest
// first, each {"id", "title", "status", "recruiting", "sites", "checked": day or null, "saved": day}: a day is 2026-11-22.

const KEY = "saved-studies";
const FORMAT = { format: "saved-studies", version: 1 };
const listeners = [];

const isDay = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(Date.parse(value));
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isStudy = (one) =>
  /^[A-Z0-9][\w.-]{0,63}$/i.test(one?.id) && typeof one.title === "string" && /^[a-z_]{1,40}$/.test(one.status) &&
  isCount(one.recruiting) && isCount(one.sites) && (one.checked === null || isDay(one.checked)) && isDay(one.saved);

/** The studies of a stored or exported text; null where it is not one of ours. */
export function parse(text) {
  try {
    const { format, version, studies } = JSON.parse(text);
    return format === FORMAT.format && version === FORMAT.version && studies.every(isStudy) ? studies : null;
  } catch {
    return null;
  }
}

export const write = (studies) => JSON.stringify({ ...FORMAT, studies });

/** Whether this browser lets the page store anything, and holds nothing there that it cannot read. */
export function isOpen() {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === null || parse(stored) !== null;
  } catch {
    return false;
  }
}

/** Newest first. */
export const saved = () => (isOpen() && parse(localStorage.getItem(KEY) ?? "")) || [];

export const isSaved = (id) => saved().some((study) => study.id === id);

/** Whether it was stored; a full or closed storage takes nothing. */
export function add(...studies) {
  const known = new Set(studies.map(({ id }) => id));
  return put([...studies, ...saved().filter(({ id }) => !known.has(id))]);
}

export const remove = (id) => put(saved().filter((study) => study.id !== id));

/** Removes everything that the pages keep on this device. */
export function clear() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    return; // Storage that is closed holds nothing of ours.
  }
  tell();
}

/** Calls now, and whenever the saved studies change, here or in another tab. */
export function follow(listener) {
  listeners.push(listener);
  listener();
}

function put(studies) {
  try {
    localStorage.setItem(KEY, write(studies));
  } catch {
    return false;
  }
  tell();
  return true;
}

const tell = () => listeners.forEach((listener) => listener());
addEventListener("storage", tell);
addEventListener("pageshow", (event) => event.persisted && tell());
