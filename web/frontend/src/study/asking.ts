import type { StudyMap } from "../types";

/** Names and values of a form. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What the service tells of a study's sites. A place that was asked from is posted: it stands in no address. */
export async function ask(source: string, asked: Fields): Promise<StudyMap> {
  const body = new URLSearchParams(asked.map(([name, value]) => [name, value]));
  const answer = await fetch(source, asked.length ? { method: "POST", body } : {});
  if (!answer.ok) throw new Error(`${source} answered ${answer.status}`);
  return (await answer.json()) as StudyMap;
}
