// From attributes to addresses. Nothing here touches the page, so that it can be tested without one.

/** The attributes that choose what is shown, with the parameters of the answers' addresses. */
export const parameters: Readonly<Record<string, string>> = {
  municipality: "municipality",
  kind: "kind",
  query: "q",
  "service-class": "serviceClass",
  "target-group": "targetGroup",
  "life-event": "lifeEvent",
  organization: "organization",
  collection: "collection",
  "channel-type": "channelType",
  area: "area",
  language: "language",
  free: "free",
  open: "openAt",
  limit: "limit",
};

type Get = (attribute: string) => string | null;

/** The parameters of a list. Attributes that are there without a value mean "yes". */
export function listParameters(get: Get, lang: string, only: readonly string[] = Object.keys(parameters)): URLSearchParams {
  const out = new URLSearchParams({ lang });
  for (const attribute of only) {
    const value = get(attribute);
    if (value === null) continue;
    const usual = attribute === "open" ? "now" : attribute === "free" ? "true" : "";
    const said = value.trim() || usual;
    if (said) out.set(parameters[attribute]!, said);
  }
  return out;
}

/** An address below the base. */
export function address(base: string, path: string, query: URLSearchParams): string {
  const url = new URL(path, base);
  url.search = query.toString();
  return url.href;
}

/** What the kinds are called in the address of a search. */
const types: Record<string, readonly string[]> = {
  services: ["Service", "PermitOrObligation", "ProfessionalQualification"],
  places: ["ServiceLocation"],
};

const searchNames: Record<string, string> = { fi: "haku", sv: "sok", en: "search" };

/** The site's own search page for these words. */
export function searchPage(base: string, query: URLSearchParams): string {
  const lang = query.get("lang") ?? "fi";
  const url = new URL(`/${lang}/${searchNames[lang] ?? "haku"}`, base);
  for (const [name, value] of query) {
    if (name === "municipality") url.searchParams.set("kunta", value);
    else if (name === "kind") for (const type of types[value] ?? []) url.searchParams.append("type", type);
    else if (name !== "lang" && name !== "limit") {
      for (const part of name === "q" ? [value] : value.split(",")) url.searchParams.append(name, part);
    }
  }
  return url.href;
}

/** A level of headings from 2 to 6; 3 when none is said. */
export function headingLevel(said: string | null): number {
  const level = Number(said ?? "");
  return Number.isInteger(level) && level >= 2 && level <= 6 ? level : 3;
}

/** An address that may be followed; undefined for everything that is not the web, mail or a telephone. */
export function followable(href: unknown, base: string): string | undefined {
  if (typeof href !== "string" || href === "") return undefined;
  try {
    const url = new URL(href, base);
    return ["https:", "http:", "mailto:", "tel:", "sms:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
