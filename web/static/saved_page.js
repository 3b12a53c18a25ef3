// The page of saved studies: its list, and what of it has changed.

import { isPossible, lookUp } from "./changes.js";
import { badge, tellDay, wordsOf } from "./dated.js";
import { follow, isOpen, isSomethingAside, remove, saved } from "./kept.js";
import { offerMoving } from "./moving.js";
import { fill } from "./words.js";

const page = document.querySelector("[data-saved-page]");
const part = (name) => page.querySelector(`[data-${name}]`);
const { words, table } = JSON.parse(part("table").textContent);
const list = part("list");

let now = new Map();
let turn = Promise.resolve();

offerMoving(page, words, table);
follow(() => {
  show();
  turn = turn.then(refresh); // One after the other, so that nothing is asked twice.
});

/** Looks up what was not asked for yet, and shows it. */
async function refresh() {
  const unknown = saved().map(({ id }) => id).filter((id) => !now.has(id));
  if (!isPossible() || !unknown.length) return;
  now = new Map([...now, ...await lookUp(unknown)]);
  show();
}

function show() {
  const studies = saved();
  part("closed").hidden = isOpen();
  part("aside").hidden = !isSomethingAside();
  part("never").hidden = isSomethingAside();
  part("empty").hidden = !isOpen() || studies.length > 0;
  part("import").hidden = !isOpen();
  for (const one of page.querySelectorAll("[data-when-some]")) one.hidden = !studies.length;
  redraw(studies.map(item));
}

/** Whoever stands on a link or a button of the list goes on standing there when it is drawn anew. */
function redraw(items) {
  const place = (item) => item.querySelector("[data-number]").textContent;
  const focused = document.activeElement?.closest("[data-list] :is([data-link], [data-remove])");
  const held = focused && place(focused.closest("li"));
  list.replaceChildren(...items);
  const again = [...list.children].find((item) => place(item) === held);
  again?.querySelector(focused.matches("[data-link]") ? "[data-link]" : "[data-remove]").focus();
}

function item(study) {
  const current = now.get(study.id);
  const made = document.importNode(part("item").content, true);
  const find = (name) => made.querySelector(`[data-${name}]`);
  const link = find("link");
  const { status, checked, until } = current ?? study;
  const { look, lead, rest } = badge(table, status, checked, until);
  const shape = current === null ? "unconfirmed" : look; // What is not listed any more is never green.
  find("badge").classList.add(shape);
  find("shape").setAttribute("href", `#s-${shape}`);
  find("lead").textContent = lead;
  find("rest").textContent = rest;
  link.textContent = study.title;
  link.href = link.getAttribute("href").replace("NUMBER", encodeURIComponent(study.id));
  find("address").textContent = link.href;
  find("number").textContent = study.id;
  find("saved").textContent = fill(words.saved_on, { day: tellDay(study.saved) });
  const found = changes(study, current);
  find("changes").append(...found.map(line));
  find("changes").classList.toggle("changed", found.length > 1);
  find("of").textContent = study.id;
  find("remove").addEventListener("click", () => drop(study));
  return made;
}

/** In words: what was when it was saved, where it is not so any more. */
function changes(then, current) {
  if (current === undefined) return [notKnown(then)];
  if (current === null) return [words.gone, words.as_saved];
  const found = [];
  if (then.status !== current.status) found.push(fill(words.status_was, { then: wordsOf(table, then.status).then }));
  for (const count of ["recruiting", "sites"]) {
    if (then[count] !== current[count]) found.push(fill(words[count], { before: then[count], now: current[count] }));
  }
  return found.length ? [words.changed, ...found] : [words.unchanged];
}

function notKnown({ id }) {
  if (!isPossible()) return words.insecure;
  return now.has(id) ? words.not_looked_up : words.looking;
}

function line(words) {
  return Object.assign(document.createElement("p"), { textContent: words });
}

/** Whoever works by keyboard goes on at the next study. */
function drop(study) {
  const number = saved().findIndex(({ id }) => id === study.id);
  remove(study.id);
  part("told").textContent = fill(words.removed, { id: study.id });
  (list.children[Math.min(number, list.children.length - 1)]?.querySelector("[data-link]") ?? part("heading")).focus();
}
