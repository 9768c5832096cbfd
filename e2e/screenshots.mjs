// Pictures of the main pages for the documents: node screenshots.mjs [FOLDER]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closeBrowser, desktop, goSettled, openBrowser, phone } from "./lib/browser.mjs";
import { pagesIn } from "./lib/pages.mjs";
import { startServer } from "./lib/server.mjs";

const folder = process.argv[2] ?? fileURLToPath(new URL("../docs/pictures", import.meta.url));
const shown = ["home", "results", "map", "service", "place", "organization", "choice"];
const dark = ["home", "results"]; // also shown in the dark
const most = 250_000; // bytes; the pictures live in the repository

await mkdir(folder, { recursive: true });
const server = await startServer();
try {
  const pages = await pagesIn(server.base, "fi");
  pages.results += "&kunta=710";
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    const browser = await openBrowser({ viewport, reducedMotion: "reduce", colorScheme: "light" });
    const { page } = await browser.newPage();
    for (const name of shown) {
      await goSettled(page, server.base + pages[name]);
      const { length } = await page.screenshot({ path: join(folder, `${name}-${size}.png`), animations: "disabled" });
      if (length > most) throw new Error(`${name}-${size}.png has ${length} bytes`);
      if (size !== "desktop" || !dark.includes(name)) continue;
      await page.emulateMedia({ colorScheme: "dark" });
      await page.screenshot({ path: join(folder, `${name}-dark.png`), animations: "disabled" });
      await page.emulateMedia({ colorScheme: "light" });
    }
    await browser.close();
  }
} finally {
  await closeBrowser();
  await server.stop();
}
