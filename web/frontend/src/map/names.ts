/** The names of towns and countries, where marks and their labels leave room. */

import type { Feature, PreparedTile } from "protomaps-leaflet";
import { DomUtil, type Map as LeafletMap, Point } from "./leaflet";
import type { Palette } from "./palette";
import { type Rectangle, Room, within } from "./room";

/** How many people a place must have to be named, by zoom from 0 on. */
const TOWNS = [Infinity, Infinity, Infinity, 8e6, 2e6, 8e5, 3e5, 1e5, 5e4, 2e4, 8e3, 2e3, 500] as const;
const COUNTRIES = [Infinity, 9e7, 3e7, 1e7, 1e6, 0] as const;
/** Names are drawn as far beyond the edges of the map, in pixels: a map that is moved shows some at once. */
const BEYOND = 80;
/** The name of a town under a mark may stand below or above it, so many pixels away. */
const BESIDE = [29, -29] as const;
/** So far around its point a town is under a mark, in pixels. */
const UNDER = 6;
const GAP = 4;

interface Look {
  size: number;
  bold: boolean;
  weight: number;
  country: boolean;
}

interface Name extends Look {
  text: string;
  font: string;
  x: number;
  y: number;
}

export class Names {
  readonly #map: LeafletMap;
  readonly #language: string;
  readonly #canvas = document.createElement("canvas");

  constructor(map: LeafletMap, language: string) {
    this.#map = map;
    this.#language = language;
    this.#canvas.className = "map-names leaflet-zoom-hide";
    map.createPane("names").append(this.#canvas);
    map.on("zoomstart", () => this.clear());
  }

  clear(): void {
    this.#canvas.width = 0;
  }

  /** What is shown, in pixels of the world at a zoom. */
  part(zoom = this.#map.getZoom()): { minX: number; minY: number; maxX: number; maxY: number } {
    const { min, max } = this.#map.getPixelBounds();
    if (min === undefined || max === undefined) return { minX: 0, minY: 0, maxX: 0, maxY: 0 };
    const times = this.#map.getZoomScale(zoom);
    const [left, right] = [(min.x - BEYOND) * times, (max.x + BEYOND) * times];
    return { minX: left, minY: (min.y - BEYOND) * times, maxX: right, maxY: (max.y + BEYOND) * times };
  }

  draw(tiles: readonly PreparedTile[], room: Room, palette: Palette): void {
    const { minX, minY, maxX, maxY } = this.part();
    const family = getComputedStyle(this.#map.getContainer()).fontFamily;
    const context = this.#paper(maxX - minX, maxY - minY);
    if (context === null) return;
    Object.assign(context, { textAlign: "center", textBaseline: "middle" });
    Object.assign(context, { lineJoin: "round", lineWidth: 3, strokeStyle: palette.halo });
    const { x: right, y: bottom } = this.#map.getSize();
    const box = { left: 0, top: 0, right, bottom };
    const outside = new Room([box]);
    const fits = (words: Rectangle): boolean => room.free(words) && (within(words, box) || outside.free(words));
    const named = new Set<string>();
    for (const { text, font, size, x, y, country } of this.#names(tiles, family)) {
      // Tiles overlap at their edges: a town there is in both.
      const here = `${text} ${Math.round(x / 8)} ${Math.round(y / 8)}`;
      if (named.has(here)) continue;
      context.font = font;
      context.letterSpacing = country ? "0.6px" : "0px";
      context.fillStyle = country ? palette.country_name : palette.name;
      const half = context.measureText(text).width / 2;
      const left = x - minX - BEYOND;
      const top = y - minY - BEYOND;
      const covered = !room.free({ left: left - UNDER, right: left + UNDER, top: top - UNDER, bottom: top + UNDER });
      const away = (covered ? BESIDE : [0]).find((each) => fits(around(left, top + each, half, size)));
      if (away === undefined) continue;
      named.add(here);
      room.take(around(left, top + away, half, size));
      context.strokeText(text, left + BEYOND, top + away + BEYOND);
      context.fillText(text, left + BEYOND, top + away + BEYOND);
    }
  }

  #names(tiles: readonly PreparedTile[], family: string): Name[] {
    const zoom = Math.floor(this.#map.getZoom());
    const times = this.#map.getZoomScale(this.#map.getZoom(), zoom);
    const names: Name[] = [];
    for (const { data, origin, scale } of tiles) {
      for (const feature of data.get("places") ?? []) {
        const point = feature.geom[0]?.[0];
        const look = lookOf(feature, zoom);
        const text = feature.props[`name:${this.#language}`] ?? feature.props["name"];
        if (look === null || point === undefined || typeof text !== "string") continue;
        const font = `${look.bold ? 600 : 400} ${look.size}px ${family}`;
        const place = { x: (point.x * scale + origin.x) * times, y: (point.y * scale + origin.y) * times };
        names.push({ text, font, ...look, ...place });
      }
    }
    return names.sort((one, other) => other.weight - one.weight);
  }

  #paper(width: number, height: number): CanvasRenderingContext2D | null {
    const canvas = this.#canvas;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    DomUtil.setPosition(canvas, this.#map.containerPointToLayerPoint(new Point(-BEYOND, -BEYOND)));
    const context = canvas.getContext("2d");
    context?.scale(devicePixelRatio, devicePixelRatio);
    return context;
  }
}

/** How a place is named at a zoom; null where it is not. Countries come first, then the largest towns. */
function lookOf({ props }: Feature, zoom: number): Look | null {
  const people = Number(props["population"] ?? 0);
  if (props["kind"] === "country") {
    if (people < (COUNTRIES[zoom] ?? Infinity)) return null;
    return { size: 12, bold: true, weight: people + 1e10, country: true };
  }
  if (people < (TOWNS[zoom] ?? Infinity)) return null;
  return { size: people > 1e6 ? 13.5 : people > 5e4 ? 12.5 : 11.5, bold: false, weight: people, country: false };
}

function around(x: number, y: number, half: number, size: number): Rectangle {
  return { left: x - half - GAP, right: x + half + GAP, top: y - size / 2 - GAP, bottom: y + size / 2 + GAP };
}
