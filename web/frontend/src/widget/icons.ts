import { drawing } from "../map/elements";

const LINES = {
  pin: "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
  call: "M6 3h3l1.5 5-2 1.5a12 12 0 0 0 6 6l1.5-2 5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  mail: "M4 5h16v14H4zM4 6l8 7 8-7",
};

/** A line drawing beside words, or in a button that says them. */
export function icon(name: keyof typeof LINES): SVGElement {
  const line = drawing("path", { d: LINES[name] });
  return drawing("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, line);
}
