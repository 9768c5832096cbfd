// The forms of the open interfaces, read by programs that others have written: what Varanto's own checks take for right,
// these have to understand, too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check as checkGeoJSON } from "@placemarkio/check-geojson";
import { Validator as OpenAPIValidator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import jsonld from "jsonld";
import { breaches } from "../lib/shacl.mjs";
import { testServer } from "../lib/site.mjs";
import { wrongIn, wrongInIndex } from "../lib/xsd.mjs";

const server = testServer();

/** The text of an address, which has to answer. */
async function text(path) {
  const answer = await fetch(server.base + path);
  assert.equal(answer.status, 200, path);
  return answer.text();
}

const json = async (path) => JSON.parse(await text(path));

// The schema of geojson.org.
const geojsonSchema = createRequire(import.meta.url).resolve("geojson-schema/FeatureCollection.json");
const keepsGeoJSON = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(geojsonSchema, "utf8")));

for (const path of ["/open/v1/export/places.geojson", "/open/v1/ogc/collections/places/items?limit=1000"]) {
  test(`GeoJSON: ${path}`, async () => {
    const written = await text(path);
    const { features } = checkGeoJSON(written); // throws at what breaks RFC 7946
    assert.ok(keepsGeoJSON(JSON.parse(written)), JSON.stringify(keepsGeoJSON.errors));
    const broken = JSON.parse(written);
    broken.features[0].geometry.coordinates = ["24.9", "60.1"];
    assert.ok(!keepsGeoJSON(broken), "nobody sees coordinates that are words");
    assert.ok(features.length > 20, `${features.length} places`);
    for (const { geometry, properties } of features) {
      const [east, north] = geometry.coordinates;
      assert.ok(east > 19 && east < 32 && north > 59 && north < 71, `${properties.name} is not in Finland`);
    }
  });
}

test("the self-test finds all forms in order, those of the pages, too", async () => {
  let answer;
  do { // the first comes some time after the start
    answer = await fetch(`${server.base}/open/v1/selftest`);
    if (answer.status === 503) await new Promise((resolve) => setTimeout(resolve, 200));
  } while (answer.status === 503);
  const { ok, forms } = await answer.json();
  assert.ok(ok, JSON.stringify(forms.filter((form) => !form.ok)));
  for (const name of ["Structured data", "Sitemaps"]) {
    assert.ok(forms.some((form) => form.name === name && form.checked > 0), `${name} is not checked`);
  }
});

// The OpenAPI Initiative's own schemas.
for (const [path, version] of Object.entries({
  "/open/v1/openapi.json": "3.1", "/open/v1/openapi.yaml": "3.1", "/open/v1/ogc/api": "3.0", "/swagger/v11/swagger.json": "3.0",
})) {
  test(`OpenAPI: ${path}`, async () => {
    const validator = new OpenAPIValidator();
    const written = await text(path);
    const { valid, errors } = await validator.validate(path.endsWith(".yaml") ? written : JSON.parse(written));
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, version);
    const described = validator.specification;
    assert.ok(Object.keys(described.paths).length >= 5, `${Object.keys(described.paths)}`);
    const broken = structuredClone(described);
    Object.values(broken.paths).find(({ get }) => get).get.parameters = [{ name: "q", in: "nowhere" }];
    assert.ok(!(await new OpenAPIValidator().validate(broken)).valid, "nobody sees a parameter that is nowhere");
  });
}

test("Atom", async () => {
  const feed = parseAtomFeed(await text("/open/v1/changes.atom"));
  assert.ok(feed.id && feed.title && feed.updated);
  assert.ok(feed.entries.length > 20);
  assert.equal(new Set(feed.entries.map(({ id }) => id)).size, feed.entries.length, "two entries of one id");
  for (const { id, title, updated, links } of feed.entries) {
    assert.ok(id && title && links[0].href, id);
    assert.ok(Date.parse(updated) > Date.UTC(2020, 0), updated);
  }
});

test("JSON Feed", async () => {
  const feed = parseJsonFeed(await json("/open/v1/changes.json"));
  assert.ok(feed.title && feed.feed_url);
  assert.ok(feed.items.length > 20);
  for (const item of feed.items) {
    assert.ok(item.id && (item.content_html || item.content_text), item.id);
  }
});

test("iCalendar", async () => {
  let events = 0;
  const { items } = await json("/open/v1/channels?type=ServiceLocation&limit=200");
  assert.ok(items.length > 20);
  for (const { id, name } of items) {
    const answer = await fetch(`${server.base}/open/v1/places/${id}/hours.ics`);
    assert.equal(answer.status, 200, name);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(component);
      assert.ok(event.uid && event.summary, name);
      assert.ok(event.endDate.compare(event.startDate) > 0, `${name}: ${event.summary} ends before it begins`);
      const next = event.isRecurring() ? event.iterator().next() : event.startDate;
      assert.ok(next.year >= 2020, `${name}: ${event.summary} never happens`);
      events += 1;
    }
  }
  assert.ok(events > 5, `${events} events in all calendars`);
});

test("Linked data", async () => {
  const document = await json("/open/v1/export/services.cpsv.jsonld");
  const quads = await jsonld.toRDF(document, {
    documentLoader: (url) => assert.fail(`the document needs ${url}, which readers without a network do not have`),
  });
  const typed = (type) => quads.filter(({ predicate, object }) => predicate.value.endsWith("#type") && object.value === type).length;
  const { total } = await json("/open/v1/services?limit=1");
  assert.ok(total > 50);
  assert.equal(typed("http://purl.org/vocab/cpsv#PublicService"), total);
  for (const { subject, predicate, object } of quads) {
    assert.ok(predicate.termType === "NamedNode" && /^(https?|mailto|tel|urn):/.test(predicate.value), predicate.value);
    if (object.termType === "Literal" && object.datatype.value.endsWith("#langString")) {
      assert.match(object.language, /^[a-z]{2,3}(-[a-z0-9]+)*$/i, subject.value);
    }
  }
});

