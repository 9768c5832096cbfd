// A catalogue whose every text is an attack, on pages of every kind on the narrowest phone: nothing runs, nothing is foreign,
// nothing needs sideways scrolling, and a page still has its heading.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, test } from "node:test";
import { barriersUnfolded } from "../lib/axe.mjs";
import { closeBrowser, goSettled, openBrowser } from "../lib/browser.mjs";
import { attacks, hostileCatalogue } from "../lib/hostile.mjs";
import { startHost } from "../lib/host.mjs";
import { startServer } from "../lib/server.mjs";
import { checkWidth } from "../lib/width.mjs";

const narrow = { width: 320, height: 640 };
const ofEach = 3; // pages of each kind and type

let server, folder;
before(async () => {
  folder = await hostileCatalogue();
  server = await startServer({ catalogue: folder, query: "gotcha" });
});
after(async () => {
  await closeBrowser();
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Some pages of each kind of entity, by kind and type. */
async function entityPages() {
  const pages = [];
  for (const list of ["services", "channels", "organizations", "collections", "generalDescriptions"]) {
    const { items } = await (await fetch(`${server.base}/open/v1/${list}?limit=200`)).json();
    const taken = {};
    for (const { id, kind, type, links } of items) {
      const sort = list === "channels" ? type : kind;
      taken[sort] = (taken[sort] ?? 0) + 1;
      if (taken[sort] <= ofEach) pages.push([`${sort} ${id}`, links.page.fi]);
    }
  }
  assert.ok(pages.length >= 7 * ofEach, `${pages.length} pages: ${pages.map(([name]) => name)}`);
  return pages;
}

test("hostile texts on every kind of page", async (t) => {
  const browser = await openBrowser({ viewport: narrow });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  page.on("dialog", (d) => d.dismiss().then(() => complaints.push("a dialog")));
  const words = encodeURIComponent(attacks[1]);
  const around = {
    home: "/fi/", results: "/fi/haku?q=gotcha", places: "/fi/haku?q=gotcha&type=ServiceLocation&kunta=710", "hostile words": `/fi/haku?q=${words}`,
    map: "/fi/kartta?q=gotcha", topics: "/fi/aiheet", changes: "/fi/muutokset", share: `/fi/jaa?q=gotcha`, feedback: "/fi/palaute",
    "list in a frame": "/fi/upotus/palvelut?municipality=710&kind=all&limit=20", "search in a frame": "/fi/upotus/haku?q=gotcha",
  };
  const seen = { attacks: 0 };
  for (const [name, path] of [...Object.entries(around), ...(await entityPages())]) {
    await t.test(name, async () => {
      complaints.length = 0;
      const answer = await goSettled(page, new URL(path, server.base).href);
      assert.equal(answer.status(), 200, path);
      await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
      await checkWidth(page, narrow.width);
      const found = await page.evaluate(() => ({
        ran: "gotcha" in window,
        foreign: [...document.querySelectorAll("img, svg[onload], b, script:not([src]):not([type='application/ld+json'])")].map((e) => e.outerHTML.slice(0, 80)),
        handlers: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on"))).length,
        links: [...document.querySelectorAll("a[href]")].map((a) => a.protocol).filter((p) => !["http:", "https:", "mailto:", "tel:", "sms:", "geo:"].includes(p)),
        heading: document.querySelector("h1")?.textContent.trim() ?? "",
        said: document.body.textContent.split("gotcha").length - 1,
      }));
      seen.attacks += found.said;
      const { ran, foreign, handlers, links } = found;
      assert.deepEqual({ ran, foreign, handlers, links }, { ran: false, foreign: [], handlers: 0, links: [] });
      assert.ok(found.heading || path.includes("/upotus/"), "there is no heading");
      assert.deepEqual(complaints.filter((c) => !(path.includes("/upotus/") && / 404 /.test(c))), []); // a frame has no icon
    });
  }
  assert.ok(seen.attacks > 500, `only ${seen.attacks} attacks are on the pages: the test tests nothing`);
});

test("hostile texts keep pages accessible", async (t) => {
  const browser = await openBrowser({ viewport: narrow, colorScheme: "dark" });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  const kinds = new Map((await entityPages()).map(([name, path]) => [name.split(" ")[0], path]));
  for (const [kind, path] of [["results", "/fi/haku?q=gotcha"], ...kinds]) {
    await t.test(kind, async () => {
      await goSettled(page, new URL(path, server.base).href);
      assert.deepEqual(await barriersUnfolded(page), []);
    });
  }
});

test("hostile texts on another site", async (t) => {
  const { items } = await (await fetch(`${server.base}/embed/v1/list?municipality=710&kind=places&limit=1`)).json();
  const body = `<varanto-services municipality="710" kind="places" limit="10" eager></varanto-services>
    <varanto-place place="${server.base}${items[0].href}" eager></varanto-place>`;
  const host = await startHost(server.base, body);
  t.after(() => host.stop());
  const browser = await openBrowser({ viewport: narrow });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  await page.goto(host.address);
  await page.locator("varanto-services .item").first().waitFor();
  await page.locator("varanto-place .place").waitFor();
  assert.equal(await page.evaluate(() => "gotcha" in window), false);
  assert.equal(await page.locator("varanto-services :is(img, script, b), varanto-place :is(img, script, b)").count(), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px beside the page`);
});
