// Suggestions while typing, as the combobox with a listbox of ARIA 1.2: the focus stays in the field, the chosen option
// is told by aria-activedescendant, and the number of options is said in a live region. The form works without it.

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

class Combobox {
  private readonly list = document.createElement("div");
  private readonly status = document.createElement("p");
  private options: HTMLElement[] = [];
  private at = -1;
  private timer = 0;
  private request?: AbortController;
  private shownFor = "";

  constructor(
    private readonly field: HTMLElement,
    private readonly input: HTMLInputElement,
  ) {
    const { list, status } = this;
    list.id = `${input.id}-list`;
    list.className = "suggest";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.dataset.list ?? "");
    list.hidden = true;
    status.className = "hear";
    status.setAttribute("role", "status");
    field.append(list, status);

    input.type = "text"; // a searchbox may not be a combobox (ARIA in HTML)
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (e) => this.key(e));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (e) => e.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (e) => this.go((e.target as Element).closest<HTMLElement>("[role=option]")));
    input.form?.addEventListener("submit", () => this.close());
  }

  private ask(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.timer = window.setTimeout(() => void this.fetch(), wait);
  }

  private async fetch(): Promise<void> {
    const typed = this.input.value.trim();
    if (typed.length < least) return this.close();
    this.request = new AbortController();
    const { signal } = this.request;
    const address = new URL(this.field.dataset.suggest ?? "", location.href);
    address.searchParams.set("q", typed);
    const place = this.input.form?.elements.namedItem("kunta");
    if (place instanceof HTMLSelectElement) address.searchParams.set("kunta", place.value);
    try {
      const answer = await fetch(address, { signal });
      const groups: Group[] = answer.ok ? await answer.json() : [];
      if (!signal.aborted && document.activeElement === this.input) this.show(groups, typed);
    } catch {
      if (!signal.aborted) this.close();
    }
  }

  private show(groups: Group[], typed: string): void {
    this.options = [];
    this.list.replaceChildren(...groups.map((g, n) => this.group(g, n)));
    this.move(-1);
    this.shownFor = typed;
    this.expand(this.options.length > 0);
    const { one, many, none } = this.field.dataset;
    const count = this.options.length;
    const counted = (count === 0 ? none : count === 1 ? one : many?.replace("{n}", String(count))) ?? "";
    this.status.textContent = [...groups.filter((g) => g.items.length === 0).map((g) => g.name), counted].join(" ");
  }

  private group(g: Group, n: number): HTMLElement {
    const box = document.createElement("div");
    const name = document.createElement("div");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", (name.id = `${this.list.id}-${n}`));
    name.className = "suggest__group";
    name.setAttribute("role", "presentation");
    name.textContent = g.name;
    box.append(name, ...g.items.map((i) => this.option(i)));
    return box;
  }

  private option(i: Suggestion): HTMLElement {
    const option = document.createElement("div");
    option.className = "suggest__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.id = `${this.list.id}-o${this.options.length}`;
    option.dataset.href = i.href;
    const text = document.createElement("span");
    text.textContent = i.text;
    if (i.lang) text.lang = i.lang;
    option.append(text);
    if (i.note) {
      const note = document.createElement("span");
      note.className = "suggest__note";
      note.textContent = ` (${i.note})`;
      option.append(note);
    }
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
        if (!open) {
          if (last >= 0 && this.shownFor === this.input.value.trim()) this.expand(true);
          else return void this.fetch();
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
        e.preventDefault();
        if (open) this.close();
        else this.input.value = "";
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
    this.request?.abort();
    this.move(-1);
    this.expand(false);
    this.status.textContent = "";
  }

  private go(option: HTMLElement | null | undefined): void {
    if (option?.dataset.href) location.assign(option.dataset.href);
  }
}

export function suggestWhileTyping(): void {
  for (const field of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
    const input = field.querySelector("input");
    if (input) new Combobox(field, input);
  }
}
