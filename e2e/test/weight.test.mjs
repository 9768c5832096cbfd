// Pages are light and stand still: at most 60 kB of compressed HTML, styles and scripts without the map, and no shift of
// what is already laid out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, goSettled, openBrowser, phone } from "../lib/browser.mjs";
import { pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";

const most = 60_000; // bytes
const mostShift = 0.01; // Google calls 0.1 good

const server = testServer();

// Pages round the content that the list of kinds does not have.
const around = {
  fi: { topics: "/fi/aiheet", feedback: "/fi/palaute" },
  sv: { topics: "/sv/amnen", feedback: "/sv/respons" },
  en: { topics: "/en/topics", feedback: "/en/feedback" },
};

for (const [lang, more] of Object.entries(around)) for (const [name, viewport] of Object.entries({ phone, desktop })) {
  test(`${lang}, ${name}`, async (t) => {
    const browser = await openBrowser({ viewport });
    t.after(() => browser.close());
    const pages = { ...(await pagesIn(server.base, lang)), ...more };
    for (const [kind, path] of Object.entries(pages)) {
      await t.test(kind, async (t) => {
        const { bytes, shift, shifted } = await measure(browser, server.base + path);
        t.diagnostic(`${kind}: ${bytes} bytes, shift ${shift.toFixed(4)}`);
        assert.ok(bytes > 5000 && bytes <= most, `${bytes} bytes`);
        assert.ok(shift <= mostShift, `shift ${shift} of ${shifted}`);
      });
    }
  });
}

/** What a page weighs that nothing of is known yet, and how far it moves what is already laid out, and what moves. */
async function measure(browser, address) {
  const { page } = await browser.newPage();
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const types = new Map();
  let bytes = 0;
  network.on("Network.responseReceived", (e) => types.set(e.requestId, { type: e.type, url: e.response.url }));
  network.on("Network.loadingFinished", (e) => {
    const { type, url } = types.get(e.requestId) ?? {};
    if (["Document", "Stylesheet", "Script"].includes(type) && !/\/static\/map\./.test(url)) bytes += e.encodedDataLength;
  });
  await page.addInitScript(() => {
    window.shift = 0;
    window.shifted = [];
    const count = (entries) => {
      for (const e of entries) {
        if (e.hadRecentInput) continue;
        window.shift += e.value;
        window.shifted.push(...e.sources.map((s) => s.node?.className ?? s.node?.nodeName));
      }
    };
    const seen = new PerformanceObserver((list) => count(list.getEntries()));
    seen.observe({ type: "layout-shift", buffered: true });
    window.countShifts = () => count(seen.takeRecords());
  });
  // Without its fragment: what a fragment unfolds, a reader has asked for.
  await goSettled(page, address.replace(/#.*/, ""));
  const { shift, shifted } = await page.evaluate(() => {
    window.countShifts();
    return { shift: window.shift, shifted: window.shifted };
  });
  await page.close();
  return { bytes, shift, shifted };
}
