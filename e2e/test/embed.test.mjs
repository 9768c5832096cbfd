// Parts of the site on another site: with scripts under a strict policy, in an iframe without, and the page that makes
// them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers } from "../lib/axe.mjs";
import { desktop, openBrowser, phone, settled } from "../lib/browser.mjs";
import { startHost } from "../lib/host.mjs";
import { write } from "../lib/keyboard.mjs";
import { languages } from "../lib/pages.mjs";
import { startRelay } from "../lib/relay.mjs";
import { testServer } from "../lib/site.mjs";

// What the builder's tag allows a frame.
const allowed = 'sandbox="allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" referrerpolicy="strict-origin-when-cross-origin"';
const sharePage = { fi: "/fi/jaa", sv: "/sv/dela", en: "/en/share" };

let place; // a place in the demo catalogue
const server = testServer(async ({ base }) => {
  const list = await (await fetch(`${base}/embed/v1/list?municipality=710&kind=places&limit=1`)).json();
  place = list.items[0];
});

/** All three elements, each round a link of the host's own. */
const three = () => `
  <varanto-services municipality="710" kind="places" limit="3" heading="Paikat" heading-level="2"><a href="${server.base}/fi/haku">Paikat sivustolla</a></varanto-services>
  <varanto-services municipality="710" kind="places" limit="3" heading="Samat" heading-level="2" compact accent="#ffee00"></varanto-services>
  <varanto-place place="${server.base}${place.href}" heading-level="2"><a href="${server.base}${place.href}">Paikka sivustolla</a></varanto-place>
  <varanto-search municipality="710" heading-level="2"><a href="${server.base}/fi/haku">Haku sivustolla</a></varanto-search>`;

/** Opens the host's page; `asked` gathers requests. */
async function open(t, body, options = { viewport: desktop }, lang = "fi") {
  const host = await startHost(server.base, body, lang);
  t.after(() => host.stop());
  const browser = await openBrowser(options);
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  const asked = [];
  page.on("request", (r) => asked.push(r));
  return { host, browser, page, asked, complaints };
}

const serious = (complaints) => complaints.filter((c) => !c.startsWith("foreign request"));

const clean = async (page) => assert.deepEqual(await barriers(page, 8), []);

