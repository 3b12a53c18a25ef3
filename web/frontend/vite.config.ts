import { defineConfig } from "vite";
import { licences } from "./licences.ts";

/**
 * Each entry is a script of its own; what they share, the map above all, is one more that is loaded when it is needed.
 * All names but that of `widget.js` hold the hash of their content.
 */
export default defineConfig({
  base: "./",
  plugins: [licences()],
  build: {
    target: "es2022",
    // The first that know `light-dark()`: rewritten for older ones, a map would not follow the scheme around it.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    outDir: "../built",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: false,
    rollupOptions: {
      input: { study: "src/study.ts", results: "src/results.ts", widget: "src/widget.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "widget" ? "widget.js" : "map/[name]-[hash].js"),
        chunkFileNames: "map/[name]-[hash].js",
        assetFileNames: "map/[name]-[hash][extname]",
      },
    },
  },
});
