// The conditions that have studies, matched in the browser: what is typed leaves it only with the search itself.

import { meant } from "./slips.js";

// They stand in names of all kinds, and nobody looks a condition up by them: "heart a" is a heart attack.
const SMALL = new Set(("a an and as at by due for from in of on or the to with"
  + " das de del der des die du el la las le les los und et y").split(" "));

export class ConditionNames {
  /** `rows` have `name`, `lay`, `also`, …, most studies first. */
  constructor(rows) {
    this.rows = rows.map(({ name, lay, also }) => ({ name, lay, shown: [lay ?? "", name].map(read), also: also.map(read) }));
    this.words = [...new Set(this.rows.flatMap(({ shown, also }) => [...shown, ...also].flatMap(({ words }) => words)))];
  }

  /** What is called just so, then what has the words in sequence, then in any order; slips count where nothing begins so. */
  find(typed) {
    const wanted = fold(typed);
    const telling = wanted.filter((word, at) => !SMALL.has(word) || at === wanted.length - 1);
    const found = this.begun(telling, (word) => (one) => one.startsWith(word));
    if (found.length || !telling.length) return found;
    return this.begun(telling.filter((word) => !SMALL.has(word)), (word) => {
      const near = meant(word, this.words);
      return (one) => near.has(one);
    });
  }

  begun(wanted, fitting) {
    const fits = wanted.map(fitting);
    const all = ({ words }) => fits.length > 0 && fits.every((fit) => words.some(fit));
    const whole = ` ${wanted.join(" ")}`;
    const order = ({ text }) => (text === whole ? 0 : text.includes(whole) ? 1 : 2);
    const found = this.rows.flatMap(({ name, lay, shown, also }) => {
      const [other] = also.filter(all).sort((one, next) => order(one) - order(next));
      const own = shown.filter(all).map(order);
      if (!own.length && !other) return [];
      const rank = Math.min(...own, other ? order(other) + 0.5 : 3);
      return [{ rank, value: lay ?? name, more: own.length ? lay && name : other.name }];
    });
    return found.sort((one, next) => one.rank - next.rank);
  }
}

/** A name with its telling words, each behind a space. */
function read(name) {
  const words = fold(name).filter((word) => !SMALL.has(word));
  return { name, words, text: words.map((word) => ` ${word}`).join("") };
}

/** The words of a text without capitals, accents and apostrophes. */
function fold(text) {
  const bare = text.normalize("NFD").replace(/\p{M}|['’]/gu, "").toLowerCase();
  return bare.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
