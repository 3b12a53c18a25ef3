/** A part of the map's own piece of the page. */
export function part<Part extends HTMLElement>(map: Element, selector: string): Part {
  const found = map.querySelector<Part>(selector);
  if (!found) throw new Error(`<results-map> has no ${selector}`);
  return found;
}
