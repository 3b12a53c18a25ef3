import type { DrawnSite, Given } from "./map/contract";
import { metres } from "./points";
import type { Link, StudyMap } from "./types";

/** The sites that have a point; `link` is what the card of each leads to. */
export function placed(told: StudyMap, link: Link | null): DrawnSite[] {
  const sites: DrawnSite[] = [];
  for (const { badge: place, lat, lon, ...site } of told.sites) {
    const badge = told.badges[place];
    if (badge && lat !== null && lon !== null) sites.push({ ...site, badge, lat, lon, study: link });
  }
  return sites;
}

/** What is seen first: all sites; from a place the circle around it; where that is empty, the nearest sites. */
export function seenFirst(told: StudyMap, sites: readonly DrawnSite[]): Pick<Given, "near" | "around"> {
  const { near, first } = told;
  const [nearest] = sites;
  if (near === null || nearest === undefined) return { near, around: sites };
  const empty = near.within_m !== null && metres(near, nearest) > near.within_m;
  return { near: empty ? { ...near, within_m: null } : near, around: [near, ...sites.slice(0, first.count)] };
}
