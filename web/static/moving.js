// Saved studies as a file: to another browser and back.

import { add, parse, saved, write } from "./kept.js";
import { fill } from "./words.js";

const LARGEST_BYTES = 4_000_000;

/** Makes the page's buttons for it work. */
export function offerMoving(page, words, table) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const file = part("file");
  part("export").addEventListener("click", give);
  part("import").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) part("told").textContent = await take(chosen, words, table);
    file.value = ""; // So that the same file can be chosen again.
  });
}

function give() {
  const href = URL.createObjectURL(new Blob([write(saved())], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: "saved-studies.json" }).click();
  URL.revokeObjectURL(href);
}

/** Adds what is new; what is saved already stays as it is. The words for what happened. */
async function take(chosen, words, table) {
  const brought = chosen.size <= LARGEST_BYTES ? parse(await chosen.text()) : null;
  if (!brought?.every(({ status }) => Object.hasOwn(table.statuses, status))) return words.not_ours;
  const before = new Set(saved().map(({ id }) => id));
  const different = [...new Map(brought.map((study) => [study.id, study])).values()];
  const fresh = different.filter(({ id }) => !before.has(id));
  if (fresh.length && !add(...fresh)) return words.no_room;
  return fill(words.imported, { added: fresh.length, known: different.length - fresh.length });
}
