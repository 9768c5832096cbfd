// Logging in elsewhere: a person links an identity of an OpenID Connect provider with the password, is told of it by letter, logs in
// with it, and loses it with a new password by letter. Axe looks at every page, on a phone without scripts and on a desktop with them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { closeBrowser, desktop, openBrowser, phone } from "../lib/browser.mjs";
import { startProvider } from "../lib/provider.mjs";
import { startServer } from "../lib/server.mjs";

const binary = process.env.VARANTO_BINARY ?? fileURLToPath(new URL("../../bin/varanto", import.meta.url));
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const password = "kolme sinistä lintua";
const other = "neljä punaista kalaa";

let server, provider;
before(async () => {
  provider = await startProvider({ sub: "eeva-1", email: "eeva.editori@kaupunki.example", name: "Eeva Editori" });
  server = await startServer({ own: true, flags: ["--oidc-issuer", provider.issuer, "--oidc-client-id", "varanto", "--oidc-name", "Kaupungin tunnus"] });
  const done = spawnSync(binary, ["user", "add", "--data", server.data, "--username", "eeva", "--name", "Eeva Editori", "--role", "admin",
    "--email", "eeva@example.fi", "--password-stdin"], { input: `${password}\n` });
  assert.equal(done.status, 0, String(done.stderr));
});
after(async () => {
  await closeBrowser();
  await server?.stop();
  await provider?.stop();
});

/** The newest letter whose text has these words; waits for one that has not been read before. */
const read = new Set();
async function letter(words) {
  const folder = join(server.data, "mail");
  for (let tries = 0; tries < 100; tries++) {
    for (const name of (await readdir(folder).catch(() => [])).sort().reverse()) {
      const raw = (await readFile(join(folder, name), "latin1")).replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, h) => String.fromCharCode(parseInt(h, 16)));
      const text = Buffer.from(raw, "latin1").toString("utf8");
      if (!read.has(name) && text.includes(words)) {
        read.add(name);
        return text;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter says ${words}`);
}

const looks = [
  { name: "a phone without scripts", viewport: phone, scripts: false, first: password, next: other },
  { name: "a desktop with scripts", viewport: desktop, scripts: true, first: other, next: password },
];

for (const { name: where, viewport, scripts, first, next } of looks) {
  test(`an identity is linked on ${where}`, async (t) => {
    const browser = await openBrowser({ locale: "fi-FI", viewport });
    t.after(() => browser.close());
    const { page } = await browser.newPage();
    page.setDefaultTimeout(8000);
    const session = await browser.context.newCDPSession(page);
    const forbid = (value) => session.send("Emulation.setScriptExecutionDisabled", { value });
    await forbid(!scripts);
    const look = async (name) => {
      await forbid(false);
      const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
      await forbid(!scripts);
      assert.ok(passes.length > 10, "axe looked at nothing");
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], name);
    };
    const open = (path) => page.goto(path.startsWith("http") ? path : `${server.base}/studio/fi${path}`);
    const press = (text) => page.getByRole("main").getByRole("button", { name: text, exact: true }).click();
    const follow = (text) => page.getByRole("main").getByRole("link", { name: text }).click();
    const says = async (text) => assert.match(await page.locator("main").innerText(), text);

    await open("/login");
    await look("log-in");
    await page.fill("#username", "eeva");
    await page.fill("#password", first);
    await press("Kirjaudu sisään");
    await page.waitForURL(/\/studio\/fi\/$/);
    await open("/account");
    await follow("Liitä kirjautuminen: Kaupungin tunnus");
    await look("link");
    await page.fill("#password", "väärä salasana");
    await press("Jatka");
    await says(/Salasana on väärä/);
    await look("link-problems");
    await page.fill("#password", first);
    await press("Jatka");
    await look("link-on");
    await follow("Kirjaudu: Kaupungin tunnus");
    await page.click("#enter");
    await page.waitForURL(/\/studio\/fi\/account$/);
    assert.match(await page.locator("body").innerText(), /Kirjautuminen on liitetty tunnukseesi/);
    await look("linked");
    assert.match(await letter("liitetty kirjautuminen"), /To: <eeva@example.fi>/);

    await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
    await page.waitForURL(/\/login$/);
    await follow("Kirjaudu: Kaupungin tunnus");
    await page.click("#enter");
    await page.waitForURL(/\/studio\/fi\/$/);

    await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
    await open("/reset");
    await page.fill("#username", "eeva");
    await press("Lähetä linkki");
    const link = /https?:\/\/\S+\/studio\/password\S+/.exec(await letter("pyydettiin uutta salasanaa"))[0];
    await open(link);
    await page.fill("#password", next);
    await press("Vaihda salasana");
    await page.waitForURL(/\/login$/);
    await letter("Samalla poistettiin");
    await follow("Kirjaudu: Kaupungin tunnus");
    await page.click("#enter");
    await page.waitForURL(/\/login$/);
    assert.match(await page.locator("body").innerText(), /Sinulla ei ole täällä tunnusta/);
    await look("unknown");
  });
}
