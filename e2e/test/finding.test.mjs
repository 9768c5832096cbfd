// Finding in three languages: words are mended, places understood, filters work with and without scripts, suggestions
// with the keyboard alone, and an empty answer helps on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers } from "../lib/axe.mjs";
import { desktop, goSettled, leads, openBrowser, phone } from "../lib/browser.mjs";
import { write } from "../lib/keyboard.mjs";
import { kinds, searchIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const server = testServer();

const words = {
  fi: {
    typo: "kirjsto", right: "kirjasto", mended: /Haettiin sanoilla ”kirjasto”/, place: "kirjasto Raaseporissa", placed: /Haettiin paikasta Raasepori/,
    rest: "kirjasto", query: "kirjasto", apply: "Näytä tulokset", filters: "Rajaa tuloksia", nothing: "Haulla ei löytynyt mitään", options: /^\d+ ehdotus/,
  },
  sv: {
    typo: "biblotek", right: "bibliotek", mended: /Sökningen gjordes med ”/, place: "bibliotek Raseborg", placed: /Sökningen gällde Raseborg/,
    rest: "bibliotek", query: "bibliotek", apply: "Visa resultaten", filters: "Avgränsa resultaten", nothing: "Sökningen gav inga resultat", options: /^\d+ förslag/,
  },
  en: {
    typo: "libary", right: "library", mended: /These are results for “/, place: "library Raasepori", placed: /You searched in Raasepori/,
    rest: "library", query: "library", apply: "Show results", filters: "Narrow the results", nothing: "Nothing was found", options: /^\d+ suggestion/,
  },
};

async function opened(t, options) {
  const browser = await openBrowser(options);
  t.after(() => browser.close());
  return browser.newPage();
}

const address = (lang, parameters) => `${server.base}${searchIn(lang)}?${new URLSearchParams(parameters)}`;
const count = async (page) => Number(/[\d\s]+/.exec(await page.locator("#results").textContent())?.[0].replace(/\s/g, "") ?? 0);

for (const [lang, w] of Object.entries(words)) {
  test(`${lang}: a typing error is mended, openly`, async (t) => {
    const { page, complaints } = await opened(t, { viewport: phone });
    await page.goto(address(lang, { q: w.typo }));
    const said = page.locator("#understood-words");
    assert.match(await said.textContent(), w.mended);
    assert.ok((await count(page)) > 0);
    await said.locator("a").click();
    await page.waitForURL(/verbatim=1/);
    assert.equal(await page.locator("#understood-words").count(), 0, "what was typed is searched as it is");
    assert.equal(await page.locator("input[name=q]").inputValue(), w.typo);
    assert.deepEqual(complaints, []);
  });

  test(`${lang}: a place among the words, and the whole country in one step`, async (t) => {
    const { page, complaints } = await opened(t, { viewport: phone, javaScriptEnabled: false });
    await page.goto(address(lang, { q: w.place }));
    const said = page.locator("#understood-place");
    assert.match(await said.textContent(), w.placed);
    assert.match(await page.locator(".card a").first().getAttribute("href"), /kunta=710/, "the place goes along");
    await leads(page, () => said.locator("a").click());
    assert.equal(await page.locator("input[name=q]").inputValue(), w.rest);
    assert.equal(await page.locator("#understood-place").count(), 0);
    assert.deepEqual(complaints, []);
  });

  test(`${lang}: filters without scripts`, async (t) => {
    const { page, complaints } = await opened(t, { viewport: phone, javaScriptEnabled: false });
    await page.goto(address(lang, { q: w.query }));
    const all = await count(page);
    assert.ok(!(await page.locator("#filters").isVisible()), "on a phone the filters wait behind a link");
    await page.getByRole("link", { name: w.filters }).click();
    await page.locator("#filters").waitFor();
    await page.locator("#f-type-ServiceLocation").check();
    await page.getByRole("button", { name: w.apply }).click();
    await page.waitForURL(/type=ServiceLocation/);
    const places = await count(page);
    assert.ok(places > 0 && places < all, `${places} of ${all}`);
    for (const href of await page.locator(".card__name a").evaluateAll((links) => links.map((a) => a.pathname))) {
      assert.match(href, new RegExp(`/${kinds.place[lang]}/`));
    }
    await page.locator(".chosen__one").click();
    await page.waitForURL((url) => !url.searchParams.has("type"));
    assert.equal(await count(page), all);
    assert.deepEqual(complaints, []);
  });

  test(`${lang}: filters with scripts keep the focus and say the count`, async (t) => {
    for (const viewport of [desktop, phone]) {
      const { page, complaints } = await opened(t, { viewport });
      await page.goto(address(lang, { q: w.query }) + (viewport === phone ? "#filters" : ""));
      const all = await count(page);
      await page.evaluate(() => (window.same = true));
      const box = page.locator("#f-type-ServiceLocation");
      await box.focus();
      await page.keyboard.press("Space");
      await page.waitForURL(/type=ServiceLocation/);
      const said = page.locator("#filters + [role=status]");
      await page.waitForFunction((e) => e.textContent, await said.elementHandle());
      assert.ok(await page.evaluate(() => window.same), "the page was loaded anew");
      assert.ok(await page.locator("#filters").isVisible(), "the filters have gone");
      assert.equal(await page.evaluate(() => document.activeElement.id), "f-type-ServiceLocation");
      assert.ok(await box.isChecked());
      const places = await count(page);
      assert.ok(places > 0 && places < all, `${places} of ${all}`);
      assert.match(await said.textContent(), new RegExp(`^${places}`));
      await leads(page, () => page.goBack()); // the page loads itself anew
      await page.waitForFunction((n) => document.querySelector("#results")?.textContent.includes(n), String(all));
      assert.ok(!(await page.locator("#f-type-ServiceLocation").isChecked()));
      assert.deepEqual(complaints, []);
    }
  });

  test(`${lang}: suggestions with the keyboard alone`, async (t) => {
    const { page, complaints } = await opened(t, { viewport: desktop });
    await goSettled(page, `${server.base}/${lang}/`);
    const field = page.getByRole("combobox", { name: /\?$/ });
    const active = () => field.getAttribute("aria-activedescendant");
    await field.focus();
    await write(page, w.query.slice(0, 4));
    const list = page.getByRole("listbox");
    await list.waitFor();
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    assert.match(await page.locator(".search__field [role=status]").textContent(), w.options);
    const options = list.getByRole("option");
    const ids = await options.evaluateAll((all) => all.map((o) => o.id));
    assert.ok(ids.length > 1);

    assert.equal(await active(), null, "nothing is chosen for the reader");
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(), ids[0]);
    await page.keyboard.press("End");
    assert.equal(await active(), ids.at(-1));
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(), null, "past the last option is the field");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), ids.at(-1));
    await page.keyboard.press("Home");
    assert.equal(await active(), ids[0]);
    assert.equal(await page.locator("[role=option][aria-selected=true]").count(), 1);
    assert.deepEqual(await barriers(page), []);

    await page.keyboard.press("Escape");
    assert.ok(!(await list.isVisible()));
    assert.equal(await field.inputValue(), w.query.slice(0, 4), "escape keeps the words");
    await page.keyboard.press("ArrowDown");
    await list.waitFor();
    await page.keyboard.press("ArrowDown");
    const first = await page.locator("[role=option][aria-selected=true]").getAttribute("data-href");
    await page.keyboard.press("Enter");
    await page.waitForURL(server.base + first);
    assert.deepEqual(complaints, []);
  });

  test(`${lang}: an empty answer helps on`, async (t) => {
    const { page, complaints } = await opened(t, { viewport: phone, javaScriptEnabled: false });
    await page.goto(address(lang, { q: `${w.query} zzzqqqxxx`, kunta: "710", free: "true", type: "EChannel", organization: "nobody", verbatim: "1" }));
    assert.ok(await page.locator(".notice").first().isVisible(), "what was not understood is named");
    await page.goto(address(lang, { q: "zzzqqqxxx", kunta: "710" }));
    assert.match(await page.locator("#results").textContent(), new RegExp(w.nothing));
    assert.ok(await page.locator(`.help a[href*="/${kinds.organization[lang]}/"]`).isVisible(), "whom to ask");
    await page.locator(".themes a").first().click();
    await page.waitForURL(/serviceClass=P/);
    assert.ok((await count(page)) > 0, "a theme has services");
    assert.deepEqual(complaints, []);
  });
}

