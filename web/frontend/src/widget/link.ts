import { element } from "../map/elements";

/** A link that tells nobody where its reader came from. In a frame it opens a window of its own. */
export function linkTo(name: string, href: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const framed = window.self !== window.top;
  const told = { class: name, href, rel: "noopener noreferrer" };
  return element("a", { ...told, ...(framed && { target: "_blank" }) }, ...children);
}
