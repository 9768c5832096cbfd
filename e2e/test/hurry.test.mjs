// Three who have a phone only: a parent in a hurry, somebody older with large text, and somebody who reads another language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goSettled, leads, openBrowser, phone } from "../lib/browser.mjs";
import { kinds, languages, pagesIn, searchIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";
import { checkWidth } from "../lib/width.mjs";

const server = testServer();

// Parts of the demo catalogue by their short ids.
const clinic = "cb70dac55c"; // the service of the maternity clinic
const urgent = "fa06765d72"; // a place that is open in the evening
const words = {
  fi: { clinic: "neuvola", urgent: "kiirevastaanotto", state: /avoinna|suljettu|aukeaa/i },
  sv: { clinic: "mödrarådgivning", urgent: "jourmottagning", state: /öppet|stängt|öppnar/i },
  en: { clinic: "maternity clinic", urgent: "urgent care", state: /open|closed/i },
};

/** A finger's width (WCAG 2.5.8 asks for 24 pixels) without sideways scrolling. */
async function reachable(locator, least = 24) {
  const box = await locator.boundingBox();
  assert.ok(box && box.height >= least && box.width >= least, `too small for a thumb: ${JSON.stringify(box)}`);
  assert.ok(box.x >= 0 && box.x + box.width <= phone.width, `beside the screen: ${JSON.stringify(box)}`);
}

for (const javaScriptEnabled of [true, false]) for (const lang of languages) {
  const how = `${lang}, ${javaScriptEnabled ? "with" : "without"} scripts`;
  const w = words[lang];

  /** Looks for words from the front page; returns what taps, counting. */
  const start = async (t, query) => {
    const browser = await openBrowser({ viewport: phone, hasTouch: true, isMobile: true, javaScriptEnabled });
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    await page.goto(`${server.base}/${lang}/?kunta=710`);
    const hand = { page, complaints, taps: 0 };
    hand.tap = async (locator, onward = true) => {
      hand.taps++;
      await locator.scrollIntoViewIfNeeded();
      await reachable(locator);
      await (onward ? leads(page, () => locator.tap()) : locator.tap());
    };
    const field = page.locator("main input[name=q]");
    await hand.tap(field, false);
    await field.fill(query);
    await hand.tap(page.locator(".search__go"));
    return hand;
  };

  test(`a parent in a hurry calls the clinic, ${how}`, async (t) => {
    const { page, tap, complaints, ...hand } = await start(t, w.clinic);
    const service = page.locator(`.results a[href*="${clinic}"]`).first();
    const place = await page.locator(".results .card__name a").evaluateAll((all, id) => all.findIndex((a) => a.href.includes(id)), clinic);
    assert.ok(place >= 0 && place < 4, `result ${place} is the clinic's service`);
    await tap(service);
    const call = page.locator("main a[href^='tel:']").first();
    await call.scrollIntoViewIfNeeded();
    assert.ok(await call.isVisible(), "the number is folded away");
    await reachable(call);
    assert.match(await page.locator("main .channel", { has: page.locator("a[href^='tel:']") }).first().innerText(), w.state, "nobody says whether it is answered now");
    assert.deepEqual(complaints, []);
  });

  test(`a parent in a hurry goes to the right place, ${how}`, async (t) => {
    const { page, tap, complaints } = await start(t, w.urgent);
    const card = page.locator(".results .card", { has: page.locator(`a[href*="${urgent}"]`) }).first();
    assert.match(await card.locator(".state").innerText(), w.state, "the list does not say whether it is open");
    assert.ok((await page.locator(".results .card__name a").evaluateAll((all, id) => all.findIndex((a) => a.href.includes(id)), urgent)) < 3, "others come first");
    await tap(card.locator("a").first());
    const state = page.locator("main .state").first();
    assert.match(await state.innerText(), w.state);
    const { y } = await state.boundingBox();
    assert.ok(y < phone.height, `whether it is open stands ${y} pixels down`);
    for (const way of [".map__way, .map__ways a", "main a[href^='tel:']"]) {
      await page.locator(way).first().scrollIntoViewIfNeeded();
      await reachable(page.locator(way).first());
    }
    assert.deepEqual(complaints, []);
  });

  test(`what is open now is one step away, ${how}`, async (t) => {
    const browser = await openBrowser({ viewport: phone, javaScriptEnabled, permissions: ["geolocation"], geolocation: { latitude: 59.975, longitude: 23.44 } });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    await page.goto(`${server.base}/${lang}/`);
    await leads(page, () => page.locator(`main a[href^="${searchIn(lang)}"][href*="openAt=now"]`).click());
    const states = await page.locator(".results .card .state").count();
    assert.equal(await page.locator(".results .card .state--open").count(), states, "something closed is among what is open");
    assert.ok(states > 0, "beaches are always open, and none is shown");
    if (!javaScriptEnabled) return;
    await page.goto(`${server.base}/${lang}/`);
    await leads(page, () => page.locator(".opennow__near button").click());
    assert.match(page.url(), /openAt=now/);
    const far = await page.locator(".results .card__far").count();
    assert.ok(far > 0, "nobody says how far it is");
  });
}

test("with text twice as large nothing is cut off, and the number can be called", async (t) => {
  const browser = await openBrowser({ viewport: phone });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  const session = await browser.context.newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  for (const lang of languages) {
    for (const [kind, path] of Object.entries(await pagesIn(server.base, lang))) {
      await t.test(`${lang} ${kind}`, async () => {
        await goSettled(page, server.base + path);
        assert.ok((await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p, main a")).fontSize))) >= 30, "the text is not larger");
        await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
        await checkWidth(page, phone.width);
        const cut = await page.evaluate(() => [...document.querySelectorAll("body *")]
          .filter((e) => e.clientWidth > 1 && !e.closest(".hear, .skip, .map__frame, .leaflet-container, .trap, select, input, svg") && /hidden|clip/.test(getComputedStyle(e).overflow)
            && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
          .map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`));
        assert.deepEqual(cut, []);
        if (kind === "service" || kind === "place") assert.ok(await page.locator("main a[href^='tel:']").first().isVisible());
      });
    }
  }
});

test("who reads another language stays on the page, whichever that is", async (t) => {
  const browser = await openBrowser({ viewport: phone, javaScriptEnabled: false });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  const pages = await pagesIn(server.base, "fi");
  const plain = (value) => value?.replace(/(\.\d*?)0+(?=,|$)/g, "$1").replace(/\.(?=,|$)/g, ""); // 60.000 is 60
  const chosen = (path) => (path.includes("kunta=") ? path : path.replace(/(#|$)/, `${path.includes("?") ? "&" : "?"}kunta=710$1`));
  for (const kind of ["home", "search", "results", "filtered", "theme", "nothing", "map", "choice", "openData", ...Object.keys(kinds)]) {
    await t.test(kind, async () => {
      const path = chosen(pages[kind]);
      await page.goto(server.base + path);
      const start = new URL(page.url());
      for (const lang of ["en", "sv", "fi"]) {
        await leads(page, () => page.locator(`header nav a[hreflang=${lang}]`).click());
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        assert.ok((await page.locator("h1").innerText()).trim());
        const kept = new URL(page.url()).searchParams;
        for (const [name, value] of start.searchParams) assert.equal(plain(kept.get(name)), plain(value), `${lang}: ${name} is lost`);
      }
      assert.equal(new URL(page.url()).pathname, start.pathname, "the way back leads elsewhere");
    });
  }
});