test("on a phone the list of suggestions leaves the search button free", async (t) => {
  const { page } = await opened(t, { viewport: phone });
  for (const start of [`${server.base}/fi/`, address("fi", { q: "neuvola" })]) {
    await page.goto(start);
    await page.getByLabel("Mitä etsit?").fill("kirjasto");
    await page.locator(".suggest__option").first().waitFor();
    await page.getByRole("button", { name: "Hae", exact: true }).click();
    await page.waitForURL(/q=kirjasto/);
  }
});

test("the nearest first, from a place that the browser tells, rounded", async (t) => {
  const { page, complaints } = await opened(t, {
    viewport: desktop, permissions: ["geolocation"], geolocation: { latitude: 59.97512345, longitude: 23.43998765 },
  });
  await page.goto(address("fi", { q: "kirjasto" }));
  await page.getByRole("button", { name: "Näytä lähimmät ensin" }).click();
  await page.waitForURL(/near=59.975%2C23.440/);
  assert.match(await page.locator(".card__far").first().textContent(), /metrin päässä/);
  assert.deepEqual(complaints, []);
});

test("who does not tell the browser's place is helped to choose a municipality", async (t) => {
  const { page } = await opened(t, { viewport: desktop, permissions: [] });
  await page.goto(address("en", { q: "library" }));
  await page.getByRole("button", { name: "Show the nearest first" }).click();
  await page.getByText("Your location was not found.").waitFor();
});

