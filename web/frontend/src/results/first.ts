/** What the map shows first, and how many sites it can never show. */

import type { Point } from "../points";
import { pointsOf } from "./area";
import { ask, type Found } from "./service";
import type { ResultsMap } from "./told";

/** Fine enough to find the edges of what there is. */
const COARSE = 3;

export interface First {
  around: readonly Point[];
  /** All sites of all hits; null where the radius or the map's area tells that each has a point. */
  all: Found | null;
}

export async function seenFirst({ question, near, box, is_view }: ResultsMap): Promise<First> {
  const around = box === null ? [] : pointsOf(box, is_view);
  if (is_view || (near !== null && near.within_m !== null)) return { around, all: null };
  const all = await ask(question, COARSE, null, null);
  const points = all.features.map(({ geometry: { coordinates: [lon, lat] } }) => ({ lat, lon }));
  return { around: box === null ? points : around, all };
}
