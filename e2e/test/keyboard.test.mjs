// The whole way with the keyboard alone, the focus always in sight.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desktop, openBrowser, phone } from "../lib/browser.mjs";
import { startServer } from "../lib/server.mjs";

let server;
before(async () => {
  server = await startServer();
});
after(() => server?.stop());

for (const [size, viewport] of Object.entries({ phone, desktop })) {
  test(`from the front page to a place, ${size}`, async (t) => {
    const browser = await openBrowser({ viewport });
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    await page.goto(`${server.base}/fi/`);

    await page.keyboard.press("Tab");
    assert.equal(await focused(page, (e) => e.getAttribute("href")), "#main", "the first stop skips to the content");
    await page.keyboard.press("Enter");
    await tabTo(page, (e) => e.matches("input[name=q]"));
    await page.keyboard.type("kirjasto");
    await tabTo(page, (e) => e.matches("select"));
    await page.keyboard.type("Raasepori");
    await tabTo(page, (e) => e.matches("button[type=submit]"));
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=kirjasto&kunta=710/);

    await tabTo(page, (e) => e.matches('.results a[href^="/fi/palvelu/"]'), 120); // past the filters
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/palvelu\//);
    await tabTo(page, (e) => e.matches("summary"));
    await page.keyboard.press("Enter");
    assert.ok(await focused(page, (e) => e.parentElement.open), "opening hours did not unfold");
    await tabTo(page, (e) => e.matches('main a[href^="/fi/palvelupaikka/"]'), 60, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/palvelupaikka\//);
    await page.locator(".map__canvas").waitFor();
    await tabTo(page, (e) => e.matches("footer a"), 80); // past the map: no trap
    assert.deepEqual(complaints, []);
  });
}

const focused = (page, what) => page.evaluate(`(${what})(document.activeElement)`);

/** Tabs until the focused element is the wanted one; on the way every stop must be in sight and marked. */
async function tabTo(page, wanted, most = 60, key = "Tab") {
  for (let n = 0; n < most; n++) {
    await page.keyboard.press(key);
    const mark = await focused(page, (e) => {
      const { width, height, top, bottom } = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      const shown = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return { what: `${e.tagName} ${e.className}`, inside: bottom > 0 && top < innerHeight && width > 0 && height > 0, shown };
    });
    assert.ok(mark.inside, `the focus is out of sight at ${mark.what}`);
    assert.ok(mark.shown, `the focus does not show at ${mark.what}`);
    if (await focused(page, wanted)) return;
  }
  assert.fail(`not reached with ${most} tabs: ${wanted}`);
}
