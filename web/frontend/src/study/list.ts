/** The page's list of centres, as the map's other half. A hospital that several registries list stands in one row. */
export class CentreList {
  readonly #rows: readonly HTMLElement[];
  readonly #bySite: ReadonlyMap<string, HTMLElement>;
  #marked: HTMLElement | null = null;

  constructor(list: Element) {
    this.#rows = [...list.querySelectorAll<HTMLElement>("[data-site]")];
    this.#bySite = new Map(this.#rows.flatMap((row) => sitesOf(row).map((id) => [id, row])));
  }

  /** Gives each centre that is on the map a button that shows it there. */
  offer(template: HTMLTemplateElement, show: (id: string, button: HTMLElement) => void): void {
    for (const row of this.#rows) {
      const id = row.dataset["site"];
      if (id === undefined || "unplaced" in row.dataset) continue;
      const piece = template.content.cloneNode(true) as DocumentFragment;
      const button = piece.querySelector("button");
      // A reader of the screen hears which centre it is.
      button?.lastElementChild?.append(row.firstElementChild?.textContent ?? "");
      button?.addEventListener("click", () => show(id, button));
      row.append(piece);
    }
  }

  /** Marks the centre that is open on the map, and opens what it is folded into. */
  mark(id: string | null): void {
    this.#marked?.removeAttribute("aria-current");
    this.#marked = (id !== null && this.#bySite.get(id)) || null;
    this.#marked?.setAttribute("aria-current", "true");
    for (let part = this.#marked?.closest("details"); part; part = part.parentElement?.closest("details")) {
      part.open = true;
    }
  }

  /** Leads the reader to the marked centre. Its name alone takes the focus: a whole row would be read out. */
  reveal(): void {
    const name = this.#marked?.querySelector<HTMLElement>(".site");
    if (!name) return;
    name.tabIndex = -1;
    name.focus({ preventScroll: true });
    name.scrollIntoView({ block: "center" });
  }
}

/** The site that the row is about, and those of other registries at the same place. */
function sitesOf(row: HTMLElement): string[] {
  return [row.dataset["site"] ?? "", ...JSON.parse(row.dataset["also"] ?? "[]") as string[]];
}
