/** What a click, Enter or Space on a mark does: it opens, or the map zooms to where the cluster comes apart. */

import type { Asking } from "./asking";
import type { Mark } from "./contract";
import type { Opening } from "./opening";
import { MAX_ZOOM } from "./view";
import type { Viewing } from "./viewing";

export async function choose(mark: Mark, viewing: Viewing, asking: Asking, opening: Opening): Promise<void> {
  const { map } = viewing;
  const [only] = mark.sites ?? [];
  asking.forget();
  if (mark.sites !== null && only !== undefined) {
    if (mark.sites.length === 1) opening.openSite(only, null);
    else opening.openList(mark, mark.sites);
  } else if (mark.apart_at !== null && map.getZoom() < MAX_ZOOM) {
    viewing.goAround(mark.points?.() ?? [], mark, Math.max(mark.apart_at, Math.floor(map.getZoom()) + 1));
  } else {
    const sites = await asking.sitesOf(mark);
    if (sites !== null) opening.openList(mark, sites);
  }
}
