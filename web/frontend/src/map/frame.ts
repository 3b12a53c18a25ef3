/** The parts of the map on the page, in the order of Tab: a way around it, the map with its marks, its buttons. */

import type { MapWords } from "../types";
import { element } from "./elements";

/** How long a hint is seen, in milliseconds. */
const HINTED = 2500;

export interface Frame {
  whole: HTMLElement;
  stage: HTMLElement;
  canvas: HTMLElement;
  /** Tells for a moment how to move the map. */
  hint: () => void;
  fill: (opened: HTMLElement, zoom: HTMLElement, bar: HTMLElement) => void;
}

export function frame(words: MapWords): Frame {
  const canvas = element("div", { class: "map-canvas", tabindex: 0, role: "application", "aria-label": words.label });
  const hinting = element("p", { class: "map-hint", hidden: true, "aria-hidden": "true" }, words.zoom_hint);
  const stage = element("div", { class: "map-stage" }, canvas, hinting);
  const end = element("span", { class: "map-end", tabindex: -1 });
  const whole = element("div", { class: "site-map" }, skip(words, end), stage, end);
  let timer = 0;
  const hint = (): void => {
    clearTimeout(timer);
    hinting.hidden = false;
    timer = setTimeout(() => (hinting.hidden = true), HINTED);
  };
  const fill: Frame["fill"] = (opened, zoom, bar) => {
    stage.append(opened, zoom);
    end.before(bar);
  };
  return { whole, stage, canvas, hint, fill };
}

/** A jump to a fragment would change the page's address, and does not reach into a shadow root. */
function skip(words: MapWords, end: HTMLElement): HTMLElement {
  const link = element("a", { class: "map-skip", href: "#" }, words.skip);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    end.focus();
  });
  return link;
}
