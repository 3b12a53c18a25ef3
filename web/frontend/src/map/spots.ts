/** Sites of the very same point are one spot: they are never moved apart. */

import type { DrawnSite, Sums } from "./contract";
import type { RingPart } from "./ring";

/** `order` is the place of its first site in the list. */
export interface Spot {
  order: number;
  lat: number;
  lon: number;
  sums: Sums;
  town: string | null;
  sites: readonly DrawnSite[];
}

/** The spots of sites, in the order of the list. */
export function spotsOf(sites: readonly DrawnSite[]): Spot[] {
  const together = new Map<string, { order: number; sites: DrawnSite[] }>();
  sites.forEach((site, order) => {
    const point = `${site.lat},${site.lon}`;
    const known = together.get(point);
    if (known === undefined) together.set(point, { order, sites: [site] });
    else known.sites.push(site);
  });
  return [...together.values()].map(({ order, sites: here }) => spot(order, here));
}

/** What sites add up to. One that is not confirmed counts as such only where it was said to be recruiting. */
export function sumsOf(sites: readonly DrawnSite[]): Sums {
  const count = (part: RingPart): number =>
    sites.filter(({ badge, recruiting }) => recruiting && badge.look === part).length;
  return {
    sites: sites.length,
    recruiting: count("recruiting"),
    planned: count("planned"),
    aging: count("aging"),
    unconfirmed: count("unconfirmed"),
    studies: null,
  };
}

/** The town in which all of them stand. */
export function sharedTown(towns: readonly (string | null)[]): string | null {
  const first = towns[0] ?? null;
  return towns.every((town) => town === first) ? first : null;
}

function spot(order: number, sites: readonly DrawnSite[]): Spot {
  const [first] = sites as [DrawnSite];
  const town = sharedTown(sites.map((site) => site.town));
  return { order, lat: first.lat, lon: first.lon, sums: sumsOf(sites), town, sites };
}
