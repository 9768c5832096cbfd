// The forms of services and of every type of channel in a browser: empty, with problems, filled and published, in all languages of
// the studio, on a phone without scripts and on a desktop with them; history with difference and restore; one by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desktop, leads, phone } from "../lib/browser.mjs";
import { tabTo, typeChoice, write } from "../lib/keyboard.mjs";
import { languages } from "../lib/pages.mjs";
import { addUser, testStudio, visit } from "../lib/studio.mjs";

const studio = testStudio(({ organization }) =>
  addUser(studio, "eeva", ["--name", "Eeva Editori", "--role", "editor", "--organization", organization.id]));

/** A browser in which an editor is logged in. */
async function editor(t, options) {
  const me = await visit(t, studio, options);
  const { page } = me;
  await me.logIn("eeva");
  return {
    ...me,
    look: (name) => me.look(name, "main details:not(.e-more)"), // long lists of choices are alike in all forms: another test opens them
    open: async (path, lang) => assert.equal((await me.open(path, lang)).status(), 200, path),
    /** Presses one of the form's buttons, which say the same in all languages to the server. */
    press: (act) => leads(page, () => page.locator(`main button[name="do"][value="${act}"]`).first().click()),
    fill: (name, value) => page.fill(`[name="${name}"]`, value),
    choose: (name, value) => page.selectOption(`[name="${name}"]`, value),
  };
}

/** Only what the browser says of pages that the server answered with 422 on purpose. */
const unexpected = (complaints) => complaints.filter((c) => !/Failed to load resource.*422/.test(c));

/** What each type of channel cannot be published without, beside name and descriptions. */
const needs = {
  EChannel: async ({ press, fill, choose }) => {
    await press("add:webPages");
    await choose("webPages.0.language", "fi");
    await fill("webPages.0.url", "https://asiointi.example.fi/");
    await accessible({ press, choose });
  },
  WebPage: async ({ press, fill, choose }) => {
    await press("add:webPages");
    await choose("webPages.0.language", "fi");
    await fill("webPages.0.url", "https://sivu.example.fi/");
    await accessible({ press, choose });
  },
  Phone: async ({ press, fill, choose }) => {
    await press("add:phoneNumbers");
    await choose("phoneNumbers.0.type", "Phone");
    await choose("phoneNumbers.0.language", "fi");
    await fill("phoneNumbers.0.prefixNumber", "+358");
    await fill("phoneNumbers.0.number", "401234567");
    await choose("phoneNumbers.0.serviceChargeType", "Chargeable");
  },
  PrintableForm: async ({ press, fill, choose }) => {
    await fill("channelUrls.PDF.fi", "https://lomake.example.fi/hakemus.pdf");
    await press("add:deliveryAddresses");
    await choose("deliveryAddresses.0.subType", "NoAddress");
    await fill("deliveryAddresses.0.deliveryAddressInText.fi", "Jätä hakemus asiointipisteeseen.");
  },
  ServiceLocation: async ({ press, fill }) => {
    await press("add:addresses");
    await fill("addresses.0.streetAddress.street.fi", "Kirjastokatu");
    await fill("addresses.0.streetAddress.streetNumber", "1");
    await fill("addresses.0.streetAddress.postalCode", "00100");
  },
};

async function accessible({ press, choose }) {
  await press("add:accessibilityClassification");
  await choose("accessibilityClassification.0.language", "fi");
  await choose("accessibilityClassification.0.accessibilityClassificationLevel", "Unknown");
}

const types = Object.keys(needs);
const summary = "Tästä saat tietoa asioinnista.";

