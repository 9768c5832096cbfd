// What other sites show looks as the site does where the host sets nothing: the host has no hds-core, so that the script's
// roles are written out, and held to those of the site here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { declarations, resolved, roots } from "../sheets.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const sheets = [read("../node_modules/hds-core/lib/base.css"), read("../src/css/tokens.css")];
const own = declarations(read("../src/embed/style.css")).filter((d) => d.property.startsWith("--"));

const namesakes = { "--edge": "--line-strong", "--open": "--good" };
const colours = ["--accent", "--on-accent", "--ground", "--ink", "--ink-2", "--line", "--edge", "--open", "--focus"];
const full = (hex) => hex.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");

for (const [scheme, conditions, selector] of [
  ["light", [], /^:host, :root$/],
  ["dark", ["@media (prefers-color-scheme: dark)"], /theme="dark"/],
  ["dark where the reader wants it", ["@media (prefers-color-scheme: dark)"], /theme="auto"/],
]) {
  test(`colours: ${scheme}`, () => {
    const set = roots(sheets, ...conditions);
    for (const name of colours) {
      const { value } = own.find((d) => d.property === name && selector.test(d.selector));
      const fallback = /(#[0-9a-f]+)\)*$/.exec(value)[1];
      assert.equal(full(fallback), full(resolved(set, namesakes[name] ?? name)), name);
    }
  });
}

test("space and type, by the size of the host's text", () => {
  const set = roots(sheets);
  const measured = own.filter((d) => /^--(space|step|leading|radius-xs|shadow)/.test(d.property));
  assert.ok(measured.length > 9);
  const size = parseFloat(resolved(set, "--step--1")); // the site's notes have the size that hosts' text mostly has
  for (const { property, value } of measured) {
    if (/^--(leading|radius|shadow)/.test(property)) assert.equal(value.replace("rgb(0 0 0 / 20%)", "rgba(0, 0, 0, 0.2)"), resolved(set, property), property);
    else if (property.startsWith("--space")) assert.equal(parseFloat(value), parseFloat(resolved(set, property)), property);
  }
  const step = (n) => parseFloat(own.find((d) => d.property === n).value);
  assert.equal(step("--step--1"), parseFloat(resolved(set, "--step--2")) / size);
  assert.equal(step("--step-1"), parseFloat(resolved(set, "--step-0")) / size);
  assert.equal(step("--step-2"), parseFloat(resolved(set, "--step-2")) / size);
});
