import tokens from "../../../static/tokens.css?inline";
import type { Theme } from "../map/contract";
import { element } from "../map/elements";
import type { StudyMap } from "../types";
import { said, type Language } from "./languages";
import type { Fault, Question } from "./service";
import { StudyView } from "./study-view";
import css from "./widget.css?inline";

const SHEETS = [tokens, css].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});

interface Reader {
  onAgain: () => void;
  onPick: (study: string, site: string | null) => void;
}

/**
 * What stands in the shadow: a study, or else a sentence with the page's own link, which a reader without scripts sees
 * too. While another study is asked for, the one that is shown stays, dimmed.
 */
export class Panel {
  readonly #reader: Reader;
  // The four languages are all read from left to right, whatever the page around is.
  readonly #frame = element("div", { class: "frame", dir: "ltr" });
  readonly #said = element("p", { class: "said", role: "status", tabindex: -1 });
  readonly #again = element("button", { class: "button", type: "button", hidden: true });
  readonly #plain = element("div", { class: "plain" }, this.#said, element("slot"), this.#again);
  #study: StudyView | null = null;
  #theme: Theme = "auto";

  constructor(root: ShadowRoot, reader: Reader) {
    this.#reader = reader;
    root.adoptedStyleSheets = SHEETS;
    this.#again.addEventListener("click", () => reader.onAgain());
    this.#frame.append(this.#plain);
    root.append(this.#frame);
  }

  /** `height` is the map's: a number of pixels or a length of CSS; anything else leaves it as it is by itself. */
  setLook(height: string, theme: Theme): void {
    const length = /^\d+$/.test(height.trim()) ? `${height.trim()}px` : height;
    this.#frame.style.setProperty("--map-height", CSS.supports("block-size", length) ? length : null);
    this.#theme = theme;
    this.#study?.setTheme(theme);
  }

  wait(language: Language): void {
    this.#frame.ariaBusy = "true";
    this.#frame.classList.add("waiting");
    this.#speak(language, said(language, "loading"));
  }

  show(told: StudyMap): void {
    const hadFocus = this.#frame.matches(":focus-within");
    this.#rest();
    this.#study = new StudyView(told, this.#theme, (site) => this.#reader.onPick(told.id, site));
    this.#frame.append(this.#study.element);
    this.#frame.lang = told.language;
    this.#plain.hidden = true;
    this.#again.hidden = true;
    if (hadFocus) this.#study.focus();
  }

  say(fault: Fault, { language, study }: Question): void {
    const hadFocus = this.#study?.element.matches(":focus-within") || this.#again.matches(":focus");
    this.#rest();
    this.#speak(language, said(language, fault, study));
    this.#again.textContent = said(language, "again");
    // Asked once more, the same study would be as unknown.
    this.#again.hidden = fault !== "away";
    if (hadFocus) (this.#again.hidden ? this.#said : this.#again).focus();
  }

  /** As it is before anything was asked. */
  clear(): void {
    this.#rest();
    this.#said.textContent = "";
    this.#plain.hidden = false;
    this.#again.hidden = true;
  }

  #speak(language: Language, sentence: string): void {
    this.#said.lang = this.#again.lang = language;
    this.#said.textContent = sentence;
    this.#plain.hidden = this.#study !== null;
  }

  #rest(): void {
    this.#frame.ariaBusy = "false";
    this.#frame.classList.remove("waiting");
    this.#study?.remove();
    this.#study = null;
  }
}
