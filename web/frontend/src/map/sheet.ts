/** The map's style sheet, given to the document or the shadow root where a map stands: allowed under any policy. */

import styles from "./map.css?inline";
import panes from "./panes.css?inline";

let sheet: CSSStyleSheet | undefined;

export function dress(box: HTMLElement): void {
  const root = box.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(panes + styles);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
