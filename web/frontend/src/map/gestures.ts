/** A page scrolls past a map that nobody has chosen: wheel and finger move the map once it has the focus. */

import type { Map as LeafletMap } from "./leaflet";

/** `hinted` is called where the map let the page scroll. With Ctrl, and with two fingers, a map zooms at once. */
export function listenToGestures(map: LeafletMap, hinted: () => void): void {
  const container = map.getContainer();
  const chosen = (): boolean => container.matches(":focus-within");

  const wheel = (event: WheelEvent): void => {
    if (chosen() || event.ctrlKey || event.metaKey) return;
    event.stopImmediatePropagation();
    hinted();
  };
  const down = (event: PointerEvent): void => {
    if (event.pointerType !== "touch" || chosen()) map.dragging.enable();
    else map.dragging.disable();
    const onMap = event.target instanceof Element && event.target.closest("button") === null;
    if (onMap && event.pointerType !== "touch") container.focus({ preventScroll: true });
  };
  container.parentElement?.addEventListener("wheel", wheel, { capture: true, passive: true });
  container.parentElement?.addEventListener("pointerdown", down, { capture: true });
  container.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("button") !== null) return;
    container.focus({ preventScroll: true });
  });
  container.addEventListener("touchmove", (event) => {
    if (event.touches.length === 1 && !chosen()) hinted();
  }, { passive: true });
}
