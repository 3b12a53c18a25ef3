/** Cells that stand too close together are one mark. The marks of a view are at most about forty. */

import { MOST_MARKS, RADII } from "../map/apart";
import type { Mark, Sums, View } from "../map/contract";
import { sharedTown } from "../map/spots";
import type { Cell } from "./cells";
import { pixels } from "./tiles";

/** So many sites can be named one by one. */
export const NAMEABLE = 100;
/** Zooms until the sites of one tile may stand in several. */
const APART = 2;

/** A mark of a view with the cells that it stands for, the largest first. */
export interface Merged extends Mark {
  cells: readonly Cell[];
  view: View;
}

export function merged(cells: readonly Cell[], view: View): Merged[] {
  const { zoom } = view;
  const placed = [...cells].sort(largestFirst).map((cell) => ({ cell, ...pixels(cell, zoom) }));
  let groups: (typeof placed)[] = [];
  let radius: number = RADII[0];
  for (radius of RADII) {
    groups = grouped(placed, radius);
    if (groups.length <= MOST_MARKS) break;
  }
  return groups.map((group) => {
    const [first] = group as [(typeof placed)[0]];
    const span = Math.max(...group.map((each) => distance(first, each)));
    const closer = span > 0 ? Math.max(1, Math.ceil(Math.log2(radius / span))) : APART;
    return markOf(group.map(({ cell }) => cell), view, zoom + closer);
  });
}

interface Placed {
  x: number;
  y: number;
  world: number;
}

/** Each cell in turn, if it is left, takes all that are near it: so those that begin a group are never near each other. */
function grouped<One extends Placed>(placed: readonly One[], radius: number): One[][] {
  let left = [...placed];
  const groups: One[][] = [];
  while (left[0] !== undefined) {
    const first = left[0];
    groups.push(left.filter((each) => distance(first, each) <= radius));
    left = left.filter((each) => distance(first, each) > radius);
  }
  return groups;
}

function distance(one: Placed, other: Placed): number {
  const across = Math.abs(one.x - other.x);
  return Math.hypot(Math.min(across, one.world - across), one.y - other.y);
}

/** Stands where the largest cell does; an average would wander as the map is moved. */
function markOf(cells: readonly Cell[], view: View, apart: number): Merged {
  const [first] = cells as [Cell];
  const { key, lat, lon } = first;
  const town = sharedTown(cells.map((cell) => cell.town));
  const alone = cells.length === 1;
  const sums = alone ? first.sums : cells.map((cell) => cell.sums).reduce(add);
  const sites = alone ? first.sites : null;
  // A town's sites mostly share its point, and never come apart: they are named at once.
  const named = sites !== null || (town !== null && alone && sums.sites <= NAMEABLE);
  return { key, lat, lon, sums, town, sites, apart_at: named ? null : apart, cells, view };
}

/** A study may have sites in both, so nobody knows how many there are together. */
function add(one: Sums, other: Sums): Sums {
  return {
    sites: one.sites + other.sites,
    recruiting: one.recruiting + other.recruiting,
    planned: one.planned + other.planned,
    aging: one.aging + other.aging,
    unconfirmed: one.unconfirmed + other.unconfirmed,
    studies: null,
  };
}

function largestFirst(one: Cell, other: Cell): number {
  return other.sums.sites - one.sums.sites || (one.key < other.key ? -1 : 1);
}
