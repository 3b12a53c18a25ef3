/** The marks of a view, asked of the service: counts by tile, made into marks here. */

import type { DrawnSite, Mark, Source, View } from "../map/contract";
import { metres, type Point } from "../points";
import { type Cell, type Draws, cellsOf } from "./cells";
import { merged, type Merged, NAMEABLE } from "./merged";
import { ask, Busy } from "./service";
import { seenOfTile } from "./tiles";
import type { Box } from "./told";

/** A map that is on its way asks once, when it has come to rest. In milliseconds. */
const REST = 150;

/** Whom the source tells: that it was answered, why it was not, and that a mark has too many sites to name. */
export interface Hears {
  answered(): void;
  failed(fault: unknown): void;
  crowded(): void;
}

export class AskedSource implements Source {
  readonly #question: object;
  readonly #draw: Draws;
  readonly #from: Point | null;
  readonly #hears: Hears;
  #area: Box | null;
  #first = true;

  /**
   * `from` is where distances are told from: the nearest marks come first. `area` is what the list is about, where it
   * was chosen on a map: the view that shows it may reach a little further.
   */
  constructor(question: object, draw: Draws, from: Point | null, area: Box | null, hears: Hears) {
    this.#question = question;
    this.#area = area;
    this.#draw = draw;
    this.#from = from;
    this.#hears = hears;
  }

  async marks(view: View, signal: AbortSignal): Promise<readonly Mark[] | null> {
    if (!this.#first) await rest(signal);
    this.#first = false;
    const seen: Box = [view.west, view.south, view.east, view.north];
    const cells = await this.#cells(this.#area ?? seen, view.zoom, signal);
    return cells && this.#ordered(merged(cells, view));
  }

  /** From now on all that is seen is asked for: the reader has left the area. */
  leaveArea(): void {
    this.#area = null;
  }

  async sitesOf(mark: Mark, signal: AbortSignal): Promise<readonly DrawnSite[] | null> {
    const { cells, sums, view } = mark as Merged;
    if (sums.sites > NAMEABLE) return this.#crowded();
    const each = await Promise.all(cells.map((cell) => cell.sites ?? this.#sitesIn(cell, view, signal)));
    const told = each.filter((sites) => sites !== null);
    return told.length < each.length ? null : told.flat();
  }

  /** Each tile is asked for by itself: a box around several would hold sites of other marks too. */
  async #sitesIn(cell: Cell, view: View, signal: AbortSignal): Promise<readonly DrawnSite[] | null> {
    const cells = await this.#cells(seenOfTile(cell, view), view.zoom, signal);
    if (cells === null) return null;
    return cells.some(({ sites }) => sites === null) ? this.#crowded() : cells.flatMap(({ sites }) => sites ?? []);
  }

  #crowded(): null {
    this.#hears.crowded();
    return null;
  }

  /** What stands in a box; null for a reader who is told to wait. */
  async #cells(box: Box, zoom: number, signal: AbortSignal): Promise<Cell[] | null> {
    try {
      const { features } = await ask(this.#question, zoom, box, signal);
      if (!signal.aborted) this.#hears.answered();
      return cellsOf(features, zoom, this.#draw);
    } catch (fault) {
      if (!signal.aborted) this.#hears.failed(fault);
      if (fault instanceof Busy) return null;
      throw fault;
    }
  }

  #ordered(marks: Merged[]): Merged[] {
    const from = this.#from;
    return from === null ? marks : marks.sort((one, other) => metres(from, one) - metres(from, other));
  }
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, REST);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
