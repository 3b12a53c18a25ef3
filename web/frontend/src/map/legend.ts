/** What the signs of a map mean, in words: only those that were on it. It never shrinks under the reader's eyes. */

import { LOOKS, sign } from "../signs";
import type { Look, MapWords } from "../types";
import type { DrawnSite, Mark } from "./contract";
import { element } from "./elements";
import { pinShape } from "./face";
import { PARTS, type RingPart, ring } from "./ring";
import { dress } from "./sheet";

export class Legend {
  readonly #box: HTMLElement;
  readonly #words: MapWords;
  readonly #looks = new Set<Look>();
  readonly #rings = new Set<RingPart>();
  #exact = false;

  /** Stands in `box`, beside the map or wherever its owner wants it. */
  constructor(box: HTMLElement, words: MapWords) {
    dress(box);
    this.#box = box;
    this.#words = words;
  }

  /** What these marks show, and sites that are known to be on the map in whatever mark. */
  saw(marks: readonly Mark[], sites: readonly DrawnSite[]): void {
    const before = this.#size;
    const several = marks.filter(({ sums }) => sums.sites > 1);
    for (const part of PARTS) if (several.some(({ sums }) => sums[part] > 0)) this.#rings.add(part);
    const alone = marks.flatMap((mark) => (mark.sums.sites === 1 ? (mark.sites ?? []) : []));
    for (const { badge, exact } of [...alone, ...sites]) {
      this.#looks.add(badge.look);
      this.#exact ||= exact;
    }
    if (this.#size > before) this.#draw();
  }

  #draw(): void {
    const { looks, rings, exact } = this.#words;
    const rows = LOOKS.filter((look) => this.#looks.has(look)).map((look) => row(spot(look), looks[look]));
    for (const part of PARTS) if (this.#rings.has(part)) rows.push(row(ring(half(part), 24), rings[part]));
    if (this.#exact) rows.push(row(element("span", { class: "map-pin recruiting" }, pinShape()), exact));
    this.#box.replaceChildren(element("ul", { class: "map-legend" }, ...rows));
  }

  get #size(): number {
    return this.#looks.size + this.#rings.size + Number(this.#exact);
  }
}

function spot(look: Look): Element {
  return element("span", { class: `map-spot ${look}` }, sign(look));
}

function half(part: RingPart): Parameters<typeof ring>[0] {
  return { sites: 2, recruiting: 0, planned: 0, aging: 0, unconfirmed: 0, studies: null, [part]: 1 };
}

function row(sample: Element, words: string): HTMLElement {
  return element("li", {}, sample, words);
}
