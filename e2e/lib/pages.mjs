// The kinds of pages in a language, found the way people find them: by searching.
const searchNames = { fi: "haku", sv: "sok", en: "search" };
const mapNames = { fi: "kartta", sv: "karta", en: "map" };
const dataNames = { fi: "avoin-data", sv: "oppna-data", en: "open-data" };
const choiceNames = { fi: "kunta", sv: "kommun", en: "municipality" };
export const languages = ["fi", "sv", "en"];

/** What the kinds of pages are called in addresses, by language. */
export const kinds = {
  service: { fi: "palvelu", sv: "service", en: "service" },
  place: { fi: "palvelupaikka", sv: "servicestalle", en: "place" },
  channel: { fi: "asiointikanava", sv: "servicekanal", en: "channel" },
  organization: { fi: "organisaatio", sv: "organisation", en: "organisation" },
  general: { fi: "yleiskuvaus", sv: "allman-beskrivning", en: "general-description" },
  collection: { fi: "kokonaisuus", sv: "servicehelhet", en: "collection" },
};

/** The demo catalogue's service that has ended: its page answers 410. */
export const ended = "5bfd96fc-c62d-51e6-a56d-441e8da09b33";

/** The search page in a language. */
export const searchIn = (lang) => `/${lang}/${searchNames[lang]}`;

/** Where the first match of the kind is among the results for a query; fails when there is none. */
async function firstOf(base, lang, kind, query) {
  const address = `/${lang}/${searchNames[lang]}?q=${encodeURIComponent(query)}`;
  const html = await (await fetch(base + address)).text();
  const found = new RegExp(`href="(/${lang}/${kinds[kind][lang]}/[0-9a-z-]+)"`).exec(html);
  if (!found) throw new Error(`no ${kind} among the results of ${address}`);
  return found[1];
}

/** Addresses of one page of each kind. */
export async function pagesIn(base, lang) {
  const search = `/${lang}/${searchNames[lang]}`;
  return {
    home: `/${lang}/`,
    search,
    results: `${search}?q=kirjasto`,
    nothing: `${search}?q=zzzqqqxxx&kunta=091`,
    filtered: `${search}?q=kirjasto&type=ServiceLocation&free=true&openAt=2026-12-04T12:00&near=60,23.4#filters`,
    mended: `${search}?q=kirjsto+Raaseporissa`,
    theme: `${search}?serviceClass=P25`,
    help: `${search}?q=kirjasto+zzzqqqxxx&kunta=710&type=PrintableForm&language=en&verbatim=1`,
    general: await firstOf(base, lang, "general", "yleinen kirjasto"),
    collection: await firstOf(base, lang, "collection", "kirjasto ja digituki"),
    service: await firstOf(base, lang, "service", "terveysasema"),
    place: await firstOf(base, lang, "place", "kirjasto"),
    channel: await firstOf(base, lang, "channel", "ajanvaraus"),
    organization: await firstOf(base, lang, "organization", "saaristolan kaupunki"),
    map: `/${lang}/${mapNames[lang]}?q=kirjasto`,
    choice: `/${lang}/${choiceNames[lang]}?kunta=710`,
    openData: `/${lang}/${dataNames[lang]}`,
    gone: `/${lang}/${kinds.service[lang]}/${ended}`,
    missing: `/${lang}/palvelu/00000000-0000-4000-8000-000000000000`,
    wrong: `${search}?q=kirjasto&kunta=999`,
  };
}
