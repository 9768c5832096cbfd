// WCAG 1.4.10 and 1.4.12: nothing needs sideways scrolling at 320 pixels, also with wider text spacing.
import { test } from "node:test";
import { goSettled, openBrowser } from "../lib/browser.mjs";
import { languages, pagesIn } from "../lib/pages.mjs";
import { testServer } from "../lib/site.mjs";
import { checkWidth } from "../lib/width.mjs";

const server = testServer();

const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

// Pages round the content that the list of kinds does not have.
const around = {
  fi: { changes: "/fi/muutokset", statement: "/fi/saavutettavuus" },
  sv: { changes: "/sv/andringar", statement: "/sv/tillganglighet" },
  en: { changes: "/en/changes", statement: "/en/accessibility" },
};

for (const [name, viewport] of Object.entries({ narrow: { width: 320, height: 640 }, wide: { width: 2560, height: 1200 } })) {
  test(name, async (t) => {
    const browser = await openBrowser({ viewport, bypassCSP: true });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    for (const lang of languages) {
      for (const [kind, path] of Object.entries({ ...(await pagesIn(server.base, lang)), ...around[lang] })) {
        await t.test(`${lang} ${kind}`, async () => {
          await goSettled(page, server.base + path);
          await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
          await checkWidth(page, viewport.width);
          await page.addStyleTag({ content: spacing });
          await checkWidth(page, viewport.width);
        });
      }
    }
  });
}
