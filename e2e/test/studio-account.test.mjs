// The account pages of the studio in a browser: log-in, invitation, new password, second step, sessions, rights, API users, audit
// log. Axe looks at every page and state, on a phone without scripts and on a desktop with them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, leads, phone } from "../lib/browser.mjs";
import { focused, tabTo } from "../lib/keyboard.mjs";
import { addUser, codeOf, letter, linkTo, password, testStudio, visit } from "../lib/studio.mjs";

const other = "neljä punaista kalaa";

const studio = testStudio(({ organization }) => {
  for (const [username, name, role] of [["aino", "Aino Admin", "admin"], ["pekka", "Pekka Pääkäyttäjä", "main-user"], ["eeva", "Eeva Editori", "editor"]]) {
    const more = ["--name", name, "--role", role, "--email", `${username}@example.fi`];
    addUser(studio, username, role === "admin" ? more : [...more, "--organization", organization.id]);
  }
});

/** Only what the browser says of pages that the server did not answer with 4xx, and of values that are not wrong, on purpose. */
const unexpected = (complaints) => complaints.filter((c) => !/Failed to load resource.*(404|422|403)|specified value "eilen"/.test(c));

const looks = [
  { name: "a phone without scripts", viewport: phone, scripts: false, colorScheme: "light" },
  { name: "a desktop in the dark", viewport: desktop, scripts: true, colorScheme: "dark" },
];

