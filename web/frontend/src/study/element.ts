import type { Drawn, DrawnSite } from "../map/contract";
import { placed, seenFirst } from "../placed";
import { ask } from "./asking";
import type { Fields } from "./asking";
import { CentreList } from "./list";

/** How far below the window the map is fetched already. */
const AHEAD = "300px";

/** A map with its sites, by their ids. */
interface Shown {
  drawn: Drawn;
  sites: ReadonlyMap<string, DrawnSite>;
}

/** `<study-map>`: the centres that the page lists, on a map; both stay in step. It loads when it is nearly seen. */
export class StudyMapElement extends HTMLElement {
  #list!: CentreList;
  #loading: Promise<Shown | null> | null = null;

  connectedCallback(): void {
    this.#list = new CentreList(this.#page);
    this.#list.offer(this.#part("template"), (id, button) => void this.#show(id, button));
    this.#part("[data-again]").addEventListener("click", () => void this.#load());
    this.addEventListener("click", (event) => this.#follow(event));
    // While the list alone is chosen the map has no box, and so is never near.
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        void this.#load();
      },
      { rootMargin: AHEAD },
    );
    near.observe(this);
  }

  /** Shows a centre of the list on the map. */
  async #show(id: string, button: HTMLElement): Promise<void> {
    this.#choose("map");
    this.#list.mark(id);
    this.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
    const shown = await this.#load();
    shown?.drawn.pick(shown.sites.get(id) ?? null, button);
  }

  /** A card's link leads to the centre's entry in the list. */
  #follow(event: Event): void {
    if (!(event.target instanceof Element) || !event.target.closest(`a[href="${this.#inList.href}"]`)) return;
    event.preventDefault();
    this.#choose("list");
    this.#list.reveal();
  }

  #load(): Promise<Shown | null> {
    return (this.#loading ??= this.#draw().catch(() => {
      this.#loading = null;
      this.#tell("away");
      return null;
    }));
  }

  async #draw(): Promise<Shown> {
    this.#tell("loading");
    const asked = JSON.parse(this.dataset["asked"] ?? "[]") as Fields;
    const [told, map] = await Promise.all([ask(this.dataset["source"] ?? "", asked), import("../map")]);
    const sites = placed(told, this.#inList);
    this.#tell(null);
    const drawn = map.drawMap(this.#part("[data-drawing]"), {
      ...seenFirst(told, sites),
      source: map.clustered(sites),
      words: told.words,
      language: told.language,
      background: told.background,
      legend: this.#part("[data-legend]"),
      theme: "auto",
      onPick: (id) => this.#list.mark(id),
    });
    return { drawn, sites: new Map(sites.map((site) => [site.id, site])) };
  }

  /** On a phone either the list is seen or the map. */
  #choose(view: "list" | "map"): void {
    const choice = this.#page.querySelector<HTMLInputElement>(`[name="view"][value="${view}"]`);
    if (choice) choice.checked = true;
  }

  /** What stands where the map will: that it is loading, that it cannot be had, or nothing. */
  #tell(state: "loading" | "away" | null): void {
    for (const one of ["loading", "away"]) this.#part(`[data-${one}]`).hidden = one !== state;
  }

  get #inList(): { href: string; words: string } {
    return { href: `#${this.#page.id}`, words: this.dataset["inList"] ?? "" };
  }

  /** The section that holds the list and the map. */
  get #page(): Element {
    return this.closest("section") ?? document.body;
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const found = this.querySelector<Part>(selector);
    if (!found) throw new Error(`<study-map> has no ${selector}`);
    return found;
  }
}
