/** A found site as the map shows it: its status in words, its study, and the way to its card in the list. */

import type { DrawnSite } from "../map/contract";
import { filled } from "../words";
import type { Draws } from "./cells";
import type { Cards } from "./cards";
import type { FoundSite } from "./service";
import type { Dated, ResultsMap } from "./told";

export function drawsFor(told: ResultsMap, dated: Dated, cards: Cards): Draws {
  const { own, words } = told;
  return (found, lat, lon): DrawnSite => {
    const title = found.title ?? filled(own.untitled, { id: found.study });
    const centre = found.name?.split(/\s+/).join(" ") ?? own.nameless;
    return {
      id: found.id,
      recruiting: found.status === "recruiting",
      badge: dated.badge(told.statuses, found.status, found.status_as_of, found.recruits_until ?? null),
      name: filled(words.of_study, { study: title, centre }),
      town: found.city,
      place: withTown(centre, found),
      lat,
      lon,
      exact: found.precision === "exact",
      far: null,
      call: null,
      study: { href: told.study.replace("ID", encodeURIComponent(found.study)), words: title },
      listed: cards.has(found.study) ? { href: `#${found.study}`, words: own.in_list } : null,
    };
  };
}

function withTown(centre: string, { city }: FoundSite): string {
  return city === null || centre.toLowerCase().endsWith(city.toLowerCase()) ? centre : `${centre}, ${city}`;
}
