/** What closes whatever is open: a click beside the marks, and Escape. */

import type { Map as LeafletMap } from "./leaflet";
import type { Opening } from "./opening";

export function listenToClosing(map: LeafletMap, stage: HTMLElement, opening: Opening): void {
  map.on("click", ({ originalEvent: { target } }) => {
    if (target instanceof Element && target.closest("button") === null) opening.close();
  });
  stage.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opening.open) return;
    // It closes nothing of the page around the map.
    event.stopPropagation();
    opening.close();
  });
}
