/** A map of sites: its view, its marks, and what is open. */

import { Asking } from "./asking";
import { BackgroundMap } from "./background";
import { Bar } from "./bar";
import { choose } from "./choosing";
import { listenToClosing } from "./closing";
import type { Drawn, DrawnSite, Given, Mark, Source, Theme, View } from "./contract";
import { type Frame, frame } from "./frame";
import { Legend } from "./legend";
import { Marks } from "./marks";
import { Opening } from "./opening";
import { placePills } from "./pills";
import { Radius } from "./radius";
import { dress } from "./sheet";
import { Telling } from "./told";
import { nearestCopy, viewOf } from "./view";
import { Viewing } from "./viewing";
import { ZoomButtons } from "./zoom-buttons";

/** A site that the page picks is seen with its region, at this zoom or a finer one. */
const CLOSE = 7;

export function drawMap(box: HTMLElement, given: Given): Drawn {
  return new SiteMap(box, given);
}

class SiteMap implements Drawn {
  readonly #given: Given;
  readonly #telling: Telling;
  readonly #frame: Frame;
  readonly #viewing: Viewing;
  readonly #marks: Marks;
  readonly #opening: Opening;
  readonly #asking: Asking;
  readonly #radius: Radius;
  readonly #zoom: ZoomButtons;
  readonly #bar: Bar;
  readonly #legend: Legend | null;
  readonly #background: BackgroundMap | null;
  #settled = false;

  constructor(box: HTMLElement, given: Given) {
    dress(box);
    this.#given = given;
    this.#telling = new Telling(given.words, given.language);
    this.#frame = frame(given.words);
    box.append(this.#frame.whole);
    this.setTheme(given.theme);
    this.#bar = new Bar(given.background, given.words);
    this.#legend = given.legend ? new Legend(given.legend, given.words) : null;
    this.#asking = new Asking(given.source, () => this.#bar.say(given.words.away));
    this.#viewing = new Viewing(this.#frame.canvas, this.#frame.stage, () => this.#frame.hint());
    const { map } = this.#viewing;
    if (given.closest !== undefined) this.#viewing.closest = given.closest;
    const chosen = (mark: Mark): void => void choose(mark, this.#viewing, this.#asking, this.#opening);
    this.#marks = new Marks(map, this.#telling, ({ mark }) => chosen(mark));
    const told = (id: string | null): void => given.onPick?.(id);
    this.#opening = new Opening(this.#viewing, this.#marks, this.#telling, told, () => this.#label());
    this.#radius = new Radius(map);
    this.#zoom = new ZoomButtons(map, given.words);
    this.#frame.fill(this.#opening.element, this.#zoom.element, this.#bar.element);
    // The bar has taken its room: else the map would be asked for twice.
    map.invalidateSize({ animate: false });
    const missed = (missing: boolean): void => this.#bar.miss(missing);
    this.#background = given.background && new BackgroundMap(map, given.background, given.language, missed);
    listenToClosing(map, this.#frame.stage, this.#opening);
    map.on("moveend", () => void this.#moved());
    this.show(given.source, given.around, given.near);
  }

  show(source: Source, around: Given["around"], near: Given["near"]): void {
    this.#asking.source = source;
    this.#settled = false;
    this.#opening.close();
    this.#radius.show(near);
    this.#viewing.fit(around, near);
  }

  pick(site: DrawnSite | null, from?: HTMLElement): void {
    this.#asking.forget();
    if (site === null) return this.#opening.close();
    const { map } = this.#viewing;
    const zoom = Math.max(CLOSE, map.getZoom());
    if (zoom > map.getZoom() || this.#marks.holding(site.id) === undefined) {
      const alone = this.#asking.source.aloneAt?.(site, Math.floor(zoom)) ?? zoom;
      this.#viewing.jump(nearestCopy(map, site), Math.max(zoom, alone));
    }
    this.#opening.pick(site, from ?? null);
  }

  view(): View {
    return viewOf(this.#viewing.map);
  }

  setTheme(theme: Theme): void {
    this.#frame.whole.dataset["theme"] = theme;
  }

  remove(): void {
    this.#asking.stop();
    this.#viewing.remove();
    this.#bar.remove();
    this.#frame.whole.remove();
  }

  /** Asks for the marks of the view; those of the last one stay until the new ones are there. */
  async #moved(): Promise<void> {
    const { map } = this.#viewing;
    this.#zoom.changed();
    if (map.getSize().x === 0) return;
    const view = this.view();
    this.#given.onMove?.(view, this.#viewing.byReader);
    const marks = await this.#asking.marks(view);
    if (marks !== null) this.#shown(marks);
  }

  #shown(marks: readonly Mark[]): void {
    this.#marks.show(marks);
    this.#opening.refreshed();
    this.#label();
    if (!this.#settled) this.#zoom.settle(this.#marks.all);
    this.#settled = true;
    this.#bar.say(this.#telling.inView(marks));
    this.#legend?.saw(marks, this.#asking.source.sites ?? []);
    this.#opening.closer();
  }

  /** Labels of marks, and names of the background, where there is room. */
  #label(): void {
    const room = placePills(this.#viewing.map, this.#marks.all, [this.#opening.element, this.#zoom.element]);
    void this.#background?.name(room);
  }
}
