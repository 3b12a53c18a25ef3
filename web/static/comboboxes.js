// Suggestions below a field: a combobox with a list, as the WAI-ARIA guide describes it. Nothing is highlighted until
// an arrow key is pressed, so that what was typed wins.

import { conditions, places } from "./suggestions.js";
import { words } from "./words.js";

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const SOURCES = { conditions, places };

class Combobox {
  options = [];
  active = -1;
  turn = new AbortController();

  constructor(input, source) {
    this.input = input;
    this.source = source;
    const id = `${input.id}-list`;
    this.list = make("ul", { id, className: "suggestions", role: "listbox", ariaLabel: words.list, hidden: true });
    this.told = make("p", { className: "hidden", role: "status" });
    input.after(this.list, this.told);
    this.mark({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id });
    input.addEventListener("focus", () => source.prepare());
    input.addEventListener("input", () => this.suggest());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // The field keeps the focus.
    this.list.addEventListener("click", ({ target }) => this.choose(this.options.indexOf(target.closest("li"))));
  }

  /** The last answer wins: an earlier one that comes later is not shown. */
  async suggest() {
    this.turn.abort();
    const { signal } = (this.turn = new AbortController());
    const found = await this.source.find(this.input.value.trim(), signal, this.input.dataset).catch(() => []);
    if (!signal.aborted) this.open(found);
  }

  open(found) {
    this.options = found.map((one, number) => this.option(one, number));
    this.list.replaceChildren(...this.options);
    this.list.style.insetBlockStart = `${this.input.offsetTop + this.input.offsetHeight}px`;
    this.list.hidden = !found.length;
    this.told.textContent = found.length ? words.suggestions[found.length] : "";
    this.mark({ "aria-expanded": String(found.length > 0) });
    this.move(-1);
  }

  option({ value, more }, number) {
    const option = make("li", { id: `${this.list.id}-${number}`, role: "option" });
    option.dataset.value = value;
    option.append(value);
    if (more) option.append(" ", make("span", { className: "quiet", textContent: more }));
    return option;
  }

  press(event) {
    const isOpen = !this.list.hidden;
    const done = {
      ArrowDown: () => (isOpen ? this.move(this.active + 1) : this.suggest()),
      ArrowUp: () => (isOpen ? this.move(this.active - 1) : this.suggest()),
      Enter: isOpen && this.active >= 0 && (() => this.choose(this.active)),
      Escape: isOpen && (() => this.close()),
    }[event.key];
    if (!done || event.isComposing) return;
    event.preventDefault();
    done();
  }

  /** Highlights an option; before the first and after the last stands the field with what was typed. */
  move(to) {
    const many = this.options.length;
    this.active = to < -1 ? many - 1 : to >= many ? -1 : to;
    this.options.forEach((option, number) => option.setAttribute("aria-selected", number === this.active));
    const option = this.options[this.active];
    option?.scrollIntoView({ block: "nearest" });
    this.mark({ "aria-activedescendant": option?.id ?? "" });
  }

  choose(number) {
    if (number >= 0) this.input.value = this.options[number].dataset.value;
    this.close();
  }

  /** No answer that is still under way opens it again. */
  close() {
    this.turn.abort();
    this.open([]);
  }

  mark(attributes) {
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }
}

document.head.append(make("link", { rel: "stylesheet", href: new URL("suggest.css", import.meta.url).href }));
for (const [name, source] of Object.entries(SOURCES)) {
  for (const input of document.querySelectorAll(`input[data-suggest="${name}"]`)) new Combobox(input, source);
}
