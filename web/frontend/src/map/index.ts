/** The drawing: one script of its own, loaded when a map is first seen. */

export type * from "./contract";
