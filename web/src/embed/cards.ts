// A list as the server tells it: cards, a link to the rest, and where it comes from.
import { heading, link, make, say, type Link, type Text } from "./dom";

export interface Card {
  type: string;
  kind: string;
  href: string;
  name: Text;
  summary?: Text;
  provider?: Text;
  where?: Text;
  state?: string;
  open?: boolean;
  phone?: { number: string; call?: string };
  ways?: { type: string; text: string }[];
}

export interface List {
  total: number;
  count: string;
  empty?: string;
  title: string;
  items: Card[];
  more?: Link;
  source: Link;
  leftOut?: string[];
}

export function isList(v: unknown): v is List {
  return typeof v === "object" && v !== null && Array.isArray((v as List).items);
}

const line = (name: string, t?: Text) => t?.text && make("p", name, say(t));

export function card(c: Card, level: number, base: string): HTMLElement {
  return make(
    "li",
    "item",
    c.kind && make("p", "kind", c.kind),
    heading(level, "name", link({ ...c.name, href: c.href }, base)),
    c.state && make("p", c.open ? "state open" : "state", c.state),
    c.phone?.number && make("p", "phone", link({ text: c.phone.number, href: c.phone.call ? `tel:${c.phone.call}` : "" }, base)),
    line("where", c.where),
    line("summary", c.summary),
    line("provider", c.provider),
    !!c.ways?.length && make("p", "ways", c.ways.map((w) => w.text).join(" · ")),
  );
}

export function cards(l: List, level: number, base: string): Node[] {
  const out: Node[] = [];
  if (l.empty) out.push(make("p", "empty", l.empty));
  if (l.items.length > 0) {
    const list = make("ul", "list", ...l.items.map((c) => card(c, level, base)));
    list.setAttribute("role", "list"); // WebKit forgets lists without bullets
    out.push(list);
  }
  if (l.more) out.push(make("p", "more", link(l.more, base)));
  return out;
}

export const source = (l: Link, base: string): HTMLElement => make("p", "source", link(l, base));
