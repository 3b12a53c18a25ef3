/** The line between what is open and its point on the map. */

import type { Point as Place } from "../points";
import { drawing, set } from "./elements";
import { type Map as LeafletMap, Point } from "./leaflet";
import { nearestCopy } from "./view";

export class Tie {
  /** It lies beneath the marks, so that it begins at their edge. */
  readonly #element = drawing("svg", { class: "map-tie leaflet-zoom-hide", "aria-hidden": "true" });
  readonly #line = drawing("line");
  readonly #map: LeafletMap;
  readonly #card: HTMLElement;
  #point: Place | null = null;

  constructor(map: LeafletMap, card: HTMLElement) {
    this.#map = map;
    this.#card = card;
    this.#element.append(this.#line);
    map.createPane("tie").append(this.#element);
    map.on("move zoom resize", () => this.#draw());
  }

  to(point: Place | null): void {
    this.#point = point;
    this.#draw();
  }

  #draw(): void {
    this.#element.classList.toggle("drawn", this.#point !== null);
    if (this.#point === null) return;
    const from = this.#map.latLngToContainerPoint(nearestCopy(this.#map, this.#point));
    const card = this.#card;
    const beside = from.x < card.offsetLeft;
    const to = beside
      ? { x: card.offsetLeft, y: clamped(from.y, card.offsetTop + 16, card.offsetTop + card.offsetHeight - 16) }
      : { x: clamped(from.x, 24, card.offsetLeft + card.offsetWidth - 16), y: card.offsetTop };
    const start = this.#map.containerPointToLayerPoint(from);
    const end = this.#map.containerPointToLayerPoint(new Point(to.x, to.y));
    set(this.#line, { x1: start.x, y1: start.y, x2: end.x, y2: end.y });
  }
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