test("linked data keeps the profile's SHACL shapes", async () => {
  const document = await json("/open/v1/export/services.cpsv.jsonld");
  const { quads, lines } = await breaches(document);
  assert.ok(quads > 5000, `${quads} statements`);
  assert.deepEqual(lines, []);
  const service = document["@graph"].find((n) => n["@type"] === "cpsv:PublicService");
  delete service["dct:title"];
  service["dct:language"] = [{ "@id": "urn:nobody-says-what" }];
  const broken = (await breaches(document)).lines;
  assert.equal(broken.length, 2, `${broken}`);
  for (const found of [/title +MinCount/, /language .*ClassConstraint/]) assert.ok(broken.some((l) => found.test(l)), `${broken}`);
});

test("sitemaps keep their XML Schema", async () => {
  const index = await text("/sitemap.xml");
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  assert.ok(parts.length >= 4, `${parts}`);
  for (const path of parts) {
    const answer = await fetch(server.base + path);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const sitemap = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
    assert.ok(sitemap.includes("<url>"), path);
    assert.equal(wrongIn(sitemap), undefined, path);
    for (const [old, other] of [["</loc>", "</loc><loc>http://localhost/fi/</loc>"], ["<lastmod>", "<lastmod>yesterday "], ['rel="alternate"', 'rel="other"']]) {
      if (sitemap.includes(old)) assert.ok(wrongIn(sitemap.replace(old, other)), `${path}: nobody sees ${other}`);
    }
  }
});

test("the file that names the sitemaps is as sitemaps.org has it", async () => {
  const answer = await fetch(`${server.base}/sitemap.xml`);
  assert.match(answer.headers.get("content-type"), /^(application|text)\/xml/);
  const text = await answer.text();
  const wrong = (index) => wrongInIndex(index, new URL(server.base).origin);
  assert.equal(wrong(text), undefined);
  assert.match(text, /<lastmod>/);
  const one = /<sitemap>.*?<\/sitemap>/s.exec(text)[0];
  const many = Array.from({ length: 50_001 }, (_, i) => one.replace(".xml", `${i}.xml`)).join("");
  for (const [what, other] of Object.entries({
    "another namespace": text.replace("sitemap/0.9", "sitemap/0.8"),
    "another root": text.replaceAll("sitemapindex", "urlset"),
    "no sitemaps": text.replace(/<sitemap>.*<\/sitemap>/s, ""),
    "a sitemap without an address": text.replace(/<loc>.*?<\/loc>/, ""),
    "two addresses": text.replace("</loc>", `</loc><loc>${server.base}/x.xml</loc>`),
    "a path": text.replace(/<loc>.*?<\/loc>/, "<loc>/sitemaps/front.xml.gz</loc>"),
    "another host": text.replace(/<loc>.*?<\/loc>/, "<loc>https://other.example/front.xml.gz</loc>"),
    "a fragment": text.replace("</loc>", "#x</loc>"),
    "a long address": text.replace("</loc>", `${"x".repeat(2048)}</loc>`),
    "a time without a zone": text.replace(/<lastmod>.*?<\/lastmod>/, "<lastmod>2026-11-23T12:00:00</lastmod>"),
    "a day as people write it": text.replace(/<lastmod>.*?<\/lastmod>/, "<lastmod>23.11.2026</lastmod>"),
    "something else": text.replace("</loc>", "</loc><priority>1</priority>"),
    "the same twice": text.replace(one, one + one),
    "too many": text.replace(one, many),
    "no XML": text.replace("</sitemapindex>", ""),
  })) {
    assert.ok(wrong(other), `nobody sees ${what}`);
  }
  for (const right of ["2026", "2026-11", "2026-11-23", "2026-11-23T12:00:00+02:00", "2026-11-23T12:00:00.5Z"]) {
    assert.equal(wrong(text.replace(/<lastmod>.*?<\/lastmod>/, `<lastmod>${right}</lastmod>`)), undefined, right);
  }
});

for (const path of ["/fi/", "service", "place"]) {
  test(`structured data of ${path}`, async () => {
    const address = path.startsWith("/") ? path : await shown(path);
    const page = await text(address);
    const scripts = [...page.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)];
    assert.ok(scripts.length > 0, `${address} has none`);
    for (const [, script] of scripts) {
      const document = JSON.parse(script);
      const quads = await jsonld.toRDF(document, {
        documentLoader: (url) => {
          assert.match(url, /^https?:\/\/schema\.org\/?$/);
          return { document: { "@context": { "@vocab": "http://schema.org/" } }, documentUrl: url, contextUrl: null };
        },
      });
      assert.ok(quads.length > 2, address);
    }
  });
}

/** The address of a page of that kind in the demo catalogue. */
async function shown(kind) {
  const page = await text("/fi/haku?q=kirjasto");
  const found = { service: /href="(\/fi\/palvelu\/[^"?]+)/, place: /href="(\/fi\/palvelupaikka\/[^"?]+)/ }[kind].exec(page);
  assert.ok(found, `no ${kind} is found`);
  return found[1];
}