test("without scripts nothing is said of asking for the place", async (t) => {
  const { page } = await opened(t, { viewport: desktop, javaScriptEnabled: false });
  await page.goto(address("fi", { q: "kirjasto" }));
  assert.ok(await page.locator(".results .facet, .filters .facet").first().isVisible());
  assert.ok(await page.locator("[data-near-button]").isHidden());
  assert.ok(await page.locator("#near-help").isHidden());
});

test("the field and its button are as high as each other", async (t) => {
  for (const viewport of [phone, desktop]) {
    const { page } = await opened(t, { viewport });
    await page.goto(address("fi", { q: "kirjasto" }));
    const [field, button] = await Promise.all([page.locator("main input[name=q]").boundingBox(), page.locator(".search__go").boundingBox()]);
    assert.deepEqual([button.y, button.height].map(Math.round), [field.y, field.height].map(Math.round));
  }
});

test("open at a day and a time, without scripts", async (t) => {
  const { page, complaints } = await opened(t, { viewport: desktop, javaScriptEnabled: false });
  await page.goto(address("fi", { q: "kirjasto" }));
  await page.locator("#facet-openAt > summary").click();
  await page.locator("#f-openDay").selectOption({ index: 3 });
  await page.locator("#f-openTime").selectOption("03:00");
  await page.getByRole("button", { name: "Näytä tulokset" }).click();
  await page.waitForURL(/openDay=/);
  assert.match(await page.locator(".chosen__one").textContent(), /Avoinna .* klo 3\.00/);
  await page.locator(".chosen__one").click();
  await page.waitForURL((url) => !url.search.includes("open"));
  assert.deepEqual(complaints, []);
});

test("a link with mistakes keeps the words", async (t) => {
  const { page, complaints } = await opened(t, { viewport: phone });
  await page.goto(`${server.base}/fi/haku?q=kirjasto&kunta=999&sivu=x&serviceClass=P99&near=here&%zz`);
  assert.equal(await page.locator("input[name=q]").inputValue(), "kirjasto");
  assert.match(await page.locator(".notice").first().textContent(), /Kunta: 999/);
  assert.ok((await count(page)) > 0);
  assert.deepEqual(complaints, []);
});
