// Pictures of the main pages for the documents: node screenshots.mjs [FOLDER]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { desktop, openBrowser, phone } from "./lib/browser.mjs";
import { pagesIn } from "./lib/pages.mjs";
import { startServer } from "./lib/server.mjs";

const folder = process.argv[2] ?? fileURLToPath(new URL("../docs/pictures", import.meta.url));
const shown = ["home", "results", "service", "place", "organization"];

await mkdir(folder, { recursive: true });
const server = await startServer();
try {
  const pages = await pagesIn(server.base, "fi");
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    const browser = await openBrowser({ viewport });
    const { page } = await browser.newPage();
    for (const name of shown) {
      await page.goto(server.base + pages[name], { waitUntil: "networkidle" });
      await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
    }
    await browser.close();
  }
} finally {
  await server.stop();
}
