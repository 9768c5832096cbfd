// Debian's Chromium with a fresh profile, and pages that remember every complaint of the browser.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const phone = { width: 375, height: 800 };
export const desktop = { width: 1280, height: 900 };

/** Opens a browser with those context options (viewport, javaScriptEnabled, colorScheme). */
export async function openBrowser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), "varanto-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: flags,
    ...options,
  });
  return {
    context,
    newPage: () => listeningPage(context),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A page whose `complaints` gather console errors, failed scripts, refused and foreign requests. */
async function listeningPage(context) {
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (m) => {
    if (m.type() === "error" || m.type() === "warning") complaints.push(`${m.type()}: ${m.text()}`);
  });
  page.on("pageerror", (e) => complaints.push(`script: ${e.message}`));
  page.on("requestfailed", (r) => {
    const why = r.failure()?.errorText;
    // The page itself gave up a fetch; the browser the icon, when the page was left before it had come.
    const icon = /^\/static\/(favicon|logo)\.[0-9a-f]+\.svg$/.test(new URL(r.url()).pathname);
    const stale = why === "net::ERR_ABORTED" && (r.resourceType() === "fetch" || icon);
    if (!stale) complaints.push(`request: ${r.url()} ${why}`);
  });
  page.on("request", (r) => {
    const { protocol, hostname } = new URL(r.url());
    if (protocol !== "data:" && hostname !== new URL(page.url() === "about:blank" ? r.url() : page.url()).hostname) {
      complaints.push(`foreign request: ${r.url()}`);
    }
  });
  return { page, complaints };
}
