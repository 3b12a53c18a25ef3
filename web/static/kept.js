// The saved studies, in this browser's own storage and nowhere else.
//
// What is stored, and what an exported file holds, is {"format": "saved-studies", "version": 1, "studies": […]}, newest
// first, each {"id", "title", "status", "recruiting", "sites", "checked": day or null, "saved": day}: a day is 2026-11-22.
// Where the status only follows from dates, "until" is the last of them.
// What cannot be read is not lost: it is set aside under a key of its own, and the list starts empty.

const KEY = "saved-studies";
const ASIDE = "saved-studies-unreadable-";
const FORMAT = { format: "saved-studies", version: 1 };
const listeners = [];

const isText = (value, pattern) => typeof value === "string" && pattern.test(value);
const isDay = (value) => isText(value, /^\d{4}-\d\d-\d\d$/) && !isNaN(Date.parse(value));
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isStudy = (one) =>
  isText(one?.id, /^[A-Z0-9][\w.-]{0,63}$/i) && typeof one.title === "string" && isText(one.status, /^[a-z_]{1,40}$/) &&
  isCount(one.recruiting) && isCount(one.sites) && (one.checked === null || isDay(one.checked)) && isDay(one.saved) &&
  ((one.until ?? null) === null || isDay(one.until));

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

/** Whether this browser lets the page store anything. */
export const isOpen = () => attempt(read) !== null;

/** Newest first. */
export const saved = () => attempt(read) ?? [];

/** Whether something that could not be read is still there. */
export const isSomethingAside = () => Boolean(attempt(aside)?.length);

export const isSaved = (id) => saved().some((study) => study.id === id);

/** Whether it was stored; a full or closed storage takes nothing. */
export function add(...studies) {
  const added = new Set(studies.map(({ id }) => id));
  return change((kept) => [...studies, ...kept.filter(({ id }) => !added.has(id))].toSorted(newestFirst));
}

export const remove = (id) => change((kept) => kept.filter((study) => study.id !== id));

/** Removes everything that the pages keep on this device. */
export function clear() {
  attempt(() => [KEY, ...aside()].forEach((key) => localStorage.removeItem(key)));
  tell();
}

/** Calls now, and whenever the saved studies change, here or in another tab. */
export function follow(listener) {
  listeners.push(listener);
  listener();
}

/** The studies that are stored. Fails where storage is closed, or has no room to set aside what cannot be read. */
function read() {
  const stored = localStorage.getItem(KEY);
  const studies = stored === null ? [] : parse(stored);
  if (studies) return studies;
  localStorage.setItem(ASIDE + Date.now(), stored);
  localStorage.removeItem(KEY);
  return [];
}

const aside = () => Object.keys(localStorage).filter((key) => key.startsWith(ASIDE));

function change(how) {
  const done = attempt(() => {
    localStorage.setItem(KEY, write(how(read())));
    return true;
  });
  if (done) tell();
  return Boolean(done);
}

/** What it gives; null where the browser does not let it. */
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

const newestFirst = (one, other) => other.saved.localeCompare(one.saved);

const tell = () => listeners.forEach((listener) => listener());
addEventListener("storage", tell);
addEventListener("pageshow", (event) => event.persisted && tell());
