/** One mark on the map: a button, changed in place for as long as its key stays. */

import type { Mark } from "./contract";
import { element, set } from "./elements";
import { faceKey, faceOf } from "./face";
import { Icon, type LatLng, Marker } from "./leaflet";
import type { Telling } from "./told";

/** An icon of Leaflet's that is a button of ours. */
class ButtonIcon extends Icon<{ iconUrl: string }> {
  readonly button: HTMLButtonElement;

  constructor(button: HTMLButtonElement) {
    super({ iconUrl: "" });
    this.button = button;
  }

  override createIcon(): HTMLElement {
    return this.button;
  }

  override createShadow(): HTMLElement {
    // Leaflet takes null for "no shadow"; its types do not say so.
    return null as unknown as HTMLElement;
  }
}

/** How large the label of a mark is, in pixels: all of it, or its first line alone. */
export interface Label {
  width: number;
  height: number;
  brief: boolean;
}

export class DrawnMark {
  readonly button = element("button", { type: "button", class: "map-mark" });
  readonly marker: Marker;
  mark: Mark;
  /** How far its label reaches to the right, in pixels. */
  reach = 0;
  #face = "";

  constructor(mark: Mark, point: LatLng, telling: Telling, opened: (drawn: DrawnMark) => void) {
    this.mark = mark;
    this.marker = new Marker(point, { icon: new ButtonIcon(this.button), keyboard: false, autoPanOnFocus: false });
    this.button.addEventListener("click", () => opened(this));
    this.change(mark, point, telling);
  }

  /** Shows what it stands for now; the button stays, and with it the focus. */
  change(mark: Mark, point: LatLng, telling: Telling): void {
    this.mark = mark;
    if (!this.marker.getLatLng().equals(point, 0)) this.marker.setLatLng(point);
    const face = faceKey(mark);
    if (face === this.#face) return;
    this.#face = face;
    const { sites, sums } = mark;
    const only = sites?.length === 1 ? sites[0] : undefined;
    set(this.button, {
      "aria-label": telling.mark(mark),
      "data-site": only?.id ?? false,
      "data-cluster": only === undefined ? sums.sites : false,
    });
    this.button.classList.toggle("exact", only?.exact === true);
    this.button.replaceChildren(faceOf(mark, telling));
  }

  holds(site: string): boolean {
    return this.mark.sites?.some(({ id }) => id === site) === true;
  }

  get pill(): HTMLElement | null {
    return this.button.querySelector<HTMLElement>(".map-pill");
  }

  /** Shows its label beside the ring or hides it; `brief` is its first line alone. */
  tell(side: "right" | "left" | null, { width, height, brief }: Label): void {
    const group = this.pill?.parentElement;
    this.reach = side === "right" ? width : 0;
    group?.classList.toggle("brief", brief);
    group?.classList.toggle("told", side !== null);
    group?.classList.toggle("turned", side === "left");
    group?.style.setProperty("--told", `${width}px`);
    group?.style.setProperty("--tall", `${height}px`);
  }

  highlight(on: boolean): void {
    this.button.classList.toggle("open", on);
    this.marker.setZIndexOffset(on ? 1000 : 0);
  }
}
