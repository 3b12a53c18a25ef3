// Numbers and links that are copied or shared. Browsers allow it on secure pages only; elsewhere there is no button.

import { words } from "./words.js";

const TOLD_MS = 3000;

/** Copies `text()` when the button is pressed, and says so on it. */
function copies(button, text) {
  button.hidden = !navigator.clipboard;
  const told = button.querySelector("[data-copy-word]") ?? button;
  const before = told.textContent;
  const aloud = Object.assign(document.createElement("span"), { className: "hidden", role: "status" });
  button.after(aloud);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      aloud.textContent = words.copied;
    } catch {
      aloud.textContent = words.not_copied;
    }
    told.textContent = aloud.textContent;
    setTimeout(() => {
      told.textContent = before;
      aloud.textContent = "";
    }, TOLD_MS);
  });
}

for (const button of document.querySelectorAll("button[data-copy]")) copies(button, () => button.dataset.copy);

// The question stands in the fragment: whoever opens the link sends it in a form, never in an address.
for (const button of document.querySelectorAll("button[data-copy-link]")) {
  const asked = new URLSearchParams(JSON.parse(button.dataset.link));
  copies(button, () => `${location.origin}${location.pathname}#${asked}`);
}

for (const button of document.querySelectorAll("button[data-share]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => {
    const shared = { title: button.dataset.share, url: button.dataset.shareUrl ?? location.origin + location.pathname };
    navigator.share(shared).catch(() => {}); // Whoever closes the system's own sheet has changed their mind.
  });
}
