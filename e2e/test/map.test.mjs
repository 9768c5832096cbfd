// The map and its list in step: by mouse, by keyboard, without a script, with ten thousand places, and as axe sees it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers } from "../lib/axe.mjs";
import { desktop, goSettled, leads, openBrowser, phone, settled } from "../lib/browser.mjs";
import { languages } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const mapNames = { fi: "kartta", sv: "karta", en: "map" };

const server = testServer();

async function openMap(t, options, path) {
  const browser = await openBrowser({ reducedMotion: "reduce", ...options });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  await (options.javaScriptEnabled === false ? page.goto(server.base + path) : goSettled(page, server.base + path));
  return { page, complaints };
}

const shownPlaces = (page) => page.locator("[data-list] > li").count();
const status = (page) => page.locator("[data-status]").textContent();

test("the list works alone without a script", async (t) => {
  const { page } = await openMap(t, { viewport: phone, javaScriptEnabled: false }, "/fi/kartta?q=kirjasto");
  assert.ok((await shownPlaces(page)) > 2);
  assert.equal(await page.locator(".leaflet-container").count(), 0);
  await leads(page, () => page.locator("[data-list] a").first().click());
  assert.match(page.url(), /\/fi\/palvelupaikka\//);
});

test("the list tells with a script what it tells without: how things stand, and how far it is", async (t) => {
  const path = "/fi/kartta?q=kirjasto&near=60.17,24.94";
  const { page: plain } = await openMap(t, { viewport: desktop, javaScriptEnabled: false }, path);
  const { page } = await openMap(t, { viewport: desktop }, path);
  const told = (p) => p.locator("[data-list] > li").evaluateAll((items) =>
    items.map((i) => [".spot__name", ".spot__where", ".state"].map((part) => (i.querySelector(part)?.textContent ?? "").replace(/\s+/g, " ").trim()).join(" | ")).slice(0, 5));
  let without, everything; // of the same time: what is open changes with the clock
  do {
    without = await told(plain);
    await goSettled(page, server.base + path);
    await page.waitForFunction(() => document.querySelectorAll("[data-list] .state").length > 2);
    everything = await told(page);
    await plain.reload();
  } while (`${without}` !== `${await told(plain)}`);
  assert.ok(without.some((text) => /kilometrin päässä|metrin päässä/.test(text)), `${without}`);
  for (const text of without.filter((text) => everything.some((e) => e.split(" | ")[0] === text.split(" | ")[0])))
    assert.ok(everything.includes(text), `${text}\nis not among\n${everything.join("\n")}`);
});

test("moving the map filters the list, and the whole area comes back in one step", async (t) => {
  const { page, complaints } = await openMap(t, { viewport: desktop }, "/fi/kartta");
  const all = await status(page);
  for (let n = 0; n < 3; n++) await page.locator(".leaflet-control-zoom-in").click();
  await page.waitForFunction((before) => document.querySelector("[data-status]").textContent !== before, all);
  await page.locator("[data-follow] input").uncheck();
  assert.match(await status(page), /^43 /);
  await page.locator("[data-follow] input").check();
  await page.locator(".map__all button").click();
  await page.waitForFunction((before) => document.querySelector("[data-status]").textContent === before, all);
  assert.deepEqual(complaints, []);
});

test("an item marks its pin, and a pin leads to its item, by keyboard alone", async (t) => {
  const { page } = await openMap(t, { viewport: desktop }, "/fi/kartta?q=kirjasto");
  await page.locator("[data-list] a").first().focus();
  assert.equal(await page.locator(".map__pin--marked").count(), 1);
  await page.locator("[data-follow] input").focus();
  assert.equal(await page.locator(".map__pin--marked").count(), 0);

  const pin = page.locator(".map__pin--small").first();
  const name = await pin.getAttribute("aria-label");
  await pin.focus();
  await page.keyboard.press("Enter");
  const chosen = await page.evaluate(() => ({ text: document.activeElement.textContent, item: document.activeElement.closest("li")?.className }));
  assert.deepEqual(chosen, { text: name, item: "spot spot--chosen" });

  const cluster = page.locator(".map__cluster").first();
  assert.match(await cluster.getAttribute("aria-label"), /^\d+ paikkaa, lähennä$/);
  const before = await status(page);
  await cluster.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((was) => document.querySelector("[data-status]").textContent !== was, before);
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("leaflet-container")), "the focus is lost");
});

