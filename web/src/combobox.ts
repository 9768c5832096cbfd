// Suggestions while typing, as the combobox with a listbox of ARIA 1.2: the focus stays in the field, the chosen option
// is told by aria-activedescendant, and the number of options is said in a live region. The site's own field and the one on
// other sites are both of this class; they differ in what their parts look like, whom they ask and how they go on.

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

export interface Field {
  input: HTMLInputElement;
  list: HTMLElement; // has an id
  status: HTMLElement;
  /** part makes an empty element that looks like that part of the list. */
  part(name: "group" | "option" | "note"): HTMLElement;
  /** words say how many suggestions there are; {n} is the number. */
  words(): { one: string; many: string; none: string };
  /** ask gets groups of suggestions. What comes after signal was aborted is not shown. */
  ask(typed: string, signal: AbortSignal): Promise<unknown>;
  /** follow is where a suggestion's address leads; empty for nowhere. */
  follow(href: string): string;
}

const wait = 150; // milliseconds after the last key
const least = 2; // characters

export class Combobox {
  private options: HTMLElement[] = [];
  private at = -1;
  private timer = 0;
  private request?: AbortController;
  private shownFor = "";

  constructor(private readonly field: Field) {
    const { input, list, status } = field;
    list.setAttribute("role", "listbox");
    list.hidden = true;
    status.setAttribute("role", "status");
    input.type = "text"; // a searchbox may not be a combobox (ARIA in HTML)
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (e) => this.key(e));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (e) => e.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (e) => this.go((e.target as Element).closest<HTMLElement>("[role=option]")));
  }

  /** close hides the suggestions and asks for none. */
  close(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.move(-1);
    this.expand(false);
    this.field.status.textContent = "";
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.timer = window.setTimeout(() => void this.ask(), wait);
  }

  private async ask(): Promise<void> {
    const { input } = this.field;
    const typed = input.value.trim();
    if (typed.length < least) return this.close();
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const groups = await this.field.ask(typed, signal);
      const focused = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
      if (!signal.aborted && focused) this.show(groupsOf(groups), typed);
    } catch {
      if (!signal.aborted) this.close();
    }
  }

  private show(groups: Group[], typed: string): void {
    this.move(-1);
    this.options = [];
    this.field.list.replaceChildren(...groups.map((g, n) => this.group(g, n)));
    this.shownFor = typed;
    const count = this.options.length;
    this.expand(count > 0);
    const { one, many, none } = this.field.words();
    const counted = count === 0 ? none : count === 1 ? one : many.replace("{n}", String(count));
    this.field.status.textContent = [...groups.filter((g) => g.items.length === 0).map((g) => g.name), counted].join(" ");
  }

  private group(g: Group, n: number): HTMLElement {
    const box = document.createElement("div");
    const name = this.field.part("group");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", (name.id = `${this.field.list.id}-${n}`));
    name.setAttribute("role", "presentation");
    name.textContent = g.name;
    box.append(name, ...g.items.map((i) => this.option(i)));
    return box;
  }

  private option(i: Suggestion): HTMLElement {
    const option = this.field.part("option");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.id = `${this.field.list.id}-o${this.options.length}`;
    option.dataset.href = this.field.follow(String(i.href));
    const text = document.createElement("bdi");
    text.textContent = String(i.text);
    if (i.lang) text.lang = i.lang;
    option.append(text);
    if (i.note) {
      const note = this.field.part("note");
      note.textContent = ` (${i.note})`;
      option.append(note);
    }
    this.options.push(option);
    return option;
  }

  private key(e: KeyboardEvent): void {
    if (e.isComposing || e.ctrlKey || e.metaKey) return;
    const { input, list } = this.field;
    const open = !list.hidden;
    const last = this.options.length - 1;
    switch (e.key) {
      case "ArrowDown":
      case "ArrowUp":
        e.preventDefault();
        if (!open) {
          if (last >= 0 && this.shownFor === input.value.trim()) this.expand(true);
          else return void this.ask();
        }
        if (e.altKey) return;
        if (e.key === "ArrowDown") this.move(this.at < last ? this.at + 1 : -1);
        else this.move(this.at < 0 ? last : this.at - 1);
        return;
      case "Home":
      case "End":
        if (!open || this.at < 0) return;
        e.preventDefault();
        this.move(e.key === "Home" ? 0 : last);
        return;
      case "Enter":
        if (!open || this.at < 0) return;
        e.preventDefault();
        this.go(this.options[this.at]);
        return;
      case "Escape":
        if (!open && input.value === "") return; // whoever is round the field may close
        e.preventDefault();
        if (open) this.close();
        else input.value = "";
        return;
    }
  }

  private move(to: number): void {
    const { input } = this.field;
    this.options[this.at]?.setAttribute("aria-selected", "false");
    this.at = to;
    const option = this.options[to];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  private expand(open: boolean): void {
    this.field.list.hidden = !open;
    this.field.input.setAttribute("aria-expanded", String(open));
  }

  private go(option: HTMLElement | null | undefined): void {
    if (option?.dataset.href) location.assign(option.dataset.href);
  }
}

// groupsOf takes of an answer what is groups: other sites' scripts may be older than what answers.
function groupsOf(answer: unknown): Group[] {
  if (!Array.isArray(answer)) return [];
  return answer.map((g) => ({ name: String(g?.name ?? ""), items: Array.isArray(g?.items) ? g.items : [] }));
}
