// The site's own search fields with suggestions. The form works without them.
import { Combobox } from "./combobox";

function made(tag: string, className: string): HTMLElement {
  const e = document.createElement(tag);
  e.className = className;
  return e;
}

async function ask(field: HTMLElement, input: HTMLInputElement, typed: string, signal: AbortSignal): Promise<unknown> {
  const address = new URL(field.dataset.suggest ?? "", location.href);
  address.searchParams.set("q", typed);
  const place = input.form?.elements.namedItem("kunta");
  if (place instanceof HTMLSelectElement) address.searchParams.set("kunta", place.value);
  const answer = await fetch(address, { signal });
  return answer.ok ? answer.json() : [];
}

function suggest(field: HTMLElement, input: HTMLInputElement): void {
  const list = made("div", "suggest");
  const status = made("p", "hear");
  list.id = `${input.id}-list`;
  list.setAttribute("aria-label", field.dataset.list ?? "");
  field.append(list, status);
  const { one = "", many = "", none = "" } = field.dataset;
  const box = new Combobox({
    input,
    list,
    status,
    part: (name) => made(name === "note" ? "span" : "div", `suggest__${name}`),
    words: () => ({ one, many, none }),
    ask: (typed, signal) => ask(field, input, typed, signal),
    follow: (href) => href,
  });
  input.form?.addEventListener("submit", () => box.close());
}

export function suggestWhileTyping(): void {
  for (const field of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
    const input = field.querySelector("input");
    if (input) suggest(field, input);
  }
}
