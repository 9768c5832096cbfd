// Pages are light and stand still: at most 60 kB of compressed HTML, styles and scripts without the map, and no shift of
// what is already laid out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desktop, openBrowser, phone } from "../lib/browser.mjs";
import { pagesIn } from "../lib/pages.mjs";
import { startServer } from "../lib/server.mjs";

const most = 60_000; // bytes
const mostShift = 0.01; // Google calls 0.1 good

let server;
before(async () => {
  server = await startServer();
});
after(() => server?.stop());

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
          new PerformanceObserver((list) => {
            for (const e of list.getEntries()) {
              if (e.hadRecentInput) continue;
              window.shift += e.value;
              window.shifted.push(...e.sources.map((s) => s.node?.className ?? s.node?.nodeName));
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        // Without its fragment: what a fragment unfolds, a reader has asked for.
        await page.goto(server.base + path.replace(/#.*/, ""), { waitUntil: "networkidle" });
        const { shift, shifted } = await page.evaluate(() => ({ shift: window.shift, shifted: window.shifted }));
        t.diagnostic(`${kind}: ${bytes} bytes, shift ${shift.toFixed(4)}`);
        assert.ok(bytes > 5000 && bytes <= most, `${bytes} bytes`);
        assert.ok(shift <= mostShift, `shift ${shift} of ${shifted}`);
        await page.close();
      });
    }
  });
}
