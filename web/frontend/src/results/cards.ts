/** The page's list of studies, in step with the map. */

export class Cards {
  readonly #cards: ReadonlyMap<string, HTMLElement>;

  constructor(page: ParentNode) {
    const cards = [...page.querySelectorAll<HTMLElement>("[data-study]")];
    this.#cards = new Map(cards.map((card) => [card.dataset["study"] ?? "", card]));
  }

  has(study: string): boolean {
    return this.#cards.has(study);
  }

  /** Tells the site that a card shows while the reader points at the card or has the focus in it, and null after. */
  watch(pointed: (site: string | null) => void): void {
    for (const card of this.#cards.values()) {
      const site = card.dataset["nearest"] ?? null;
      for (const event of ["pointerenter", "focusin"]) card.addEventListener(event, () => pointed(site));
      for (const event of ["pointerleave", "focusout"]) card.addEventListener(event, () => pointed(null));
    }
  }

  /** Leads the reader to a study's card. */
  reveal(study: string): void {
    const card = this.#cards.get(study);
    card?.querySelector<HTMLElement>(".title a")?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "center" });
  }
}
