// The editing pages of the studio in a browser: an editor makes a service and a place, connects and publishes them, settles a
// conflict with a colleague, looks at history, restores and archives. Axe looks at every page and state, on a phone and on a desktop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, leads, phone } from "../lib/browser.mjs";
import { tabTo } from "../lib/keyboard.mjs";
import { addUser, testStudio, visit } from "../lib/studio.mjs";

const studio = testStudio(({ organization }) => {
  for (const [name, role] of [["Eeva Editori", "editor"], ["Kalle Kollega", "editor"], ["Lotta Lukija", "viewer"]]) {
    addUser(studio, name.split(" ")[0].toLowerCase(), ["--name", name, "--role", role, "--organization", organization.id]);
  }
});

/** A browser in which somebody is logged in, with pages that are looked at by axe wherever they stop. */
async function session(t, username, options) {
  const me = await visit(t, studio, options);
  const { page } = me;
  await me.logIn(username);
  return {
    ...me,
    // Long lists of choices are all alike: they are looked at once, at the end.
    look: (name) => me.look(name, name === "service form" ? "main details" : "main details:not(.e-more)"),
    press: (text) => leads(page, () => page.getByRole("button", { name: text, exact: true }).first().click()),
    fill: (name, value) => page.fill(`[name="${name}"]`, value),
    choose: (name, value) => page.selectOption(`[name="${name}"]`, value),
    tick: (name, value) => page.locator(`input[name="${name}"][value="${value}"]`).evaluate((box) => (box.checked = true)),
  };
}

/** Only what the browser says of pages that the server answered with 4xx on purpose. */
const unexpected = (complaints) => complaints.filter((c) => !/Failed to load resource.*(409|422|403)/.test(c));

const looks = [
  { name: "a phone", viewport: phone, colorScheme: "light" },
  { name: "a desktop in the dark", viewport: desktop, colorScheme: "dark" },
];

