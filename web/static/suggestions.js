// What may be meant, while somebody types.

import { ConditionNames } from "./condition_names.js";

const SHORTEST = 2;
const MOST = 8;
const PAUSE_MS = 150;

let known;

/** Conditions are matched here: what is typed leaves the browser only with the search itself. */
export const conditions = {
  prepare() {
    known ??= load();
  },
  async find(typed) {
    this.prepare();
    return typed.length < SHORTEST ? [] : (await known).find(typed).slice(0, MOST);
  },
};

/** Places are asked for in the body of a request, so that they stand in no address and no log. */
export const places = {
  prepare() {},
  async find(typed, signal, { country }) {
    if (typed.length < SHORTEST) return [];
    await new Promise((done) => { setTimeout(done, PAUSE_MS); });
    if (signal.aborted) return [];
    const body = JSON.stringify(country ? { q: typed, country } : { q: typed });
    const answer = await fetch("/api/v1/places", {
      method: "POST", headers: { "Content-Type": "application/json" }, body, signal,
    });
    return answer.ok ? (await answer.json()).slice(0, MOST).map(({ name }) => ({ value: name, more: "" })) : [];
  },
};

/** All conditions that have studies; none where they cannot be had. */
async function load() {
  try {
    const answer = await fetch(`/api/v1/conditions.json?lang=${document.documentElement.lang}`);
    if (answer.ok) return new ConditionNames(await answer.json());
  } catch {
    // Without them the field takes whatever is typed.
  }
  return { find: () => [] };
}
