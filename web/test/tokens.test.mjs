// One visual language: tokens.css alone names the design system's properties and writes colours; every other sheet names only
// roles, for colours as for sizes of text and for space (docs/decisions/0016-design-tokens.md).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { declarations } from "../sheets.mjs";

const src = new URL("../src/", import.meta.url);
const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const sheets = new Map(readdirSync(src, { recursive: true }).filter((n) => n.endsWith(".css")).map((n) => [n, readFileSync(new URL(n, src), "utf8")]));

// A pin points at its place, which is a matter of the picture's pixels; what is hidden from the eye but not from the ear takes
// no room; pages for an iframe begin at the browser's own size of text; printers count in points.
const exceptions = ["map.css .map__pin::after margin", "css/base.css .hear margin", "embed/style.css .hear margin", "embed/frame.css html font", "css/print.css body font-size"];

const colour = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(/i;
const named = /(?<![\w-])(?:white|black|gr[ae]y|silver|red|green|blue|yellow|orange|teal|navy|purple|maroon|olive|lime|aqua|fuchsia|brown|pink|gold)(?![\w-])/i;
const system = /(?<![\w-])(?:Canvas|CanvasText|LinkText|ButtonText|ButtonFace|ButtonBorder|Field|FieldText|Highlight|HighlightText|Mark|MarkText|GrayText|AccentColor)(?![\w-])/;
const coloured = /^(?:color|background(?:-color|-image)?|border(?:-.*)?|outline(?:-color)?|fill|stroke|box-shadow|text-shadow|accent-color|text-decoration(?:-color)?)$/;
const spaced = /^(?:margin|padding|gap|row-gap|column-gap|scroll-margin|scroll-padding)(?:-|$)/;
const tokens = /var\(--(?:color|spacing|fontsize|lineheight|breakpoint|container-width|box-shadow)-/;
// hds-core's breakpoints m and l, and s, xl and xxl, in rem; and below each.
const widths = new Set(["36", "48", "62", "78", "90"].flatMap((w) => [`${w}rem`, `${w - 0.01}rem`]));

/** What is against the rule in a sheet. */
function offences(name, css) {
  const out = [];
  // The script for other sites has no tokens.css beside it: its own roles stand at its beginning.
  const ownRoles = (d) => d.property.startsWith("--") && (name === "css/tokens.css" || (name === "embed/style.css" && /^:(host|root)\b/.test(d.selector)));
  for (const d of declarations(css)) {
    if (ownRoles(d) || exceptions.includes(`${name} ${d.selector} ${d.property}`)) continue;
    const offend = (why) => out.push(`${name}:${d.line} ${d.selector} { ${d.property}: ${d.value} } ${why}`);
    const { property, value } = d;
    if (colour.test(value) || (coloured.test(property) && named.test(value))) offend("writes a colour: name a role of tokens.css");
    if (coloured.test(property) && system.test(value) && !d.at.some((a) => a.includes("forced-colors"))) offend("names a system colour outside forced colours");
    if (tokens.test(value) && name !== "css/tokens.css") offend("names a property of the design system: name a role of tokens.css");
    if (property === "font-size" && !/^(inherit|var\(--(step-|varanto-font-size).*\))$/.test(value)) offend("writes a size of text: name a step");
    if (property === "font" && !/^(inherit|var\(--step-)/.test(value)) offend("writes a size of text: name a step");
    if (property === "line-height" && !/^(inherit|normal|var\(--leading\S*\))$/.test(value)) offend("writes a height of lines: name a leading");
    if (/radius$/.test(property) && /\d(px|rem|em)/.test(value)) offend("writes a radius: name a role");
    if (spaced.test(property)) {
      for (const [, number, unit] of value.replace(/var\([^)]*\)/g, "").matchAll(/(?<![\w.])-?(\d*\.?\d+)(rem|em|px|pt|ch|ex|vw|vh)\b/g)) {
        if (unit === "px" && number <= 2) continue;
        if (/^v/.test(unit) && /^clamp\(/.test(value)) continue;
        offend("writes space: name a role such as --space-4");
      }
    }
  }
  for (const [, width] of css.matchAll(/@media[^{]*?\bwidth\s*:\s*([^)]+)\)/g)) {
    if (!widths.has(width.trim())) out.push(`${name}: a page changes at ${width}, which is no breakpoint of the design system`);
  }
  return out;
}

for (const [name, css] of sheets) {
  test(`${name} names roles`, () => {
    assert.deepEqual(offences(name, css), []);
  });
}

test("every role that is named is there", () => {
  const given = new Set(["--given", "--given-on"]);
  for (const css of [read("../node_modules/hds-core/lib/base.css"), ...sheets.values()]) {
    for (const { property } of declarations(css)) if (property.startsWith("--")) given.add(property);
  }
  for (const [name, css] of sheets) {
    for (const [, role] of css.matchAll(/var\((--[\w-]+)/g)) assert.ok(given.has(role) || role.startsWith("--varanto-"), `${name} names ${role}`);
  }
});

test("only tokens.css and the script for other sites set roles at the root", () => {
  for (const [name, css] of sheets) {
    if (name === "css/tokens.css" || name === "embed/style.css") continue;
    assert.deepEqual(declarations(css).filter((d) => d.selector === ":root" && d.property.startsWith("--")).map((d) => d.property), [], name);
  }
});

test("what is against the rule is found", () => {
  for (const wrong of [
    "a { color: #123456 }",
    "a { border: 1px solid rgb(0 0 0 / 5%); }",
    "a { background: white; }",
    "@media (min-width: 48rem) { a { box-shadow: 0 1px 2px black } }",
    "a { color: Highlight }",
    "a { color: var(--color-black-90) }",
    "a { --ring: #fff }",
    "a { font-size: 1.1rem }",
    "a { font-size: 14px }",
    "a { font: 1rem/1.5 serif }",
    "a { line-height: 1.4 }",
    "a { border-radius: 5px }",
    "a { margin: 0 0 .75rem }",
    "a { padding-inline: 3px }",
    "a { gap: var(--space-1) 1em }",
    "a { padding: calc(var(--space-4) + 3px) }",
    "@media (max-width: 40rem) { a { color: var(--ink) } }",
  ]) assert.equal(offences("css/new.css", wrong).length, 1, wrong);
  for (const right of [
    "a { margin: 0 auto; padding: 1px 2px var(--space-4) var(--edge); color: currentColor; border-radius: 50% }",
    "@media (forced-colors: active) { a { color: LinkText } }",
    ".white { width: 3rem; background: none; white-space: nowrap }",
    "/* #fff */ a { font: inherit; line-height: var(--leading) }",
  ]) assert.deepEqual(offences("css/new.css", right), [], right);
});
