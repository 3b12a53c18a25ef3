/** `POST /api/v1/sites/search`: the sites of all hits, for one view. Nothing of the question stands in the address. */

import type { Box } from "./told";

/** One matching site. `recruits_until` is the last day of a status that follows from dates. */
export interface FoundSite {
  id: string;
  study: string;
  title: string | null;
  name: string | null;
  city: string | null;
  status: string;
  status_as_of: string | null;
  recruits_until?: string | null;
  precision: string | null;
}

/** Several sites in one tile. */
export interface FoundCluster {
  cluster: true;
  count: number;
  recruiting: number;
  recruiting_recent: number;
  recruiting_aging: number;
  studies: number;
  name: string | null;
}

export interface Feature {
  geometry: { coordinates: [lon: number, lat: number] };
  properties: FoundSite | FoundCluster;
}

/** `total` counts studies, `sites` their matching sites; `without_point` of these cannot be drawn. */
export interface Found {
  total: number;
  sites: number;
  without_point: number;
  features: readonly Feature[];
}

/** The reader has asked more often than the service allows. */
export class Busy extends Error {}

const TOO_OFTEN = 429;
const ADDRESS = "/api/v1/sites/search";

export async function ask(question: object, zoom: number, box: Box | null, signal: AbortSignal | null): Promise<Found> {
  const body = JSON.stringify({ ...question, zoom, ...(box && { bbox: box }) });
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(ADDRESS, { method: "POST", headers, body, signal });
  if (answer.status === TOO_OFTEN) throw new Busy();
  if (!answer.ok) throw new Error(`${ADDRESS} answered ${answer.status}`);
  return (await answer.json()) as Found;
}