for (const { name: where, ...options } of looks) {
  const guest = `vieras${options.viewport.width}@example.fi`;

  test(`log-in and invitation on ${where}`, async (t) => {
    const main = await visit(t, studio, options);
    await main.open("/people");
    await main.look("log-in");
    await main.press("Kirjaudu sisään");
    await main.look("log-in-problems");
    await main.says(/Korjaa nämä kohdat/);
    assert.equal(await focused(main.page, (e) => e.id), "problems", "the summary does not get the focus");
    await main.page.getByRole("link", { name: /Täytä kohta: Käyttäjätunnus/ }).click();
    assert.equal(await focused(main.page, (e) => e.id), "username", "the summary does not lead to the field");
    await main.page.fill("#username", "pekka");
    await main.page.fill("#password", "väärä salasana");
    await main.press("Kirjaudu sisään");
    await main.look("log-in-wrong");
    assert.equal(await main.page.inputValue("#username"), "pekka");
    assert.equal(await main.page.inputValue("#password"), "");
    await main.page.fill("#password", password);
    await leads(main.page, () => main.page.keyboard.press("Enter"));
    await main.page.waitForURL(/\/studio\/fi\/people$/);
    await main.look("people");

    await main.follow("Kutsu henkilö");
    await main.look("invite");
    await main.press("Lähetä kutsu");
    await main.look("invite-problems");
    await main.says(/Täytä kohta: Sähköpostiosoite/);
    await main.page.fill("#email", guest);
    await main.page.getByLabel("Sisällöntuottaja", { exact: true }).check();
    await chooseOrganization(main);
    await main.look("invite-organisation");
    await main.press("Lähetä kutsu");
    await main.page.waitForURL(/\/people$/);
    await main.says(new RegExp(`Kutsu on lähetetty: ${guest}`));
    await main.look("people-invited");

    const invited = await visit(t, studio, options);
    const link = await linkTo(studio, guest);
    assert.ok(link.startsWith(studio.base), `the letter's link leads elsewhere: ${link}`);
    await invited.open(link);
    await invited.look("invitation");
    await invited.page.fill("#name", "Ville Vieras");
    await invited.page.fill("#password", "lyhyt");
    await invited.press("Ota tunnus käyttöön");
    await invited.look("invitation-problems");
    assert.equal(await invited.page.inputValue("#name"), "Ville Vieras");
    await invited.page.fill("#password", password);
    await invited.press("Ota tunnus käyttöön");
    await invited.says(/Tunnus on valmis/);
    await invited.look("invitation-done");
    await invited.open(link);
    await invited.look("invitation-used");
    await invited.says(/ei ole enää voimassa/);
    await invited.logIn(guest);
    await invited.look("front");
    await invited.open("/people");
    await invited.look("forbidden");
    await invited.says(/ei ole oikeutta/);
    assert.deepEqual(unexpected([...main.complaints, ...invited.complaints]), []);
  });

  test(`a new password on ${where}`, async (t) => {
    const v = await visit(t, studio, options);
    await v.open("/login");
    await v.follow("Unohditko salasanan?");
    await v.look("reset-ask");
    await v.page.fill("#username", guest);
    await v.press("Lähetä linkki");
    await v.look("reset-asked");
    await v.open(await linkTo(studio, guest));
    await v.look("reset");
    await v.page.fill("#password", "salasana");
    await v.press("Vaihda salasana");
    await v.look("reset-problems");
    await v.page.fill("#password", other);
    await v.press("Vaihda salasana");
    await v.says(/Salasana on vaihdettu/);
    await v.logIn(guest, other);
    await v.page.waitForURL(/\/studio\/fi\/$/);
    assert.deepEqual(unexpected(v.complaints), []);
  });

  test(`the second step and sessions on ${where}`, async (t) => {
    const v = await visit(t, studio, options);
    await v.logIn(guest, other);
    await v.page.waitForURL(/\/studio\/fi\/$/);
    await v.open("/account");
    await v.look("account");
    await v.follow("Kaksivaiheinen kirjautuminen");
    await v.look("two-step");
    await v.page.fill("#password", other);
    await v.press("Ota käyttöön");
    await v.look("two-step-setup");
    const secret = await v.page.locator(".secret").innerText();
    await v.page.fill("#code", "12345");
    await v.press("Vahvista");
    await v.look("two-step-problems");
    assert.equal(await v.page.locator(".secret").innerText(), secret, "a mistyped code made a new secret");
    await v.page.fill("#code", codeOf(secret));
    await v.press("Vahvista");
    await v.look("recovery-codes");
    const codes = await v.page.locator(".codes .secret").allInnerTexts();
    assert.equal(codes.length, 10);
    await v.follow("Koodit ovat tallessa");
    await v.open("/account/two-step");
    await v.look("two-step-on");
    await v.follow("Tee uudet palautuskoodit");
    await v.look("new-codes");
    await v.page.fill("#password", "väärä salasana");
    await v.press("Tee uudet koodit");
    await v.look("new-codes-problems");
    await v.says(/Salasana on väärä/);
    await v.page.fill("#password", other);
    await v.press("Tee uudet koodit");
    await v.look("new-codes-shown");
    const renewed = await v.page.locator(".codes .secret").allInnerTexts();
    assert.equal(renewed.length, 10);
    assert.ok(renewed.every((c) => !codes.includes(c)), "a code of before is among the new ones");
    await letter(studio, `<${guest}>`);

    const second = await visit(t, studio, options);
    await second.logIn(guest, other);
    await second.look("code");
    await second.page.fill("#code", "000000");
    await second.press("Kirjaudu sisään");
    await second.look("code-problems");
    await second.page.fill("#code", codeOf(secret, 1));
    await second.press("Kirjaudu sisään");
    await second.page.waitForURL(/\/studio\/fi\/$/);
    const third = await visit(t, studio, options);
    await third.logIn(guest, other);
    await third.page.fill("#code", codes[0]); // it ended with the new ones
    await third.press("Kirjaudu sisään");
    await third.says(/Koodi on väärä/);
    await third.page.fill("#code", renewed[0]);
    await third.press("Kirjaudu sisään");
    await third.page.waitForURL(/\/studio\/fi\/$/);

    await v.open("/account/sessions");
    await v.look("sessions");
    await v.says(/Tämä istunto/);
    assert.ok((await v.page.getByRole("button", { name: /^Lopeta\s*: / }).count()) >= 2);
    await v.press("Lopeta kaikki muut");
    await v.says(/Muut istunnot on lopetettu/);
    await v.look("sessions-ended");
    await second.open("/account");
    await second.page.waitForURL(/\/login\?return=/);

    for (const [path, name] of [["/account/password", "own-password"], ["/account/email", "own-email"], ["/account/forget", "forget"]]) {
      await v.open(path);
      await v.look(name);
      await v.send({});
      await v.look(`${name}-problems`);
    }
    assert.deepEqual(unexpected([...v.complaints, ...second.complaints]), []);
  });

  test(`rights, API users and the audit log on ${where}`, async (t) => {
    const v = await visit(t, studio, options);
    await v.logIn("aino");
    await v.page.waitForURL(/\/studio\/fi\/$/);
    await v.look("front-admin");
    await v.open("/people?q=vieras");
    await v.follow("Ville Vieras");
    await v.look("person");
    await v.press("Tallenna");
    await v.says(/Tallennettu: Ville Vieras/);
    await v.open(`/people?q=${encodeURIComponent(guest)}`);
    await v.follow("Ville Vieras");
    await v.press("Poista kaksivaiheinen kirjautuminen");
    await v.press("Poista tunnus käytöstä");
    await v.look("person-disabled");
    await v.says(/Tunnus on poistettu käytöstä/);
    await v.press("Ota tunnus käyttöön");
    await v.follow("Poista henkilön tiedot pysyvästi");
    await v.look("forget-person");

    await v.open("/api-users/new");
    await v.look("api-user-new");
    await v.press("Lisää");
    await v.look("api-user-problems");
    await v.page.fill("#username", `siirto-${options.viewport.width}`);
    await chooseOrganization(v);
    await v.press("Lisää");
    await v.look("api-user-secret");
    const [username, secret] = await v.page.locator(".secret").allInnerTexts();
    const body = JSON.stringify({ username, password: secret, apiUserOrganisation: studio.organization.id });
    const answer = await fetch(`${studio.base}/api/auth/api-login`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    assert.equal(answer.status, 200, "the password that was shown does not work at the interface");
    await v.follow("Salasana on tallessa");
    await v.look("api-users");
    await v.follow(username);
    await v.look("api-user");

    await v.open("/audit");
    await v.look("audit");
    await v.says(/Kutsu/);
    await v.page.selectOption("#act", "account.disable");
    await v.page.fill("#who", "aino");
    await v.press("Hae");
    await v.look("audit-narrowed");
    await v.says(/Aino Admin/);
    await v.open("/audit?who=kukaan&since=eilen");
    await v.look("audit-problems");
    assert.deepEqual(unexpected(v.complaints), []);
  });
}

/** Chooses the organisation in a form: it is searched for where there are many. */
async function chooseOrganization({ page, press }) {
  if (await page.locator("#find").count()) {
    await page.fill("#find", studio.organization.name);
    await press("Hae organisaatiot");
  }
  await page.locator(`input[name=organization][value="${studio.organization.id}"]`).check();
}

test("the pages in Swedish and English, and one that is not there", async (t) => {
  const v = await visit(t, studio, { viewport: desktop });
  await v.logIn("aino");
  await v.page.waitForURL(/\/studio\/fi\/$/);
  await v.open("/nowhere");
  await v.look("not-found");
  for (const lang of ["sv", "en"]) {
    for (const path of ["/", "/account", "/people", "/people/invite", "/api-users", "/audit"]) {
      await v.open(`${studio.base}/studio/${lang}${path}`);
      await v.look(`${lang}${path.replaceAll("/", "-")}`);
    }
  }
  assert.deepEqual(unexpected(v.complaints), []);
});

test("everything is reached by keyboard", async (t) => {
  const v = await visit(t, studio, { viewport: desktop });
  await v.open("/login");
  await tabTo(v.page, (e) => e.id === "username");
  await v.page.keyboard.type("pekka");
  await tabTo(v.page, (e) => e.id === "password");
  await v.page.keyboard.type(password);
  await tabTo(v.page, (e) => e.textContent === "Kirjaudu sisään" && e.tagName === "BUTTON");
  await v.page.keyboard.press("Space");
  await v.page.waitForURL(/\/studio\/fi\/$/);
  await tabTo(v.page, (e) => e.textContent === "Henkilöt");
  await v.page.keyboard.press("Enter");
  await v.page.waitForURL(/\/people$/);
  await tabTo(v.page, (e) => e.textContent === "Kirjaudu ulos");
  await v.page.keyboard.press("Enter");
  await v.page.waitForURL(/\/login$/);
  await v.says(/kirjautunut ulos/);
});
