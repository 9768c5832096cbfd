// No violation that axe can find: every kind of page, three languages, light and dark, phone and desktop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersUnfolded } from "../lib/axe.mjs";
import { desktop, goSettled, openBrowser, phone } from "../lib/browser.mjs";
import { languages, pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const server = testServer();

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
          await goSettled(page, server.base + path);
          assert.deepEqual(await barriersUnfolded(page), []);
          const expected = { missing: /Failed to load resource.*404/, gone: /Failed to load resource.*410/ }[name] ?? /^$/;
          assert.deepEqual(complaints.filter((c) => !expected.test(c)), []);
        });
      }
    }
  });
}
