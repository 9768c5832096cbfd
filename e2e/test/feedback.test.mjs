// Feedback from end to end: a resident sends it on a service's page, an editor of the responsible organisation finds it in the
// studio and marks it as handled, and an editor of another organisation does not see it. On a phone, without scripts for the
// resident; axe looks at every state, in three languages where the page is only read.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { barriers } from "../lib/axe.mjs";
import { closeBrowser, openBrowser, phone } from "../lib/browser.mjs";
import { pagesIn } from "../lib/pages.mjs";
import { startServer } from "../lib/server.mjs";

const binary = process.env.VARANTO_BINARY ?? fileURLToPath(new URL("../../bin/varanto", import.meta.url));
const password = "kolme sinistä lintua";
const words = "Aukioloajat puuttuvat: koska paikka on auki?";

let server, service, name;
before(async () => {
  server = await startServer({ own: true });
  service = (await pagesIn(server.base, "fi")).service;
  const id = /palaute\?[^"]*id=([0-9a-f-]{36})/.exec(await (await fetch(server.base + service)).text())[1];
  const found = await (await fetch(`${server.base}/api/v11/Service/${id}`)).json();
  const responsible = found.organizations.find((o) => o.roleType === "Responsible").organization;
  name = found.serviceNames.find((n) => n.language === "fi" && n.type === "Name").value;
  const { itemList } = await (await fetch(`${server.base}/api/v11/Organization`)).json();
  const others = [];
  for (const o of itemList) {
    const { parentOrganizationId } = await (await fetch(`${server.base}/api/v11/Organization/${o.id}`)).json();
    if (o.id !== responsible.id && !parentOrganizationId) others.push(o.id);
  }
  const own = await (await fetch(`${server.base}/api/v11/Organization/${responsible.id}`)).json();
  const other = others.find((id) => id !== own.parentOrganizationId && id !== own.organizationRootId);
  for (const [username, role, organization] of [["emma", "editor", responsible.id], ["outi", "editor", other], ["paula", "main-user", responsible.id]]) {
    const done = spawnSync(binary, ["user", "add", "--data", server.data, "--username", username, "--name", username, "--role", role,
      "--email", `${username}@example.fi`, "--organization", organization, "--password-stdin"], { input: `${password}\n` });
    assert.equal(done.status, 0, String(done.stderr));
  }
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

const fitsWidth = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

async function looksWell(page, state) {
  assert.deepEqual(await barriers(page), [], state);
  assert.ok(await fitsWidth(page), `${state}: the page is wider than the screen`);
}

/** A page of somebody who has logged in. */
async function studioOf(t, username) {
  const browser = await openBrowser({ viewport: phone });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  await page.goto(`${server.base}/studio/fi/login`);
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(/\/studio\/fi\/$/);
  return page;
}

test("feedback reaches the editors of the organisation, and nobody else", async (t) => {
  const browser = await openBrowser({ viewport: phone, javaScriptEnabled: false });
  t.after(() => browser.close());
  const { page: resident } = await browser.newPage();
  await resident.goto(server.base + service);
  await resident.locator("#feedback > summary").click();
  await resident.locator("#feedback-text").fill(words);
  await resident.locator("form.feedback button[type=submit]").click();
  await resident.waitForURL(/\/palaute\?/);
  const address = resident.url();
  const ticket = await resident.locator("form.feedback input[name=ticket]").inputValue();
  await resident.waitForTimeout(2100); // what is sent within two seconds of the page is taken for a program's
  await resident.locator("form.feedback button[type=submit]").click();
  await resident.waitForURL(/kiitos=1/);
  const again = await resident.request.post(address, { form: { topic: "wrong", text: words, ticket } });
  assert.equal(again.status(), 409, "the same form is taken twice");
  assert.match(await again.text(), /Palaute on jo lähetetty/);

  const other = await studioOf(t, "outi");
  assert.equal(await other.getByText(/avoin palaute|avointa palautetta/).count(), 0, "another organisation is told on its front page");
  await other.goto(`${server.base}/studio/fi/feedback?state=`);
  await other.getByText("Avointa palautetta ei ole.").waitFor();
  assert.equal(await other.getByText(words).count(), 0, "another organisation sees it");
  await looksWell(other, "nothing");

  const editor = await studioOf(t, "emma");
  await editor.getByText("1 avoin palaute").waitFor();
  await looksWell(editor, "the front page");
  await editor.locator("main").getByRole("link", { name: "Palaute", exact: true }).focus();
  await editor.keyboard.press("Enter");
  await editor.waitForURL(/\/studio\/fi\/feedback$/);
  assert.equal(await editor.getByText(words).count(), 1, "it is stored once");
  for (const lang of ["sv", "en", "fi"]) {
    await editor.goto(`${server.base}/studio/${lang}/feedback`);
    await looksWell(editor, `the list in ${lang}`);
  }
  await editor.getByRole("link", { name, exact: true }).waitFor();
  assert.equal(await editor.getByRole("link", { name: /^Poista/ }).count(), 0, "an editor deletes");
  const handle = editor.getByRole("button", { name: /^Merkitse käsitellyksi/ });
  await handle.focus();
  await editor.keyboard.press("Enter");
  await editor.getByText("Palaute on merkitty käsitellyksi.").waitFor();
  await editor.getByText("Avointa palautetta ei ole.").waitFor();
  await editor.getByLabel("Käsittely").selectOption("handled");
  await editor.getByRole("button", { name: "Hae" }).click();
  await editor.getByText(/^Käsitellyt emma, /).waitFor();
  await looksWell(editor, "what is handled");

  const main = await studioOf(t, "paula");
  await main.goto(`${server.base}/studio/fi/feedback?state=handled`);
  await main.getByRole("link", { name: /^Poista/ }).click();
  await main.getByRole("heading", { name: "Poistetaanko palaute pysyvästi?" }).waitFor();
  await looksWell(main, "before deleting");
  await main.getByRole("button", { name: "Poista pysyvästi" }).click();
  await main.getByText("Palaute on poistettu.").waitFor();
  await main.goto(`${server.base}/studio/fi/feedback?state=`);
  assert.equal(await main.getByText(words).count(), 0, "what was deleted is still there");

  const listed = spawnSync(binary, ["feedback", "list", "--data", server.data]);
  assert.equal(String(listed.stdout), "", "the command reads another store");
});
