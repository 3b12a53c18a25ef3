/** What is open on the map: one site's card, or a town's list of sites that leads to their cards. */

import { badgeElement, sign, spoken } from "../signs";
import type { MapWords } from "../types";
import { filled } from "../words";
import type { DrawnSite, Sums } from "./contract";
import { drawing, element } from "./elements";
import type { Telling } from "./told";

export class Card {
  readonly element = element("div", { class: "map-card", hidden: true });
  readonly #words: MapWords;
  readonly #telling: Telling;
  readonly #closed: () => void;

  constructor(telling: Telling, closed: () => void) {
    this.#words = telling.words;
    this.#telling = telling;
    this.#closed = closed;
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  /** A site's card; `back` leads to the list it was chosen from. */
  site(site: DrawnSite, back: { words: string; go: () => void } | null): void {
    const parts: Node[] = [badgeElement(site.badge, "map-badge")];
    if (site.far !== null) parts.push(element("p", {}, site.far));
    if (!site.exact) parts.push(element("p", {}, element("small", {}, this.#words.of_town)));
    if (site.call !== null) {
      const { label, href, shown } = site.call;
      parts.push(element("p", {}, element("a", { href }, filled(this.#words.call, { whose: label, number: shown }))));
    }
    if (site.study !== null) parts.push(element("p", {}, element("a", { href: site.study.href }, site.study.words)));
    if (site.listed) parts.push(element("p", {}, element("a", { href: site.listed.href }, site.listed.words)));
    this.#show(site.place, back, ...parts);
  }

  sites(heading: string, sums: Sums, sites: readonly DrawnSite[], chosen: (site: DrawnSite) => void): void {
    const rows = sites.map((site) => {
      const words = element("span", {}, site.name, element("small", {}, spoken(site.badge)));
      const button = element("button", { type: "button" }, sign(site.badge.look), words);
      button.addEventListener("click", () => chosen(site));
      return element("li", {}, button);
    });
    const counts = [this.#telling.centres(sums), this.#telling.open(sums)].filter((part) => part !== null).join(" · ");
    this.#show(heading, null, element("p", { class: "map-counts" }, counts), element("ul", {}, ...rows));
  }

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** Brings it into view too: on a phone the map may be taller than what is seen of it. */
  focus(): void {
    this.element.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  #show(heading: string, back: { words: string; go: () => void } | null, ...parts: Node[]): void {
    const title = element("h2", { tabindex: -1 }, heading);
    const close = element("button", { type: "button", class: "map-close", "aria-label": this.#words.close }, cross());
    close.addEventListener("click", this.#closed);
    const head: Node[] = [title, close];
    if (back !== null) {
      const button = element("button", { type: "button", class: "map-back" }, back.words);
      button.addEventListener("click", back.go);
      parts.unshift(button);
    }
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-label", heading);
    this.element.replaceChildren(element("header", {}, ...head), ...parts);
    this.element.hidden = false;
    this.element.scrollTop = 0;
  }
}

function cross(): SVGSVGElement {
  const lines = drawing("path", { d: "M5 5l10 10M15 5 5 15" });
  return drawing("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, lines);
}
