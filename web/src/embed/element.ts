// What all elements share: they wait until they come into sight, ask, show, and say when it does not work. What the host
// has put inside them (a link, as a rule) is shown until there is something better, and again when there is not.
import { accentRules } from "./colour";
import { ask, Refused } from "./fetch";
import { make } from "./dom";
import { headingLevel } from "./ask";
import { language, textsIn, type Texts } from "./texts";
import css from "./style.css";

/** Where the script came from: its own origin is the site that is asked. */
export const home = (() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const src = script?.src || document.querySelector<HTMLScriptElement>('script[src*="/embed/v1."]')?.src;
  return new URL(src || location.href).origin;
})();

let common: CSSStyleSheet | undefined;

function sheet(): CSSStyleSheet {
  if (!common) {
    common = new CSSStyleSheet();
    common.replaceSync(css);
  }
  return common;
}

let watcher: IntersectionObserver | undefined;

/** Tells elements that they come near to what is seen. */
function watch(e: Part): void {
  if (!("IntersectionObserver" in window)) return e.start();
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher?.unobserve(target);
        (target as Part).start();
      }
    },
    { rootMargin: "300px" },
  );
  watcher.observe(e);
}

export abstract class Part extends HTMLElement {
  protected readonly root = make("div", "root");
  private readonly fallback = document.createElement("slot");
  private readonly status = make("p", "status");
  private readonly error = make("div", "error");
  private readonly own = new CSSStyleSheet();
  private started = false;
  private turn = 0;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet(), this.own];
    this.status.setAttribute("role", "status");
    this.status.classList.add("hear");
    this.root.hidden = this.error.hidden = true;
    const frame = make("div", "");
    frame.className = "root";
    frame.append(this.status, this.error);
    shadow.append(this.fallback, this.root, frame);
  }

  connectedCallback(): void {
    this.dress();
    if (this.hasAttribute("eager")) this.start();
    else if (!this.started) watch(this);
  }

  disconnectedCallback(): void {
    watcher?.unobserve(this);
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    this.dress();
    if (this.started && !["accent", "theme", "font", "compact"].includes(name)) this.refresh();
  }

  /** Begins to ask; called once the element comes into sight. */
  start(): void {
    if (this.started) return;
    this.started = true;
    this.refresh();
  }

  /** Asks again and shows the answer. */
  refresh(): void {
    void this.load();
  }

  protected get language(): string {
    return language(this.getAttribute("lang"), this.closest("[lang]")?.getAttribute("lang"), document.documentElement.lang);
  }

  protected get base(): string {
    const given = this.getAttribute("base");
    try {
      return given ? new URL(given, location.href).origin : home;
    } catch {
      return home;
    }
  }

  protected get texts(): Texts {
    return textsIn(this.language);
  }

  protected get level(): number {
    return headingLevel(this.getAttribute("heading-level"));
  }

  /** The address to ask; undefined when there is nothing to ask for. */
  protected abstract question(): string | undefined;

  /** Lays an answer out; undefined when it has done so itself. */
  protected abstract show(answer: unknown): Node[] | undefined;

  protected async load(): Promise<void> {
    const turn = ++this.turn;
    const question = this.question();
    this.error.hidden = true;
    if (!question) return;
    // Where the host has put nothing to see, it is said that something is coming.
    const bare = this.childElementCount === 0;
    this.status.classList.toggle("hear", !bare);
    if (bare) this.say(this.texts.loading);
    this.root.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(question);
      if (turn !== this.turn) return;
      const shown = this.show(answer);
      if (shown) this.root.replaceChildren(...shown);
      this.ready();
      this.say("");
      this.tell("varanto-load", answer);
    } catch (e) {
      if (turn !== this.turn) return;
      this.failed(e);
    }
    this.root.removeAttribute("aria-busy");
  }

  /** Shows the host's own content instead, and how to try again. A mistake of the host's is told in the console. */
  protected failed(e: unknown): void {
    const refused = e instanceof Refused && e.status < 500;
    this.fallBack();
    this.say("");
    const text = make("span", "", this.texts.failed);
    const again = make("button", "button", this.texts.retry);
    again.type = "button";
    again.addEventListener("click", () => this.refresh());
    this.error.replaceChildren(text, again);
    // Trying again does not help when the question is wrong; the host's own link does.
    this.error.hidden = refused && this.childElementCount > 0;
    again.hidden = refused;
    if (!this.error.hidden) this.say(this.texts.failed);
    const message = e instanceof Error ? e.message : String(e);
    if (refused) console.warn(`<${this.localName}> ${message}`);
    this.tell("varanto-error", { status: e instanceof Refused ? e.status : 0, message });
  }

  protected say(text: string): void {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  protected tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Shows what there is instead of the host's own content. */
  protected ready(): void {
    this.fallback.hidden = true;
    this.root.hidden = false;
  }

  private fallBack(): void {
    this.fallback.hidden = false;
    this.root.hidden = true;
  }

  private dress(): void {
    this.own.replaceSync(accentRules(this.getAttribute("accent")));
    this.root.classList.toggle("compact", this.hasAttribute("compact"));
    this.root.lang = this.language;
    this.status.lang = this.error.lang = this.root.lang;
  }
}
