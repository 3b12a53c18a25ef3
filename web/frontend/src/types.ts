/** What the service tells a map: the shapes of `map.json` and of the words beside it. Texts are ready to be read. */

/** How a status looks; the shape of its sign and its colour follow from it. */
export type Look = "recruiting" | "planned" | "aging" | "soon" | "closed" | "paused" | "unconfirmed";

/** A status in words: what is bold, and what follows it. */
export interface Badge {
  look: Look;
  lead: string;
  rest: string;
}

/** Somebody to call or to write to; `label` says whose number it is. */
export interface Call {
  label: string;
  href: string;
  shown: string;
}

/**
 * A site as `map.json` has it. `badge` is its place in `badges`; `place` is its name with its town, `far` how far away
 * it is. `lat` and `lon` are null where no point is known; `exact` tells that the point is the house's, not the town's.
 * `recruiting` is the registry's own word, however old.
 */
export interface ToldSite {
  id: string;
  badge: number;
  name: string;
  town: string | null;
  place: string;
  lat: number | null;
  lon: number | null;
  exact: boolean;
  far: string | null;
  recruiting: boolean;
  call: Call | null;
}

/** Where distances are told from, and the radius of the question in metres. */
export interface Near {
  name: string | null;
  lat: number;
  lon: number;
  within_m: number | null;
}

/** The background map: a path with `{z}`, `{x}` and `{y}`, the finest zoom of its tiles, and whom to name. */
export interface Background {
  tiles: string;
  max_zoom: number;
  attribution: string;
}

/** A sentence for one and for several; `%(num)s` stands where the number will. */
export interface Counted {
  one: string;
  other: string;
}

/**
 * What scripts say. `looks` are the words of the legend, `rings` those for the parts of a ring. `show_site` has a
 * `%(place)s` to fill, `call` a `%(whose)s` and a `%(number)s`, `of_study` a `%(study)s` and a `%(centre)s`.
 */
export interface MapWords {
  label: string;
  skip: string;
  zoom_in: string;
  zoom_out: string;
  close: string;
  loading: string;
  away: string;
  no_background: string;
  zoom_hint: string;
  exact: string;
  of_town: string;
  show_on_map: string;
  show_site: string;
  call: string;
  of_study: string;
  centres: Counted;
  studies: Counted;
  recruiting: Counted;
  planned: Counted;
  aging: Counted;
  unconfirmed: Counted;
  in_view: Counted;
  search_area: string;
  looks: Record<Look, string>;
  rings: { recruiting: string; planned: string; aging: string; unconfirmed: string };
}

/** A link with its words. */
export interface Link {
  href: string;
  words: string;
}

/**
 * All that a map of one study shows. The first `first.count` of `sites` are those that are listed; `heading` may hold
 * `<em>` around what is sure of late, as its parts tell.
 */
export interface StudyMap {
  id: string;
  language: string;
  lead: string;
  heading: readonly HeadingPart[];
  notice: Badge | null;
  badges: readonly Badge[];
  sites: readonly ToldSite[];
  first: { heading: string; count: number };
  unplaced: string | null;
  near: Near | null;
  all: Link;
  by: string;
  words: MapWords;
  background: Background | null;
}

/** A piece of a heading; `sure` is what was confirmed of late. */
export interface HeadingPart {
  text: string;
  sure: boolean;
}
