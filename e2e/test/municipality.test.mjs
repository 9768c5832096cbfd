// A municipality is chosen in one step, shown everywhere, and remembered only where the reader asks for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, goSettled, leads, openBrowser, phone } from "../lib/browser.mjs";
import { pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const server = testServer();

const chosen = (page) => page.locator(".where strong").allTextContents();

test("no page sets a cookie or keeps anything by itself", async (t) => {
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  for (const path of Object.values(await pagesIn(server.base, "fi"))) {
    await goSettled(page, server.base + path);
  }
  assert.deepEqual(await browser.context.cookies(), []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`the choice goes along in links and is removed in one step, ${how} a script`, async (t) => {
    const browser = await openBrowser({ viewport: phone, javaScriptEnabled });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    await page.goto(`${server.base}/fi/haku?q=kirjasto`);
    await leads(page, () => page.locator(".where__act").click());
    await page.locator("#choice-m").selectOption({ label: "Raasepori" });
    await leads(page, () => page.locator(".choice__go button").click());
    assert.match(page.url(), /\/fi\/haku\?(kunta=710&q=kirjasto|q=kirjasto&kunta=710)/);
    assert.deepEqual(await chosen(page), ["Raasepori"]);
    const headings = await page.locator(".reach__name").allTextContents();
    assert.ok(headings.some((h) => h.includes("Raasepori")), `${headings}`);
    await leads(page, () => page.locator(".card__name a").first().click());
    assert.deepEqual(await chosen(page), ["Raasepori"]);
    assert.deepEqual(await browser.context.cookies(), []);
    await leads(page, () => page.locator(".where__act").last().click());
    assert.deepEqual(await chosen(page), []);
    assert.ok(!page.url().includes("kunta="));
  });

  test(`the device remembers when it is asked to, and forgets in one step, ${how} a script`, async (t) => {
    const browser = await openBrowser({ viewport: desktop, javaScriptEnabled });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    await page.goto(`${server.base}/fi/kunta`);
    await page.locator("#choice-m").selectOption({ label: "Raasepori" });
    await page.locator("#choice-keep").check();
    await leads(page, () => page.locator(".choice__go button").click());
    const cookies = await browser.context.cookies();
    assert.deepEqual(cookies.map(({ name, value, httpOnly, sameSite }) => ({ name, value, httpOnly, sameSite })), [
      { name: "varanto-kunta", value: "710", httpOnly: true, sameSite: "Lax" },
    ]);
    await page.goto(`${server.base}/sv/`);
    assert.deepEqual(await chosen(page), ["Raseborg"]);
    await page.goto(`${server.base}/fi/haku?q=kirjasto&kunta=`);
    assert.deepEqual(await chosen(page), []);
    await page.goto(`${server.base}/fi/`);
    await leads(page, () => page.locator(".where button").click());
    assert.deepEqual(await chosen(page), []);
    assert.deepEqual(await browser.context.cookies(), []);
  });
}

test("results keep their order of reach over all pages", async () => {
  const nearest = ["best", "local", "regional", "nationwide"];
  for (const query of ["palvelut", "tuki", "kirjasto"]) {
    const groups = []; // of all pages, one after the other
    const seen = new Set();
    let pages = 0;
    for (let path = `/fi/haku?q=${query}&kunta=710`; path && pages < 30; pages++) {
      const html = await (await fetch(server.base + path)).text();
      for (const [, group, item] of html.matchAll(/id="reach-(\w+)"|<article class="card">[\s\S]*?href="([^"?]+)/g)) {
        if (group) groups.push({ group, items: 0 });
        else {
          assert.ok(!seen.has(item), `${query}: ${item} comes twice`);
          seen.add(item);
          if (groups.length > 0) groups.at(-1).items += 1;
        }
      }
      path = /<a[^>]*rel="next"[^>]*>/.exec(html)?.[0].match(/href="([^"]+)"/)?.[1].replaceAll("&amp;", "&");
    }
    assert.ok(pages > 1 || query === "kirjasto", `${query}: ${pages} pages`);
    const order = groups.map(({ group }) => nearest.indexOf(group));
    assert.ok(groups.length > 0 && !order.includes(-1), `${query}: ${JSON.stringify(groups)}`);
    assert.deepEqual(order, [...order].sort(), `${query}: ${JSON.stringify(groups)}`);
    assert.ok(groups.every(({ items }) => items > 0), `${query}: ${JSON.stringify(groups)}`);
  }
});