for (const [size, options] of Object.entries({ phone: { viewport: phone }, "desktop, dark": { viewport: desktop, colorScheme: "dark" } })) {
  test(`three elements under a strict policy, ${size}`, async (t) => {
    const { host, browser, page, asked, complaints } = await open(t, three(), options);
    await page.goto(host.address);
    const places = page.locator("varanto-services").first();
    await places.locator(".item").nth(2).waitFor();
    const card = page.locator("varanto-place");
    await card.scrollIntoViewIfNeeded();
    await card.locator(".today").waitFor();
    const search = page.locator("varanto-search");
    await search.scrollIntoViewIfNeeded();
    await search.getByRole("combobox", { name: "Mitä etsit?" }).waitFor();
    for (const text of ["Paikat sivustolla", "Paikka sivustolla", "Haku sivustolla"]) assert.ok(await page.getByText(text).isHidden(), text);
    assert.equal(await places.getByRole("heading", { level: 2, name: "Paikat" }).count(), 1);
    assert.equal(await places.getByRole("heading", { level: 3 }).count(), 3);
    await card.locator("summary").click();
    await clean(page);

    const urls = asked.map((r) => r.url());
    assert.ok(urls.every((u) => u.startsWith(host.address) || u.startsWith(server.base)), urls.join("\n"));
    assert.equal(urls.filter((u) => u.includes("/embed/v1/list")).length, 1, "elements that ask for the same share an answer");
    assert.deepEqual(await browser.context.cookies(), [], "a cookie was set");
    assert.deepEqual(serious(complaints), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px beside the page`);
  });
}

// Browsers keep the cookie of a site from other sites by themselves. Here the host is on the same one, another port of its
// host, so that only the parts' own ways keep it back. What comes to the site says whether they do.
test("no part takes the reader's choice along", async (t) => {
  const relay = await startRelay(server.base);
  t.after(() => relay.stop());
  const frame = `<iframe title="palvelut" src="${relay.base}/fi/upotus/palvelut?q=kirjasto" width="100%" height="500"></iframe>`;
  const host = await startHost(relay.base, three() + frame, "fi", new URL(relay.base).hostname);
  t.after(() => host.stop());
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  await browser.context.addCookies([{ name: "varanto-kunta", value: "710", url: relay.base }]);
  await page.goto(`${relay.base}/fi/`);
  assert.equal(await page.locator(".where__name strong").textContent(), "Raasepori");
  assert.match(cookieOf("/fi/"), /varanto-kunta=710/, "the browser has no cookie to give");
  function cookieOf(path) {
    return relay.seen.find((r) => r.path === path)?.cookie ?? "";
  }

  relay.seen.length = 0;
  await page.goto(host.address);
  await page.locator("varanto-services .item").first().waitFor();
  await page.locator("varanto-place").scrollIntoViewIfNeeded();
  await page.locator("varanto-place .today").waitFor();
  const field = page.locator("varanto-search");
  await field.scrollIntoViewIfNeeded();
  await field.getByRole("combobox").fill("kirja");
  await field.locator("[role=option]").first().waitFor();
  // The frame's page and its styles are the site's own, and it reads no cookie: what it shows is looked at below.
  const parts = relay.seen.filter((r) => !/^\/fi\/upotus\/|^\/embed\/frame\.[0-9a-f]+\.css$/.test(r.path));
  for (const part of ["/embed/v1.js", "/embed/v1/list", "/embed/v1/place", "/embed/v1/suggest"]) {
    assert.ok(parts.some((r) => r.path.startsWith(part)), `${part} was not asked for: ${parts.map((r) => r.path)}`);
  }
  assert.deepEqual(parts.filter((r) => r.cookie !== undefined), [], "a part takes the cookie along");

  const shown = page.frameLocator("iframe");
  await shown.locator(".item").first().waitFor();
  const links = await shown.locator(".item a").evaluateAll((all) => all.map((a) => a.href));
  assert.ok(links.length > 0 && links.every((l) => !l.includes("kunta=")), `the frame has the reader's municipality: ${links}`);
  const plain = await (await fetch(`${server.base}/fi/upotus/palvelut?q=kirjasto`)).text();
  assert.equal(await shown.locator(".item").count(), plain.split('<li class="item">').length - 1);

  // A part that took it along would be seen: this is one.
  await page.evaluate((address) => fetch(address, { credentials: "include" }).catch(() => {}), `${relay.base}/embed/v1/list?q=planted`);
  assert.match(cookieOf("/embed/v1/list?q=planted"), /varanto-kunta=710/, "a cookie that is sent is not seen");
});

test("the host's styles reach the parts", async (t) => {
  const { host, page } = await open(t, three());
  await page.goto(host.address);
  const name = page.locator("varanto-services .name").first();
  await name.waitFor();
  assert.equal(await name.evaluate((e) => getComputedStyle(e).fontStyle), "italic");
  assert.equal(await name.locator("a").evaluate((e) => getComputedStyle(e).color), "rgb(122, 31, 92)");
});

test("elements speak the page's language or their own", async (t) => {
  const body = `<varanto-search></varanto-search><varanto-search lang="en"></varanto-search><varanto-search lang="de"></varanto-search>`;
  const { host, page } = await open(t, body, { viewport: desktop }, "sv-FI");
  await page.goto(host.address);
  for (const [n, label] of ["Vad söker du?", "What are you looking for?", "Vad söker du?"].entries()) {
    await page.locator("varanto-search").nth(n).getByRole("combobox", { name: label }).waitFor();
  }
});

test("nothing is asked before it comes into sight", async (t) => {
  const { host, page, asked } = await open(t, `<varanto-search></varanto-search><p>${"<br>".repeat(300)}</p>${three()}`);
  await page.goto(host.address);
  await page.locator("varanto-search").first().getByRole("combobox").waitFor();
  await settled(page);
  assert.equal(asked.filter((r) => r.url().includes("/embed/v1/")).length, 0);
  await page.locator("varanto-services").first().scrollIntoViewIfNeeded();
  await page.locator("varanto-services .item").first().waitFor();
});

test("a search with the keyboard alone", async (t) => {
  const { host, page, complaints } = await open(t, `<varanto-search municipality="710" heading-level="2"></varanto-search>`);
  await page.goto(host.address);
  const field = page.getByRole("combobox", { name: "Mitä etsit?" });
  await field.waitFor();
  await page.keyboard.press("Tab");
  assert.ok(await field.evaluate((e) => e.matches(":focus-visible") && getComputedStyle(e).outlineStyle !== "none"));
  await write(page, "kirja");
  await page.getByRole("option").first().waitFor();
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  await clean(page);
  await page.keyboard.press("ArrowDown");
  const chosen = await field.getAttribute("aria-activedescendant");
  assert.equal(await page.locator("varanto-search .option[aria-selected=true]").getAttribute("id"), chosen);
  await page.keyboard.press("End");
  assert.equal(await page.locator("varanto-search .option").last().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Home");
  assert.equal(await field.getAttribute("aria-activedescendant"), chosen);
  await page.keyboard.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.equal(await page.locator("varanto-search .search [role=status]").textContent(), "", "suggestions that are hidden are still told of");
  assert.equal(await field.inputValue(), "kirja");
  await write(page, "sto");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: /hakutulos/ }).waitFor();
  assert.equal(page.url(), host.address, "results are shown in place");
  await clean(page);
  assert.ok(await field.evaluate((e) => e.getRootNode().activeElement === e), "the focus stays in the field");
  await page.keyboard.press("Control+a");
  await write(page, "kirja");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((u) => u.href.startsWith(`${server.base}/fi/`));
  assert.deepEqual(serious(complaints), []);
});

test("a search that goes to the site", async (t) => {
  const { host, page } = await open(t, `<varanto-search lang="sv" municipality="710" results="site"></varanto-search>`);
  await page.goto(host.address);
  await page.getByRole("combobox").fill("bibliotek");
  await page.getByRole("button", { name: "Sök" }).click();
  await page.waitForURL(`${server.base}/sv/sok?kunta=710&q=bibliotek`);
});

test("hostile text stays text", async (t) => {
  const attack = `<img src=x onerror="document.title='gotcha'"><script>document.title='gotcha'</script>`;
  const { host, page, complaints } = await open(t, three());
  const text = { text: `\u202e${attack}${"x".repeat(3000)}`, lang: `"><b>` };
  const card = { type: attack, kind: attack, href: "javascript:document.title='gotcha'", name: text, summary: text, provider: text, where: text, state: attack, phone: { number: attack, call: attack } };
  const list = { lang: "fi", total: 1, count: attack, title: attack, items: [card], source: { href: "javascript:alert(1)", text: attack }, more: { href: "data:text/html,x", text: attack } };
  const onePlace = { ...card, labels: {}, today: { label: attack, text: attack, state: attack }, addresses: [{ lines: [text] }], route: { href: "javascript:alert(1)", text: attack }, phones: [{ number: attack, call: "1" }], source: list.source };
  const headers = { "Access-Control-Allow-Origin": "*" };
  await page.route("**/embed/v1/list*", (r) => r.fulfill({ json: list, headers }));
  await page.route("**/embed/v1/place*", (r) => r.fulfill({ json: onePlace, headers }));
  await page.goto(host.address);
  await page.locator("varanto-services .item").first().waitFor();
  await page.locator("varanto-place").scrollIntoViewIfNeeded();
  await page.locator("varanto-place .place").waitFor();
  assert.equal(await page.title(), "Toinen sivusto");
  assert.equal(await page.locator("varanto-services img, varanto-services script, varanto-place img, varanto-place script").count(), 0);
  const hrefs = await page.locator("varanto-services a, varanto-place a").evaluateAll((all) => all.map((a) => a.href));
  assert.ok(hrefs.every((h) => /^(http|tel:)/.test(h)), hrefs.join("\n"));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px beside the page`);
  assert.deepEqual(serious(complaints), []);
});

test("the host's own link comes back when the site does not answer", async (t) => {
  const { host, page } = await open(t, `${three()}<varanto-services></varanto-services>`);
  await page.route("**/embed/v1/list*", (r) => r.abort());
  await page.goto(host.address);
  const first = page.locator("varanto-services").first();
  await first.getByText("Tietoja ei juuri nyt saatu.").first().waitFor();
  assert.ok(await page.getByRole("link", { name: "Paikat sivustolla" }).isVisible());
  await clean(page);
  await page.unroute("**/embed/v1/list*");
  await first.getByRole("button", { name: "Yritä uudelleen" }).click();
  await first.locator(".item").first().waitFor();
  assert.ok(await page.getByText("Paikat sivustolla").isHidden());
});

test("a mistake of the host's is told to the host", async (t) => {
  const { host, page } = await open(t, `<varanto-services municipality="Atlantis" eager><a href="/x">Oma linkki</a></varanto-services>`);
  await page.addInitScript(() => document.addEventListener("varanto-error", (e) => (window.told = e.detail.status)));
  const warning = page.waitForEvent("console", (m) => m.type() === "warning" && /municipality's code/.test(m.text()));
  await Promise.all([warning, page.goto(host.address)]);
  await page.waitForFunction(() => window.told !== undefined);
  assert.equal(await page.evaluate(() => window.told), 400);
  assert.ok(await page.getByRole("link", { name: "Oma linkki" }).isVisible());
});

test("frames work without scripts", async (t) => {
  const frames = ["palvelut?municipality=710&kind=places&limit=2&accent=ffee00", `paikka/${place.href.split(/[/?]/)[3]}`, "haku?municipality=710"];
  for (const lang of languages) {
    const body = frames.map((f) => `<iframe title="${f}" src="${server.base}/${lang}/upotus/${f}" width="100%" height="500" ${allowed}></iframe>`).join("");
    const { host, page, asked } = await open(t, body, { viewport: phone, javaScriptEnabled: false });
    await page.goto(host.address);
    const [list, , search] = frames.map((f) => page.frameLocator(`iframe[title="${f}"]`));
    await list.locator(".item").nth(1).waitFor();
    await search.locator("input[name=q]").fill("kirjasto");
    await search.locator("button").click();
    await search.locator(".item").first().waitFor();
    assert.ok(asked.every((r) => r.url().startsWith(host.address) || r.url().startsWith(server.base)));
    await search.locator(".item a").first().click();
    await page.waitForURL((u) => u.href.startsWith(`${server.base}/${lang}/`));
    assert.deepEqual((await page.context().cookies()).map((c) => c.name), []);
  }
});

test("frames are accessible", async (t) => {
  const browser = await openBrowser({ viewport: { width: 320, height: 700 } });
  t.after(() => browser.close());
  const { page, complaints } = await browser.newPage();
  for (const lang of languages) {
    for (const path of ["palvelut?municipality=710&kind=all&limit=4", "palvelut?municipality=710&compact=1&theme=dark&accent=003366", `paikka/${place.href.split(/[/?]/)[3]}`, "haku?q=kirjasto", "haku?q=zzzqqq"]) {
      await t.test(`${lang} ${path}`, async () => {
        await page.goto(`${server.base}/${lang}/upotus/${path}`);
        for (const s of await page.locator("summary").all()) await s.click();
        await clean(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px beside the page`);
      });
    }
  }
  assert.deepEqual(complaints.filter((c) => !/ 404 /.test(c)), []); // a page in a frame has no icon, but here it is alone
});

