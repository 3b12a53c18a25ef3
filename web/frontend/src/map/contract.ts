/** What a map is given and what it tells: the drawing knows marks, words and a background; no study and no page. */

import type { Background, Badge, Call, Link, MapWords, Near } from "../types";

/**
 * How many sites something stands for. `recruiting` were checked of late, `aging` long ago, `unconfirmed` recruited
 * when last checked and nobody has confirmed it since; the others take nobody. `studies` is told over many studies.
 */
export interface Sums {
  sites: number;
  recruiting: number;
  aging: number;
  unconfirmed: number;
  studies: number | null;
}

/** A site with a point. `study` is told on a map of many studies. */
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
  call: Call | null;
  study: Link | null;
}

/**
 * What stands at one point of a view: one site, several that share the point (`sites` holds them), or a cluster
 * (`sites` is null). `key` is the same for as long as it stands for the same sites. `town` is told where all of them
 * stand in one. `apart_at` is the zoom at which a cluster comes apart.
 */
export interface Mark {
  key: string;
  lat: number;
  lon: number;
  sums: Sums;
  town: string | null;
  sites: readonly DrawnSite[] | null;
  apart_at: number | null;
}

/** A part of the world in degrees, and a zoom. `west` may be greater than `east`: then it crosses 180°. */
export interface View {
  west: number;
  south: number;
  east: number;
  north: number;
  zoom: number;
}

/** Where marks come from. `signal` tells that the view has changed since. */
export interface Source {
  marks(view: View, signal: AbortSignal): readonly Mark[] | Promise<readonly Mark[]>;
}

export type Theme = "auto" | "light" | "dark";

/**
 * A map as it begins. `around` is what is seen first: these points, or the circle around `near`. `onPick` is told the
 * site that the reader opened on the map, or null when it was closed; `onMove` each new view, and whether the reader
 * moved it there.
 */
export interface Given {
  source: Source;
  words: MapWords;
  language: string;
  background: Background | null;
  near: Near | null;
  around: readonly { lat: number; lon: number }[];
  theme: Theme;
  onPick?: (id: string | null) => void;
  onMove?: (view: View, byReader: boolean) => void;
}

/** A map that is drawn. */
export interface Drawn {
  /** Other marks, and a view that holds these points, or the circle around the place. */
  show(source: Source, around: readonly { lat: number; lon: number }[], near: Near | null): void;
  /** Opens a site's card, moving there if it is out of view; closes what is open for null. Takes no focus. */
  pick(site: DrawnSite | null): void;
  /** The view at this moment. */
  view(): View;
  /** After its box was hidden or changed its size. */
  resized(): void;
  setTheme(theme: Theme): void;
  remove(): void;
}
