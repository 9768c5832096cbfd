// The studio in a browser: people with accounts, the letters they get, and pages that are looked at wherever they stop.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { barriers } from "./axe.mjs";
import { closeBrowser, leads, most, openBrowser } from "./browser.mjs";
import { binary, startServer } from "./server.mjs";

/** The password of all accounts. */
export const password = "kolme sinistä lintua";

const pictures = process.env.PICTURES; // a folder for a picture of every page that is looked at

/**
 * The server of a file's tests, which may be written to: `base` is its address, `data` its folder, `organizations` are the demo
 * catalogue's as { id, name }, `organization` is the one that people work for. `ready` adds them; `flags` are the command's own.
 */
export function testStudio(ready, flags = async () => []) {
  const studio = {};
  before(async () => {
    Object.assign(studio, await startServer({ own: true, flags: await flags() }));
    const { itemList } = await (await fetch(`${studio.base}/api/v11/Organization`)).json();
    studio.organizations = itemList;
    studio.organization = itemList.find((o) => /Saaristolan kaupunki/i.test(o.name)) ?? itemList[0];
    if (pictures) await mkdir(pictures, { recursive: true });
    await ready(studio);
  });
  after(async () => {
    await closeBrowser();
    await studio.stop?.();
  });
  return studio;
}

/** Adds an account, as the command's flags in `more` have it. Without a secret somebody is invited. */
export function addUser({ data }, username, more, secret = password) {
  const args = ["user", "add", "--data", data, "--username", username, ...more, ...(secret ? ["--password-stdin"] : [])];
  const done = spawnSync(binary, args, { input: secret ? `${secret}\n` : "" });
  assert.equal(done.status, 0, String(done.stderr));
}

const read = new Set(); // the letters that have been given out

/** The newest letter that has all these words and has not been read before, as its text; waits until it comes. */
export async function letter({ data }, ...words) {
  const folder = join(data, "mail");
  for (const end = Date.now() + most; Date.now() < end; ) {
    for (const name of (await readdir(folder).catch(() => [])).sort().reverse()) {
      const raw = await readFile(join(folder, name), "latin1").catch(() => ""); // deleted meanwhile
      const text = Buffer.from(raw.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, h) => String.fromCharCode(parseInt(h, 16))), "latin1").toString("utf8");
      if (read.has(name) || !words.every((w) => text.includes(w))) continue;
      read.add(name);
      return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter says ${words}`);
}

/** The link with a token in the newest letter to an address. The command writes letters, too, and does not know where the server is. */
export async function linkTo(studio, address) {
  return /https?:\/\/\S+\/studio\/\S+token=\S+/.exec(await letter(studio, `<${address}>`, "token="))[0];
}

/** The six digits that an authenticator shows for a secret (RFC 6238), some periods of 30 s from now. */
export function codeOf(secret, later = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/\s/g, "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, "0");
}

/**
 * A browser of somebody's own in the studio, in a language. What leads on returns when the next page has loaded: `press` a button
 * and `follow` a link of the content by their names, `send` a form, `logIn`. `look` holds that axe finds nothing and the page
 * fits the window, with those folds open (none: as they are); `says` that the content has a text.
 */
export async function visit(t, { base }, { scripts = true, lang = "fi", ...options }) {
  const browser = await openBrowser({ locale: `${lang}-FI`, ...options });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  // Axe is a script itself, so scripts are forbidden but while it looks.
  const session = await browser.context.newCDPSession(page);
  const forbid = (value) => session.send("Emulation.setScriptExecutionDisabled", { value });
  await forbid(!scripts);
  const main = page.getByRole("main");
  let n = 0;
  const look = async (name, folds) => {
    const { width } = options.viewport;
    if (pictures) await page.screenshot({ path: `${pictures}/${lang}-${width}-${String(++n).padStart(2, "0")}-${name.replace(/\W+/g, "-")}.png`, fullPage: true });
    await forbid(false);
    if (folds) await page.evaluate((s) => document.querySelectorAll(s).forEach((d) => (d.open = true)), folds);
    assert.deepEqual(await barriers(page), [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the window`);
    if (folds) await page.evaluate((s) => document.querySelectorAll(s).forEach((d) => (d.open = false)), folds);
    await forbid(!scripts);
  };
  const open = (path, of = lang) => page.goto(path.startsWith("http") ? path : `${base}/studio/${of}${path}`);
  const press = (name) => leads(page, () => main.getByRole("button", { name, exact: true }).first().click());
  const follow = (name) => leads(page, () => main.getByRole("link", { name }).first().click());
  const send = async (values) => {
    for (const [field, value] of Object.entries(values)) await page.fill(`#${field}`, value);
    await leads(page, () => page.locator("main form button[type=submit]").last().click());
  };
  const logIn = async (username, secret = password) => {
    await open("/login");
    await page.fill("#username", username);
    await page.fill("#password", secret);
    await leads(page, () => page.locator("main form button[type=submit]").first().click());
  };
  const says = async (text) => assert.match(await page.locator("main").innerText(), text);
  return { browser, page, complaints, look, open, press, follow, send, logIn, says };
}
