// "Use my location": only when it is pressed, and never to a street. Where it is offered as an answer, it asks at once.

import { words } from "./words.js";

const WAIT_MS = 15_000;
const KNOWN_FOR_MS = 600_000;

/** A tenth of a degree is about 10 km: enough for a search, too little for a street. */
const rounded = (degrees) => degrees.toFixed(1);

for (const button of document.querySelectorAll("button[data-here]")) {
  const { form } = button;
  const told = (button.closest(".where-from") ?? form).querySelector("[data-here-told]");
  const say = (text, isFault) => {
    told.textContent = text;
    told.classList.toggle("fault", isFault);
  };
  button.hidden = !navigator.geolocation;
  button.addEventListener("click", () => {
    say(words.locating, false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.querySelector("input#near").value = `${rounded(coords.latitude)},${rounded(coords.longitude)}`;
        say(words.located, false);
        if (button.dataset.here === "ask") form.requestSubmit();
      },
      () => say(words.not_located, true),
      { timeout: WAIT_MS, maximumAge: KNOWN_FOR_MS },
    );
  });
}
