/** Two buttons that zoom, in the corner with the fewest marks. */

import type { MapWords } from "../types";
import { drawing, element } from "./elements";
import type { Map as LeafletMap } from "./leaflet";
import type { DrawnMark } from "./mark";
import { MAX_ZOOM, MIN_ZOOM } from "./view";

/** The room of both buttons and their margins, in pixels. */
const WIDE = 80;
const TALL = 130;
const CORNERS = ["bottom-left", "top-left", "top-right", "bottom-right"] as const;

export class ZoomButtons {
  readonly element: HTMLElement;
  readonly #map: LeafletMap;
  readonly #in: HTMLButtonElement;
  readonly #out: HTMLButtonElement;

  constructor(map: LeafletMap, words: MapWords) {
    this.#map = map;
    this.#in = this.#button(words.zoom_in, "M10 4v12M4 10h12", 1);
    this.#out = this.#button(words.zoom_out, "M4 10h12", -1);
    this.element = element("div", { class: "map-zoom bottom-left" }, this.#in, this.#out);
  }

  /** At the finest and the coarsest zoom a button stays, with its focus, and says that it does nothing. */
  changed(): void {
    this.#in.setAttribute("aria-disabled", String(this.#map.getZoom() >= MAX_ZOOM));
    this.#out.setAttribute("aria-disabled", String(this.#map.getZoom() <= MIN_ZOOM));
  }

  settle(drawn: readonly DrawnMark[]): void {
    const { x: width, y: height } = this.#map.getSize();
    const points = drawn.map(({ marker }) => this.#map.latLngToContainerPoint(marker.getLatLng()));
    const marksIn = (corner: string): number =>
      points.filter(({ x, y }) => {
        const across = corner.endsWith("left") ? x < WIDE : x > width - WIDE;
        return across && (corner.startsWith("top") ? y < TALL : y > height - TALL);
      }).length;
    const [best] = [...CORNERS].sort((one, other) => marksIn(one) - marksIn(other));
    this.element.className = `map-zoom ${best}`;
  }

  #button(words: string, path: string, by: number): HTMLButtonElement {
    const shape = drawing("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, drawing("path", { d: path }));
    const button = element("button", { type: "button", "aria-label": words }, shape);
    button.addEventListener("click", () => this.#map.setZoom(this.#map.getZoom() + by));
    return button;
  }
}
