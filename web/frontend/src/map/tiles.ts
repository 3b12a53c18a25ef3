/** The tiles of the background. Where one cannot be had the map does without. */

import { type Bbox, type PreparedTile, TileCache, View as TileView, type Zxy } from "protomaps-leaflet";
import type { Background } from "../types";
import { tilesAt } from "./tile-source";

/** A tile of data serves four on the screen: it is twice as wide. */
const FINER = 1;
const TILE = 256;

export class Tiles {
  readonly #view: TileView;
  readonly #missing: (missing: boolean) => void;
  #some = false;

  /** `missing` is told with each tile whether there has been none so far. */
  constructor(background: Background, missing: (missing: boolean) => void) {
    const cache = new TileCache(tilesAt(background.tiles), TILE << FINER);
    this.#view = new TileView(cache, background.max_zoom, FINER);
    this.#missing = missing;
  }

  /** What is needed to paint a tile of the screen; null where it cannot be had. */
  async tile(place: Zxy): Promise<PreparedTile | null> {
    return this.#had(this.#view.getDisplayTile(place));
  }

  /** All tiles that a part of the world touches; in pixels of the world at this zoom. */
  async within(zoom: number, part: Bbox): Promise<readonly PreparedTile[]> {
    const world = TILE << zoom;
    // The world is there again on either side of itself, but only once for the tiles.
    const known = {
      minX: Math.max(-world, part.minX),
      minY: Math.max(0, part.minY),
      maxX: Math.min(2 * world, part.maxX) - 1,
      maxY: Math.min(world, part.maxY) - 1,
    };
    return (await this.#had(this.#view.getBbox(zoom, known))) ?? [];
  }

  async #had<Tile>(asked: Promise<Tile>): Promise<Tile | null> {
    try {
      const tile = await asked;
      this.#some = true;
      this.#missing(false);
      return tile;
    } catch (fault) {
      const outdated = fault instanceof DOMException && fault.name === "AbortError";
      if (!outdated) this.#missing(!this.#some);
      return null;
    }
  }
}
