// What a screen reader has to go by, on every kind of page: names, headings without gaps, landmarks, lists, tables, and what tells
// of changes; and a person who goes by headings and landmarks alone finds when a place is open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, goSettled, leads, openBrowser, phone } from "../lib/browser.mjs";
import { focused } from "../lib/keyboard.mjs";
import { kinds, languages, pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";
import { gaps, tree } from "../lib/tree.mjs";

const server = testServer();

const around = {
  fi: { topics: "/fi/aiheet", events: "/fi/elamantilanteet", changes: "/fi/muutokset", share: "/fi/jaa", feedback: "/fi/palaute", statement: "/fi/saavutettavuus" },
  sv: { topics: "/sv/amnen", changes: "/sv/andringar", share: "/sv/dela", feedback: "/sv/respons" },
  en: { topics: "/en/topics", changes: "/en/changes", share: "/en/share", feedback: "/en/feedback" },
};

for (const [size, viewport] of Object.entries({ phone, desktop })) {
  for (const lang of size === "phone" ? languages : ["fi"]) {
    test(`every kind of page has an order that can be heard, ${lang}, ${size}`, async (t) => {
      const browser = await openBrowser({ viewport });
      t.after(() => browser.close());
      const { page } = await browser.newPage();
      for (const [kind, path] of Object.entries({ ...(await pagesIn(server.base, lang)), ...around[lang] })) {
        await t.test(kind, async () => {
          await goSettled(page, server.base + path);
          await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
          const all = await tree(page);
          assert.ok(all.length > 20, `${all.length} things are exposed`);
          assert.deepEqual(gaps(all), []);
        });
      }
    });
  }
}

test("what changes by itself is told", async (t) => {
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  const told = async (path, within) => {
    await goSettled(page, server.base + path);
    return (await tree(page)).filter((n) => n.live === "polite" && n.parents.some(within)).length;
  };
  const { results, map } = await pagesIn(server.base, "fi");
  assert.ok((await told(results, (p) => p.role === "search")) > 0, "nobody says how many suggestions there are");
  assert.ok((await told(results, (p) => p.role === "main")) > 1, "nobody says how many results are left");
  assert.ok((await told(map, (p) => p.role === "region" && p.name === "Palvelupaikat")) > 0, "nobody says how many places the map shows");
  assert.ok((await told("/fi/jaa", (p) => p.role === "main")) > 0, "nobody says that the code is another one");
});

const words = {
  fi: { query: "liikuntahalli", hours: "Aukioloajat", contact: "Yhteystiedot", today: /Tänään/ },
  sv: { query: "idrottshall", hours: "Öppettider", contact: "Kontaktuppgifter", today: /I dag/ },
  en: { query: "sports hall", hours: "Opening hours", contact: "Contact details", today: /Today/ },
};

for (const [lang, w] of Object.entries(words)) {
  test(`${lang}: by headings and landmarks alone to when the sports hall is open`, async (t) => {
    const browser = await openBrowser({ viewport: phone });
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    await goSettled(page, `${server.base}/${lang}/`);
    const home = await tree(page);
    const field = home.find((n) => n.role === "combobox" && n.parents.some((p) => p.role === "search"));
    await page.getByRole("combobox", { name: field.name }).fill(w.query);
    await leads(page, () => page.keyboard.press("Enter"));

    const found = await tree(page);
    const headings = found.filter((n) => n.role === "heading");
    assert.match(headings.find((h) => h.level === 2).name, /^\d+/, "the first heading does not say how many results there are");
    const order = found.indexOf(headings.find((h) => h.level === 2));
    assert.ok(order < found.findIndex((n) => n.role === "article"), "results come before their number");
    const place = "2f40b0bb5c"; // the hall of the demo catalogue
    const link = page.locator(`main :is(h2, h3, h4) a[href^="/${lang}/${kinds.place[lang]}/"][href*="${place}"]`);
    const name = (await link.first().innerText()).trim();
    const nth = headings.filter((h) => h.level > 2).findIndex((h) => h.name.startsWith(name));
    assert.ok(nth >= 0 && nth < 6, `heading ${nth} after the number of results`);
    await leads(page, () => link.first().click());

    const shown = await tree(page);
    assert.equal(shown.find((n) => n.role === "heading" && n.level === 1).name, name);
    const at = (role, called) => shown.findIndex((n) => n.role === role && n.name === called);
    assert.ok(at("heading", w.hours) > 0 && at("heading", w.hours) < at("heading", w.contact), `${shown.filter((n) => n.role === "heading").map((n) => n.name)}`);
    assert.ok(at("region", w.hours) > 0, "the hours are no landmark");
    const days = shown.filter((n) => n.role === "rowheader" && n.parents.some((p) => p.role === "region" && p.name === w.hours));
    assert.ok(days.some((d) => w.today.test(d.name)), `no day is marked as today: ${days.map((d) => d.name)}`);
    assert.deepEqual(complaints, []);
  });
}

test("the way past what is above the content leads into it", async (t) => {
  const browser = await openBrowser({ viewport: phone });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  for (const path of Object.values(await pagesIn(server.base, "en"))) {
    await page.goto(server.base + path.replace(/#.*/, ""));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page, (e) => e.tagName), "MAIN", path);
  }
});
