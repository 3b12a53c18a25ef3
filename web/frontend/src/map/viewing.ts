/** Where the map looks: what it shows first, what it keeps when its box changes, and who moved it. */

import type { Point } from "../points";
import type { Given } from "./contract";
import { listenToGestures } from "./gestures";
import { listenToKeys } from "./keyboard";
import { Map as LeafletMap, Point as LeafletPoint } from "./leaflet";
import { boundsAround, MAX_ZOOM, MIN_ZOOM, nearestCopy } from "./view";

/** One point alone is seen with the towns around it. */
const CLOSEST_FIT = 9;
/** What is fitted stays clear of the edges, in pixels: marks reach beyond their points, a circle does not. */
const EDGE = 36;
const EDGE_OF_CIRCLE = 12;
/** The zoom of a view may be between two, as that of what is seen first. */
const SNAP_OF_VIEW = 0.1;

export class Viewing {
  readonly map: LeafletMap;
  /** Whether the latest move was the reader's own. */
  byReader = false;
  /** The finest zoom of what is seen first. */
  closest = CLOSEST_FIT;
  readonly #watch: ResizeObserver;
  /** What is to be seen, until somebody looks elsewhere. */
  #wanted: [Given["around"], Given["near"]] | null = null;

  constructor(canvas: HTMLElement, stage: HTMLElement, hinted: () => void) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = new LeafletMap(canvas, {
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      worldCopyJump: true,
      keyboard: false,
      zoomControl: false,
      attributionControl: false,
      boxZoom: false,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      markerZoomAnimation: !calm,
      inertia: !calm,
    });
    this.map.setView([20, 0], MIN_ZOOM);
    for (const act of ["pointerdown", "keydown", "wheel", "click"]) {
      stage.addEventListener(act, () => this.#taken(true), { capture: true, passive: true });
    }
    listenToGestures(this.map, hinted);
    listenToKeys(this.map);
    this.#watch = new ResizeObserver(() => this.#resized());
    this.#watch.observe(canvas);
  }

  get calm(): boolean {
    return this.map.options.zoomAnimation === false;
  }

  /** A view that holds these points, or the circle around the place: at once, or as soon as the box has a size. */
  fit(around: Given["around"], near: Given["near"]): void {
    this.byReader = false;
    this.map.invalidateSize({ pan: false });
    const { x, y } = this.map.getSize();
    this.#wanted = [around, near];
    if (x === 0 || y === 0) return;
    const bounds = boundsAround(around, near);
    if (bounds === null) {
      this.map.setView([20, 0], MIN_ZOOM, { animate: false });
      return;
    }
    const isView = this.closest !== CLOSEST_FIT;
    const edge = isView ? 0 : near !== null && near.within_m !== null ? EDGE_OF_CIRCLE : EDGE;
    const padding: [number, number] = [Math.min(edge, x / 8), Math.min(edge, y / 8)];
    // What is seen first fills the map. An area that was chosen as a view is seen at the very zoom that it was.
    this.map.options.zoomSnap = isView ? SNAP_OF_VIEW : 0;
    this.map.fitBounds(bounds, { padding, maxZoom: this.closest, animate: false });
    this.map.options.zoomSnap = 1;
  }

  go(point: { lat: number; lng: number }, zoom: number): void {
    this.#wanted = null;
    this.map.setView(point, zoom, { animate: !this.calm });
  }

  /** Goes there without a glide: what is to move further at once must stand still. */
  jump(point: { lat: number; lng: number }, zoom: number): void {
    this.#taken(false);
    this.map.setView(point, zoom, { animate: false });
  }

  /** Goes to the view of these points, unless that is coarser than `least`: then to the point at that zoom. */
  goAround(points: readonly Point[], point: Point, least: number): void {
    const bounds = boundsAround(points, null);
    const zoom = bounds === null ? 0 : this.map.getBoundsZoom(bounds, false, new LeafletPoint(2 * EDGE, 2 * EDGE));
    const middle = bounds?.getCenter();
    const target = middle !== undefined && zoom >= least ? { lat: middle.lat, lon: middle.lng } : point;
    this.go(nearestCopy(this.map, target), Math.min(MAX_ZOOM, Math.max(zoom, least)));
  }

  /** Moves for the sake of what was opened, not because the reader looks elsewhere. */
  nudge(across: number, down: number): void {
    if (across === 0 && down === 0) return;
    this.#taken(false);
    this.map.panBy([across, down], { animate: !this.calm });
  }

  remove(): void {
    this.#watch.disconnect();
    // A move or a zoom that has begun would end on a map that is gone by then.
    this.map.off("moveend");
    Object.assign(this.map, { _animatingZoom: false });
    this.map.remove();
  }

  #taken(byReader: boolean): void {
    this.byReader = byReader;
    this.#wanted = null;
  }

  #resized(): void {
    this.byReader = false;
    const before = this.map.getSize();
    this.map.invalidateSize({ animate: false });
    if (this.#wanted !== null && !this.map.getSize().equals(before)) this.fit(...this.#wanted);
  }
}
