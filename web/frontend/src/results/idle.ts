/** After the page has been painted, when nothing else is under way. */
export function whenIdle(act: () => void): void {
  const later = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 1_000 });
    else setTimeout(act, 200);
  };
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
