// The account pages of the studio in Swedish and English on a phone: each says its language, has no Finnish word left over, fits the
// screen, and axe finds nothing. What people do on them is gone through in Finnish in studio-account.test.mjs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { barriers } from "../lib/axe.mjs";
import { closeBrowser, openBrowser, phone } from "../lib/browser.mjs";
import { tabTo } from "../lib/keyboard.mjs";
import { startServer } from "../lib/server.mjs";

const binary = process.env.VARANTO_BINARY ?? fileURLToPath(new URL("../../bin/varanto", import.meta.url));
const password = "kolme sinistä lintua";

// Words that are no language's: what people and organisations are called, and languages by their own names.
const names = new Set(["Varanto", "Suomi", "Svenska", "English", "Aino Admin", "Tilda Tvåstegs", "Gunnel Gäst", "aino", "tilda", "gunnel", "robot", "OpenApiRead", "OpenApiWrite", "ASTIWrite"]);

let server;
const id = {}; // of accounts, by username
const link = {}; // of letters, without the language
before(async () => {
  server = await startServer({ own: true });
  const { itemList } = await (await fetch(`${server.base}/api/v11/Organization`)).json();
  const organization = itemList.find((o) => /Saaristolan kaupunki/i.test(o.name)) ?? itemList[0];
  for (const { name } of itemList) names.add(name);
  const add = (username, input, ...more) => {
    const done = spawnSync(binary, ["user", "add", "--data", server.data, "--username", username, ...more], { input });
    assert.equal(done.status, 0, String(done.stderr));
  };
  add("aino", `${password}\n`, "--name", "Aino Admin", "--role", "admin", "--email", "aino@example.fi", "--password-stdin");
  add("tilda", `${password}\n`, "--name", "Tilda Tvåstegs", "--role", "admin", "--email", "tilda@example.fi", "--password-stdin");
  add("gunnel", "", "--name", "Gunnel Gäst", "--role", "editor", "--email", "gunnel@example.fi", "--organization", organization.id);
  add("robot", `${password}\n`, "--role", "main-user", "--organization", organization.id, "--api", "--password-stdin");
  const listed = spawnSync(binary, ["user", "list", "--data", server.data, "--format", "json"]);
  for (const a of JSON.parse(String(listed.stdout))) id[a.username] = a.id;
  await fetch(`${server.base}/studio/fi/reset`, { method: "POST", body: new URLSearchParams({ username: "aino" }) });
  link.invitation = await linkTo("gunnel@example.fi");
  link.reset = await linkTo("aino@example.fi");
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

/** Where the letter to somebody leads: what follows /studio/fi. */
async function linkTo(address) {
  const folder = join(server.data, "mail");
  for (let tries = 0; tries < 300; tries++) {
    for (const name of await readdir(folder).catch(() => [])) {
      const text = (await readFile(join(folder, name), "utf8")).replace(/=\r\n/g, "").replace(/=3D/g, "=");
      const path = text.includes(`<${address}>`) && /\/studio(\/\S+token\S+)/.exec(text)?.[1];
      if (path) return path;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter came to ${address}`);
}

/** The six digits that an authenticator shows for a secret (RFC 6238). */
function codeOf(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/\s/g, "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const mac = createHmac("sha1", Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)))).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1e6).padStart(6, "0");
}

/**
 * What is looked at, by who looks: an address, and what is written into the last form there and sent, once or more. None of it uses
 * anything up: every language finds the same.
 */
const walks = [
  {
    who: "nobody",
    pages: () => [
      ["log-in", "/login"],
      ["log-in with problems", "/login", {}],
      ["a wrong password", "/login", { username: "nobody", password: "wrong" }],
      ["new password", "/reset"],
      ["new password asked", "/reset/sent"],
      ["new password given", link.reset],
      ["new password with problems", link.reset, { password: "kort" }],
      ["an old link", "/password?token=x"],
      ["invitation", link.invitation],
      ["invitation with problems", link.invitation, { password: "kort" }],
      ["an old invitation", "/invitation?token=x"],
      ["a new e-mail", "/email?token=x"],
    ],
  },
  {
    who: "tilda",
    pages: () => [
      ["the second step", "/login/code"],
      ["the second step with problems", "/login/code", { code: "000" }],
    ],
  },
  {
    who: "aino",
    pages: () => [
      ["front page", "/"],
      ["own account", "/account"],
      ["sessions", "/account/sessions"],
      ["own password with problems", "/account/password", {}],
      ["own e-mail with problems", "/account/email", {}],
      ["setting the second step up", "/account/two-step", { password }],
      ["a mistyped code", "/account/two-step", { password }, { code: "12345" }],
      ["deleting oneself", "/account/forget"],
      ["people", "/people"],
      ["inviting", "/people/invite"],
      ["inviting with problems", "/people/invite", {}],
      ["rights of a person", `/people/${id.tilda}`],
      ["rights of who is invited", `/people/${id.gunnel}`],
      ["deleting a person", `/people/${id.tilda}/forget`],
      ["API users", "/api-users"],
      ["a new API user with problems", "/api-users/new", {}],
      ["rights of an API user", `/api-users/${id.robot}`],
      ["audit log", "/audit"],
      ["audit log with problems", "/audit?who=nobody&since=x"],
      ["no such page", "/nowhere"],
    ],
  },
];

/** All words that a page shows or reads aloud, in the pieces in which it has them. */
function wordsOf(html) {
  const bare = html.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<(\w+)[^>]* translate="no"[^>]*>[^<]*<\/\1>/g, "");
  const spoken = [...bare.matchAll(/ (?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map((m) => m[1]);
  return [...bare.split(/<[^>]*>/), ...spoken]
    .map((t) => t.replace(/&(#34|quot);/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").trim())
    .filter((t) => /\p{L}{3}/u.test(t) && !t.includes("@"));
}

/** Reads the Finnish pages without a browser: only their words are wanted. */
function reader() {
  const jar = new Map();
  const ask = async (address, body) => {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const answer = await fetch(new URL(address, server.base), { method: body ? "POST" : "GET", body, headers: { cookie }, redirect: "manual" });
    for (const set of answer.headers.getSetCookie()) jar.set(...set.split(";")[0].split("="));
    const to = answer.headers.get("location");
    return to ? ask(to) : answer.text();
  };
  /** Sends the last form of a page with these values, or what is made of the page, and its hidden ones. */
  const send = (html, values) => {
    const form = html.slice(0, html.indexOf("</main>")).split("<form").at(-1);
    const action = / action="([^"]*)"/.exec(form)[1].replaceAll("&amp;", "&");
    const body = new URLSearchParams(values);
    for (const [field] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
      body.set(/ name="([^"]*)"/.exec(field)[1], / value="([^"]*)"/.exec(field)[1].replaceAll("&amp;", "&"));
    }
    return ask(action, body);
  };
  return async (path, ...sent) => {
    let html = await ask(`/studio/fi${path}`);
    for (const values of sent) html = await send(html, typeof values === "function" ? values(html) : values);
    return html;
  };
}

const finnish = new Map(); // what each page says in Finnish
test("the pages in Finnish, and a second step for Tilda", async () => {
  const tilda = reader();
  await tilda("/login", { username: "tilda", password });
  const secretIn = (html) => / class="secret" translate="no">([^<]+)</.exec(html)[1];
  let code;
  const shown = await tilda("/account/two-step", { password }, (html) => ({ code: (code = codeOf(secretIn(html))) }));
  assert.ok(code && /class="codes"/.test(shown), "the second step is not on");
  for (const { who, pages } of walks) {
    const read = reader();
    if (who !== "nobody") await read("/login", { username: who, password });
    for (const [name, ...steps] of pages()) finnish.set(name, new Set(wordsOf(await read(...steps))));
  }
  assert.ok(finnish.size > 30 && [...finnish.values()].every((w) => w.size > 10), "hardly anything was read");
});

async function visitor(t, lang) {
  const browser = await openBrowser({ locale: `${lang}-FI`, viewport: phone });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  page.setDefaultTimeout(8000);
  const open = (path) => page.goto(`${server.base}/studio/${lang}${path}`);
  const send = async (values) => {
    for (const [field, value] of Object.entries(values)) await page.fill(`#${field}`, value);
    await Promise.all([page.waitForEvent("load"), page.locator("main form button[type=submit]").last().click()]);
  };
  return { page, complaints, open, send };
}

describe("on a phone", { concurrency: 2 }, () => {
  for (const lang of ["sv", "en"]) {
    test(`the pages in ${lang}`, async (t) => {
      const faults = [];
      for (const { who, pages } of walks) {
        const { page, complaints, open, send } = await visitor(t, lang);
        if (who !== "nobody") {
          await open("/login");
          await send({ username: who, password });
        }
        for (const [name, path, ...sent] of pages()) {
          await open(path);
          for (const values of sent) await send(values);
          const said = await page.locator("html").getAttribute("lang");
          if (said !== lang) faults.push(`${name} says to be in ${said}`);
          for (const w of wordsOf(await page.content())) if (finnish.get(name).has(w) && !names.has(w)) faults.push(`${name} is left in Finnish: ${w}`);
          const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (width > 0) faults.push(`${name} is ${width} pixels too wide`);
          faults.push(...(await barriers(page)).map((b) => `${name}: ${b}`));
        }
        // The browser tells of pages that are not there and of forms that are refused, and of a date that is none: on purpose.
        faults.push(...complaints.filter((c) => !/Failed to load resource.*(404|422|403)|specified value "x"/.test(c)));
      }
      assert.deepEqual(faults, []);
    });
  }
});

test("from log-in to the sessions and out by keyboard, in Swedish on a phone", async (t) => {
  const { page, open } = await visitor(t, "sv");
  await open("/login");
  await tabTo(page, (e) => e.id === "username");
  await page.keyboard.type("aino");
  await tabTo(page, (e) => e.id === "password");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/studio\/sv\/$/);
  await tabTo(page, (e) => e.matches("main a") && e.textContent === "Eget konto");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/account$/);
  await tabTo(page, (e) => e.matches("main a") && e.textContent === "Sessioner");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/account\/sessions$/);
  await tabTo(page, (e) => e.matches("main button") && /^Avsluta/.test(e.textContent.trim()));
  await tabTo(page, (e) => e.matches("button") && e.textContent.trim() === "Logga ut", 60, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/login$/);
  assert.match(await page.locator("main").innerText(), /Du har loggat ut/);
});
