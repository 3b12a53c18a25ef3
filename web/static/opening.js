// Parts of a page that open: the folded form, what a link leads to, everything before it is printed.

// The form of the results opens in place, where the address would otherwise carry a fragment.
for (const link of document.querySelectorAll("[data-unfold]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("asked").classList.add("unfolded");
    document.getElementById(link.dataset.unfold).focus();
  });
}

/** What the address points at; null where it points at nothing, or is no proper address: `#100%`. */
function findTarget() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/** It may stand inside something closed. */
function openTarget() {
  const target = findTarget();
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  target.scrollIntoView();
}
openTarget();
addEventListener("hashchange", openTarget);

addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("#professionals details, .questions details")) part.open = true;
});

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
