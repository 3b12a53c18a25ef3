// The address keeps no question; a reload, Back or a restored tab asks again from the browser's own history.

import { words } from "./words.js";

let question = document.body.dataset.question ? JSON.parse(document.body.dataset.question) : null;

/**
 * A copied link carries its question in the fragment, which no browser sends and which does not stay. Anybody may have
 * written it: what is no field of a search is left out.
 */
function linked() {
  if (!location.pathname.endsWith("/search") || !/^#\w+=/.test(location.hash)) return null;
  const asked = [...new URLSearchParams(location.hash.slice(1))].filter(([name]) => words.fields.includes(name));
  return asked.length ? asked : null;
}

if (question) {
  history.replaceState({ question }, "", location.pathname + location.hash);
} else if (linked()) {
  askInstead(linked());
} else if (history.state?.passed && performance.getEntriesByType("navigation")[0].type === "back_forward") {
  history.back();
} else if (history.state?.question) {
  askInstead(history.state.question);
}
addEventListener("pageshow", (event) => event.persisted && history.state?.passed && history.back());

addEventListener("hashchange", () => {
  if (linked()) askInstead(linked());
  // A jump within the page makes a new entry of the history, which must know the question too.
  else if (question) history.replaceState({ question }, "");
});

// List or map is a part of the question, so that Back shows what was seen.
addEventListener("change", ({ target: { name, value } }) => {
  if (name !== "view" || !question) return;
  question = [...question.filter(([field]) => field !== name), [name, value]];
  history.replaceState({ question }, "");
});

// A study opened from a list is told the place, so that its centres stand nearest first.
for (const link of document.querySelectorAll("a[data-keep-place]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !question) return;
    event.preventDefault();
    post(link.pathname, question);
  });
}

/** The answer takes this page's place. Where it comes after it, because somebody tapped here, Back passes by. */
function askInstead(asked) {
  history.replaceState({ question: asked, passed: true }, "", location.pathname);
  post(location.pathname, asked);
}

/** Sends the fields as a form does. */
export function post(path, fields) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of fields) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form); // A field's name may hide the form's own method.
}

/** This tab no longer knows what was asked on this page. */
export function forget() {
  question = null;
  delete document.body.dataset.question;
  history.replaceState(null, "", location.pathname);
}
