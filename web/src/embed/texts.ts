// What the elements say by themselves: everything else comes in the answers, in the language that was asked for.

export interface Texts {
  loading: string;
  failed: string;
  retry: string;
  label: string;
  button: string;
  list: string; // names the list of suggestions
  one: string;
  many: string; // {n} = number
  none: string;
  results: string; // names the results
  nothing: string;
  onSite: string;
}

const fi: Texts = {
  loading: "Haetaan tietoja…",
  failed: "Tietoja ei juuri nyt saatu.",
  retry: "Yritä uudelleen",
  label: "Mitä etsit?",
  button: "Hae",
  list: "Ehdotukset",
  one: "1 ehdotus. Valitse nuolinäppäimillä.",
  many: "{n} ehdotusta. Valitse nuolinäppäimillä.",
  none: "Ei ehdotuksia.",
  results: "Hakutulokset",
  nothing: "Haulla ei löytynyt mitään.",
  onSite: "Jatka hakua koko sivustolla",
};

const sv: Texts = {
  loading: "Hämtar uppgifter…",
  failed: "Uppgifterna kunde inte hämtas just nu.",
  retry: "Försök igen",
  label: "Vad söker du?",
  button: "Sök",
  list: "Förslag",
  one: "1 förslag. Välj med piltangenterna.",
  many: "{n} förslag. Välj med piltangenterna.",
  none: "Inga förslag.",
  results: "Sökresultat",
  nothing: "Sökningen gav inga resultat.",
  onSite: "Fortsätt sökningen på hela webbplatsen",
};

const en: Texts = {
  loading: "Getting the information…",
  failed: "The information is not available right now.",
  retry: "Try again",
  label: "What are you looking for?",
  button: "Search",
  list: "Suggestions",
  one: "1 suggestion. Choose with the arrow keys.",
  many: "{n} suggestions. Choose with the arrow keys.",
  none: "No suggestions.",
  results: "Search results",
  nothing: "Nothing was found.",
  onSite: "Go on searching on the whole site",
};

const all: Record<string, Texts> = { fi, sv, en };

/** The language to speak: the first of the wanted ones that there are texts in, Finnish when there is none. */
export function language(...wanted: (string | null | undefined)[]): string {
  for (const w of wanted) {
    const code = (w ?? "").toLowerCase().split(/[-_]/)[0] ?? "";
    if (Object.hasOwn(all, code)) return code;
  }
  return "fi";
}

export const textsIn = (lang: string): Texts => all[language(lang)]!;
