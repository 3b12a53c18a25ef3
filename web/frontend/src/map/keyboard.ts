/** The map by keyboard: arrows move it, + and - zoom, with the focus on the map or on a mark. */

import type { Map as LeafletMap, PointExpression } from "./leaflet";

const STEP = 80;
const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const ZOOMS: Record<string, number> = { "+": 1, "=": 1, "-": -1, _: -1 };

export function listenToKeys(map: LeafletMap): void {
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const way = WAYS[event.key];
    const zoom = ZOOMS[event.key];
    if (way === undefined && zoom === undefined) return;
    event.preventDefault();
    if (way !== undefined) move(map, event.shiftKey ? [3 * way[0], 3 * way[1]] : way);
    if (zoom !== undefined) map.setZoom(map.getZoom() + zoom, { animate: false });
  });
}

/** Moves at once, as keys zoom at once: what is pressed during a glide would be lost. The world goes on past 180°. */
function move(map: LeafletMap, way: PointExpression): void {
  const middle = map.project(map.getCenter()).add(way);
  map.setView(map.wrapLatLng(map.unproject(middle)), undefined, { animate: false });
}
