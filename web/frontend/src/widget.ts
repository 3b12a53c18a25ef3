/**
 * `/widget.js`: asked for again each hour, and so small; the element itself is kept for a year. Where it cannot be had,
 * the page's own link stays.
 */
import("./widget/element").catch(() => undefined);
