// No violation that axe can find: every kind of page, three languages, light and dark, phone and desktop.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { desktop, openBrowser, phone } from "../lib/browser.mjs";
import { languages, pagesIn } from "../lib/pages.mjs";
import { startServer } from "../lib/server.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let server;
before(async () => {
  server = await startServer();
});
after(() => server?.stop());

const looks = [
  { name: "phone, light", viewport: phone, colorScheme: "light" },
  { name: "desktop, dark", viewport: desktop, colorScheme: "dark" },
];

for (const { name: look, ...options } of looks) {
  test(look, async (t) => {
    const browser = await openBrowser(options);
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    for (const lang of languages) {
      for (const [name, path] of Object.entries(await pagesIn(server.base, lang))) {
        await t.test(`${lang} ${name}`, async () => {
          complaints.length = 0;
          await page.goto(server.base + path, { waitUntil: "networkidle" });
          await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
          const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
          assert.ok(passes.length > 10, "axe looked at nothing");
          assert.deepEqual(violations.map(explain), []);
          const expected = { missing: /Failed to load resource.*404/, gone: /Failed to load resource.*410/ }[name] ?? /^$/;
          assert.deepEqual(complaints.filter((c) => !expected.test(c)), []);
        });
      }
    }
  });
}

function explain({ id, help, nodes }) {
  return `${id}: ${help}: ${nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(" | ")}`;
}
