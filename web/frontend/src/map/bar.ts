/** The line beneath the map: what is in view, what went wrong, and whose background it is. */

import type { Background, MapWords } from "../types";
import { element } from "./elements";

/** A reader who moves the map step by step is told once, at the end. In milliseconds. */
const SETTLED = 400;

export class Bar {
  readonly element: HTMLElement;
  readonly #status = element("p", { role: "status" });
  readonly #missing: HTMLElement;
  #timer = 0;

  constructor(background: Background | null, words: MapWords) {
    this.#missing = element("p", { hidden: background !== null }, words.no_background);
    this.element = element("div", { class: "map-bar" }, this.#status, this.#missing);
    if (background !== null) this.element.append(element("p", {}, background.attribution));
  }

  /** Says how many are in view; at once where the line is still empty. */
  say(words: string): void {
    clearTimeout(this.#timer);
    const tell = (): void => this.#status.replaceChildren(words);
    if (this.#status.textContent === "") tell();
    else this.#timer = setTimeout(tell, SETTLED);
  }

  /** Says that there is no background, or takes it back. */
  miss(missing: boolean): void {
    this.#missing.hidden = !missing;
  }

  remove(): void {
    clearTimeout(this.#timer);
  }
}
