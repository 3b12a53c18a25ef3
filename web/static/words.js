// The words that scripts show. The page carries them, in its own language: `scripts.html`.

export const words = JSON.parse(document.getElementById("words").textContent);

/** A sentence with its values: `{day}` stands where the value named `day` goes. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
