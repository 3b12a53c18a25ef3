/** The colours of the background: canvases cannot read those of a style sheet. */

export interface Palette {
  land: string;
  water: string;
  river: string;
  country: string;
  region: string;
  name: string;
  country_name: string;
  halo: string;
}

const LIGHT: Palette = {
  land: "#f6f4ee",
  water: "#cfe0ea",
  river: "#bcd3e0",
  country: "#bdb5a5",
  region: "#d6cfbf",
  name: "#3d4b54",
  country_name: "#6a7378",
  halo: "#f6f4eed9",
};

const DARK: Palette = {
  land: "#1b262c",
  water: "#0f1a21",
  river: "#14222a",
  country: "#3d4b54",
  region: "#303d45",
  name: "#a9bac4",
  country_name: "#8797a1",
  halo: "#1b262cd9",
};

/** The palette of the scheme in which an element is shown, whoever chose it: its own ground tells. */
export function paletteOf(shown: HTMLElement): Palette {
  const parts = getComputedStyle(shown).backgroundColor.match(/[\d.]+/g) ?? [];
  const [red = 255, green = 255, blue = 255] = parts.map(Number);
  return red + green + blue < 384 ? DARK : LIGHT;
}
