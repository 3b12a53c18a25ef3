// The stars beside studies, and how many are saved.

import { add, follow, isOpen, isSaved, remove, saved } from "./kept.js";
import { words } from "./words.js";

const stars = document.querySelectorAll("button[data-save]");
const language = document.documentElement.lang;

for (const star of stars) {
  const study = JSON.parse(star.dataset.save);
  const word = star.querySelector("[data-save-word]");
  const toSave = word.textContent;
  follow(() => {
    const pressed = isSaved(study.id);
    star.hidden = !isOpen();
    star.setAttribute("aria-pressed", pressed);
    word.textContent = pressed ? words.saved : toSave;
  });
  star.addEventListener("click", () => {
    const done = isSaved(study.id) ? remove(study.id) : add({ ...study, saved: today() });
    if (!done) tellFault(star);
  });
}

follow(() => {
  const many = saved().length;
  for (const count of document.querySelectorAll("[data-saved-count]")) {
    count.textContent = many ? ` (${many.toLocaleString(language)})` : "";
  }
});

/** Storage may be full, or closed since the page was opened. */
function tellFault(star) {
  const fault = { className: "fault", role: "alert", textContent: words.not_saved };
  star.after(Object.assign(document.createElement("p"), fault));
  star.hidden = true;
}

/** The day on the reader's own calendar. */
function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
