// "Clear everything on this device": asked once more in the page itself.

import { clear } from "./kept.js";
import { forget } from "./state.js";

for (const part of document.querySelectorAll("[data-clear]")) {
  const find = (name) => part.querySelector(`[data-${name}]`);
  const [ask, sure, yes, no, done] = ["ask", "sure", "yes", "no", "done"].map(find);
  const show = (asking) => {
    sure.hidden = !asking;
    ask.setAttribute("aria-expanded", asking);
  };
  part.hidden = false;
  ask.addEventListener("click", () => {
    done.hidden = true;
    show(sure.hidden);
  });
  no.addEventListener("click", () => {
    show(false);
    ask.focus();
  });
  yes.addEventListener("click", () => {
    clear();
    forget();
    show(false);
    done.hidden = false;
    ask.focus();
  });
}
