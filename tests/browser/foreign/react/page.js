/** A page that keeps the widget among its own state, as a framework's pages do. */
import { createElement, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [study, setStudy] = useState("NCT00000001");
  const [near, setNear] = useState();
  const [shown, setShown] = useState(true);
  const [told, setTold] = useState("nothing");
  const onReady = ({ detail }) => setTold(`${detail.study}: ${detail.sites}`);
  const widget = { study, near, height: 300, events: true, "ontrial-site-map:ready": onReady };
  return createElement(
    "div",
    {},
    createElement("button", { onClick: () => setStudy("DEMO0001") }, "Other study"),
    createElement("button", { onClick: () => setNear("Boston") }, "Near Boston"),
    createElement("button", { onClick: () => setShown(!shown) }, "Show or hide"),
    createElement("output", {}, told),
    shown && createElement("trial-site-map", widget, createElement("a", { href: "/" }, "All centres")),
  );
}

const place = document.querySelector("main").appendChild(document.createElement("div"));
createRoot(place).render(createElement(StrictMode, {}, createElement(Page)));
