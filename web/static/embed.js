// The page for other websites: its snippets follow the form, and the map is shown on a click.

import { fill } from "./words.js";

const form = document.querySelector(".writer");
const { root, example, frameHeight } = form.dataset;
// Elements of a document that is not shown load nothing.
const inert = document.implementation.createHTMLDocument("");
/** Beneath the map of a frame stand its legend and its list. */
const BELOW_MAP = 820;
const SETTLED_MS = 500;

/** What the form asks for. An empty language is that of the page around the map. */
function asked() {
  const told = new FormData(form);
  const text = (name) => String(told.get(name) ?? "").trim();
  const own = form.elements.lang.querySelector("[data-own]");
  const chosen = form.elements.lang.value ? form.elements.lang.selectedOptions[0] : own;
  return {
    study: text("study") || example,
    near: text("near"),
    statuses: told.getAll("status"),
    lang: text("lang"),
    theme: text("theme"),
    height: form.elements.height.validity.valid ? text("height") : "",
    front: chosen.value === "en" ? "" : `/${chosen.value}`,
    link: chosen.dataset.link,
  };
}

function made(name, attributes, words = "") {
  const element = inert.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) if (value) element.setAttribute(attribute, value);
  element.textContent = words;
  return element;
}

const attributes = ({ study, near, statuses, lang, theme, height }) => ({
  study,
  near,
  status: statuses.join(" "),
  lang,
  theme,
  height,
});

function page(of, part = "") {
  return `${root}${of.front}${part}/studies/${encodeURIComponent(of.study)}`;
}

const WRITTEN = {
  element(of) {
    const map = made("trial-site-map", attributes(of));
    map.append(made("a", { href: page(of) }, fill(of.link, { id: of.study })));
    return `${made("script", { type: "module", src: `${root}/widget.js` }).outerHTML}\n${map.outerHTML}`;
  },
  frame(of) {
    const address = new URL(page(of, "/embed"));
    for (const status of of.statuses) address.searchParams.append("status", status);
    for (const name of ["theme", "height"]) if (of[name]) address.searchParams.set(name, of[name]);
    if (of.near) address.hash = new URLSearchParams({ near: of.near });
    const height = of.height ? Number(of.height) + BELOW_MAP : frameHeight;
    const title = fill(of.link, { id: of.study });
    return made("iframe", { src: address.href, title, width: "100%", height, loading: "lazy" }).outerHTML;
  },
};

const originals = new Map([...document.querySelectorAll("[data-written]")].map((code) => [code, code.textContent]));

function write() {
  const of = asked();
  for (const [code, original] of originals) {
    const writes = WRITTEN[code.dataset.written];
    code.textContent = writes ? writes(of) : original.replaceAll(example, of.study);
    code.closest(".snippet").querySelector("[data-copy]").dataset.copy = code.textContent;
  }
}

/** The map itself, once it was asked for: it follows the form when nobody types any more. */
function shows(box) {
  let map = null;
  let waiting = 0;
  const follow = () => {
    for (const [name, value] of Object.entries(attributes(asked()))) {
      if (value) map.setAttribute(name, value);
      else map.removeAttribute(name);
    }
  };
  box.hidden = false;
  box.querySelector("button").addEventListener("click", ({ currentTarget }) => {
    map = document.createElement("trial-site-map");
    follow();
    import(box.dataset.widget);
    box.querySelector("[data-shown]").append(map);
    currentTarget.remove();
    map.tabIndex = -1;
    map.focus();
  });
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    if (map) waiting = setTimeout(follow, SETTLED_MS);
  });
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", write);
write();
for (const box of document.querySelectorAll("[data-widget]")) shows(box);
