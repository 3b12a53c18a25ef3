/** Builds a page of React, whose packages are those of `web/frontend`, as one script. */
const packages = new URL("../../../../web/frontend/node_modules/", import.meta.url).pathname;

export default {
  root: import.meta.dirname,
  resolve: { alias: { react: `${packages}react`, "react-dom": `${packages}react-dom` } },
  build: {
    modulePreload: false,
    rollupOptions: { input: "page.js", output: { entryFileNames: "page.js" } },
  },
};
