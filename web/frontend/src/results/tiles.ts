/** The square map of the web, in tiles: the service counts by these. */

import type { View } from "../map/contract";
import type { Point } from "../points";
import type { Box } from "./told";

/** The service counts by tiles so many levels finer than the zoom. */
const FINER = 3;
const SIDE = 256;
/** Where the square map of the web ends. */
const HIGHEST_LATITUDE = 85.051;

/** Where a point stands, in pixels of the whole world at a zoom. */
export function pixels({ lat, lon }: Point, zoom: number): { x: number; y: number; world: number } {
  const world = SIDE * 2 ** zoom;
  const bound = Math.max(-HIGHEST_LATITUDE, Math.min(HIGHEST_LATITUDE, lat));
  const sine = Math.sin((bound * Math.PI) / 180);
  const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: ((lon + 180) / 360) * world, y: down * world, world };
}

/** The tile that holds a point, among those by which the service counts at a zoom. */
export function tileOf(point: Point, zoom: number): { x: number; y: number; across: number } {
  const { x, y, world } = pixels(point, zoom);
  const across = 2 ** (zoom + FINER);
  return { x: Math.min(across - 1, Math.floor((x / world) * across)), y: Math.floor((y / world) * across), across };
}

/** What a view shows of the tile that holds a point. */
export function seenOfTile(point: Point, view: View): Box {
  const { x, y, across } = tileOf(point, view.zoom);
  const [west, east] = [(x / across) * 360 - 180, ((x + 1) / across) * 360 - 180];
  const within = (edge: number): boolean => west < edge && edge < east;
  return [
    within(view.west) ? view.west : west,
    Math.max(view.south, latitude((y + 1) / across)),
    within(view.east) ? view.east : east,
    Math.min(view.north, latitude(y / across)),
  ];
}

function latitude(down: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI;
}
