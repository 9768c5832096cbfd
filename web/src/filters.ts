// Filters that take effect when a box is ticked. The focus stays on the box, folds stay as they are, and the new number
// of results is said in a live region. Without this file the button does the same.

let request: AbortController | undefined;

// shown is which results are on the page: another fragment of them is no other page.
let shown = location.pathname + location.search;

// address is where the form would lead, without what is empty. That no municipality is asked for is said: the device may
// remember one.
function address(form: HTMLFormElement): URL {
  const to = new URL(form.action);
  const data = new FormData(form);
  for (const [name, value] of data) {
    if (typeof value !== "string" || (value === "" && name !== "kunta") || (name === "openTime" && !data.get("openDay"))) continue;
    to.searchParams.append(name, value);
  }
  to.hash = location.hash; // on narrow screens it keeps the filters in sight
  return to;
}

// replace puts a part of the new page in the place of the old one; what is folded stays so.
function replace(next: Document, selector: string): void {
  const old = document.querySelector(selector);
  const now = next.querySelector(selector);
  if (!old || !now) return;
  for (const details of now.querySelectorAll<HTMLDetailsElement>("details[id]")) {
    const before = document.getElementById(details.id);
    if (before instanceof HTMLDetailsElement) details.open = before.open;
  }
  old.replaceWith(now);
}

async function apply(form: HTMLFormElement, said: HTMLElement): Promise<void> {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const to = address(form);
  try {
    const answer = await fetch(to, { signal });
    if (!answer.ok) return form.requestSubmit();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (signal.aborted) return;
    const focused = document.activeElement?.id;
    for (const part of [".filters__all", ".results", ".languages", ".where"]) replace(next, part);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    history.pushState(null, "", to);
    shown = to.pathname + to.search;
    said.textContent = document.querySelector("#results")?.textContent?.trim().replace(/\s+/g, " ") ?? "";
  } catch {
    if (!signal.aborted) form.requestSubmit();
  }
}

export function filterAtOnce(): void {
  const form = document.querySelector<HTMLFormElement>("#ask");
  const filters = document.querySelector("#filters");
  if (!form || !filters) return;
  const said = document.createElement("p");
  said.className = "hear";
  said.setAttribute("role", "status");
  filters.after(said);
  filters.addEventListener("change", (e) => {
    if (e.target instanceof HTMLInputElement && e.target.type === "checkbox") void apply(form, said);
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload();
  });
}
