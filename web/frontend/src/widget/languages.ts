/** The few words that the element has to say where none could be fetched, and the languages that it knows. */
const SAID = {
  en: {
    loading: "The centres are being loaded.",
    away: "The centres cannot be shown right now.",
    unknown: "No study with the number %(study)s is known here.",
    refused: "The centres cannot be shown: the place or the status asked for is not known.",
    again: "Try again",
  },
  de: {
    loading: "Die Zentren werden geladen.",
    away: "Die Zentren können gerade nicht angezeigt werden.",
    unknown: "Eine Studie mit der Nummer %(study)s ist hier nicht bekannt.",
    refused: "Die Zentren können nicht angezeigt werden: Der gesuchte Ort oder Status ist nicht bekannt.",
    again: "Noch einmal versuchen",
  },
  es: {
    loading: "Los centros se están cargando.",
    away: "Ahora mismo no se pueden mostrar los centros.",
    unknown: "Aquí no se conoce ningún estudio con el número %(study)s.",
    refused: "No se pueden mostrar los centros: no se conoce el lugar o el estado solicitado.",
    again: "Intentar de nuevo",
  },
  fr: {
    loading: "Les centres sont en cours de chargement.",
    away: "Les centres ne peuvent pas être affichés pour le moment.",
    unknown: "Aucune étude portant le numéro %(study)s n’est connue ici.",
    refused: "Les centres ne peuvent pas être affichés\u00a0: le lieu ou le statut demandé n’est pas connu.",
    again: "Réessayer",
  },
};

export type Language = keyof typeof SAID;
type Sentence = keyof (typeof SAID)["en"];

/** `de` for `lang="de-AT"` on an element, or around it, out of shadows too; English for all other languages. */
export function languageOf(element: Element): Language {
  const told = element.closest("[lang]");
  if (told) {
    const main = (told.getAttribute("lang") ?? "").toLowerCase().split("-", 1)[0] ?? "";
    return Object.hasOwn(SAID, main) ? (main as Language) : "en";
  }
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : "en";
}

export function said(language: Language, sentence: Sentence, study = ""): string {
  return SAID[language][sentence].replace("%(study)s", () => study);
}
