// Debian's Chromium with a fresh profile for each test, and pages that remember every complaint of the browser.
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
export const most = 90_000; // milliseconds that anything is waited for, on a slow machine that is busy with something else

let running; // one program for all profiles of a file

/** Opens a profile of its own with those options (viewport, javaScriptEnabled, colorScheme). It knows nothing of the others. */
export async function openBrowser(options = {}) {
  running ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: flags });
  const context = await (await running).newContext(options);
  context.setDefaultTimeout(most);
  return { context, newPage: () => listeningPage(context), close: () => context.close() };
}

/** Ends the program; no profile may be in use. */
export async function closeBrowser() {
  const browser = running;
  running = undefined;
  await (await browser)?.close();
}

const underWay = new WeakMap(); // the requests of a page that have no answer yet

/** A page whose `complaints` gather console errors, failed scripts, refused and foreign requests. */
async function listeningPage(context) {
  const page = await context.newPage();
  const complaints = [];
  const asked = new Set();
  underWay.set(page, asked);
  page.on("console", (m) => {
    if (m.type() === "error" || m.type() === "warning") complaints.push(`${m.type()}: ${m.text()}`);
  });
  page.on("pageerror", (e) => complaints.push(`script: ${e.message}`));
  page.on("requestfinished", (r) => asked.delete(r));
  page.on("requestfailed", (r) => {
    const left = !asked.delete(r); // the reader had gone on to another page before it came
    const why = r.failure()?.errorText;
    // The page itself gave up a fetch, or a frame with all that it asked; the browser the icon.
    const icon = /^\/static\/(favicon|logo)\.[0-9a-f]+\.svg$/.test(new URL(r.url()).pathname);
    const stale = why === "net::ERR_ABORTED" && (left || r.resourceType() === "fetch" || icon || r.frame() !== page.mainFrame());
    if (!stale) complaints.push(`request: ${r.url()} ${why}`);
  });
  page.on("request", (r) => {
    if (r.isNavigationRequest() && r.frame() === page.mainFrame()) asked.clear(); // what the page before asked is given up
    asked.add(r);
    const { protocol, hostname } = new URL(r.url());
    if (protocol !== "data:" && hostname !== new URL(page.url() === "about:blank" ? r.url() : page.url()).hostname) {
      complaints.push(`foreign request: ${r.url()}`);
    }
  });
  return { page, complaints };
}

/**
 * Waits until a page with scripts has come to rest: it has loaded, its map is drawn, every request has its answer, and what
 * came of the answers is on the screen. How long that takes is the machine's affair.
 */
export async function settled(page) {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => [...document.querySelectorAll("[data-atlas]")].every((a) => a.querySelector(".leaflet-container")));
  // A map asks what is open 200 ms after it has come to rest; a timer that is set later for longer rings later.
  await page.evaluate(() => document.querySelector("[data-atlas]") && new Promise((done) => setTimeout(done, 250)));
  const asked = underWay.get(page) ?? new Set();
  const end = Date.now() + most;
  for (let quiet = 0; quiet < 2; quiet = asked.size === 0 ? quiet + 1 : 0) {
    if (Date.now() > end) throw new Error(`no answer yet: ${[...asked].map((r) => r.url())}`);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
}

/** Opens an address and waits until the page has come to rest. */
export async function goSettled(page, address) {
  const answer = await page.goto(address);
  await settled(page);
  return answer;
}

/** Does what leads to another page, and waits until that has loaded: when a click returns, the old page may still be there. */
export async function leads(page, act) {
  await Promise.all([page.waitForEvent("load"), act()]);
}
