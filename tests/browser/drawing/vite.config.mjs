/** The drawing as a script of its own, for a page that only the tests have. */
export default {
  logLevel: "warn",
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: {
      input: `${import.meta.dirname}/entry.ts`,
      output: { entryFileNames: "drawing.js" },
    },
  },
};
