import type { Counted } from "./types";

/** Numbers put into sentences, as a language has them. */
export class Speech {
  readonly #numbers: Intl.NumberFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(language: string) {
    // The pages write English as in Britain.
    const locale = language === "en" ? "en-GB" : language;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#plurals = new Intl.PluralRules(locale);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** `14 centres`. The languages of the pages have a form for one and a form for all other numbers. */
  counted(words: Counted, value: number): string {
    const form = this.#plurals.select(value) === "one" ? words.one : words.other;
    return form.replace("%(num)s", this.number(value));
  }
}
