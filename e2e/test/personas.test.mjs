// What people come for, with the keyboard alone: in three languages, with and without scripts, on a phone and at a desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, leads, openBrowser, phone } from "../lib/browser.mjs";
import { tabTo, write } from "../lib/keyboard.mjs";
import { kinds, languages, searchIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const server = testServer();

// Services of the demo catalogue by their short ids; ways are how one of them is reached.
const tasks = {
  "a newcomer looks for a language course and advice": {
    words: { fi: "suomen kielen kurssi", sv: "språkkurs", en: "language course" }, service: "c26b29e9b2", ways: "main a[href^='tel:'], main address",
  },
  "somebody cares for a relative and looks for support": {
    words: { fi: "omaishoidon tuki", sv: "närståendevård", en: "informal care" }, service: "0e6600d10d", ways: "main a[href^='tel:'], main a.hds-button, main address",
  },
  "somebody needs to talk to a person now": {
    words: { fi: "kriisipuhelin", sv: "kristelefon", en: "crisis helpline" }, service: "d77717f950", ways: "main a[href^='tel:']",
  },
};

async function task(browser, lang, { words, service, ways }) {
  const { page, complaints } = await browser.newPage();
  await page.goto(`${server.base}/${lang}/`);
  for (const number of ["112", "116117"]) assert.ok(await page.locator(`footer a[href="tel:${number}"]`).isVisible(), `${number} is not on the front page`);
  await tabTo(page, (e) => e.matches("input[name=q]"));
  await write(page, words[lang]);
  await page.keyboard.press("Enter");
  await page.waitForURL((u) => u.pathname === searchIn(lang));
  const wanted = `.results .card__name a[href^="/${lang}/${kinds.service[lang]}/"][href*="${service}"]`;
  const first = await page.locator(".results .card__name a").evaluateAll((all) => all.slice(0, 3).map((a) => a.getAttribute("href")));
  assert.ok(first.some((href) => href.includes(service)), `not among the first results: ${first}`);
  await tabTo(page, `(e) => e.matches('${wanted}')`, 150); // past the filters
  await page.keyboard.press("Enter");
  await page.waitForURL((u) => u.pathname.includes(service));
  assert.ok((await page.locator(ways).count()) > 0, "nobody can be reached");
  assert.deepEqual(complaints, []);
  await page.close();
}

for (const [size, viewport] of Object.entries({ phone, desktop })) {
  for (const javaScriptEnabled of [true, false]) {
    for (const lang of languages) {
      test(`${lang}, ${size}, ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
        const browser = await openBrowser({ viewport, javaScriptEnabled });
        t.after(() => browser.close());
        for (const [name, of] of Object.entries(tasks)) await t.test(name, () => task(browser, lang, of));
      });
    }
  }
}

test("somebody who is away by day finds whom to call in the evening", async (t) => {
  const browser = await openBrowser({ viewport: phone, javaScriptEnabled: false });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  for (const lang of languages) {
    let answers = 0;
    for (let day = 1; day <= 5 && answers === 0; day++) { // on holidays and their eves nobody may
      await page.goto(`${server.base}${searchIn(lang)}?q=${encodeURIComponent(tasks["somebody needs to talk to a person now"].words[lang])}&type=Phone`);
      await page.locator(".results__narrow a").click(); // on a phone the filters wait behind a link
      await page.locator("#facet-openAt > summary").click();
      await page.locator("#f-openDay").selectOption({ index: day });
      await page.locator("#f-openTime").selectOption("18:00");
      await leads(page, () => page.locator("#filters button[type=submit]").last().click());
      answers = await page.locator(".results a[href^='tel:']").count();
    }
    assert.ok(answers > 0, `${lang}: nobody answers in the evening`);
  }
});

test("a short list is printed without what paper cannot do", async (t) => {
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  for (const lang of languages) {
    await page.goto(`${server.base}${searchIn(lang)}?q=${encodeURIComponent(tasks["somebody cares for a relative and looks for support"].words[lang])}`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".results .card__name").first().isVisible());
    for (const part of [".search", "#filters", ".languages", ".pager"]) assert.equal(await page.locator(`${part}:visible`).count(), 0, `${lang}: ${part} is printed`);
    await page.emulateMedia({ media: "screen" });
  }
});
