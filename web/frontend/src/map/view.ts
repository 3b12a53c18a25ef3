/** What part of the world is seen: degrees of Leaflet, which go on past 180°, and degrees of a view, which do not. */

import { type Point, turned } from "../points";
import type { Near } from "../types";
import type { View } from "./contract";
import { type Map as LeafletMap, LatLng, LatLngBounds } from "./leaflet";

export const MIN_ZOOM = 1;
export const MAX_ZOOM = 12;
/** What holds half the world and more shows no more of the poles than this. */
const SOUTHERNMOST = -60;
const NORTHERNMOST = 78;

export function viewOf(map: LeafletMap): View {
  const bounds = map.getBounds();
  const whole = bounds.getEast() - bounds.getWest() >= 360;
  return {
    west: whole ? -180 : turned(bounds.getWest()),
    south: Math.max(-90, bounds.getSouth()),
    east: whole ? 180 : turned(bounds.getEast()),
    north: Math.min(90, bounds.getNorth()),
    zoom: Math.floor(map.getZoom()),
  };
}

/** A point on that copy of the world which is nearest to the middle of the map. */
export function nearestCopy(map: LeafletMap, { lat, lon }: Point): LatLng {
  const turns = Math.round((map.getCenter().lng - lon) / 360);
  return new LatLng(lat, lon + turns * 360);
}

/** What holds the circle around a place, or all points the shortest way around the world; null without any. */
export function boundsAround(points: readonly Point[], near: Near | null): LatLngBounds | null {
  if (near !== null && near.within_m !== null) return new LatLng(near.lat, near.lon).toBounds(2 * near.within_m);
  const first = points[0];
  if (first === undefined) return null;
  const start = behindWidestGap(points.map(({ lon }) => lon));
  const bounds = new LatLngBounds([]);
  for (const { lat, lon } of points) bounds.extend([lat, lon < start ? lon + 360 : lon]);
  return bounds.getEast() - bounds.getWest() > 180 ? withoutPoles(bounds) : bounds;
}

function withoutPoles(bounds: LatLngBounds): LatLngBounds {
  const between = (latitude: number): number => Math.max(SOUTHERNMOST, Math.min(NORTHERNMOST, latitude));
  const { lat: south, lng: west } = bounds.getSouthWest();
  const { lat: north, lng: east } = bounds.getNorthEast();
  return new LatLngBounds([between(south), west], [between(north), east]);
}

/** The longitude at which points begin if the world is cut where the fewest of them are. */
function behindWidestGap(longitudes: readonly number[]): number {
  const sorted = [...longitudes].sort((one, other) => one - other);
  const last = sorted[sorted.length - 1] ?? 0;
  let start = sorted[0] ?? 0;
  let widest = start + 360 - last;
  sorted.forEach((longitude, place) => {
    const before = sorted[place - 1];
    if (before === undefined || longitude - before <= widest) return;
    widest = longitude - before;
    start = longitude;
  });
  return start;
}
