/** The labels of towns, beside their rings, as far as there is room: on the right, else on the left. */

import { reachOf } from "./face";
import type { Map as LeafletMap } from "./leaflet";
import type { DrawnMark, Label } from "./mark";
import { type Rectangle, Room, within } from "./room";

/** On coarser maps a town's label would say more than its place on the map can. */
const FROM_ZOOM = 6;
const GAP = 3;
/** What the label adds beyond its ring and its words, in pixels, as the style sheet has it. */
const AROUND = 6;
/** What a label keeps free beyond its words. */
const PADDED = 14;
const NONE: Label = { width: 0, height: 0, brief: false };

interface Told {
  side: "right" | "left";
  label: Label;
}

/** Shows what labels fit beside `parts` of the map, and gives the room that all of them and the marks take. */
export function placePills(map: LeafletMap, drawn: readonly DrawnMark[], parts: readonly HTMLElement[]): Room {
  const room = new Room(parts.filter((part) => !part.hidden).map(rectangleOf));
  const faces = drawn.map((each) => ({ each, face: faceRectangle(map, each) }));
  for (const { face } of faces) room.take(face);
  const { x, y } = map.getSize();
  const seen = { left: 4, top: 4, right: x - 4, bottom: y - 4 };
  const largestFirst = [...faces].sort((one, other) => other.each.mark.sums.sites - one.each.mark.sums.sites);
  for (const { each } of faces) each.tell(null, NONE);
  const labels = new Map(largestFirst.map(({ each }) => [each, map.getZoom() < FROM_ZOOM ? [] : labelsOf(each)]));
  for (const { each, face } of largestFirst) {
    const told = toldBeside(face, labels.get(each) ?? [], seen, room);
    if (told === null) continue;
    each.tell(told.side, told.label);
    room.take(grown(face, told.side, told.label));
  }
  return room;
}

/** Two lines, or the town's name alone where there is less room. */
function labelsOf({ pill }: DrawnMark): Label[] {
  const name = pill?.querySelector<HTMLElement>("b");
  if (!pill || !name) return [];
  const { offsetWidth: width, offsetHeight: height } = pill;
  return [
    { width, height, brief: false },
    { width: name.offsetWidth + PADDED, height: name.offsetHeight, brief: true },
  ];
}

function toldBeside(face: Rectangle, labels: readonly Label[], seen: Rectangle, room: Room): Told | null {
  for (const label of labels) {
    for (const side of ["right", "left"] as const) {
      const whole = grown(face, side, label);
      const words = side === "right" ? { ...whole, left: face.right + 0.1 } : { ...whole, right: face.left - 0.1 };
      if (within(whole, seen) && room.free(words)) return { side, label };
    }
  }
  return null;
}

function grown(face: Rectangle, side: "right" | "left", { width, height }: Label): Rectangle {
  const { left, right, top, bottom } = face;
  const over = Math.max(0, (height - (bottom - top)) / 2);
  const tall = { top: top - over - AROUND, bottom: bottom + over + AROUND };
  return side === "right"
    ? { ...tall, left: left - AROUND, right: right + width + AROUND }
    : { ...tall, left: left - width - AROUND, right: right + AROUND };
}

function rectangleOf({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }: HTMLElement): Rectangle {
  return { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
}

function faceRectangle(map: LeafletMap, { marker, mark }: DrawnMark): Rectangle {
  const { x, y } = map.latLngToContainerPoint(marker.getLatLng());
  const { side, above, below } = reachOf(mark);
  return { left: x - side - GAP, right: x + side + GAP, top: y - above - GAP, bottom: y + below + GAP };
}
