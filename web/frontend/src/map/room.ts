/** Where there is room: rectangles in pixels of the map that are taken. */

export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class Room {
  readonly #taken: Rectangle[];

  constructor(taken: readonly Rectangle[] = []) {
    this.#taken = [...taken];
  }

  copy(): Room {
    return new Room(this.#taken);
  }

  take(rectangle: Rectangle): void {
    this.#taken.push(rectangle);
  }

  free(wanted: Rectangle): boolean {
    return !this.#taken.some((taken) => overlap(taken, wanted));
  }
}

export function within(inner: Rectangle, outer: Rectangle): boolean {
  const across = inner.left >= outer.left && inner.right <= outer.right;
  return across && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
