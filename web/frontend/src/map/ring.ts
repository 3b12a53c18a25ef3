/** A ring whose parts are shares: green recruits, thin amber plans to, amber did when last checked, dark grey nobody has confirmed since. */

import type { Sums } from "./contract";
import { drawing } from "./elements";

/** From what is sure of late to what nobody has confirmed. */
export const PARTS = ["recruiting", "planned", "aging", "unconfirmed"] as const;
export type RingPart = (typeof PARTS)[number];

const STROKE = 4.5;

/** `size` is its width in pixels. */
export function ring(sums: Sums, size: number): SVGSVGElement {
  const middle = size / 2;
  // Half a pixel of edge around the plate, one of plate around the track.
  const radius = middle - 1.5 - STROKE / 2;
  const around = 2 * Math.PI * radius;
  const circle = (name: string, more: Record<string, number | string> = {}): SVGCircleElement =>
    drawing("circle", { class: name, cx: middle, cy: middle, r: radius, "stroke-width": STROKE, ...more });

  const parts: SVGCircleElement[] = [];
  let before = 0;
  for (const part of PARTS.filter((each) => sums[each] > 0)) {
    const share = sums[part] / sums.sites;
    const turn = `rotate(${before * 360 - 90} ${middle} ${middle})`;
    const dashes = { "stroke-dasharray": `${share * around} ${around}`, transform: turn };
    parts.push(circle(`part ${part}`, share < 1 ? dashes : {}));
    before += share;
  }
  const plate = drawing("circle", { class: "plate", cx: middle, cy: middle, r: middle - 0.5 });
  const room = { width: size, height: size, viewBox: `0 0 ${size} ${size}` };
  return drawing("svg", { class: "map-ring", ...room, "aria-hidden": "true" }, plate, circle("track"), ...parts);
}
