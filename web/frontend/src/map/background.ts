/** The background map, light or dark as the page around it. */

import type { Background } from "../types";
import { Ground } from "./ground";
import type { Map as LeafletMap } from "./leaflet";
import { Names } from "./names";
import { paletteOf } from "./palette";
import { Room } from "./room";
import { Tiles } from "./tiles";

export class BackgroundMap {
  readonly #map: LeafletMap;
  readonly #tiles: Tiles;
  readonly #ground: Ground;
  readonly #names: Names;
  #room: Room | null = null;

  constructor(map: LeafletMap, background: Background, language: string, missing: (missing: boolean) => void) {
    const container = map.getContainer();
    this.#map = map;
    this.#tiles = new Tiles(background, missing);
    this.#names = new Names(map, language);
    this.#ground = new Ground(this.#tiles, paletteOf(container)).addTo(map);
    container.classList.add("painted");
    // The scheme may change by the system, by the page or by the map's own attribute: its ground changes in all cases.
    container.addEventListener("transitionend", ({ target }) => {
      if (target === container) this.#repaint();
    });
  }

  /** Names the places of the view, in the room that marks leave. */
  async name(room: Room): Promise<void> {
    this.#room = room;
    const zoom = Math.floor(this.#map.getZoom());
    const tiles = await this.#tiles.within(zoom, this.#names.part(zoom));
    if (this.#room !== room || !this.#map.getContainer().isConnected) return;
    this.#names.draw(tiles, room.copy(), paletteOf(this.#map.getContainer()));
  }

  #repaint(): void {
    this.#ground.paintIn(paletteOf(this.#map.getContainer()));
    if (this.#room !== null) void this.name(this.#room);
  }
}
