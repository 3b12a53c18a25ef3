/** What the element asks of its service, and nobody else. */

import type { StudyMap } from "../types";
import type { Language } from "./languages";

export interface Question {
  study: string;
  near: string;
  statuses: readonly string[];
  language: Language;
}

/** Why nothing was told: no such study, a place or a status that is not known, or a service that does not answer. */
export type Fault = "unknown" | "refused" | "away";

const PATIENCE_MS = 20_000;

// Vite takes `new URL("..", import.meta.url)` for a file that is to be built.
const here = import.meta.url;
/** Where the service lives, with the path that it may live under: this script lies in its folder `map`. */
const SERVICE = new URL("..", here);

/** A study's map, or why there is none. What was asked is over once `signal` says so: then nobody reads the answer. */
export async function ask(question: Question, signal: AbortSignal): Promise<StudyMap | Fault> {
  // Firefox knows `AbortSignal.any` from 124 on only.
  const asking = new AbortController();
  const end = (): void => asking.abort();
  signal.addEventListener("abort", end);
  const patience = setTimeout(end, PATIENCE_MS);
  try {
    const answer = await send(question, asking.signal);
    return answer.ok ? from(SERVICE, (await answer.json()) as StudyMap) : fault(answer.status);
  } catch {
    return "away";
  } finally {
    clearTimeout(patience);
  }
}

/** A place is somebody's own: it is posted, and so stands in no address. A form needs no leave to be posted. */
function send({ study, near, statuses, language }: Question, signal: AbortSignal): Promise<Response> {
  const prefix = language === "en" ? "" : `${language}/`;
  const address = new URL(`${prefix}embed/studies/${encodeURIComponent(study)}/map.json`, SERVICE);
  const asked = new URLSearchParams(statuses.map((status) => ["status", status]));
  const plain: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer", signal };
  if (near) {
    asked.append("near", near);
    return fetch(address, { ...plain, method: "POST", body: asked });
  }
  address.search = asked.toString();
  return fetch(address, plain);
}

/** Its background's address is told as a path of the service. */
function from({ origin }: URL, told: StudyMap): StudyMap {
  const { background } = told;
  return background ? { ...told, background: { ...background, tiles: origin + background.tiles } } : told;
}

function fault(status: number): Fault {
  if (status === 404) return "unknown";
  return status === 400 ? "refused" : "away";
}
