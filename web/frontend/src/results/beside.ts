/** The map of the results, drawn and in step with the list. */

import * as map from "../map";
import type { Drawn, View } from "../map/contract";
import { offerArea } from "./area";
import { Cards } from "./cards";
import type { Draws } from "./cells";
import { type First, seenFirst } from "./first";
import { Line } from "./line";
import { Busy } from "./service";
import { drawsFor } from "./sites";
import { AskedSource } from "./source";
import { part } from "./part";
import { type Dated, type ResultsMap, toldByThePage } from "./told";
import { chooseList } from "./views";

/** The finest zoom there is: an area that was chosen at it is seen at it again. */
const FINEST = 12;

export async function drawBeside(element: HTMLElement): Promise<void> {
  const told = toldByThePage();
  try {
    await draw(element, told);
  } catch (fault) {
    part(element, "[data-away] p").textContent = fault instanceof Busy ? told.own.busy : told.words.away;
    throw fault;
  }
}

async function draw(element: HTMLElement, told: ResultsMap): Promise<void> {
  const cards = new Cards(document);
  const [dated, first] = await Promise.all([import(/* @vite-ignore */ told.dated) as Promise<Dated>, seenFirst(told)]);
  await begin(element, told, first, drawsFor(told, dated, cards));
  new Line(element, told).count(first.all);
  cards.watch((site) => point(element, site));
  element.addEventListener("click", (event) => follow(event, cards));
}

/** Is over with the first answer: a map that has none is taken away again. */
function begin(element: HTMLElement, told: ResultsMap, first: First, draws: Draws): Promise<void> {
  return new Promise((begun, broken) => {
    const line = new Line(element, told);
    const button = part<HTMLButtonElement>(element, "[data-area]");
    let drawing = true;

    const answered = (): void => {
      drawing = false;
      line.unsay(told.own.busy);
      begun();
    };
    const failed = (fault: unknown): void => {
      if (drawing) {
        drawn.remove();
        broken(fault as Error);
      } else if (fault instanceof Busy) line.say(told.own.busy);
    };
    /** More sites than can be named in one place: the list can. */
    const crowded = (): void => {
      offerArea(button, drawn.view());
      line.say(told.own.too_many);
    };
    const moved = (view: View, byReader: boolean): void => {
      if (byReader) {
        line.unsay(told.own.too_many);
        source.leaveArea();
      }
      // The button takes its room from the map as it comes, and it is for what is seen.
      if (byReader || !button.hidden) offerArea(button, view);
    };

    const area = told.is_view ? told.box : null;
    const source = new AskedSource(told.question, draws, told.near, area, { answered, failed, crowded });
    const drawn: Drawn = map.drawMap(part(element, "[data-drawing]"), {
      source,
      words: told.words,
      language: told.language,
      background: told.background,
      near: told.is_view ? null : told.near,
      around: first.around,
      legend: part(element, "[data-legend]"),
      theme: "auto",
      ...(told.is_view && { closest: FINEST }),
      onMove: moved,
    });
  });
}

/** A link of a centre's card leads to its study in the list. */
function follow(event: Event, cards: Cards): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const study = link?.getAttribute("href")?.replace(/^#/, "") ?? "";
  if (!cards.has(study)) return;
  event.preventDefault();
  chooseList();
  cards.reveal(study);
}

/** Points out the mark of a site, if it stands alone in view. */
function point(element: HTMLElement, site: string | null): void {
  for (const mark of element.querySelectorAll<HTMLElement>(".pointed, [data-site]")) {
    mark.classList.toggle("pointed", site !== null && mark.dataset["site"] === site);
  }
}
