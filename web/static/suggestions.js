// What may be meant, while somebody types.

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
    const wanted = fold(typed);
    this.prepare();
    const found = wanted.join("").length < SHORTEST ? [] : (await known).filter(({ begins }) => wanted.every(begins));
    return found.slice(0, MOST).map(({ name, lay }) => ({ value: lay ?? name, more: lay ? name : "" }));
  },
};

/** Places are asked for in the body of a request, so that they stand in no address and no log. */
export const places = {
  prepare() {},
  async find(typed, signal) {
    if (typed.length < SHORTEST) return [];
    await new Promise((done) => { setTimeout(done, PAUSE_MS); });
    if (signal.aborted) return [];
    const body = JSON.stringify({ q: typed });
    const answer = await fetch("/api/v1/places", {
      method: "POST", headers: { "Content-Type": "application/json" }, body, signal,
    });
    return answer.ok ? (await answer.json()).slice(0, MOST).map(({ name }) => ({ value: name, more: "" })) : [];
  },
};

/** All conditions that have studies, most studies first; none where they cannot be had. */
async function load() {
  try {
    const answer = await fetch("/api/v1/conditions.json");
    const rows = answer.ok ? await answer.json() : [];
    return rows.toSorted((one, other) => other.studies - one.studies).map((row) => {
      const own = fold(`${row.name} ${row.lay ?? ""}`);
      return { ...row, begins: (word) => own.some((one) => one.startsWith(word)) };
    });
  } catch {
    return [];
  }
}

/** The words of a text without capitals and accents. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
