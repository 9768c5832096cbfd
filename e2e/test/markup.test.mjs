// What pages are written in, held by programs and vocabularies that others have written: HTML by html-validate, what pages
// say of themselves to search engines by the whole of schema.org.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { crawl, likeOf } from "../lib/crawl.mjs";
import { wrongInPage } from "../lib/markup.mjs";
import { dataIn, facts, wrongInData } from "../lib/schemaorg.mjs";
import { startServer } from "../lib/server.mjs";

const binary = process.env.VARANTO_BINARY ?? fileURLToPath(new URL("../../bin/varanto", import.meta.url));
const table = new URL("../../internal/site/jsonld/vocabulary/schemaorg.tsv", import.meta.url);

let server;
before(async () => {
  server = await startServer({ own: true }); // somebody logs in
});
after(() => server?.stop());

test("public pages", async () => {
  const asked = new Map(); // how many of those that are alike, with a question
  const follow = (address) => {
    if (/^\/(static|open|swagger|api|embed|studio|sitemaps?)\b/.test(address)) return false;
    if (!address.includes("?")) return true; // every page, for what it says of itself
    asked.set(likeOf(address), (asked.get(likeOf(address)) ?? 0) + 1);
    return asked.get(likeOf(address)) <= 1;
  };
  const from = ["fi", "sv", "en"].flatMap((lang) => [`/${lang}/`, `/${lang}/upotus/haku`, `/${lang}/upotus/palvelut?municipality=710`]);
  const checked = new Set();
  const wrong = [];
  const types = new Set();
  let pages = 0;
  for await (const { address, html } of crawl(server.base, { from, follow })) {
    pages += 1;
    for (const document of dataIn(html)) {
      for (const node of document["@graph"]) types.add(node["@type"]);
      wrong.push(...wrongInData(document).map((w) => `${address}: ${w}`));
    }
    if (checked.has(likeOf(address))) continue; // pages that are alike are so by their code
    checked.add(likeOf(address));
    wrong.push(...(await wrongInPage(html)).map((w) => `${address}: ${w}`));
  }
  assert.deepEqual(wrong, []);
  assert.ok(pages > 1000, `only ${pages} pages`);
  assert.ok(checked.size > 60, `only ${checked.size} kinds of pages`);
  for (const type of ["GovernmentService", "Library", "GovernmentOrganization", "BreadcrumbList", "WebSite", "Dataset"]) {
    assert.ok(types.has(type), `no page tells of a ${type}: ${[...types]}`);
  }
});

test("pages of the studio", async () => {
  const args = ["user", "add", "--data", server.data, "--username", "aino", "--name", "Aino Admin", "--role", "admin", "--email", "aino@example.fi", "--password-stdin"];
  const done = spawnSync(binary, args, { input: "kolme sinistä lintua\n" });
  assert.equal(done.status, 0, String(done.stderr));
  const body = new URLSearchParams({ username: "aino", password: "kolme sinistä lintua" });
  const { headers } = await fetch(`${server.base}/studio/fi/login`, { method: "POST", body, redirect: "manual" });
  const cookie = headers.getSetCookie().map((c) => c.split(";")[0]).join("; ");
  const seen = new Set();
  const follow = (address) => /^\/studio\/fi\//.test(address) && !seen.has(likeOf(address)) && seen.add(likeOf(address));
  const wrong = [];
  let pages = 0;
  for await (const { address, status, html } of crawl(server.base, { from: ["/studio/fi/", "/studio/fi/login"], follow, cookie })) {
    pages += 1;
    assert.equal(status, 200, address);
    wrong.push(...(await wrongInPage(html)).map((w) => `${address}: ${w}`));
  }
  assert.deepEqual(wrong, []);
  assert.ok([...seen].some((a) => a.endsWith("/edit")), "no form was looked at");
  assert.ok(pages > 15, `only ${pages} pages`);
});

test("what is wrong is found", async () => {
  const page = (body) => `<!DOCTYPE html><html lang="fi"><head><title>Sivu</title></head><body>${body}</body></html>`;
  assert.deepEqual(await wrongInPage(page("<p>Oikein</p>")), []);
  for (const body of ["<ul><p>a</p></ul>", '<p id="a"></p><p id="a"></p>', '<a href="/a"><a href="/b">b</a></a>', '<button type="go">a</button>', "<p><div>a</div></p>"]) {
    assert.notDeepEqual(await wrongInPage(page(body)), [], body);
  }
  const data = (node) => wrongInData({ "@context": "https://schema.org", "@graph": [node] });
  const place = { "@type": "Library", name: "Kirjasto", openingHoursSpecification: { "@type": "OpeningHoursSpecification", dayOfWeek: ["Monday"], opens: "08:00" } };
  assert.deepEqual(data(place), []);
  for (const [what, other] of Object.entries({
    "an unknown type": { "@type": "Kirjasto" },
    "an unknown property": { nimi: "Kirjasto" },
    "a property of other things": { "@type": "Organization" },
    "a thing of another type": { geo: { "@type": "PostalAddress" } },
    "words for a thing": { geo: "tuolla" },
    "a day that is none": { openingHoursSpecification: { "@type": "OpeningHoursSpecification", dayOfWeek: "maanantai" } },
    "a blank name": { name: " " },
  })) {
    assert.notDeepEqual(data({ ...place, ...other }), [], what);
  }
});

// Go's tests hold every page's data against a table of what the pages use; the table is held against the whole here.
test("the table of schema.org's words says what schema.org says", () => {
  const sorted = (words) => (words ?? "").split(" ").filter(Boolean).sort();
  const rows = readFileSync(table, "utf8").split("\n").filter((l) => l && !l.startsWith("#")).map((l) => l.split("\t"));
  const own = (list) => list.filter((name) => !name.includes("/")); // what other vocabularies call it is not in the table
  for (const [kind, name, first, second] of rows) {
    if (kind === "type") assert.deepEqual(sorted(first), own(facts.above(name)), name);
    if (kind === "member") assert.deepEqual(sorted(first), facts.kinds(name), name);
    if (kind === "property") assert.deepEqual([sorted(first), sorted(second)], [facts.domains(name), facts.ranges(name)], name);
  }
  assert.ok(rows.length > 100, `${rows.length} rows`);
});