test("a page with frames is accessible", async (t) => {
  const frames = ["palvelut?municipality=710&limit=2", `paikka/${place.href.split(/[/?]/)[3]}`, "haku?municipality=710"];
  const body = frames.map((f, n) => `<iframe title="${n}" src="${server.base}/fi/upotus/${f}" width="100%" height="500"></iframe>`).join("");
  const { host, page } = await open(t, body);
  await page.goto(host.address);
  await clean(page);
});

for (const javaScriptEnabled of [true, false]) {
  test(`putting a part together ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
    const browser = await openBrowser({ viewport: desktop, javaScriptEnabled, permissions: ["clipboard-read", "clipboard-write"] });
    t.after(() => browser.close());
    const { page, complaints } = await browser.newPage();
    for (const lang of languages) {
      await page.goto(server.base + sharePage[lang]);
      const go = async (does) => {
        await does();
        if (!javaScriptEnabled) await page.locator(".share__go button").click();
      };
      await go(() => page.locator("select[name=kunta]").selectOption("710"));
      await page.locator("#code-script", { hasText: 'municipality="710"' }).waitFor();
      await go(() => page.locator("select[name=kind]").selectOption("places"));
      await page.locator("#code-script", { hasText: 'kind="places"' }).waitFor();
      await go(() => page.locator("#share-compact").check());
      await page.locator("#code-script", { hasText: "compact" }).waitFor();
      if (javaScriptEnabled) {
        await page.locator("varanto-services .item").first().waitFor();
        await page.locator("#copy-script").click();
        await page.locator(".share__said:not(:empty)").waitFor();
        assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<script async crossorigin src="http.*\/embed\/v1\.js"><\/script>\n<varanto-services /);
        await clean(page);
      } else {
        await page.frameLocator(".share__frame").locator(".item").first().waitFor();
        assert.ok(await page.locator("#copy-script").isHidden());
      }
      await go(() => page.locator("#what-place").check());
      await page.locator("input[name=find]").waitFor();
      await page.locator("input[name=find]").fill("kirjasto");
      await page.locator(".share__go button").click();
      await page.locator("input[name=place]").first().waitFor();
      await go(() => page.locator("input[name=place]").first().check());
      await page.locator("#code-script", { hasText: "varanto-place" }).waitFor();
      await go(() => page.locator("#what-search").check());
      await page.locator("#code-script", { hasText: "varanto-search" }).waitFor();
      if (javaScriptEnabled) await clean(page);
    }
    assert.deepEqual(complaints, []);
  });
}

test("what the builder makes works on a page of another origin as it was pasted", async (t) => {
  const browser = await openBrowser({ viewport: desktop });
  t.after(() => browser.close());
  const { page } = await browser.newPage();
  for (const lang of languages) {
    await page.goto(`${server.base}${sharePage[lang]}?what=list&kind=places&kunta=710`);
    await page.locator("varanto-services .item").first().waitFor();
    const shown = await page.locator("varanto-services .item .name").allTextContents();
    const [script, frame] = await Promise.all(["#code-script", "#code-frame"].map((code) => page.locator(code).inputValue()));
    for (const [name, body] of Object.entries({ script, frame })) {
      await t.test(`${lang} ${name}`, async (t) => {
        const { host, page: other, complaints } = await open(t, body, { viewport: phone }, lang);
        await other.goto(host.address);
        const part = name === "script" ? other.locator("varanto-services") : other.frameLocator("iframe").locator("main");
        await part.scrollIntoViewIfNeeded();
        await part.locator(".item").first().waitFor();
        assert.deepEqual(await part.locator(".item .name").allTextContents(), shown);
        assert.deepEqual(serious(complaints), []);
      });
    }
  }
});

for (const viewport of [phone, desktop]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`places of a topic, ${viewport.width} px, ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
      const browser = await openBrowser({ viewport, javaScriptEnabled });
      t.after(() => browser.close());
      const { page, complaints } = await browser.newPage();
      await page.goto(server.base + sharePage.fi);
      const go = async (does) => {
        await does();
        if (!javaScriptEnabled) await page.locator(".share__go button").click();
      };
      await go(() => page.locator("select[name=kind]").selectOption("places"));
      await page.waitForURL(/[?&]kind=places/);
      await go(() => page.locator("select[name=serviceClass]").selectOption("P25"));
      await page.locator("#code-script", { hasText: 'kind="places" service-class="P25"' }).waitFor();
      assert.match(await page.locator("#code-frame").inputValue(), /\/fi\/upotus\/palvelut\?kind=places&amp;serviceClass=P25"/);

      // What the search for places of the topic finds is what the part shows.
      const href = /<a href="([^"]+)"/.exec(await page.locator("#code-link").inputValue())[1].replaceAll("&amp;", "&");
      const shown = javaScriptEnabled ? page.locator("varanto-services") : page.frameLocator(".share__frame").locator("main");
      await shown.locator(".item").first().waitFor();
      const kinds = await shown.locator(".item .kind").allTextContents();
      const names = await shown.locator(".item .name").allTextContents();
      assert.ok(names.length > 2 && kinds.every((k) => k === "Palvelupaikka"), `${kinds}`);
      const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
      assert.ok(scroll <= width, `${scroll} of ${width} px`);
      if (javaScriptEnabled) await clean(page);

      await page.goto(href);
      const found = await page.locator(".item__name, .card__name, main li h2, main li h3").allTextContents();
      for (const name of names) assert.ok(found.some((f) => f.includes(name.trim())), `${name} is not among ${found}`);
      assert.deepEqual(complaints, []);
    });
  }
}
