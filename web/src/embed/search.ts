// <varanto-search>: a search field with suggestions, as the combobox with a listbox of ARIA 1.2. Results are shown in
// place, or on the site with results="site".
import { address, followable, listParameters, searchPage } from "./ask";
import { cards, isList, source } from "./cards";
import { heading, link, make, type Link } from "./dom";
import { Part } from "./element";
import { ask, Refused } from "./fetch";

interface Suggestion {
  text: string;
  lang?: string;
  note?: string;
  href: string;
}

interface Group {
  name: string;
  items: Suggestion[]; // none: the name says what was taken otherwise than typed
}

const wait = 150; // milliseconds after the last key
const least = 2; // characters

// What narrows both suggestions and results.
const scope = ["municipality", "kind", "service-class", "target-group", "life-event", "organization", "area", "language", "free", "limit"];

export class Search extends Part {
  static readonly observedAttributes = [...scope, "lang", "base", "label", "results", "heading-level", "compact", "accent"];

  private readonly form = make("form", "search");
  private readonly label = make("label", "label");
  private readonly input = make("input", "input");
  private readonly button = make("button", "button");
  private readonly list = make("div", "suggest");
  private readonly heard = make("p", "hear");
  private readonly found = make("div", "results");
  private options: HTMLElement[] = [];
  private at = -1;
  private timer = 0;
  private asked = "";
  private typing = 0;

  constructor() {
    super();
    const { input, list } = this;
    this.label.htmlFor = input.id = "q";
    list.id = "list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    this.form.setAttribute("role", "search");
    this.heard.setAttribute("role", "status");
    input.type = "text";
    input.maxLength = 200;
    input.autocomplete = "off";
    input.spellcheck = false;
    input.enterKeyHint = "search";
    for (const [name, value] of Object.entries({ role: "combobox", autocapitalize: "none", "aria-autocomplete": "list", "aria-controls": "list", "aria-expanded": "false" })) {
      input.setAttribute(name, value);
    }
    this.form.append(this.label, make("div", "field", make("div", "box", input, list), this.button), this.heard);
    this.form.addEventListener("submit", (e) => {
      e.preventDefault(); // the host's policy may forbid forms that lead away
      this.submit();
    });
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (e) => this.key(e));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (e) => e.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (e) => this.go((e.target as Element).closest<HTMLElement>("[role=option]")));
    this.root.append(this.form, this.found);
  }

  override refresh(): void {
    this.label.textContent = this.getAttribute("label") || this.texts.label;
    this.button.textContent = this.texts.button;
    this.list.setAttribute("aria-label", this.texts.list);
    this.ready();
    super.refresh();
  }

  protected question(): string | undefined {
    return this.asked ? address(this.base, "/embed/v1/list", this.parameters(this.asked)) : undefined;
  }

  protected show(answer: unknown): undefined {
    if (!isList(answer)) throw new Refused(502, "the answer is not a list");
    const { base } = this;
    const onSite: Link = { text: this.texts.onSite, href: searchPage(base, this.parameters(this.asked)) };
    const count = answer.total > 0 ? answer.count : this.texts.nothing;
    this.found.replaceChildren(
      heading(this.level, "count", count),
      ...cards({ ...answer, empty: undefined, more: answer.more }, Math.min(this.level + 1, 6), base),
      ...(answer.more ? [] : [make("p", "more", link(onSite, base))]),
      source(answer.source, base),
    );
    this.heard.textContent = count;
    return undefined;
  }

  protected override failed(e: unknown): void {
    super.failed(e);
    this.ready(); // the field stays: the site itself may answer
    const onSite = searchPage(this.base, this.parameters(this.asked));
    this.found.replaceChildren(make("p", "more", link({ text: this.texts.onSite, href: onSite }, this.base)));
  }

  private parameters(words: string): URLSearchParams {
    const query = listParameters((a) => this.getAttribute(a), this.language, scope);
    query.set("q", words);
    if (!query.has("kind")) query.set("kind", "all");
    return query;
  }

  private submit(): void {
    const words = this.input.value.trim();
    this.close();
    if (!words) return this.input.focus();
    const detail = { query: words };
    if (!this.dispatchEvent(new CustomEvent("varanto-search", { detail, bubbles: true, composed: true, cancelable: true }))) return;
    if (this.getAttribute("results") === "site") return location.assign(searchPage(this.base, this.parameters(words)));
    this.asked = words;
    this.heard.textContent = "";
    void this.load();
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.suggest(), wait);
  }

  private async suggest(): Promise<void> {
    const words = this.input.value.trim();
    const turn = ++this.typing;
    if (words.length < least) return this.close();
    const query = listParameters((a) => this.getAttribute(a), this.language, ["municipality"]);
    query.set("q", words);
    const groups = await ask(address(this.base, "/embed/v1/suggest", query)).catch(() => []);
    if (turn !== this.typing || this.shadowRoot?.activeElement !== this.input) return;
    this.offer(Array.isArray(groups) ? (groups as Group[]) : []);
  }

  private offer(groups: Group[]): void {
    this.move(-1);
    this.options = [];
    this.list.replaceChildren(...groups.map((g, n) => this.group(g, n)));
    const n = this.options.length;
    this.expand(n > 0);
    const { one, many, none } = this.texts;
    const counted = n === 0 ? none : n === 1 ? one : many.replace("{n}", String(n));
    this.heard.textContent = [...groups.filter((g) => Array.isArray(g.items) && g.items.length === 0).map((g) => String(g.name)), counted].join(" ");
  }

  private group(g: Group, n: number): HTMLElement {
    const name = make("div", "suggest-group", String(g.name));
    name.id = `group-${n}`;
    name.setAttribute("role", "presentation");
    const box = make("div", "", name, ...(Array.isArray(g.items) ? g.items : []).map((i) => this.option(i)));
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", name.id);
    return box;
  }

  private option(s: Suggestion): HTMLElement {
    const option = make("div", "option", link({ text: s.text, lang: s.lang, href: "" }, this.base), s.note && make("span", "note", ` (${s.note})`));
    option.id = `option-${this.options.length}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = followable(s.href, this.base) ?? "";
    this.options.push(option);
    return option;
  }

  private key(e: KeyboardEvent): void {
    if (e.isComposing || e.ctrlKey || e.metaKey) return;
    const open = !this.list.hidden;
    const last = this.options.length - 1;
    switch (e.key) {
      case "ArrowDown":
      case "ArrowUp":
        e.preventDefault();
        if (!open) return void this.suggest();
        if (e.key === "ArrowDown") this.move(this.at < last ? this.at + 1 : -1);
        else this.move(this.at < 0 ? last : this.at - 1);
        return;
      case "Enter":
        if (!open || this.at < 0) return;
        e.preventDefault();
        return this.go(this.options[this.at]);
      case "Escape":
        if (open) {
          e.preventDefault();
          this.close();
        }
        return;
    }
  }

  private move(to: number): void {
    this.options[this.at]?.setAttribute("aria-selected", "false");
    this.at = to;
    const option = this.options[to];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  private expand(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  private close(): void {
    clearTimeout(this.timer);
    this.typing++;
    this.move(-1);
    this.expand(false);
  }

  private go(option: HTMLElement | null | undefined): void {
    if (option?.dataset.href) location.assign(option.dataset.href);
  }
}

