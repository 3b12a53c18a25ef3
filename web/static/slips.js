// Words typed with a slip: a letter too many, one missing, a wrong one, two that changed places.

const SHORTEST = 4;
const LONG = 8;

/** The words of which some beginning was meant by what was typed. */
export function meant(typed, words) {
  const most = typed.length < SHORTEST ? 0 : typed.length < LONG ? 1 : 2;
  const letters = [...new Set(typed)];
  return new Set(words.filter((word) =>
    word.length >= typed.length - most
    && letters.filter((letter) => !word.includes(letter)).length <= most
    && slips(typed, word.slice(0, typed.length + most)) <= most));
}

/** The fewest slips that make what was typed of some beginning of a word: Damerau and Levenshtein's distance. */
function slips(typed, word) {
  let older = [];
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, end) => end);
  for (let at = 1; at <= typed.length; at += 1) {
    [older, before, row] = [before, row, [at]];
    for (let end = 1; end <= word.length; end += 1) {
      const other = typed[at - 1] === word[end - 1] ? 0 : 1;
      row[end] = Math.min(before[end] + 1, row[end - 1] + 1, before[end - 1] + other);
      if (at > 1 && end > 1 && typed[at - 1] === word[end - 2] && typed[at - 2] === word[end - 1]) {
        row[end] = Math.min(row[end], older[end - 2] + 1);
      }
    }
  }
  return Math.min(...row);
}
