/** `/widget.js`: asked for again each hour, and so small; the element itself is kept for a year. */
void import("./widget/element");
