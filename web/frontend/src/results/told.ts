/** What the page tells its map: a block of JSON, as `web/pages/search/on_map.py` makes it. */

import type { Background, Badge, Counted, MapWords, Near } from "../types";

export type Box = readonly [west: number, south: number, east: number, north: number];

export interface ResultsMap {
  language: string;
  question: Readonly<Record<string, unknown>>;
  near: Near | null;
  box: Box | null;
  is_view: boolean;
  study: string;
  dated: string;
  statuses: StatusTable;
  words: MapWords;
  own: ResultsWords;
  background: Background | null;
}

export interface ResultsWords {
  nameless: string;
  untitled: string;
  in_list: string;
  busy: string;
  too_many: string;
  unplaced: Counted;
}

/** The words of each status at each age; only the pages' own script looks into it. */
export type StatusTable = Readonly<Record<string, unknown>>;

/** The pages' `dated.js`: the one place where a status gets its day in words. */
export interface Dated {
  badge(table: StatusTable, status: string, checked: string | null, until: string | null): Badge;
}

export function toldByThePage(): ResultsMap {
  return JSON.parse(document.getElementById("on-map")?.textContent ?? "null") as ResultsMap;
}
