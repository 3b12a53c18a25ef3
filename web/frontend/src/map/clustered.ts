/** The marks of sites that are all known here: spots near each other are one cluster, with exact sums. */

import Supercluster, { type ClusterFeature, type PointFeature } from "supercluster";
import { MOST_MARKS, RADII } from "./apart";
import type { DrawnSite, Mark, Source, Sums, View } from "./contract";
import { apart } from "./overlaps";
import { type Spot, spotsOf } from "./spots";
import { MAX_ZOOM } from "./view";

/** What a cluster adds up. `town` is null where its spots stand in different towns or none is told. */
interface Added {
  order: number;
  sites: number;
  recruiting: number;
  planned: number;
  aging: number;
  unconfirmed: number;
  town: string | null;
}
type Grouped = ClusterFeature<Added> | PointFeature<Spot>;
type Index = Supercluster<Spot, Added>;

const WORLD: [number, number, number, number] = [-180, -90, 180, 90];

class Clustered implements Source {
  readonly sites: readonly DrawnSite[];
  readonly #spots: readonly Spot[];
  readonly #indexes = new Map<number, Index>();
  readonly #worlds = new Map<string, readonly Mark[]>();
  #zoom = -1;
  #step = 0;

  constructor(sites: readonly DrawnSite[]) {
    this.sites = sites;
    this.#spots = spotsOf(sites);
  }

  marks(view: View): readonly Mark[] {
    // On one zoom the radius never shrinks again: marks would change while the map is moved.
    if (view.zoom !== this.#zoom) this.#step = 0;
    this.#zoom = view.zoom;
    let found = this.#found(view);
    while (found.length > MOST_MARKS && this.#step < RADII.length - 1) {
      this.#step += 1;
      found = this.#found(view);
    }
    return found;
  }

  aloneAt(site: DrawnSite, from: number): number {
    const index = this.#index(0);
    const near = 1e-6;
    for (let zoom = from; zoom < MAX_ZOOM; zoom += 1) {
      const here = index.getClusters([site.lon - near, site.lat - near, site.lon + near, site.lat + near], zoom);
      const alone = here.some((each) => !isCluster(each) && each.properties.sites.some(({ id }) => id === site.id));
      if (alone) return zoom;
    }
    return MAX_ZOOM;
  }

  #found({ west, south, east, north, zoom }: View): Mark[] {
    const across = (lon: number): boolean => (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
    return this.#world(zoom).filter(({ lat, lon }) => lat >= south && lat <= north && across(lon));
  }

  /** The marks of the whole world in the list's order: those of a view alone would change while the map is moved. */
  #world(zoom: number): readonly Mark[] {
    const at = `${this.#step} ${zoom}`;
    const known = this.#worlds.get(at);
    if (known !== undefined) return known;
    const index = this.#index(this.#step);
    const made = apart(index.getClusters(WORLD, zoom).map((each) => markOf(index, each)), zoom);
    made.sort((one, other) => Number(one.key) - Number(other.key));
    this.#worlds.set(at, made);
    return made;
  }

  #index(step: number): Index {
    const known = this.#indexes.get(step);
    if (known !== undefined) return known;
    const radius = RADII[step] ?? RADII[0];
    const made = new Supercluster<Spot, Added>({ radius, extent: 256, maxZoom: MAX_ZOOM, map: added, reduce: add });
    made.load(this.#spots.map(feature));
    this.#indexes.set(step, made);
    return made;
  }
}

export function clustered(sites: readonly DrawnSite[]): Source {
  return new Clustered(sites);
}

function feature(spot: Spot): PointFeature<Spot> {
  return { type: "Feature", geometry: { type: "Point", coordinates: [spot.lon, spot.lat] }, properties: spot };
}

function added({ order, sums: { sites, recruiting, planned, aging, unconfirmed }, town }: Spot): Added {
  return { order, sites, recruiting, planned, aging, unconfirmed, town };
}

function add(sum: Added, other: Readonly<Added>): void {
  sum.order = Math.min(sum.order, other.order);
  sum.sites += other.sites;
  sum.recruiting += other.recruiting;
  sum.planned += other.planned;
  sum.aging += other.aging;
  sum.unconfirmed += other.unconfirmed;
  if (sum.town !== other.town) sum.town = null;
}

function isCluster(grouped: Grouped): grouped is ClusterFeature<Added> {
  return "cluster" in grouped.properties;
}

function markOf(index: Index, grouped: Grouped): Mark {
  const [lon = 0, lat = 0] = grouped.geometry.coordinates;
  const key = String(grouped.properties.order);
  if (!isCluster(grouped)) {
    const { sums, town, sites } = grouped.properties;
    return { key, lat, lon, sums, town, sites, apart_at: null };
  }
  const { cluster_id, sites, recruiting, planned, aging, unconfirmed, town } = grouped.properties;
  const sums: Sums = { sites, recruiting, planned, aging, unconfirmed, studies: null };
  const apartAt = index.getClusterExpansionZoom(cluster_id);
  const spotsHere = (): Spot[] => index.getLeaves(cluster_id, Infinity).map((leaf) => leaf.properties);
  if (apartAt <= MAX_ZOOM) return { key, lat, lon, sums, town, sites: null, apart_at: apartAt, points: spotsHere };
  const spots = spotsHere();
  spots.sort((one, other) => one.order - other.order);
  return { key, lat, lon, sums, town, sites: spots.flatMap((spot) => spot.sites), apart_at: null };
}
