/** How far the map must move so that what is open stands in the room beside its card. */

import type { Map as LeafletMap, LatLng } from "./leaflet";

/** What is open stands at least so far from the edges of that room, in pixels. */
const MARGIN = 48;

/** In pixels, across and down; `reach` is how far the label of the mark goes to the right. */
export function aside(map: LeafletMap, point: LatLng, card: HTMLElement, reach: number): [number, number] {
  const { x: width, y: height } = map.getSize();
  const beside = card.offsetLeft > width / 3;
  const most = beside
    ? { x: card.offsetLeft - MARGIN - reach, y: height - MARGIN }
    : { x: width - MARGIN, y: card.offsetTop - MARGIN };
  const { x, y } = map.latLngToContainerPoint(point);
  return [beyond(x, MARGIN, most.x), beyond(y, MARGIN, most.y)];
}

/** How far a value lies outside its limits; the lower one wins where both cannot be kept. */
function beyond(value: number, least: number, most: number): number {
  if (value > most && most > least) return value - most;
  return value < least ? value - least : 0;
}
