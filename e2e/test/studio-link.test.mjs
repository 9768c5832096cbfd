// Logging in elsewhere: a person links an identity of an OpenID Connect provider with the password, is told of it by letter, logs in
// with it, and loses it with a new password by letter. Axe looks at every page, on a phone without scripts and on a desktop with them.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { desktop, leads, phone } from "../lib/browser.mjs";
import { startProvider } from "../lib/provider.mjs";
import { addUser, letter, linkTo, password, testStudio, visit } from "../lib/studio.mjs";

const other = "neljä punaista kalaa";

let provider;
const studio = testStudio(
  () => addUser(studio, "eeva", ["--name", "Eeva Editori", "--role", "admin", "--email", "eeva@example.fi"]),
  async () => {
    provider = await startProvider({ sub: "eeva-1", email: "eeva.editori@kaupunki.example", name: "Eeva Editori" });
    return ["--oidc-issuer", provider.issuer, "--oidc-client-id", "varanto", "--oidc-name", "Kaupungin tunnus"];
  },
);
after(() => provider?.stop());

const looks = [
  { name: "a phone without scripts", viewport: phone, scripts: false, first: password, next: other },
  { name: "a desktop with scripts", viewport: desktop, scripts: true, first: other, next: password },
];

for (const { name: where, first, next, ...options } of looks) {
  test(`an identity is linked on ${where}`, async (t) => {
    const { page, look, open, press, follow, send, says } = await visit(t, studio, options);
    const enter = () => leads(page, () => page.click("#enter")); // at the provider
    const logOut = () => leads(page, () => page.getByRole("button", { name: "Kirjaudu ulos" }).click());
    const at = (path) => assert.equal(new URL(page.url()).pathname, `/studio/fi${path}`);

    await open("/login");
    await look("log-in");
    await page.fill("#username", "eeva");
    await page.fill("#password", first);
    await press("Kirjaudu sisään");
    at("/");
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
    await enter();
    at("/account");
    assert.match(await page.locator("body").innerText(), /Kirjautuminen on liitetty tunnukseesi/);
    await look("linked");
    assert.match(await letter(studio, "liitetty kirjautuminen"), /To: <eeva@example.fi>/);

    await logOut();
    at("/login");
    await follow("Kirjaudu: Kaupungin tunnus");
    await enter();
    at("/");

    await logOut();
    await open("/reset");
    await send({ username: "eeva" });
    await open(await linkTo(studio, "eeva@example.fi"));
    await page.fill("#password", next);
    await press("Vaihda salasana");
    at("/login");
    await letter(studio, "Samalla poistettiin");
    await follow("Kirjaudu: Kaupungin tunnus");
    await enter();
    at("/login");
    assert.match(await page.locator("body").innerText(), /Sinulla ei ole täällä tunnusta/);
    await look("unknown");
  });
}
