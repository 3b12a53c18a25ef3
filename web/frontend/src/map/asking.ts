/** Questions to the source of marks: only the latest one counts, and a failure is told in words. */

import type { DrawnSite, Mark, Source, View } from "./contract";

export class Asking {
  source: Source;
  readonly #failed: () => void;
  #view = new AbortController();
  #list = new AbortController();

  constructor(source: Source, failed: () => void) {
    this.source = source;
    this.#failed = failed;
  }

  /** The marks of a view; null where another was asked for since, or where they cannot be had. */
  marks(view: View): Promise<readonly Mark[] | null> {
    this.stop();
    this.#view = new AbortController();
    return this.#answer(this.#view, (signal) => this.source.marks(view, signal));
  }

  /** The sites of a cluster that never comes apart; null as for marks, and where they are too many to name. */
  sitesOf(mark: Mark): Promise<readonly DrawnSite[] | null> {
    this.forget();
    this.#list = new AbortController();
    return this.#answer(this.#list, (signal) => this.source.sitesOf?.(mark, signal) ?? null);
  }

  /** The reader opened something else: the sites of a cluster are no longer waited for. */
  forget(): void {
    this.#list.abort();
  }

  stop(): void {
    this.#view.abort();
    this.#list.abort();
  }

  async #answer<Found>(
    { signal }: AbortController,
    ask: (signal: AbortSignal) => Found | Promise<Found>,
  ): Promise<Found | null> {
    try {
      const found = await ask(signal);
      return signal.aborted ? null : found;
    } catch {
      if (!signal.aborted) this.#failed();
      return null;
    }
  }
}
