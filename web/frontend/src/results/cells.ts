/** The features of an answer as cells of one view: a tile's sites, or those of one point. */

import type { DrawnSite, Mark } from "../map/contract";
import { type Spot, spotsOf } from "../map/spots";
import type { Feature, FoundCluster, FoundSite } from "./service";
import { tileOf } from "./tiles";

/** `sites` are those of a single point; null where only their number is known. */
export type Cell = Omit<Mark, "apart_at" | "points">;

/** Makes a site that can be drawn. */
export type Draws = (found: FoundSite, lat: number, lon: number) => DrawnSite;

export function cellsOf(features: readonly Feature[], zoom: number, draw: Draws): Cell[] {
  const cells: Cell[] = [];
  const sites: DrawnSite[] = [];
  for (const { geometry, properties } of features) {
    const [lon, lat] = geometry.coordinates;
    if ("cluster" in properties) cells.push(clusterCell(properties, lat, lon, zoom));
    else sites.push(draw(properties, lat, lon));
  }
  return [...cells, ...spotsOf(sites).map(spotCell)];
}

function clusterCell(found: FoundCluster, lat: number, lon: number, zoom: number): Cell {
  const { x, y } = tileOf({ lat, lon }, zoom);
  const { count, recruiting, recruiting_recent, recruiting_aging, studies } = found;
  const unconfirmed = recruiting - recruiting_recent - recruiting_aging;
  const sums = { sites: count, recruiting: recruiting_recent, planned: 0, aging: recruiting_aging, unconfirmed, studies };
  return { key: `${zoom}/${x}/${y}`, lat, lon, sums, town: found.name, sites: null };
}

/** Those of one study stand together. */
function spotCell({ lat, lon, sums, town, sites }: Spot): Cell {
  const studies = new Set(sites.map(({ study }) => study?.href)).size;
  const sorted = [...sites].sort((one, other) => one.name.localeCompare(other.name));
  return { key: `at ${lat},${lon}`, lat, lon, sums: { ...sums, studies }, town, sites: sorted };
}
