import { whenIdle } from "./idle";
import { part } from "./part";

/** `<results-map>`: the sites of all hits, beside the list or in its place. All of it but this loads when it is shown. */
export class ResultsMapElement extends HTMLElement {
  #loading = false;

  connectedCallback(): void {
    part(this, "[data-again]").addEventListener("click", () => void this.#load());
    // While the list alone is chosen the map has no box, and so is never seen.
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      whenIdle(() => void this.#load());
    });
    seen.observe(this);
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    this.#show("loading");
    try {
      const { drawBeside } = await import("./beside");
      await drawBeside(this);
      this.#show(null);
    } catch {
      this.#show("away");
    }
    this.#loading = false;
  }

  /** What stands where the map will: that it is loading, that it cannot be had, or nothing. */
  #show(state: "loading" | "away" | null): void {
    for (const one of ["loading", "away"]) part(this, `[data-${one}]`).hidden = one !== state;
  }
}
