// Every colour of text can be read on every ground, on light, dark and printed pages (WCAG 2.2, 1.4.3), and edges, marks and
// the ring of the focus are seen there (1.4.11, 2.4.13): all pairs of roles that may meet, so that nobody has to know which do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { resolved, roots } from "../sheets.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const sheets = [read("../node_modules/hds-core/lib/base.css"), read("../src/css/tokens.css")];
const schemes = { light: [], dark: ["@media (prefers-color-scheme: dark)"], paper: ["@media print"] };

const grounds = ["--ground", "--ground-2", "--accent-tint", "--good-tint", "--note-tint", "--wrong-tint", "--info-tint", "--mark"];
const texts = ["--ink", "--ink-2", "--accent", "--accent-strong", "--good", "--wrong", "--info"];
const seen = ["--line-strong", "--focus"];
const written = [
  ["--on-accent", "--accent"], ["--on-accent", "--accent-strong"],
  ["--ground", "--wrong"], // the dangerous button under the pointer
  ["--ground", "--pin"], // how many places a pin stands for
  ...["--brand", "--brand-deep", "--brand-soft"].flatMap((ground) => [["--on-brand", ground], ["--on-brand-2", ground]]),
  ["--brand-deep", "--on-brand"],
  ["--on-tiles", "--tiles"], ["--link-on-tiles", "--tiles"], ["--toner", "--paper"],
  ["--on-sample-light", "--sample-light"], ["--on-sample-dark", "--sample-dark"],
];
const marked = [["--highlight", "--brand"], ["--highlight", "--brand-deep"], ["--highlight", "--brand-soft"], ["--on-pin-chosen", "--pin-chosen"], ["--pin", "--land"], ["--pin", "--water"],
  ...["--ground", "--ground-2", "--accent-tint", "--note-tint"].map((ground) => ["--note-line", ground])];

function luminance(hex) {
  const [, digits] = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(hex) ?? assert.fail(`${hex} is no colour`);
  const [r, g, b] = (digits.length === 3 ? [...digits].map((d) => d + d) : digits.match(/../g)).map((d) => {
    const s = parseInt(d, 16) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test("contrast is computed as WCAG says", () => {
  assert.equal(contrast("#000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#fff").toFixed(2), "4.48");
});

for (const [scheme, conditions] of Object.entries(schemes)) {
  const set = roots(sheets, ...conditions);
  const weak = (pairs, least) => pairs.map(([a, b]) => [a, b, contrast(resolved(set, a), resolved(set, b))])
    .filter(([, , c]) => c < least).map(([a, b, c]) => `${a} on ${b}: ${c.toFixed(2)}`);
  const all = (front) => front.flatMap((f) => grounds.map((g) => [f, g]));
  test(`texts can be read on ${scheme} pages`, () => assert.deepEqual(weak([...all(texts), ...written], 4.5), []));
  test(`edges and marks are seen on ${scheme} pages`, () => assert.deepEqual(weak([...all(seen), ...marked], 3), []));
}
