/** The circle of a question's radius, dotted. */

import type { Near } from "../types";
import { Circle, type Map as LeafletMap } from "./leaflet";

export class Radius {
  readonly #map: LeafletMap;
  #circle: Circle | null = null;

  constructor(map: LeafletMap) {
    this.#map = map;
  }

  show(near: Near | null): void {
    this.#circle?.remove();
    this.#circle = null;
    if (near === null || near.within_m === null) return;
    const point: [number, number] = [near.lat, near.lon];
    const looks = { className: "map-radius", interactive: false, fill: false, weight: 1.5, dashArray: "2 5" };
    this.#circle = new Circle(point, { radius: near.within_m, ...looks }).addTo(this.#map);
  }
}
