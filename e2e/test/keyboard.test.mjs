// The whole way with the keyboard alone, the focus always in sight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, openBrowser, phone } from "../lib/browser.mjs";
import { focused, tabTo, typeChoice, write } from "../lib/keyboard.mjs";
import { kinds, searchIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const server = testServer();

const words = {
  fi: { query: "kirjasto", municipality: "Raasepori" },
  sv: { query: "bibliotek", municipality: "Raseborg" },
  en: { query: "library", municipality: "Raasepori" },
};

for (const [lang, w] of Object.entries(words)) for (const [size, viewport] of Object.entries({ phone, desktop })) {
  test(`${lang}: from the front page to a place, ${size}`, async (t) => {
    const browser = await openBrowser({ viewport });
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    await page.goto(`${server.base}/${lang}/`);

    await page.keyboard.press("Tab");
    assert.equal(await focused(page, (e) => e.getAttribute("href")), "#main", "the first stop skips to the content");
    await page.keyboard.press("Enter");
    await tabTo(page, (e) => e.matches("input[name=q]"));
    await write(page, w.query);
    await tabTo(page, (e) => e.matches("select"));
    await typeChoice(page, w.municipality);
    await tabTo(page, (e) => e.matches("button[type=submit]"));
    await page.keyboard.press("Enter");
    await page.waitForURL((u) => u.href.startsWith(server.base + searchIn(lang)) && u.search === `?q=${w.query}&kunta=710`);

    await tabTo(page, `(e) => e.matches('.results a[href^="/${lang}/${kinds.service[lang]}/"]')`, 120); // past the filters
    await page.keyboard.press("Enter");
    await page.waitForURL((u) => u.pathname.startsWith(`/${lang}/${kinds.service[lang]}/`));
    await tabTo(page, (e) => e.matches("summary"));
    await page.keyboard.press("Enter");
    assert.ok(await focused(page, (e) => e.parentElement.open), "opening hours did not unfold");
    await tabTo(page, `(e) => e.matches('main a[href^="/${lang}/${kinds.place[lang]}/"]')`, 60, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL((u) => u.pathname.startsWith(`/${lang}/${kinds.place[lang]}/`));
    await page.locator(".map__canvas").waitFor();
    await tabTo(page, (e) => e.matches("footer a"), 80); // past the map: no trap
    assert.deepEqual(complaints, []);
  });
}