for (const { name: where, ...options } of looks) {
  test(`an editor keeps content on ${where}`, async (t) => {
    const mark = `${options.viewport.width}`;
    const place = `Kalasataman testikirjasto ${mark}`;
    const service = `Verkkokurssien neuvonta ${mark}`;
    const me = await session(t, "eeva", options);
    const { page, look, press, fill, choose, tick } = me;

    await t.test("makes a place", async () => {
      await me.open("/content");
      await look("list");
      await tabTo(page, (e) => e.textContent.trim() === "Luo uusi");
      await leads(page, () => page.keyboard.press("Enter"));
      await page.waitForURL(/new$/);
      await look("new");
      await choose("organization", studio.organization.id);
      await tabTo(page, (e) => e.textContent.trim() === "Palvelupaikka");
      await leads(page, () => page.keyboard.press("Enter"));
      await page.waitForURL(/new\/ServiceLocation/);
      await look("empty place");
      await fill("serviceChannelNames.Name.fi", place);
      await fill("serviceChannelDescriptions.Summary.fi", "Neuvoo verkkokurssien käytössä kirjaston asiakkaita.");
      await press("Lisää: Osoitteet");
      assert.equal(await page.inputValue('[name="serviceChannelNames.Name.fi"]'), place, "what was typed is kept");
      await fill("addresses.0.streetAddress.street.fi", "Kirjastokatu");
      await fill("addresses.0.streetAddress.streetNumber", "1");
      await fill("addresses.0.streetAddress.postalCode", "00100");
      await press("Lisää: Palveluajat");
      await press("Lisää: Aukioloajat");
      await choose("serviceHours.0.openingHour.0.dayFrom", "Monday");
      await choose("serviceHours.0.openingHour.0.dayTo", "Friday");
      await fill("serviceHours.0.openingHour.0.from", "aamulla");
      await fill("serviceHours.0.openingHour.0.to", "16:00");
      await press("Tallenna ja julkaise");
      await look("place with problems");
      assert.ok(await page.getByRole("link", { name: /klo.*08:30/ }).count(), "the time that makes no sense is told");
      await fill("serviceHours.0.openingHour.0.from", "09:00");
      await press("Tallenna ja julkaise");
      await look("place without description");
      assert.ok(await page.getByRole("link", { name: /^Kuvaus suomeksi: / }).count(), await page.locator(".summary").innerText());
      await fill("serviceChannelDescriptions.Description.fi", "Kirjastossa neuvotaan, miten verkkokurssille kirjaudutaan ja miten tehtävät palautetaan.");
      await press("Tarkista");
      await look("place checked");
      await press("Tallenna ja julkaise");
      assert.ok(await page.getByText("Tallennettu ja julkaistu.").count(), await page.locator("main").innerText());
      await look("place");
    });

    await t.test("makes a service with a term that was looked for", async () => {
      await me.open(`/content/new/Service?organization=${studio.organization.id}`);
      await look("empty service");
      await fill("serviceNames.Name.fi", service);
      await fill("serviceDescriptions.Summary.fi", "Neuvoo kuntalaisia verkkokurssien käytössä.");
      await fill("serviceDescriptions.Description.fi", "Opastamme verkkokurssien käytössä. Voit tulla paikalle ilman ajanvarausta.");
      await fill("serviceDescriptions.UserInstruction.fi", "Tule kirjastoon aukioloaikana.");
      await choose("type", "Service");
      await choose("fundingType", "PubliclyFunded");
      await choose("areaType", "LimitedType");
      await tick("areas", "Municipality 710");
      await page.fill('[name="find.@term"]', "kirjasto");
      await leads(page, () => page.locator('button[value="find:@term"]').click());
      await look("terms found");
      assert.equal(await page.inputValue('[name="serviceNames.Name.fi"]'), service, "what was typed is kept");
      await page.locator(".e-found input").first().check();
      const sub = page.locator('input[name="serviceClasses"]').nth(1);
      await sub.evaluate((e) => (e.checked = true));
      await page.locator('input[name="targetGroups"]').first().evaluate((e) => (e.checked = true));
      await press("Tarkista");
      await look("service checked");
      await press("Tallenna luonnos");
      assert.ok(await page.getByText("Tallennettu.").count(), await page.locator("main").innerText());
      await look("service draft");
    });

    const at = new URL(page.url()).pathname.replace("/studio/fi", "");
    await t.test("connects them and publishes", async () => {
      await me.open(`${at}/connections`);
      await look("no connections");
      await page.fill('[name="find.@channel"]', place);
      await leads(page, () => page.locator('button[value="find:@channel"]').click());
      await leads(page, () => page.getByRole("button", { name: new RegExp(`Liitä: ${place}`) }).click());
      await fill("connections.0.description.Description.fi", "Neuvontaa kirjaston toisessa kerroksessa.");
      await look("connection");
      await press("Tallenna liitokset");
      assert.ok(await page.getByRole("link", { name: place }).count(), await page.locator("main").innerText());
      await page.locator("summary", { hasText: "Julkaise" }).first().evaluate((e) => (e.parentElement.open = true));
      await press("Julkaise");
      assert.ok(await page.getByText("Julkaistu.").count(), await page.locator("main").innerText());
      await look("service");
      await leads(page, () => page.getByRole("link", { name: "Katso julkinen sivu" }).click());
      assert.match(await page.locator("main").innerText(), new RegExp(service));
      assert.match(await page.locator("main").innerText(), new RegExp(place));
    });

    await t.test("settles a conflict with a colleague", async () => {
      const colleague = await session(t, "kalle", options);
      await me.open(`${at}/edit`);
      await colleague.open(`${at}/edit`);
      await colleague.fill("serviceDescriptions.Summary.fi", "Auttaa verkkokursseilla, sanoo Kalle.");
      await colleague.fill("serviceDescriptions.DeadLine.fi", "Ilmoittaudu viikkoa ennen.");
      await colleague.press("Tallenna luonnos");
      await fill("serviceDescriptions.Summary.fi", "Auttaa verkkokursseilla, sanoo Eeva.");
      await fill("requirements.fi", "Kurssi on avoin kaikille.");
      await press("Tallenna luonnos");
      await look("conflict");
      assert.match(await page.locator("main").innerText(), /Kalle Kollega/);
      await press("Tallenna valinnat");
      await look("conflict without a choice");
      await page.getByLabel(/Toisen muutos/).first().check();
      await press("Tallenna valinnat");
      assert.ok(await page.getByText("Tallennettu.").count(), await page.locator("main").innerText());
      await me.open(`${at}/edit`);
      assert.equal(await page.inputValue('[name="serviceDescriptions.Summary.fi"]'), "Auttaa verkkokursseilla, sanoo Kalle.");
      assert.equal(await page.inputValue('[name="serviceDescriptions.DeadLine.fi"]'), "Ilmoittaudu viikkoa ennen.");
      assert.equal(await page.inputValue('[name="requirements.fi"]'), "Kurssi on avoin kaikille.");
      await look("service form");
    });

    await t.test("looks at history, compares and restores", async () => {
      await me.open(`${at}/history`);
      await look("history");
      assert.match(await page.locator("main").innerText(), /Kalle Kollega/);
      await press("Vertaa");
      await look("difference");
      assert.match(await page.locator("main").innerText(), /Määräaika suomeksi/i);
      await me.open(`${at}/history`);
      await leads(page, () => page.getByRole("button", { name: "Palauta tämä: 1", exact: true }).click());
      assert.match(await page.locator("main").innerText(), /Version 1 sisältö on palautettu/);
      await look("restored");
    });

    await t.test("finds many right, copies, schedules and hands them over", async () => {
      const back = page.url();
      const chosen = async (button) => {
        await me.open(`/content?q=${encodeURIComponent(place)}&status=Published`);
        await page.locator('input[name="ref"]').first().check();
        await press(button);
      };
      const says = async (text) => assert.match(await page.locator("main").innerText(), text);
      await chosen("Merkitse valitut tarkistetuiksi");
      await look("checking foreseen");
      await press("Tee nämä");
      await says(/Tehty: 1/);
      await look("checked");
      await chosen("Kopioi valitut");
      await look("copying asks for whom");
      await choose("organization", studio.organization.id);
      await press("Näytä ensin, mitä muuttuu");
      await says(/Onnistuisi: 1/);
      await look("copying foreseen");
      await press("Tee nämä");
      await says(/Tehty: 1/);
      await press("Peru tämä");
      await says(/Peruttu/);
      await chosen("Ajasta valitut");
      await look("scheduling asks when");
      await fill("archiveAt", "2099-12-31T08:00");
      await press("Näytä ensin, mitä muuttuu");
      await says(/31\.12\.2099/);
      await look("scheduling foreseen");
      await press("Tee nämä");
      await press("Peru tämä");
      await chosen("Siirrä valitut toiselle organisaatiolle");
      await look("handing over asks to whom");
      await choose("organization", studio.organization.id);
      await press("Näytä ensin, mitä muuttuu");
      await says(/Pysyy ennallaan: 1/);
      await look("handing over foreseen");
      await page.goto(back);
    });

    await t.test("archives, and acts on many at a time", async () => {
      await page.locator("summary", { hasText: "Arkistoi" }).first().evaluate((e) => (e.parentElement.open = true));
      const archiving = page.locator('form[action$="/archive"]');
      await leads(page, () => archiving.getByRole("button", { name: "Näytä ensin, mitä muuttuu" }).click());
      await look("archiving foreseen");
      await press("Arkistoi");
      assert.ok(await page.getByText("Arkistoitu.").count(), await page.locator("main").innerText());
      await look("archived");
      await me.open(`/content?q=${mark}&status=Deleted`);
      await page.locator('input[name="ref"]').first().check();
      await press("Palauta valitut");
      await look("mass foreseen");
      await press("Tee nämä");
      await look("mass done");
      await press("Peru tämä");
      await look("mass undone");
    });

    assert.deepEqual(unexpected(me.complaints), []);
  });
}

test("who only reads sees content and history, and no way to change them", async (t) => {
  const { page, look, open } = await session(t, "lotta", { viewport: phone });
  await open("/content");
  await look("list of a reader");
  assert.equal(await page.locator('input[name="ref"]').count(), 0);
  await leads(page, () => page.locator(".rows a").first().click());
  await look("entity of a reader");
  assert.equal(await page.getByRole("link", { name: "Muokkaa", exact: true }).count(), 0);
  const answer = await page.goto(`${page.url()}/edit`);
  assert.equal(answer.status(), 403);
});
