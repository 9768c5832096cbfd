// The account pages of the studio in Swedish and English on a phone: each says its language, has no Finnish word left over, fits the
// screen, and axe finds nothing. What people do on them is gone through in Finnish in studio-account.test.mjs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { barriers } from "../lib/axe.mjs";
import { leads, phone } from "../lib/browser.mjs";
import { tabTo } from "../lib/keyboard.mjs";
import { binary } from "../lib/server.mjs";
import { addUser, codeOf, linkTo, password, testStudio, visit } from "../lib/studio.mjs";

// Words that are no language's: what people and organisations are called, and languages by their own names.
const names = new Set(["Varanto", "Suomi", "Svenska", "English", "Aino Admin", "Tilda Tvåstegs", "Gunnel Gäst", "aino", "tilda", "gunnel", "robot", "OpenApiRead", "OpenApiWrite", "ASTIWrite"]);

const id = {}; // of accounts, by username
const link = {}; // of letters, without the language
const server = testStudio(async ({ base, data, organization, organizations }) => {
  for (const { name } of organizations) names.add(name);
  addUser(server, "aino", ["--name", "Aino Admin", "--role", "admin", "--email", "aino@example.fi"]);
  addUser(server, "tilda", ["--name", "Tilda Tvåstegs", "--role", "admin", "--email", "tilda@example.fi"]);
  addUser(server, "gunnel", ["--name", "Gunnel Gäst", "--role", "editor", "--email", "gunnel@example.fi", "--organization", organization.id], "");
  addUser(server, "robot", ["--role", "main-user", "--organization", organization.id, "--api"]);
  const listed = spawnSync(binary, ["user", "list", "--data", data, "--format", "json"]);
  for (const a of JSON.parse(String(listed.stdout))) id[a.username] = a.id;
  await fetch(`${base}/studio/fi/reset`, { method: "POST", body: new URLSearchParams({ username: "aino" }) });
  const path = async (address) => /\/studio(\/\S+)/.exec(await linkTo(server, address))[1];
  link.invitation = await path("gunnel@example.fi");
  link.reset = await path("aino@example.fi");
});

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

describe("on a phone", { concurrency: 2 }, () => {
  for (const lang of ["sv", "en"]) {
    test(`the pages in ${lang}`, async (t) => {
      const faults = [];
      for (const { who, pages } of walks) {
        const { page, complaints, open, send } = await visit(t, server, { lang, viewport: phone });
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
  const { page, open } = await visit(t, server, { lang: "sv", viewport: phone });
  await open("/login");
  await tabTo(page, (e) => e.id === "username");
  await page.keyboard.type("aino");
  await tabTo(page, (e) => e.id === "password");
  await page.keyboard.type(password);
  await leads(page, () => page.keyboard.press("Enter"));
  await page.waitForURL(/\/studio\/sv\/$/);
  await tabTo(page, (e) => e.matches("main a") && e.textContent === "Eget konto");
  await leads(page, () => page.keyboard.press("Enter"));
  await page.waitForURL(/\/account$/);
  await tabTo(page, (e) => e.matches("main a") && e.textContent === "Sessioner");
  await leads(page, () => page.keyboard.press("Enter"));
  await page.waitForURL(/\/account\/sessions$/);
  await tabTo(page, (e) => e.matches("main button") && /^Avsluta/.test(e.textContent.trim()));
  await tabTo(page, (e) => e.matches("button") && e.textContent.trim() === "Logga ut", 60, "Shift+Tab");
  await leads(page, () => page.keyboard.press("Enter"));
  await page.waitForURL(/\/login$/);
  assert.match(await page.locator("main").innerText(), /Du har loggat ut/);
});
