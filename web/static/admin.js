// How far a job is, asked again every two seconds while it waits or runs. Without scripts the page reloads itself.

const EVERY_MS = 2000;
const shown = document.querySelector("[data-progress]");
const stateOf = (part) => part.querySelector("[data-state]")?.dataset.state;
const before = stateOf(shown);

async function look() {
  if (document.hidden) return;
  const answer = await fetch(shown.dataset.progress, { redirect: "error" }).catch(() => null);
  if (!answer?.ok) return; // The engine is away for a moment, or the session has ended: the page stays as it is.
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  if (stateOf(part) !== before) location.reload();
  else shown.replaceChildren(...part.childNodes);
}

setInterval(look, EVERY_MS);
