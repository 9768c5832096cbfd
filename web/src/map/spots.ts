// The places of a map as the server gives them: columns of one length.
export interface Columns {
  total: number;
  base: string;
  lat: number[];
  lon: number[];
  name: string[];
  ref: string[];
  where: string[];
  far?: string[]; // how far they are, in words; empty for one of which that is not known
  lang?: Record<string, string>; // of names that are not in the page's language
  whereLang?: Record<string, string>; // of addresses
}

export interface Spot {
  index: number; // its rank among the answers
  lat: number;
  lon: number;
  name: string;
  ref: string; // the end of its page's path
  href: string;
  where: string;
  far: string;
  lang?: string;
  whereLang?: string;
}

/** spotsOf unpacks the columns; also is the question that goes along in the links. */
export function spotsOf(c: Columns, also: string): Spot[] {
  return c.lat.map((lat, index) => ({
    index,
    lat: lat / 1e5,
    lon: c.lon[index]! / 1e5,
    name: c.name[index] ?? "",
    ref: c.ref[index] ?? "",
    href: c.base + c.ref[index] + also,
    where: c.where[index] ?? "",
    far: c.far?.[index] ?? "",
    lang: c.lang?.[index],
    whereLang: c.whereLang?.[index],
  }));
}