for (const { name: where, ...options } of [
  { name: "a phone without scripts", viewport: phone, scripts: false, colorScheme: "light" },
  { name: "a desktop in the dark", viewport: desktop, scripts: true, colorScheme: "dark" },
]) {
  for (const lang of options.scripts ? ["fi"] : languages) {
    test(`the empty forms in ${lang} on ${where}`, async (t) => {
      const me = await editor(t, options);
      for (const type of ["Service", ...types]) {
        await me.open(`/content/new/${type}?organization=${studio.organization.id}`, lang);
        assert.equal(await me.page.locator("html").getAttribute("lang"), lang);
        if (options.scripts) await me.look(`${type} in ${lang}`);
        await me.press("publish");
        await me.page.locator("main .summary a").nth(1).waitFor(); // the problems are told, at least name and summary
        if (!options.scripts) await me.look(`${type} in ${lang} with problems`); // the same form, and more
      }
      assert.deepEqual(unexpected(me.complaints), []);
    });
  }

  for (const [n, type] of types.entries()) {
    if (options.scripts && type !== "ServiceLocation") continue; // the richest form; the phone tries all
    const lang = languages[n % languages.length]; // all pages of all types in all languages would say little more
    test(`a ${type} is made, changed, compared and restored on ${where}`, async (t) => {
      const me = await editor(t, options);
      const { page, press, fill, says } = me;
      // Pages but the form are alike for all types: the phone looks at them.
      const look = options.scripts ? async () => {} : me.look;
      const named = `Asioinnin apu ${type} ${options.viewport.width}`;
      await me.open(`/content/new/${type}?organization=${studio.organization.id}`);
      await fill("serviceChannelNames.Name.fi", named);
      await fill("serviceChannelDescriptions.Summary.fi", summary);
      await fill("serviceChannelDescriptions.Description.fi", "Kerromme, miten asia hoidetaan. Voit kysyä neuvoa ilman ajanvarausta.");
      await needs[type](me);
      assert.equal(await page.inputValue('[name="serviceChannelNames.Name.fi"]'), named, "what was typed is kept");
      await me.look(`${type} filled`);
      await press("publish");
      await says(/Tallennettu ja julkaistu\./);
      await look(`${type} published`);
      const at = new URL(page.url()).pathname.replace("/studio/fi", "");

      await me.open(`${at}/edit`);
      assert.equal(await page.inputValue('[name="serviceChannelDescriptions.Summary.fi"]'), summary);
      await fill("serviceChannelDescriptions.Summary.fi", "Tämä teksti on uusi.");
      await press("save");
      await says(/Tallennettu\./);
      await me.open(`${at}/history`);
      const versions = await page.locator("main tbody tr").count();
      assert.ok(versions >= 2, "the history has one version only");
      const newest = await page.locator("main tbody th").first().innerText();
      await me.open(`${at}/edit`, lang);
      await look(`${type} edited in ${lang}`);
      await me.open(`${at}/history`, lang);
      await look(`history in ${lang}`);
      await me.open(`${at}/difference?from=1&to=${newest}`, lang);
      await says(/Tämä teksti on uusi\./);
      await says(/Tästä saat tietoa asioinnista\./);
      await look(`difference in ${lang}`);
      await me.open(`${at}/history`);
      await leads(page, () => page.getByRole("button", { name: "Palauta tämä: 1", exact: true }).click());
      await says(/Version 1 sisältö on palautettu/);
      await me.open(`${at}/edit`);
      assert.equal(await page.inputValue('[name="serviceChannelDescriptions.Summary.fi"]'), summary, "the restored text");
      assert.deepEqual(unexpected(me.complaints), []);
    });
  }
}

test("a web page is made and published by keyboard alone", async (t) => {
  const me = await editor(t, { viewport: desktop });
  const { page } = me;
  const named = "Näppäimistöllä tehty sivu";
  const to = (name, most = 90) => tabTo(page, `(e) => e.name === ${JSON.stringify(name)}`, most);
  const choose = async (name, value) => {
    await to(name);
    await typeChoice(page, (await page.locator(`[name="${name}"] option[value="${value}"]`).innerText()).trim());
  };
  const act = async (value, most = 90) => {
    await tabTo(page, `(e) => e.name === "do" && e.value === ${JSON.stringify(value)}`, most);
    await leads(page, () => page.keyboard.press("Enter"));
  };
  await me.open("/content");
  await tabTo(page, (e) => e.textContent.trim() === "Luo uusi");
  await leads(page, () => page.keyboard.press("Enter"));
  await page.waitForURL(/new$/);
  await choose("organization", studio.organization.id);
  await tabTo(page, (e) => e.textContent.trim() === "Verkkosivu");
  await leads(page, () => page.keyboard.press("Enter"));
  await page.waitForURL(/new\/WebPage/);
  await to("serviceChannelNames.Name.fi");
  await write(page, named);
  await to("serviceChannelDescriptions.Summary.fi");
  await write(page, summary);
  await to("serviceChannelDescriptions.Description.fi");
  await write(page, "Kerromme sivulla, miten asia hoidetaan.");
  await act("add:webPages");
  await choose("webPages.0.language", "fi");
  await to("webPages.0.url");
  await write(page, "https://sivu.example.fi/");
  await act("add:accessibilityClassification");
  await choose("accessibilityClassification.0.language", "fi");
  await choose("accessibilityClassification.0.accessibilityClassificationLevel", "Unknown");
  await act("publish");
  await me.says(/Tallennettu ja julkaistu\./);
  await me.says(new RegExp(named));
  assert.deepEqual(unexpected(me.complaints), []);
});
