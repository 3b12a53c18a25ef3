/** What a mark looks like. */

import { sign } from "../signs";
import type { Mark } from "./contract";
import { drawing, element } from "./elements";
import { ring } from "./ring";
import type { Telling } from "./told";

const PIN = "M12 31C8 24.500 2 20 2 12.500a10 10 0 0 1 20 0c0 7.500-6 12-10 18.500z";

/** How far the face of a mark reaches from its point, in pixels; a pin stands on it. */
export interface Reach {
  side: number;
  above: number;
  below: number;
}

/** What a face follows from: while this stays, it need not be drawn again. */
export function faceKey({ sums, sites, town }: Mark): string {
  const only = sites !== null && sites.length === 1 ? sites[0] : undefined;
  return only === undefined ? JSON.stringify([sums, town]) : `${only.id} ${only.badge.look} ${only.exact}`;
}

export function faceOf(mark: Mark, telling: Telling): HTMLElement {
  const [only] = mark.sites ?? [];
  if (only === undefined || mark.sums.sites > 1) return group(mark, telling);
  if (!only.exact) return element("span", { class: `map-spot ${only.badge.look}` }, sign(only.badge.look));
  return element("span", { class: `map-pin ${only.badge.look}` }, pinShape(), sign(only.badge.look));
}

export function reachOf(mark: Mark): Reach {
  const [only] = mark.sites ?? [];
  if (only === undefined || mark.sums.sites > 1) {
    const half = ringSize(mark.sums.sites) / 2;
    return { side: half, above: half, below: half };
  }
  return only.exact ? { side: 12, above: 32, below: 1 } : { side: 11, above: 11, below: 11 };
}

export function pinShape(): SVGSVGElement {
  return drawing("svg", { viewBox: "0 0 24 32", "aria-hidden": "true" }, drawing("path", { d: PIN }));
}

/** In pixels: more digits need more room, and `11 mil` as much as six of them. */
export function ringSize(sites: number): number {
  return sites < 100 ? 36 : sites < 1000 ? 42 : sites < 10_000 ? 50 : 62;
}

function group(mark: Mark, telling: Telling): HTMLElement {
  const { sums, town } = mark;
  const number = element("span", { class: "map-number" }, telling.short(sums.sites));
  const plate = element("span", { class: "map-plate" }, ring(sums, ringSize(sums.sites)), number);
  const face = element("span", { class: "map-group" }, plate);
  if (town !== null) face.append(pill(mark, town, telling));
  return face;
}

/** Two lines beside a ring, shown where there is room. */
function pill({ sums }: Mark, town: string, telling: Telling): HTMLElement {
  const open = telling.open(sums);
  const second = element("span", { class: "map-counts" }, telling.centres(sums));
  if (open !== null) second.append(" · ", element("span", { class: sums.recruiting > 0 ? "map-sure" : "" }, open));
  return element("span", { class: "map-pill" }, element("b", {}, town), second);
}
