// The host's colour as text: moved towards black or white until it can be read (WCAG 2.2, 1.4.3). The server does the
// same for the pages in an iframe.

export type Colour = readonly [number, number, number];

export const light: Colour = [255, 255, 255];
export const dark: Colour = [0x1a, 0x1a, 0x1a];
const ink: Colour = [0x06, 0x1c, 0x1f];
const enough = 4.5;

/** Reads "#0b4f58", "0b4f58" and "#abc". */
export function parseColour(text: string | null): Colour | undefined {
  let digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text?.trim() ?? "")?.[1];
  if (!digits) return undefined;
  if (digits.length === 3) digits = [...digits].map((d) => d + d).join("");
  const n = parseInt(digits, 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

export const written = (c: Colour): string => `#${c.map((v) => v.toString(16).padStart(2, "0")).join("")}`;

function luminance(c: Colour): number {
  const [r, g, b] = c.map((v) => {
    const s = v / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Colour, b: Colour): number {
  const la = luminance(a);
  const lb = luminance(b);
  return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
}

export function fit(c: Colour, ground: Colour): Colour {
  const to = luminance(ground) < 0.18 ? 255 : 0;
  let out = c;
  for (let step = 1; contrast(out, ground) < enough && step <= 20; step++) {
    out = c.map((v) => Math.round(v + ((to - v) * step) / 20)) as unknown as Colour;
  }
  return out;
}

export const on = (c: Colour): Colour => (contrast(light, c) >= contrast(ink, c) ? light : ink);

/** The rules of an element's own colour; empty when the attribute is no colour. */
export function accentRules(text: string | null): string {
  const c = parseColour(text);
  if (!c) return "";
  const rule = (ground: Colour) => {
    const shown = fit(c, ground);
    return `{--given:${written(shown)};--given-on:${written(on(shown))}}`;
  };
  return `:host${rule(light)}:host([theme=dark])${rule(dark)}@media (prefers-color-scheme:dark){:host([theme=auto])${rule(dark)}}`;
}
