/** What a map is given and what it tells: the drawing knows marks, words and a background; no study and no page. */

import type { Point } from "../points";
import type { Background, Badge, Call, Link, MapWords, Near } from "../types";

/**
 * How many sites something stands for. `recruiting` were checked of late, `planned` recruit by
 * their dates alone, `aging` were checked long ago, `unconfirmed` recruited
 * when last checked and nobody has confirmed it since; the others take nobody. `studies` is told over many studies.
 */
export interface Sums {
  sites: number;
  recruiting: number;
  planned: number;
  aging: number;
  unconfirmed: number;
  studies: number | null;
}

/**
 * A site with a point. `recruiting` is the registry's own word, however old. `study` is told on a map of many studies,
 * `listed` where the page has an entry for it.
 */
export interface DrawnSite {
  id: string;
  badge: Badge;
  name: string;
  town: string | null;
  place: string;
  lat: number;
  lon: number;
  exact: boolean;
  far: string | null;
  recruiting: boolean;
  call: Call | null;
  study: Link | null;
  listed?: Link | null;
}

/**
 * What stands at one point of a view: one site, several that share the point (`sites` holds them), or a cluster
 * (`sites` is null). `key` is the same for as long as it stands for the same sites. `town` is told where all of them
 * stand in one. `apart_at` is the zoom at which a cluster comes apart, `points` tells where its sites stand.
 */
export interface Mark {
  key: string;
  lat: number;
  lon: number;
  sums: Sums;
  town: string | null;
  sites: readonly DrawnSite[] | null;
  apart_at: number | null;
  points?: () => readonly Point[];
}

/** A part of the world in degrees, and a whole zoom. `west` may be greater than `east`: then it crosses 180°. */
export interface View {
  west: number;
  south: number;
  east: number;
  north: number;
  zoom: number;
}

/** Where marks come from. `signal` tells that nobody waits for the answer any more. */
export interface Source {
  /** The marks of a view; null leaves those of the last one. */
  marks(view: View, signal: AbortSignal): readonly Mark[] | Promise<readonly Mark[] | null>;
  /** The sites of a cluster that never comes apart; null where they are too many to name. */
  sitesOf?(mark: Mark, signal: AbortSignal): Promise<readonly DrawnSite[] | null>;
  /** The zoom, `from` or a finer one, at which a site stands alone or at its spot. */
  aloneAt?(site: DrawnSite, from: number): number;
  /** All sites, where they are known from the beginning. */
  readonly sites?: readonly DrawnSite[];
}

export type Theme = "auto" | "light" | "dark";

/**
 * A map as it begins. `around` is what is seen first: these points, or the circle around `near`. In `legend` it is
 * written what the signs mean. `onPick` is told the site that the reader opened on the map, or null when it was closed
 * or a list was opened; `onMove` each new view at once, and whether the reader moved it there.
 */
export interface Given {
  source: Source;
  words: MapWords;
  language: string;
  background: Background | null;
  near: Near | null;
  around: readonly Point[];
  legend?: HTMLElement;
  theme: Theme;
  /** The finest zoom at which `around` is seen; without it points stand with the towns about them. */
  closest?: number;
  onPick?: (id: string | null) => void;
  onMove?: (view: View, byReader: boolean) => void;
}

/** A map that is drawn. */
export interface Drawn {
  /** Other marks, and a view that holds these points, or the circle around the place. */
  show(source: Source, around: readonly Point[], near: Near | null): void;
  /**
   * Opens a site's card, moving there if it is out of view or far away; closes what is open for null. Takes no focus,
   * unless `from` is told: what was pressed, and has the focus again once the card is closed.
   */
  pick(site: DrawnSite | null, from?: HTMLElement): void;
  /** The view at this moment. */
  view(): View;
  setTheme(theme: Theme): void;
  remove(): void;
}
