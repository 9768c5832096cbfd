// What the reader's own settings ask for is kept: forced colours and stillness.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, goSettled, openBrowser } from "../lib/browser.mjs";
import { pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

let pages;
const server = testServer(async ({ base }) => {
  pages = await pagesIn(base, "fi");
});

test("with forced colours what is chosen and where things end still shows", async (t) => {
  const browser = await openBrowser({ viewport: desktop, forcedColors: "active" });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  const edge = (selector) => page.locator(selector).first().evaluate((e) => {
    const s = getComputedStyle(e);
    return ["top", "right", "bottom", "left"].some((side) => s[`border-${side}-style`] !== "none" && parseFloat(s[`border-${side}-width`]) >= 1);
  });
  await page.goto(`${server.base}/fi/haku?q=kirjasto&free=true&kunta=710`);
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  for (const selector of [".card", ".where", ".chosen__one", ".views__one[aria-current]", ".languages a[aria-current]", ".search__go", ".search input[name=q]"]) {
    assert.ok(await edge(selector), `${selector} has no edge`);
  }
  await page.locator(".search input[name=q]").focus();
  const { style, width } = await page.locator(".search input[name=q]").evaluate((e) => {
    const s = getComputedStyle(e);
    return { style: s.outlineStyle, width: parseFloat(s.outlineWidth) };
  });
  assert.ok(style !== "none" && width >= 2, `the focus is ${style} ${width}`);
});

test("with reduced motion nothing moves by itself", async (t) => {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    const browser = await openBrowser({ viewport: desktop, reducedMotion });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    let moving = 0;
    for (const path of [pages.home, pages.results, pages.service, pages.map]) {
      await goSettled(page, server.base + path);
      moving += await page.evaluate(() => [...document.querySelectorAll("body *")].filter((e) => {
        const s = getComputedStyle(e);
        return s.transitionDuration.split(",").some((d) => parseFloat(d) > 0.01) || (s.animationName !== "none" && parseFloat(s.animationDuration) > 0.01);
      }).length);
    }
    assert.equal(moving > 0, reducedMotion === "no-preference", `${moving} elements move with ${reducedMotion}`);
  }
});
