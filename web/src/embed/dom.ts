// Elements made of text: nothing is ever read as markup.
import { followable } from "./ask";

export interface Text {
  text: string;
  lang?: string;
}

export interface Link extends Text {
  href: string;
}

type Child = Node | string | false | null | undefined;

/** An element whose first class is also its part, for the host's styles. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, classes = "", ...children: Child[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  if (classes) {
    e.className = classes;
    e.setAttribute("part", classes);
  }
  for (const c of children) if (c) e.append(c);
  return e;
}

/** Text of the content, kept apart from what is round it (bidi), in its language. */
export function say(t: Text): HTMLElement {
  const e = document.createElement("bdi");
  e.textContent = String(t.text ?? "");
  if (t.lang) e.lang = t.lang;
  return e;
}

/** A link, or its text alone when the address is none to follow. */
export function link(l: Link, base: string, ...more: Child[]): HTMLElement {
  const href = followable(l.href, base);
  if (!href) return make("span", "", say(l), ...more);
  const a = make("a", "link", say(l), ...more);
  a.href = href;
  return a;
}

export function heading(level: number, classes: string, ...children: Child[]): HTMLElement {
  return make(`h${level}` as "h3", classes, ...children);
}
