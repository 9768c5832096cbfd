// <varanto-place>: one place with what people need to get there: today's hours first.
import { address } from "./ask";
import { source } from "./cards";
import { heading, link, make, say, type Link, type Text } from "./dom";
import { Part } from "./element";
import { Refused } from "./fetch";

interface Place {
  kind: string;
  href: string;
  name: Text;
  summary?: Text;
  today?: { label: string; text?: string; state: string; open?: boolean };
  weeks?: { words?: Text[]; rows?: { days: string; open: string; today?: boolean }[] }[];
  exceptions?: { when: string; open: string; info?: Text }[];
  addresses?: { lines: Text[]; info?: Text }[];
  route?: Link;
  phones?: { number: string; call?: string; note?: string }[];
  labels: Record<string, string>;
  source: Link;
}

const isPlace = (v: unknown): v is Place => typeof v === "object" && v !== null && "name" in v && "labels" in v;

export class PlacePart extends Part {
  static readonly observedAttributes = ["place", "lang", "base", "heading-level", "compact", "accent"];

  protected question(): string {
    const query = new URLSearchParams({ lang: this.language, place: this.getAttribute("place") ?? "" });
    return address(this.base, "/embed/v1/place", query);
  }

  protected show(answer: unknown): Node[] {
    if (!isPlace(answer)) throw new Refused(502, "the answer is not a place");
    const p = answer;
    const { base } = this;
    const article = make(
      "article",
      "place",
      p.kind && make("p", "kind", p.kind),
      heading(this.level, "name", link({ ...p.name, href: p.href }, base)),
      p.today && today(p.today),
      p.summary?.text && make("p", "summary", say(p.summary)),
      ...(p.addresses ?? []).map(where),
      p.route && make("p", "route", link(p.route, base, make("span", "hear", ` ${p.labels.elsewhere ?? ""}`))),
      ...(p.phones ?? []).map((c) =>
        make("p", "phone", link({ text: c.number, href: c.call ? `tel:${c.call}` : "" }, base), c.note && make("span", "note", c.note)),
      ),
      hours(p),
    );
    return [article, source(p.source, base)];
  }
}

function today(t: NonNullable<Place["today"]>): HTMLElement {
  const hours = t.text && make("span", "today-hours", make("strong", "", t.label), ` ${t.text}`);
  return make("p", "today", hours, make("span", t.open ? "state open" : "state", t.state));
}

function where(a: { lines: Text[]; info?: Text }): HTMLElement {
  const lines = a.lines.flatMap((l, i) => (i > 0 ? [document.createElement("br"), say(l)] : [say(l)]));
  return make("address", "address", ...lines, a.info?.text && make("span", "note", say(a.info)));
}

function hours(p: Place): HTMLElement | undefined {
  if (!p.weeks?.length && !p.exceptions?.length) return undefined;
  const row = (days: Node | string, open: string, isToday = false) =>
    make("div", isToday ? "is-today" : "", make("dt", "", days), make("dd", "", open));
  const parts: Node[] = [];
  for (const w of p.weeks ?? []) {
    for (const t of w.words ?? []) parts.push(make("p", "note", say(t)));
    if (w.rows?.length) parts.push(make("dl", "week", ...w.rows.map((r) => row(r.days, r.open, r.today))));
  }
  if (p.exceptions?.length) {
    parts.push(make("p", "label", p.labels.exceptions ?? ""));
    const rows = p.exceptions.map((e) => row(make("span", "", e.when, e.info?.text && make("span", "note", say(e.info))), e.open));
    parts.push(make("dl", "week", ...rows));
  }
  return make("details", "hours", make("summary", "", p.labels.hours ?? ""), ...parts);
}
