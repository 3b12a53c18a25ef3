/** Points of the world, in degrees. */

export interface Point {
  lat: number;
  lon: number;
}

const EARTH_RADIUS_M = 6_371_000;

/** A longitude as it is between −180° and 180°. */
export function turned(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** How far a point is from another, in metres. */
export function metres(from: Point, to: Point): number {
  const [north, further] = [radians(from.lat), radians(to.lat)];
  const cosine =
    Math.sin(north) * Math.sin(further) + Math.cos(north) * Math.cos(further) * Math.cos(radians(to.lon - from.lon));
  return EARTH_RADIUS_M * Math.acos(Math.min(1, cosine));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
