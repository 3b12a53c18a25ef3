/** Marks and views in words. */

import { spoken } from "../signs";
import type { MapWords } from "../types";
import { Speech } from "../words";
import type { DrawnSite, Mark, Sums } from "./contract";
import { PARTS } from "./ring";

export class Telling {
  readonly words: MapWords;
  readonly #speech: Speech;

  constructor(words: MapWords, language: string) {
    this.words = words;
    this.#speech = new Speech(language);
  }

  short(value: number): string {
    return this.#speech.short(value);
  }

  centres(sums: Sums): string {
    return this.#speech.counted(this.words.centres, sums.sites);
  }

  /** What is sure of late; else what once was; nothing where no site recruits. */
  open(sums: Sums): string | null {
    for (const part of PARTS) {
      if (sums[part] > 0) return this.#speech.counted(this.words[part], sums[part]);
    }
    return null;
  }

  /** A mark for those who hear it: "Boston, 14 centres, 6 recruiting"; one site with its place and status. */
  mark(mark: Mark): string {
    const [only, more] = mark.sites ?? [];
    if (only !== undefined && more === undefined) return this.site(only);
    const { sums } = mark;
    const studies = sums.studies === null ? null : this.#speech.counted(this.words.studies, sums.studies);
    return [mark.town, this.centres(sums), studies, this.open(sums)].filter((part) => part !== null).join(", ");
  }

  site(site: DrawnSite): string {
    return `${site.place}, ${spoken(site.badge)}`;
  }

  /** "67 centres in view · 46 recruiting · Planned to recruit 2". */
  inView(marks: readonly Mark[]): string {
    const count = (part: "sites" | "recruiting" | "planned"): number => marks.reduce((sum, mark) => sum + mark.sums[part], 0);
    const seen = this.#speech.counted(this.words.in_view, count("sites"));
    const parts = (["recruiting", "planned"] as const).filter((part) => count(part) > 0);
    return [seen, ...parts.map((part) => this.#speech.counted(this.words[part], count(part)))].join(" · ");
  }
}