test("the map can be left by keyboard, and skipped", async (t) => {
  const { page } = await openMap(t, { viewport: desktop }, "/fi/kartta?q=kirjasto");
  await page.locator(".skip-map").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".atlas__side") !== null));
  await page.locator(".leaflet-container").focus();
  let left = false;
  for (let n = 0; n < 40 && !left; n++) {
    await page.keyboard.press("Tab");
    left = await page.evaluate(() => document.activeElement.closest(".atlas__map") === null);
  }
  assert.ok(left, "the focus stays within the map");
});

test("ten thousand places", async (t) => {
  const browser = await openBrowser({ viewport: desktop, reducedMotion: "reduce" });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  const n = 10_000;
  const column = (make) => Array.from({ length: n }, (_, i) => make(i));
  const random = ((seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647)(7);
  const body = JSON.stringify({
    total: n,
    base: "/fi/palvelupaikka/",
    lat: column(() => Math.round((60 + random() * 9) * 1e5)),
    lon: column(() => Math.round((21 + random() * 9) * 1e5)),
    name: column((i) => `Paikka ${i}`),
    ref: column((i) => `paikka-${i}`),
    where: column((i) => `Katu ${i}, 00100 Helsinki`),
  });
  await page.route(/paikat\.json/, (r) => r.fulfill({ body, contentType: "application/json" }));
  await goSettled(page, `${server.base}/fi/kartta`);
  assert.match(await status(page), /^10.000 paikkaa kartan alueella, kaikkiaan 10.000$/);
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.longest = Math.max(window.longest, e.duration)))).observe({ type: "longtask" });
  });
  for (let n = 0; n < 3; n++) {
    await page.locator(".leaflet-control-zoom-in").click();
    await settled(page);
  }
  const longest = await page.evaluate(() => window.longest);
  t.diagnostic(`the longest task while zooming among ${n} places: ${Math.round(longest)} ms`);
  const drawn = await page.locator(".leaflet-marker-icon").count();
  assert.ok(drawn > 3 && drawn < 500, `${drawn} markers are drawn`);
  assert.equal(await shownPlaces(page), 25);
  await page.locator("[data-more-button] button").click();
  assert.equal(await shownPlaces(page), 50);
  assert.deepEqual(complaints, []);
});

test("a map that cannot be shown leaves the list", async (t) => {
  const browser = await openBrowser({ viewport: phone });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  await page.route(/paikat\.json/, (r) => r.fulfill({ status: 500, body: "{}" }));
  await page.goto(`${server.base}/fi/kartta?q=kirjasto`);
  await page.locator(".atlas__wait", { hasText: "luettelossa" }).first().waitFor();
  assert.ok((await shownPlaces(page)) > 2);
});

for (const options of [{ viewport: phone, colorScheme: "light" }, { viewport: desktop, colorScheme: "dark" }]) {
  test(`axe, ${options.viewport.width} ${options.colorScheme}`, async (t) => {
    for (const lang of languages) {
      const { page } = await openMap(t, options, `/${lang}/${mapNames[lang]}?q=kirjasto`);
      const check = async (state) => {
        assert.deepEqual(await barriers(page), [], `${lang} ${state}`);
      };
      await check("opened");
      await page.locator("[data-list] a").first().focus();
      await check("item chosen");
      for (let n = 0; n < 2; n++) await page.locator(".leaflet-control-zoom-in").click();
      await check("zoomed");
    }
  });
}
