/** Leaflet as a module: its usual file would put a global `L` on the page, over one that a foreign page may have. */

export * from "leaflet/dist/leaflet-src.esm.js";
