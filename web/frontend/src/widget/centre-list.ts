import { element } from "../map/elements";
import { badgeElement } from "../signs";
import type { Call, MapWords, StudyMap, ToldSite } from "../types";
import { filled } from "../words";
import { icon } from "./icons";
import { linkTo } from "./link";

/** Shows a centre on the map; the button was pressed for it. */
type Shows = (id: string, button: HTMLElement) => void;

/** The first few centres. Those with a point can be shown on the map. */
export class CentreList {
  readonly element = element("div", { class: "list" });
  readonly #rows: ReadonlyMap<string, HTMLElement>;

  constructor(told: StudyMap, onShow: Shows) {
    const sites = told.sites.slice(0, told.first.count);
    const shared = sharedCall(sites);
    this.#rows = new Map(sites.map((site) => [site.id, row(told, site, shared === null, onShow)]));
    this.element.append(element("h3", {}, told.first.heading));
    if (shared) this.element.append(callLink(shared));
    this.element.append(element("ol", {}, ...this.#rows.values()));
  }

  /** Marks the centre that is open on the map, if it is listed. */
  mark(id: string | null): void {
    for (const [each, row] of this.#rows) row.ariaCurrent = each === id ? "true" : null;
  }
}

function row(told: StudyMap, site: ToldSite, withCall: boolean, onShow: Shows): HTMLElement {
  const { badges, words } = told;
  const made = element("li");
  const status = badges[site.badge];
  if (status) made.append(badgeElement(status, "status"));
  const far = site.far ? ["\u00a0· ", element("span", { class: "far" }, site.far)] : [];
  made.append(element("p", { class: "site" }, site.place, ...far));
  if (site.lat !== null) made.append(showButton(site, words, onShow));
  if (withCall && site.call) made.append(callLink(site.call));
  return made;
}

function showButton({ id, place }: ToldSite, words: MapWords, onShow: Shows): HTMLElement {
  const named = { title: words.show_on_map, "aria-label": filled(words.show_site, { place }) };
  const show = element("button", { type: "button", class: "show", ...named }, icon("pin"));
  show.addEventListener("click", () => onShow(id, show));
  return show;
}

/** Where all have the same number, that of the study office, it is said once. */
function sharedCall(sites: readonly ToldSite[]): Call | null {
  const first = sites[0]?.call ?? null;
  return sites.length > 1 && sites.every((site) => site.call?.href === first?.href) ? first : null;
}

function callLink({ label, href, shown }: Call): HTMLElement {
  const sign = icon(href.startsWith("tel:") ? "call" : "mail");
  return linkTo("call", href, sign, element("span", {}, label, " ", element("b", {}, shown)));
}
