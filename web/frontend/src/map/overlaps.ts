/** Marks that would cover each other are one mark. */

import type { Mark } from "./contract";
import { reachOf } from "./face";
import { CRS, LatLng } from "./leaflet";
import { MAX_ZOOM } from "./view";

/** So much of the smaller of two marks may be covered. */
const COVERED = 1 / 3;
/** No two marks that stand further apart than this, in pixels, cover each other. */
const WIDEST = 62;

interface Placed {
  x: number;
  y: number;
  mark: Mark;
}

/** The largest stand where they did, and take the smaller ones that they cover at a zoom. */
export function apart(marks: readonly Mark[], zoom: number): Mark[] {
  let left = marks.map((mark) => ({ ...CRS.EPSG3857.latLngToPoint(new LatLng(mark.lat, mark.lon), zoom), mark }));
  // A mark that takes others grows, and may cover more.
  for (let before = Infinity; left.length < before; ) {
    before = left.length;
    left = once(left, zoom);
  }
  return left.map(({ mark }) => mark);
}

function once(placed: readonly Placed[], zoom: number): Placed[] {
  const kept = new Map<string, Placed[]>();
  const cell = ({ x, y }: Placed): [number, number] => [Math.floor(x / WIDEST), Math.floor(y / WIDEST)];
  for (const each of [...placed].sort((one, other) => other.mark.sums.sites - one.mark.sums.sites)) {
    const [column, row] = cell(each);
    const about = [-1, 0, 1].flatMap((right) =>
      [-1, 0, 1].flatMap((down) => kept.get(`${column + right} ${row + down}`) ?? []),
    );
    const over = about.find((one) => covers(one, each));
    const here = `${column} ${row}`;
    if (over === undefined) kept.set(here, [...(kept.get(here) ?? []), { ...each }]);
    else over.mark = both(over.mark, each.mark, zoom);
  }
  return [...kept.values()].flat();
}

function covers(one: Placed, other: Placed): boolean {
  const [half, otherHalf] = [reachOf(one.mark).side, reachOf(other.mark).side];
  const least = half + otherHalf - 2 * COVERED * Math.min(half, otherHalf);
  return Math.hypot(one.x - other.x, one.y - other.y) < least;
}

function both(one: Mark, other: Mark, zoom: number): Mark {
  const last = zoom >= MAX_ZOOM;
  return {
    ...one,
    sums: {
      sites: one.sums.sites + other.sums.sites,
      recruiting: one.sums.recruiting + other.sums.recruiting,
      planned: one.sums.planned + other.sums.planned,
      aging: one.sums.aging + other.sums.aging,
      unconfirmed: one.sums.unconfirmed + other.sums.unconfirmed,
      studies: null,
    },
    town: one.town === other.town ? one.town : null,
    sites: last ? [...(one.sites ?? []), ...(other.sites ?? [])] : null,
    apart_at: last ? null : zoom + 1,
    points: () => [one, other].flatMap((each) => each.points?.() ?? [each]),
  };
}
