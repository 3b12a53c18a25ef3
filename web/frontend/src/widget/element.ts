import type { Theme } from "../map/contract";
import { languageOf } from "./languages";
import { mirror, setAgain } from "./mirror";
import { Panel } from "./panel";
import { ask, type Fault, type Question } from "./service";

const NAME = "trial-site-map";
const ASKED = ["study", "near", "status", "height", "theme"];
const MIRRORED = [...ASKED, "events"];
const OFF = ["off", "false", "no"];

/** What the page around is told of, where its `events` attribute asks for it. */
interface Told {
  ready: { study: string; sites: number };
  pick: { study: string; site: string | null };
  error: { study: string; kind: Fault };
}

/** `<trial-site-map study="NCT03371017">`: the centres of a study, on a page of anybody's. */
class TrialSiteMap extends HTMLElement {
  static readonly observedAttributes: readonly string[] = [...ASKED, "lang"];

  readonly #panel: Panel;
  #asked = "";
  #asking: AbortController | null = null;
  #settling = false;

  constructor() {
    super();
    this.#panel = new Panel(this.attachShadow({ mode: "open" }), {
      onAgain: () => void this.#ask(this.#question()),
      onPick: (study, site) => this.#tell("pick", { study, site }),
    });
  }

  connectedCallback(): void {
    setAgain(this, MIRRORED);
    this.#settleSoon();
  }

  disconnectedCallback(): void {
    this.#settleSoon();
  }

  attributeChangedCallback(): void {
    this.#settleSoon();
  }

  // Attributes change together, and an element that is moved leaves its page for a moment: it looks once, afterwards.
  #settleSoon(): void {
    if (this.#settling) return;
    this.#settling = true;
    queueMicrotask(() => {
      this.#settling = false;
      this.#settle();
    });
  }

  #settle(): void {
    const question = this.#question();
    const asked = this.isConnected && question.study ? JSON.stringify(question) : "";
    this.#panel.setLook(this.getAttribute("height") ?? "", this.#theme());
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (asked) void this.#ask(question);
    else this.#rest();
  }

  async #ask(question: Question): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    this.#panel.wait(question.language);
    const told = await ask(question, signal);
    if (signal.aborted) return;
    if (typeof told === "string") {
      this.#panel.say(told, question);
      this.#tell("error", { study: question.study, kind: told });
    } else {
      this.#panel.show(told);
      this.#tell("ready", { study: told.id, sites: told.sites.length });
    }
  }

  #rest(): void {
    this.#asking?.abort();
    this.#panel.clear();
  }

  #question(): Question {
    return {
      study: this.getAttribute("study")?.trim() ?? "",
      near: this.getAttribute("near")?.trim() ?? "",
      statuses: this.getAttribute("status")?.split(/[\s,]+/).filter(Boolean) ?? [],
      language: languageOf(this),
    };
  }

  #theme(): Theme {
    const asked = this.getAttribute("theme");
    return asked === "light" || asked === "dark" ? asked : "auto";
  }

  /** A reader's choice is not the page's business: it is told only where it was asked for. */
  #tell<Kind extends keyof Told>(kind: Kind, detail: Told[Kind]): void {
    const events = this.getAttribute("events");
    if (events === null || OFF.includes(events.trim().toLowerCase())) return;
    this.dispatchEvent(new CustomEvent(`${NAME}:${kind}`, { bubbles: true, composed: true, detail }));
  }
}

mirror(TrialSiteMap, MIRRORED);
// The script may stand on a page twice.
if (!customElements.get(NAME)) customElements.define(NAME, TrialSiteMap);
