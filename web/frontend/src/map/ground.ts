/** Land, water and borders, painted tile by tile. */

import { LineSymbolizer, paint, type PaintRule, PolygonSymbolizer } from "protomaps-leaflet";
import { type Coords, type DoneCallback, GridLayer, Point } from "./leaflet";
import type { Palette } from "./palette";
import type { Tiles } from "./tiles";

const TILE = 256;
/** What reaches over the edge of a tile is painted on it too, in pixels. */
const OVER = 16;

export class Ground extends GridLayer {
  readonly #tiles: Tiles;
  #palette: Palette;
  #rules: PaintRule[];

  constructor(tiles: Tiles, palette: Palette) {
    super({ tileSize: TILE });
    this.#tiles = tiles;
    this.#palette = palette;
    this.#rules = rulesOf(palette);
  }

  paintIn(palette: Palette): void {
    if (palette === this.#palette) return;
    this.#palette = palette;
    this.#rules = rulesOf(palette);
    this.redraw();
  }

  /** Leaflet redraws at the map's own zoom, which may lie between two that have tiles. */
  protected _clampZoom(zoom: number): number {
    return Math.round(zoom);
  }

  protected override createTile(place: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    void this.#paint(canvas, place).then(() => done(undefined, canvas));
    return canvas;
  }

  async #paint(canvas: HTMLCanvasElement, place: Coords): Promise<void> {
    const tile = await this.#tiles.tile(place);
    canvas.width = canvas.height = Math.ceil(TILE * devicePixelRatio);
    const context = canvas.getContext("2d");
    if (tile === null || context === null) return;
    const scale = canvas.width / TILE;
    context.scale(scale, scale);
    context.fillStyle = this.#palette.water;
    context.fillRect(0, 0, TILE, TILE);
    const left = place.x * TILE;
    const top = place.y * TILE;
    const box = { minX: left - OVER, minY: top - OVER, maxX: left + TILE + OVER, maxY: top + TILE + OVER };
    paint(context, place.z, new Map([["", [tile]]]), null, this.#rules, box, new Point(left, top) as never, false);
  }
}

function rulesOf(colours: Palette): PaintRule[] {
  const area = (dataLayer: string, fill: string): PaintRule => {
    return { dataLayer, symbolizer: new PolygonSymbolizer({ fill }) };
  };
  const border = (kind: string, line: LineSymbolizer, minzoom: number): PaintRule => ({
    dataLayer: "boundaries",
    symbolizer: line,
    minzoom,
    filter: (_zoom, feature) => feature.props["kind"] === kind,
  });
  const river = new LineSymbolizer({ color: colours.river, width: (zoom) => (zoom < 5 ? 0.4 : zoom < 8 ? 0.8 : 1.4) });
  return [
    area("earth", colours.land),
    { dataLayer: "rivers", symbolizer: river, minzoom: 4 },
    area("water", colours.water),
    area("island", colours.land),
    border("region", new LineSymbolizer({ color: colours.region, width: 0.8, dash: [4, 3] }), 4),
    border("country", new LineSymbolizer({ color: colours.country, width: (zoom) => (zoom < 4 ? 0.7 : 1.2) }), 1),
  ];
}
