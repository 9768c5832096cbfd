// From the front page to an organisation, as people go: with and without scripts, on a phone and at a desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, leads, openBrowser, phone } from "../lib/browser.mjs";
import { ended, kinds } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const server = testServer();

const words = {
  fi: { query: "terveysasema", label: "Mitä etsit?", button: "Hae", hours: /avoinna|suljettu|aukeaa/i },
  sv: { query: "hälsostation", label: "Vad söker du?", button: "Sök", hours: /öppet|stängt|öppnar/i },
  en: { query: "health centre", label: "What are you looking for?", button: "Search", hours: /open|closed/i },
};

for (const [size, viewport] of Object.entries({ phone, desktop })) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${size}, ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
      const browser = await openBrowser({ viewport, javaScriptEnabled });
      t.after(() => browser.close());
      for (const [lang, w] of Object.entries(words)) {
        await t.test(lang, () => walk(browser, lang, w));
      }
    });
  }
}

async function walk(browser, lang, w) {
  const { page, complaints } = await browser.newPage();
  await page.goto(`${server.base}/${lang}/`);
  await page.getByLabel(w.label).fill(w.query);
  await page.getByRole("button", { name: w.button, exact: true }).click();
  await page.waitForURL(/q=/);

  const service = page.locator(`main a[href^="/${lang}/${kinds.service[lang]}/"]`).first();
  const name = (await service.textContent()).trim();
  await service.click();
  await page.waitForURL(new RegExp(`/${kinds.service[lang]}/`));
  assert.equal((await page.locator("h1").textContent()).trim(), name);
  assert.equal(await page.locator("html").getAttribute("lang"), lang);

  const serviceAddress = page.url();
  await page.locator(`main a[href^="/${lang}/${kinds.place[lang]}/"]`).first().click();
  await page.waitForURL(new RegExp(`/${kinds.place[lang]}/`));
  assert.match(await page.locator("main").textContent(), w.hours);
  await page.locator("address").first().waitFor();

  await page.locator(`main a[href^="/${lang}/${kinds.organization[lang]}/"]`).first().click();
  await page.waitForURL(new RegExp(`/${kinds.organization[lang]}/`));
  await page.locator("h1").waitFor();

  const other = lang === "fi" ? "sv" : "fi";
  await page.goto(serviceAddress);
  await page.locator(`nav a[hreflang=${other}]`).click();
  await page.waitForURL(new RegExp(`/${other}/${kinds.service[other]}/`));
  const shortId = (address) => new URL(address).pathname.split("-").pop();
  assert.equal(shortId(page.url()), shortId(serviceAddress), "the language switch left the page");
  assert.deepEqual(complaints, []);
  await page.close();
}

for (const javaScriptEnabled of [true, false]) {
  test(`an old link to a service that has ended leads on to a like one, ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
    const browser = await openBrowser({ viewport: phone, javaScriptEnabled });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    for (const lang of Object.keys(words)) {
      const answer = await page.goto(`${server.base}/${lang}/${kinds.service[lang]}/${ended}?kunta=710`);
      assert.equal(answer.status(), 410);
      assert.ok((await page.locator(".problem__name").textContent()).trim());
      const like = page.locator(`main .card a[href^="/${lang}/${kinds.service[lang]}/"]`).first();
      const name = (await like.textContent()).trim();
      await like.click();
      await page.waitForURL((url) => !url.pathname.endsWith(ended));
      assert.equal((await page.locator("h1").textContent()).trim(), name);
      assert.match(page.url(), /kunta=710/);
    }
  });
}

test("a chosen municipality stays from page to page", async (t) => {
  const browser = await openBrowser({ viewport: phone });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  await page.goto(`${server.base}/fi/`);
  await page.getByLabel("Mitä etsit?").fill("kirjasto");
  await page.getByLabel("Kunta", { exact: true }).selectOption({ label: "Raasepori" });
  await page.getByRole("button", { name: "Hae", exact: true }).click();
  await page.waitForURL(/kunta=710/);
  await page.locator('main a[href^="/fi/palvelu/"]').first().click();
  await page.waitForURL(/\/palvelu\/.*kunta=710/);
  await page.locator('main a[href^="/fi/organisaatio/"]').first().click();
  await page.waitForURL(/\/organisaatio\/.*kunta=710/);
  await page.locator('header a[href^="/fi/haku"]').click();
  await page.waitForURL(/kunta=710/);
  assert.equal(await page.getByLabel("Kunta", { exact: true }).inputValue(), "710");
  assert.deepEqual(complaints, []);
});

test("a place shows a map that can be moved by its buttons, and its picture without scripts", async (t) => {
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  await page.goto(`${server.base}/fi/haku?q=kirjasto`);
  await leads(page, () => page.locator('main a[href^="/fi/palvelupaikka/"]').first().click());
  const land = page.locator(".map__land");
  await land.waitFor({ state: "attached" });
  const drawn = () => land.evaluate((e) => e.getAttribute("d").length);
  assert.ok((await drawn()) > 100, "the outline of the country is not in the map's window");
  await page.getByRole("button", { name: "Lähennä" }).click();
  assert.deepEqual(complaints, []);

  const plain = await openBrowser({ viewport: desktop, javaScriptEnabled: false });
  t.after(() => plain.close());
  const still = (await plain.newPage()).page;
  await still.goto(page.url());
  assert.ok((await still.locator(".locator__mark").boundingBox()).width > 0);
});
