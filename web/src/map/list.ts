// The list beside a map: the places within it, best first, some at a time.
import type { Spot } from "./spots";

const atOnce = 25;
const wait = 200; // milliseconds after the last move, before it is asked what is open

export interface Told {
  inView: string;
  inViewOne: string; // of one
  none: string;
  more: string;
  openings: string;
  route: string;
  routeName: string;
  routeTo: string;
}

export class SpotList {
  private shown: Spot[] = [];
  private limit = atOnce;
  private items = new Map<number, HTMLLIElement>();
  private readonly openings = new Map<string, Element[]>(); // by the end of the page's path
  private untold: Spot[] = []; // of which it has not been asked yet
  private timer = 0;
  private readonly more: HTMLElement | null;

  constructor(
    root: HTMLElement,
    private readonly list: HTMLOListElement,
    private readonly status: HTMLElement,
    private readonly told: Told,
    private readonly mark: (spot: Spot | undefined) => void,
  ) {
    this.more = root.querySelector("[data-more-button]");
    for (const item of list.children) { // what the page's own list tells need not be asked, and does not move the rest
      const ref = item.querySelector("a")?.pathname.split("/").pop();
      if (ref) this.openings.set(decodeURIComponent(ref), [...item.querySelectorAll(".state, .hours__differ")]);
    }
    this.more?.querySelector("button")?.addEventListener("click", () => this.showMore());
    list.removeAttribute("start");
    list.addEventListener("mouseover", (e) => this.mark(this.spotOf(e.target)));
    list.addEventListener("mouseleave", () => this.mark(undefined));
    list.addEventListener("focusin", (e) => this.mark(this.spotOf(e.target)));
    list.addEventListener("focusout", () => this.mark(undefined));
  }

  /** show lists the spots of a piece of the map. The item that has the focus stays where it is asked for. */
  show(spots: Spot[], all: number): void {
    this.shown = spots;
    this.limit = atOnce;
    this.fill();
    const words = spots.length === 0 ? this.told.none : spots.length === 1 ? this.told.inViewOne : this.told.inView;
    this.status.textContent = words.replace("{n}", number(spots.length)).replace("{all}", number(all));
  }

  /** choose moves to the item of a spot, which joins the list at its top when it is not shown yet. */
  choose(spot: Spot): void {
    let item = this.items.get(spot.index);
    if (!item) {
      item = this.item(spot);
      this.list.prepend(item);
      this.askOpenings();
    }
    for (const other of this.items.values()) other.classList.toggle("spot--chosen", other === item);
    const link = item.querySelector("a");
    link?.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  private fill(): void {
    const focused = this.spotOf(document.activeElement);
    const part = this.shown.slice(0, this.limit);
    const old = this.items;
    this.items = new Map();
    const rows = part.map((s) => this.keep(s, old.get(s.index)));
    this.list.replaceChildren(...rows);
    if (focused) this.items.get(focused.index)?.querySelector("a")?.focus({ preventScroll: true });
    this.askOpenings();
    const left = Math.min(atOnce, this.shown.length - part.length);
    if (this.more) {
      this.more.hidden = left <= 0;
      const words = this.more.querySelector("span");
      if (words) words.textContent = this.told.more.replace("{n}", number(left));
    }
  }

  private showMore(): void {
    const from = this.limit;
    this.limit += atOnce;
    this.fill();
    this.items.get(this.shown[from]?.index ?? -1)?.querySelector("a")?.focus();
  }

  private keep(s: Spot, known?: HTMLLIElement): HTMLLIElement {
    if (!known) return this.item(s);
    this.items.set(s.index, known);
    return known;
  }

  private item(s: Spot): HTMLLIElement {
    const li = document.createElement("li");
    li.className = "spot";
    li.dataset.spot = String(s.index);
    const heading = document.createElement("h3");
    heading.className = "spot__name";
    const link = document.createElement("a");
    link.href = s.href;
    link.textContent = s.name;
    if (s.lang) link.lang = s.lang;
    heading.append(link);
    li.append(heading);
    if (s.where || s.far) li.append(where(s));
    if (!this.openings.has(s.ref)) this.untold.push(s);
    li.append(...copies(this.openings.get(s.ref)), this.way(s));
    this.items.set(s.index, li);
    return li;
  }

  // askOpenings asks how things stand at the places that are shown, each once, when the map has come to rest.
  private askOpenings(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.fetchOpenings(), wait);
  }

  private async fetchOpenings(): Promise<void> {
    const untold = this.untold.filter((s) => this.items.has(s.index));
    this.untold = [];
    for (let at = 0; at < untold.length; at += atOnce) {
      const address = new URL(this.told.openings, location.href);
      for (const s of untold.slice(at, at + atOnce)) address.searchParams.append("paikka", s.ref);
      try {
        const answer = await fetch(address);
        if (!answer.ok) return;
        const told = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const place of told.querySelectorAll<HTMLElement>("[data-place]")) this.openings.set(place.dataset.place ?? "", [...place.children]);
      } catch {
        return; // a place's own page tells it too
      }
    }
    for (const s of untold) {
      const item = this.items.get(s.index);
      if (!item?.querySelector(".state")) item?.querySelector(".spot__way")?.before(...copies(this.openings.get(s.ref)));
    }
  }

  private way(s: Spot): HTMLElement {
    const p = line("spot__way", "");
    const link = document.createElement("a");
    const fill = (t: string) => t.replace("{lat}", String(s.lat)).replace("{lon}", String(s.lon)).replace("{name}", encodeURIComponent(s.name));
    link.href = fill(this.told.route);
    link.rel = "noopener";
    link.textContent = this.told.routeName;
    link.setAttribute("aria-label", this.told.routeTo.replace("%s", s.name));
    p.append(link);
    return p;
  }

  private spotOf(target: EventTarget | null): Spot | undefined {
    const item = target instanceof Element ? target.closest<HTMLElement>("[data-spot]") : null;
    return item ? this.shown.find((s) => String(s.index) === item.dataset.spot) : undefined;
  }
}

function line(className: string, text: string): HTMLParagraphElement {
  const p = document.createElement("p");
  p.className = className;
  p.textContent = text;
  return p;
}

function where(s: Spot): HTMLParagraphElement {
  const p = line("spot__where", "");
  const address = document.createElement("span");
  address.textContent = s.where;
  if (s.whereLang) address.lang = s.whereLang;
  p.append(address);
  if (s.far) {
    const far = document.createElement("span");
    far.className = "card__far";
    far.textContent = s.far;
    p.append(s.where ? " " : "", far);
  }
  return p;
}

const copies = (of: Element[] | undefined): Node[] => (of ?? []).map((e) => e.cloneNode(true));

const number = (n: number): string => n.toLocaleString(document.documentElement.lang);
