/** "Search this area": a button of the page's form, there once the reader has moved the map. */

import type { View } from "../map/contract";
import { type Point, turned } from "../points";
import type { Box } from "./told";

/** A view is told to three decimals: points so far inside fit into it for sure. */
const INSIDE = 0.01;
/** A map cuts the world where its points leave the widest gap: those of a wide area must not leave it inside. */
const STEPS = 8;

export function offerArea(button: HTMLButtonElement, { west, south, east, north }: View): void {
  button.value = [west, south, east, north].map((degrees) => degrees.toFixed(3)).join(",");
  button.hidden = false;
}

/** Points that a map shows first to show an area, from corner to corner: all of it, or just the view that it was. */
export function pointsOf([west, south, east, north]: Box, isView: boolean): Point[] {
  const across = (east < west ? east + 360 : east) - west;
  const inside = isView ? INSIDE : 0;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = inside + (step / STEPS) * (1 - 2 * inside);
    return { lat: south + share * (north - south), lon: turned(west + share * across) };
  });
}
