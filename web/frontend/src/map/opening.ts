/** What is open on the map: a site, or the sites of a mark; its card, the line to it, and its mark's highlight. */

import type { Point } from "../points";
import { aside } from "./aside";
import { Card } from "./card";
import type { DrawnSite, Mark } from "./contract";
import { focused } from "./elements";
import type { Marks } from "./marks";
import type { Telling } from "./told";
import { Tie } from "./tie";
import { MAX_ZOOM, nearestCopy } from "./view";
import type { Viewing } from "./viewing";

interface List {
  mark: Mark;
  sites: readonly DrawnSite[];
}

export class Opening {
  readonly #card: Card;
  readonly #tie: Tie;
  readonly #viewing: Viewing;
  readonly #marks: Marks;
  readonly #telling: Telling;
  readonly #told: (id: string | null) => void;
  /** Is called when a card covers another part of the map, or none. */
  readonly #covered: () => void;
  #site: DrawnSite | null = null;
  /** The site that the page picked, until its mark is in view. */
  #picked: DrawnSite | null = null;
  #point: Point | null = null;
  /** What was pressed on the page to open it. */
  #from: HTMLElement | null = null;

  constructor(
    viewing: Viewing,
    marks: Marks,
    telling: Telling,
    told: (id: string | null) => void,
    covered: () => void,
  ) {
    this.#viewing = viewing;
    this.#marks = marks;
    this.#telling = telling;
    this.#told = told;
    this.#covered = covered;
    this.#card = new Card(telling, () => this.close());
    this.#tie = new Tie(viewing.map, this.#card.element);
  }

  get open(): boolean {
    return this.#card.open;
  }

  get element(): HTMLElement {
    return this.#card.element;
  }

  /** Opens a site's card for the reader; `from` is the list that it was chosen from. */
  openSite(site: DrawnSite, from: List | null): void {
    this.#from = null;
    this.#openSite(site, from);
    this.#card.focus();
    this.#told(site.id);
  }

  /** Opens the list of a mark's sites: none of them is picked yet. */
  openList(mark: Mark, sites: readonly DrawnSite[]): void {
    this.#from = null;
    const heading = mark.town ?? this.#telling.centres(mark.sums);
    this.#card.sites(heading, mark.sums, sites, (site) => this.openSite(site, { mark, sites }));
    this.#opened(sites[0] ?? null, mark);
    this.#card.focus();
    this.#told(null);
  }

  /** Opens a site's card for the page, and nobody is told. The focus stays where it is, unless it is to come back. */
  pick(site: DrawnSite, from: HTMLElement | null): void {
    this.#picked = site;
    this.#from = from;
    this.#openSite(site, null);
    if (from !== null) this.#card.focus();
  }

  /** The focus goes back, if it was in the card: to what was pressed, where that is seen, or to the mark. */
  close(): void {
    if (!this.#card.open) return;
    const point = this.#point;
    const within = this.#card.element.contains(focused(this.#card.element));
    const mark = this.#site === null ? undefined : this.#marks.holding(this.#site.id);
    const from = this.#from?.checkVisibility() === true ? this.#from : null;
    this.#card.hide();
    this.#tie.to(null);
    this.#marks.highlight(null);
    this.#site = this.#point = this.#picked = this.#from = null;
    const next = mark ?? (point === null ? undefined : this.#marks.nearest(point));
    if (within && from !== null) from.focus();
    else if (within) (next?.button ?? this.#viewing.map.getContainer()).focus({ preventScroll: true });
    this.#covered();
    this.#told(null);
  }

  /** After the marks have changed. */
  refreshed(): void {
    this.#marks.highlight(this.#site?.id ?? null);
  }

  /** A site that was picked, and is in a cluster yet, is looked at more closely. */
  closer(): void {
    const { map } = this.#viewing;
    const site = this.#picked;
    if (site === null) return;
    if (this.#marks.holding(site.id) === undefined && map.getZoom() < MAX_ZOOM) {
      this.#viewing.jump(nearestCopy(map, site), map.getZoom() + 1);
      return;
    }
    this.#picked = null;
    this.#besideCard(site);
  }

  #openSite(site: DrawnSite, from: List | null): void {
    const back = from && { words: this.#backTo(from.mark), go: () => this.openList(from.mark, from.sites) };
    this.#card.site(site, back);
    this.#opened(site, site);
  }

  #opened(site: DrawnSite | null, point: Point): void {
    this.#site = site;
    this.#point = point;
    this.#tie.to(point);
    this.#marks.highlight(site?.id ?? null);
    this.#besideCard(point);
    this.#covered();
  }

  /** Moves what is open out from under its card. */
  #besideCard(point: Point): void {
    const { map } = this.#viewing;
    const reach = this.#site === null ? 0 : (this.#marks.holding(this.#site.id)?.reach ?? 0);
    this.#viewing.nudge(...aside(map, nearestCopy(map, point), this.#card.element, reach));
  }

  #backTo(mark: Mark): string {
    const centres = this.#telling.centres(mark.sums);
    return mark.town === null ? centres : `${mark.town} · ${centres}`;
  }
}
