import type { Counted } from "./types";

/** Numbers put into sentences, as a language has them. */
export class Speech {
  readonly #numbers: Intl.NumberFormat;
  readonly #compact: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(language: string) {
    // The pages write English as in Britain.
    const locale = language === "en" ? "en-GB" : language;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 0 });
    this.#plurals = new Intl.PluralRules(locale);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** `9,870`, and from ten thousand on `11K`. */
  short(value: number): string {
    return value < 10_000 ? this.number(value) : this.#compact.format(value);
  }

  /** `14 centres`. The languages of the pages have a form for one and a form for all other numbers. */
  counted(words: Counted, value: number): string {
    const form = this.#plurals.select(value) === "one" ? words.one : words.other;
    return filled(form, { num: this.number(value) });
  }
}

/** A sentence with its values: each stands where its `%(name)s` did. */
export function filled(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/%\((\w+)\)s/g, (place, name: string) => values[name] ?? place);
}
