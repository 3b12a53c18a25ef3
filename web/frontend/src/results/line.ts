/** The lines beneath the map: what went wrong, and how many sites no map can show. */

import { filled, Speech } from "../words";
import { part } from "./part";
import type { Found } from "./service";
import type { ResultsMap } from "./told";

export class Line {
  readonly #told: ResultsMap;
  readonly #said: HTMLElement;
  readonly #unplaced: HTMLElement;

  constructor(map: Element, told: ResultsMap) {
    this.#told = told;
    this.#said = part(map, "[data-told]");
    this.#unplaced = part(map, "[data-unplaced]");
  }

  say(words: string): void {
    this.#said.textContent = words;
    this.#said.hidden = words === "";
  }

  /** Takes these words away, if they stand there. */
  unsay(words: string): void {
    if (this.#said.textContent === words) this.say("");
  }

  /** `all` are the sites of all hits; null where each of them has a point. */
  count(all: Found | null): void {
    if (all === null || all.without_point === 0) return;
    const speech = new Speech(this.#told.language);
    const words = speech.counted(this.#told.own.unplaced, all.without_point);
    this.#unplaced.textContent = filled(words, { all: speech.number(all.sites) });
    this.#unplaced.hidden = false;
  }
}
