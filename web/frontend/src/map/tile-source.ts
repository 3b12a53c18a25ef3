/** Where tiles come from. What is no tile is never taken for one: an empty answer would be painted as sea. */

import { PmtilesSource } from "protomaps-leaflet";

type Archive = Exclude<ConstructorParameters<typeof PmtilesSource>[0], string>;

const NOTHING_BUT_SEA = 204;

/** The tiles of an address with `{z}`, `{x}` and `{y}`. Once the map is at another zoom they are not waited for. */
export function tilesAt(address: string): PmtilesSource {
  const getZxy: Archive["getZxy"] = async (zoom, column, row, signal) => {
    const tile = address.replace("{z}", `${zoom}`).replace("{x}", `${column}`).replace("{y}", `${row}`);
    const answer = await fetch(tile, signal ? { signal } : {});
    if (!answer.ok) throw new Error(`a tile was answered ${answer.status}`);
    return answer.status === NOTHING_BUT_SEA ? undefined : { data: await answer.arrayBuffer() };
  };
  // The library's source for addresses never looks at the status; that for archives reads them by this method alone.
  return new PmtilesSource({ getZxy } as Archive, true);
}
