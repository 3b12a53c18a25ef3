/** The drawing: one script of its own, loaded when a map is first seen. */

export { clustered } from "./clustered";
export type * from "./contract";
export { drawMap } from "./site-map";
