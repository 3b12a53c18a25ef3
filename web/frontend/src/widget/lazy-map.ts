import type { Drawn, DrawnSite, Theme } from "../map/contract";
import { element } from "../map/elements";
import { placed, seenFirst } from "../placed";
import type { StudyMap } from "../types";

/** So far from what is seen the map is loaded. */
const AHEAD = "400px";

/** The room for a study's map and its legend, which are loaded and drawn once they come near what is seen. */
export class LazyMap {
  readonly element = element("div", { class: "map" });
  readonly legend = element("div", { class: "legend" });
  readonly #told: StudyMap;
  readonly #sites: readonly DrawnSite[];
  readonly #said: HTMLElement;
  readonly #onPick: (id: string | null) => void;
  readonly #seen: IntersectionObserver;
  #theme: Theme;
  #drawn: Promise<Drawn | null> | null = null;
  #removed = false;

  constructor(told: StudyMap, theme: Theme, onPick: (id: string | null) => void) {
    this.#told = told;
    this.#theme = theme;
    this.#onPick = onPick;
    this.#sites = placed(told, null);
    this.#said = element("p", { class: "said" }, told.words.loading);
    this.element.append(this.#said);
    const seen: IntersectionObserverCallback = (entries) => {
      if (entries.some((each) => each.isIntersecting)) void this.#load();
    };
    this.#seen = new IntersectionObserver(seen, { rootMargin: AHEAD });
    this.#seen.observe(this.element);
  }

  /** Shows a site on the map, and the map itself. The drawing tells what a reader opens there, and this is the list. */
  async pick(id: string, button: HTMLElement): Promise<void> {
    this.element.scrollIntoView({ block: "nearest" });
    const site = this.#sites.find((each) => each.id === id);
    const drawn = await this.#load();
    if (!site || !drawn) return;
    drawn.pick(site, button);
    this.#onPick(id);
  }

  async setTheme(theme: Theme): Promise<void> {
    this.#theme = theme;
    (await this.#drawn)?.setTheme(theme);
  }

  async remove(): Promise<void> {
    this.#removed = true;
    this.#seen.disconnect();
    (await this.#drawn)?.remove();
  }

  #load(): Promise<Drawn | null> {
    this.#seen.disconnect();
    return (this.#drawn ??= this.#draw());
  }

  /** The list says everything: where the map cannot be loaded, it says that, and nothing else is lost. */
  async #draw(): Promise<Drawn | null> {
    const map = await import("../map").catch(() => null);
    if (this.#removed) return null;
    if (!map) {
      this.#said.textContent = this.#told.words.away;
      return null;
    }
    this.#said.remove();
    const { words, language, background } = this.#told;
    return map.drawMap(this.element, {
      source: map.clustered(this.#sites),
      words,
      language,
      background,
      legend: this.legend,
      ...seenFirst(this.#told, this.#sites),
      theme: this.#theme,
      onPick: this.#onPick,
    });
  }
}
