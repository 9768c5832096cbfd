// The page that makes parts for other sites works as a plain form. This updates the preview and the code at once, shows
// the real element in the preview, and copies.

const form = document.querySelector<HTMLFormElement>("#share");
const said = document.createElement("p");
let request: AbortController | undefined;

function address(f: HTMLFormElement): URL {
  const to = new URL(f.action);
  for (const [name, value] of new FormData(f)) if (typeof value === "string" && value !== "") to.searchParams.append(name, value);
  return to;
}

async function update(f: HTMLFormElement): Promise<void> {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const to = address(f);
  try {
    const answer = await fetch(to, { signal });
    if (!answer.ok) return f.submit();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (signal.aborted) return;
    for (const frame of next.querySelectorAll<HTMLIFrameElement>(".share__frame")) {
      frame.dataset.src = frame.getAttribute("src") ?? ""; // it is needed only where the element fails
      frame.removeAttribute("src");
    }
    const focused = document.activeElement?.id;
    for (const part of ["#where", "#made", "#share-accent-help", ".languages"]) {
      const now = next.querySelector(part);
      if (now) document.querySelector(part)?.replaceWith(now);
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    history.replaceState(null, "", to);
    enhance();
    said.textContent = "";
    said.textContent = f.dataset.updated ?? "";
  } catch {
    if (!signal.aborted) f.submit();
  }
}

async function copy(button: HTMLElement): Promise<void> {
  const code = document.getElementById(button.dataset.copy ?? "");
  if (!(code instanceof HTMLTextAreaElement)) return;
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(code.value);
    said.textContent = form?.dataset.copied ?? "";
  } catch {
    code.select();
    said.textContent = form?.dataset.notCopied ?? "";
  }
}

/** Shows what works with scripts only: the buttons that copy, and the element itself round the frame. */
function enhance(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) button.hidden = false;
  const sample = document.getElementById("sample");
  const { element, attributes } = sample?.dataset ?? {};
  if (!sample || !element || !attributes) return;
  const part = document.createElement(element);
  const pairs = JSON.parse(attributes) as string[];
  for (let i = 0; i + 1 < pairs.length; i += 2) part.setAttribute(pairs[i]!, pairs[i + 1]!);
  part.setAttribute("eager", "");
  part.addEventListener("varanto-error", () => {
    const frame = part.querySelector<HTMLIFrameElement>("iframe[data-src]");
    if (frame?.dataset.src) frame.src = frame.dataset.src;
  });
  part.append(...sample.childNodes); // the frame stays until the element has something to show
  part.addEventListener("varanto-load", () => part.replaceChildren(), { once: true });
  if (element === "varanto-search") void customElements.whenDefined(element).then(() => part.replaceChildren()); // it needs no answer
  sample.append(part);
}

if (form) {
  said.className = "share__said";
  said.setAttribute("role", "status");
  form.querySelector(".share__go")?.append(said);
  const script = document.createElement("script");
  script.src = "/embed/v1.js";
  document.head.append(script);
  enhance();
  form.addEventListener("change", () => void update(form));
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    void update(form);
  });
  document.addEventListener("click", (e) => {
    const button = e.target instanceof Element ? e.target.closest<HTMLElement>("[data-copy]") : null;
    if (button) void copy(button);
  });
}
