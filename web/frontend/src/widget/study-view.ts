import type { Theme } from "../map/contract";
import { element } from "../map/elements";
import { badgeElement } from "../signs";
import type { StudyMap } from "../types";
import { CentreList } from "./centre-list";
import { LazyMap } from "./lazy-map";
import { linkTo } from "./link";

/** A study: what is known in one sentence, its map, the first of its centres, and the way to all of them. */
export class StudyView {
  readonly element: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #map: LazyMap | null;

  constructor(told: StudyMap, theme: Theme, onPick: (site: string | null) => void) {
    const list = new CentreList(told, (id, button) => void this.#map?.pick(id, button));
    const picked = (id: string | null): void => {
      list.mark(id);
      onPick(id);
    };
    const hasPoint = told.sites.some((site) => site.lat !== null);
    this.#map = hasPoint ? new LazyMap(told, theme, picked) : null;
    const drawn = this.#map ? [this.#map.element, this.#map.legend] : [];
    this.#heading = heading(told);
    this.element = element(
      "section",
      { class: "study", "aria-labelledby": this.#heading.id },
      element("div", { class: "head" }, lead(told), this.#heading, ...notice(told)),
      element("div", { class: "where" }, ...drawn, ...unplaced(told)),
      element("div", { class: "centres" }, list.element, linkTo("button primary", told.all.href, told.all.words)),
      element("p", { class: "by" }, told.by),
    );
  }

  focus(): void {
    this.#heading.focus();
  }

  setTheme(theme: Theme): void {
    void this.#map?.setTheme(theme);
  }

  remove(): void {
    void this.#map?.remove();
    this.element.remove();
  }
}

/** The study's number is bold where the lead begins with it. */
function lead({ id, lead }: StudyMap): HTMLElement {
  const words = lead.startsWith(id) ? [element("b", {}, id), lead.slice(id.length)] : [lead];
  return element("p", { class: "lead" }, ...words);
}

function heading(told: StudyMap): HTMLElement {
  const parts = told.heading.map(({ text, sure }) => (sure ? element("em", {}, text) : text));
  return element("h2", { id: "heading", tabindex: -1 }, ...parts);
}

function notice({ notice }: StudyMap): HTMLElement[] {
  return notice ? [badgeElement(notice, "status")] : [];
}

function unplaced({ unplaced }: StudyMap): HTMLElement[] {
  return unplaced ? [element("p", { class: "quiet" }, unplaced)] : [];
}
