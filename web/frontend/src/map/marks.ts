/** The marks of a view on the map: changed by key and never drawn anew, so that the focus stays where it is. */

import type { Point } from "../points";
import type { Mark } from "./contract";
import { focused } from "./elements";
import type { Map as LeafletMap } from "./leaflet";
import { DrawnMark } from "./mark";
import type { Telling } from "./told";
import { nearestCopy } from "./view";

export class Marks {
  readonly #map: LeafletMap;
  readonly #telling: Telling;
  readonly #opened: (drawn: DrawnMark) => void;
  #drawn = new Map<string, DrawnMark>();

  constructor(map: LeafletMap, telling: Telling, opened: (drawn: DrawnMark) => void) {
    this.#map = map;
    this.#telling = telling;
    this.#opened = opened;
  }

  get all(): DrawnMark[] {
    return [...this.#drawn.values()];
  }

  /** Shows these marks, in their order. Where the focused one is gone, the focus goes to the one nearest to it. */
  show(marks: readonly Mark[]): void {
    const before = this.#drawn;
    const held = this.all.find(({ button }) => button === focused(button));
    const next = new Map<string, DrawnMark>();
    for (const mark of marks) next.set(mark.key, this.#changed(before.get(mark.key), mark));
    this.#drawn = next;
    this.#inOrder();
    if (held !== undefined && !next.has(held.mark.key)) this.#passOn(held);
    for (const [key, gone] of before) if (!next.has(key)) gone.marker.remove();
  }

  holding(site: string): DrawnMark | undefined {
    return this.all.find((drawn) => drawn.holds(site));
  }

  /** The mark nearest to a point, within so many pixels of it. */
  nearest(point: Point, within = Infinity): DrawnMark | undefined {
    const here = this.#map.latLngToContainerPoint(nearestCopy(this.#map, point));
    let found: DrawnMark | undefined;
    let least = within;
    for (const drawn of this.#drawn.values()) {
      const far = this.#map.latLngToContainerPoint(drawn.marker.getLatLng()).distanceTo(here);
      if (far > least) continue;
      least = far;
      found = drawn;
    }
    return found;
  }

  /** Highlights the mark that holds a site. */
  highlight(site: string | null): void {
    for (const drawn of this.all) drawn.highlight(site !== null && drawn.holds(site));
  }

  #changed(known: DrawnMark | undefined, mark: Mark): DrawnMark {
    const point = nearestCopy(this.#map, mark);
    if (known === undefined) {
      const made = new DrawnMark(mark, point, this.#telling, this.#opened);
      made.marker.addTo(this.#map);
      return made;
    }
    known.change(mark, point, this.#telling);
    return known;
  }

  /** Puts the buttons into the order of the marks. The focused one is never moved: it would lose its focus. */
  #inOrder(): void {
    const buttons = this.all.map(({ button }) => button);
    const pane = this.#map.getPane("markerPane");
    if (pane === undefined) return;
    const standing = [...pane.children].filter((child) => buttons.includes(child as HTMLButtonElement));
    if (standing.every((child, place) => child === buttons[place])) return;
    const fixed = buttons.findIndex((button) => button === focused(button));
    buttons.forEach((button, place) => {
      if (place < fixed) buttons[fixed]?.before(button);
      else if (place > fixed) pane.append(button);
    });
  }

  #passOn(held: DrawnMark): void {
    const { lat, lng } = held.marker.getLatLng();
    const inView = this.#map.getBounds().contains([lat, lng]);
    const next = inView ? this.nearest({ lat, lon: lng }) : undefined;
    (next?.button ?? this.#map.getContainer()).focus({ preventScroll: true });
  }
}
