// The pages that lead to content and stand round it: browsing, changes, feedback, accessibility, privacy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersUnfolded } from "../lib/axe.mjs";
import { desktop, goSettled, openBrowser, phone } from "../lib/browser.mjs";
import { languages, pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const called = {
  fi: { topics: "aiheet", groups: "kohderyhmat", events: "elamantilanteet", changes: "muutokset", feedback: "palaute", statement: "saavutettavuus", privacy: "tietosuoja" },
  sv: { topics: "amnen", groups: "malgrupper", events: "livssituationer", changes: "andringar", feedback: "respons", statement: "tillganglighet", privacy: "dataskydd" },
  en: { topics: "topics", groups: "target-groups", events: "life-situations", changes: "changes", feedback: "feedback", statement: "accessibility", privacy: "privacy" },
};

const server = testServer();

/** What is sent within two seconds of the page is taken for a program's. */
const read = (page) => page.waitForTimeout(2100);

const fitsWidth = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

for (const [look, options] of Object.entries({
  "phone, light": { viewport: phone, colorScheme: "light" },
  "desktop, dark": { viewport: desktop, colorScheme: "dark" },
})) {
  test(look, async (t) => {
    const browser = await openBrowser(options);
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    for (const lang of languages) {
      const of = called[lang];
      const { service } = await pagesIn(server.base, lang);
      const pages = {
        home: `/${lang}/?kunta=710`,
        topics: `/${lang}/${of.topics}?kunta=710`,
        groups: `/${lang}/${of.groups}`,
        events: `/${lang}/${of.events}`,
        class: `/${lang}/${of.topics}/x-p25?kunta=710`,
        empty: `/${lang}/${of.topics}/x-p28.1?kunta=478`,
        changes: `/${lang}/${of.changes}?kunta=710`,
        feedback: `/${lang}/${of.feedback}`,
        statement: `/${lang}/${of.statement}`,
        privacy: `/${lang}/${of.privacy}`,
      };
      for (const [name, path] of Object.entries(pages)) {
        await t.test(`${lang} ${name}`, async () => {
          complaints.length = 0;
          await goSettled(page, server.base + path);
          assert.deepEqual(await barriersUnfolded(page), []);
          assert.ok(await fitsWidth(page), "the page is wider than the screen");
          assert.deepEqual(complaints, []);
        });
      }
      if (options.viewport !== phone) continue; // one sender may send five in a while, and one goes by the keyboard below
      await t.test(`${lang} feedback that is checked, mended and sent`, async () => {
        await page.goto(server.base + service);
        await page.locator("#feedback > summary").click();
        await page.locator("#feedback-text").fill("131052-308T");
        await page.locator("form.feedback button[type=submit]").click();
        await page.waitForURL(new RegExp(`/${of.feedback}\\?`));
        assert.equal(await page.locator("#feedback-text").inputValue(), "131052-308T");
        assert.deepEqual(await barriersUnfolded(page), [], "while checking");
        await page.locator("#feedback-text").fill("Oma sana / eget ord / own word");
        await read(page);
        await page.locator("form.feedback button[type=submit]").click();
        await page.waitForURL(/kiitos=1/);
        assert.deepEqual(await barriersUnfolded(page), [], "after sending");
      });
    }
  });
}

test("without scripts a topic leads to a service, and feedback can be given with the keyboard", async (t) => {
  const browser = await openBrowser({ viewport: phone, javaScriptEnabled: false });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  await page.goto(`${server.base}/fi/?kunta=710`);
  assert.ok(!(await page.locator(".opennow__near").isVisible()), "a button that does nothing");
  await page.locator('main a[href^="/fi/haku"][href*="openAt=now"]').click();
  await page.waitForURL(/openAt=now/);
  assert.match(page.url(), /kunta=710/);

  await page.goto(`${server.base}/fi/?kunta=710`);
  await page.locator('main .themes__list a[href^="/fi/aiheet/"]').first().click();
  await page.waitForURL(/\/aiheet\/[a-z-]+p\d+\?kunta=710/);
  await page.locator('main a[href^="/fi/palvelu/"]').first().click();
  await page.waitForURL(/\/palvelu\//);

  await page.locator("#feedback > summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("#feedback-text").waitFor();
  await page.locator("#feedback-text").focus();
  await page.keyboard.type("Aukioloajat puuttuvat.");
  await page.keyboard.press("Tab"); // the trap is not on the way
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/palaute\?/);
  await read(page);
  await page.locator("form.feedback button[type=submit]").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/kiitos=1/);
  await page.locator('main a[href^="/fi/palvelu/"]').click();
  await page.waitForURL(/\/palvelu\//);
  assert.deepEqual(complaints, []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a page is printed by a button or, without scripts, as the page says, ${javaScriptEnabled}`, async (t) => {
    const browser = await openBrowser({ viewport: phone, javaScriptEnabled });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    await page.goto(server.base + (await pagesIn(server.base, "fi")).service);
    assert.equal(await page.locator("[data-print]").isVisible(), javaScriptEnabled);
    assert.equal(await page.getByText("Sivun voi tulostaa selaimen").isVisible(), !javaScriptEnabled);
  });
}

test("on paper a service has no forms, and every fold is open", async (t) => {
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  await page.goto(server.base + (await pagesIn(server.base, "fi")).service);
  await page.emulateMedia({ media: "print" });
  for (const gone of ["form.feedback", ".take", ".foot__about"]) {
    assert.ok(!(await page.locator(gone).first().isVisible()), `${gone} is printed`);
  }
  assert.ok(await page.locator("h1").isVisible());
});
