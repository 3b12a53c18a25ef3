/** The signs of statuses: the very shapes of the pages' badges. */

import symbols from "../../templates/status_signs.html?raw";
import { drawing, element } from "./map/elements";
import type { Badge, Look } from "./types";

/** All looks, in the order of a legend. */
export const LOOKS: readonly Look[] = ["recruiting", "planned", "aging", "soon", "paused", "closed", "unconfirmed"];

const SVG = `<svg xmlns="http://www.w3.org/2000/svg">${symbols}</svg>`;
const SYMBOLS = new DOMParser().parseFromString(SVG, "image/svg+xml").querySelectorAll("symbol");
const SHAPES = new Map([...SYMBOLS].map((symbol) => [symbol.id.replace("s-", ""), symbol]));

/** A sign to look at; what it says stands in words beside it. */
export function sign(look: Look): SVGSVGElement {
  const symbol = SHAPES.get(look);
  const shapes = symbol === undefined ? [] : [...symbol.children].map((shape) => document.importNode(shape, true));
  return drawing("svg", { class: `map-sign ${look}`, viewBox: "0 0 14 14", "aria-hidden": "true" }, ...shapes);
}

/** A status as a badge of this class: its sign, what is bold, and what follows. */
export function badgeElement(badge: Badge, name: string): HTMLElement {
  const words = element("span", {}, element("b", {}, badge.lead), badge.rest);
  return element("span", { class: `${name} ${badge.look}` }, sign(badge.look), words);
}

/** The whole of a badge as one text. */
export function spoken(badge: Badge): string {
  return badge.lead + badge.rest;
}
