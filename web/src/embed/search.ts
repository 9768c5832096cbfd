// <varanto-search>: a search field with suggestions, as the combobox with a listbox of ARIA 1.2. Results are shown in
// place, or on the site with results="site".
import { Combobox } from "../combobox";
import { address, followable, listParameters, searchPage } from "./ask";
import { cards, isList, source } from "./cards";
import { heading, link, make, type Link } from "./dom";
import { Part } from "./element";
import { ask, Refused } from "./fetch";

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
  private readonly box: Combobox;
  private asked = "";

  constructor() {
    super();
    const { input, list } = this;
    this.label.htmlFor = input.id = "q";
    list.id = "list";
    this.form.setAttribute("role", "search");
    input.maxLength = 200;
    input.autocomplete = "off";
    input.spellcheck = false;
    input.enterKeyHint = "search";
    input.setAttribute("autocapitalize", "none");
    this.form.append(this.label, make("div", "field", make("div", "box", input, list), this.button), this.heard);
    this.form.addEventListener("submit", (e) => {
      e.preventDefault(); // the host's policy may forbid forms that lead away
      this.submit();
    });
    this.box = new Combobox({
      input,
      list,
      status: this.heard,
      part: (name) => make(name === "note" ? "span" : "div", name === "group" ? "suggest-group" : name),
      words: () => this.texts,
      ask: (typed) => this.suggest(typed),
      follow: (href) => followable(href, this.base) ?? "",
    });
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
    this.box.close();
    if (!words) return this.input.focus();
    const detail = { query: words };
    if (!this.dispatchEvent(new CustomEvent("varanto-search", { detail, bubbles: true, composed: true, cancelable: true }))) return;
    if (this.getAttribute("results") === "site") return location.assign(searchPage(this.base, this.parameters(words)));
    this.asked = words;
    this.heard.textContent = "";
    void this.load();
  }

  private suggest(words: string): Promise<unknown> {
    const query = listParameters((a) => this.getAttribute(a), this.language, ["municipality"]);
    query.set("q", words);
    return ask(address(this.base, "/embed/v1/suggest", query));
  }
}
