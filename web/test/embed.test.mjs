// The parts of the script for other sites that need no page, and the size of the whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { embedScript } from "../embed.mjs";

/** Loads a module of the script by itself. */
async function load(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/embed/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const ask = await load("ask");
const colour = await load("colour");
const texts = await load("texts");

const attributes = (of) => (name) => of[name] ?? null;

test("the script is under 25 kB compressed and needs nothing else", async () => {
  const script = await embedScript();
  const size = gzipSync(script, { level: 9 }).length;
  assert.ok(size < 25_000, `${size} bytes`);
  assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|document\.cookie|localStorage|sessionStorage/);
  assert.doesNotMatch(script, /https?:\/\/(?!www\.w3\.org)/, "an address of somebody");
});

test("attributes become parameters", () => {
  const query = ask.listParameters(attributes({ municipality: " 710 ", "service-class": "P25,P27", open: "", free: "", limit: "5", heading: "x", query: "" }), "sv");
  assert.equal(query.toString(), "lang=sv&municipality=710&serviceClass=P25%2CP27&free=true&openAt=now&limit=5");
});

test("the site's own search asks for the same", () => {
  const query = new URLSearchParams({ lang: "sv", municipality: "710", q: "a, b", serviceClass: "P25,P27", limit: "5", kind: "all" });
  assert.equal(ask.searchPage("https://x.example", query), "https://x.example/sv/sok?kunta=710&q=a%2C+b&serviceClass=P25&serviceClass=P27");
});

test("the site's own search asks for the same kind", () => {
  const places = new URLSearchParams({ lang: "fi", kind: "places", serviceClass: "P25" });
  assert.equal(ask.searchPage("https://x.example", places), "https://x.example/fi/haku?type=ServiceLocation&serviceClass=P25");
  const services = new URLSearchParams({ lang: "fi", kind: "services" });
  assert.equal(ask.searchPage("https://x.example", services), "https://x.example/fi/haku?type=Service&type=PermitOrObligation&type=ProfessionalQualification");
});

test("only addresses of the web, mail and telephones are followed", () => {
  const base = "https://x.example";
  for (const bad of ["javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "blob:x", "", null, 3, "http://[", undefined]) {
    assert.equal(ask.followable(bad, base), undefined, String(bad));
  }
  assert.equal(ask.followable("/fi/", base), "https://x.example/fi/");
  assert.equal(ask.followable("tel:+358401", base), "tel:+358401");
});

test("levels of headings", () => {
  for (const [said, want] of [[null, 3], ["2", 2], ["6", 6], ["1", 3], ["7", 3], ["x", 3], ["2.5", 3], ["", 3]]) {
    assert.equal(ask.headingLevel(said), want, String(said));
  }
});

test("languages", () => {
  for (const [wanted, want] of [[["sv-FI"], "sv"], [["de", "en-GB"], "en"], [[null, undefined, ""], "fi"], [["FI"], "fi"], [["constructor", "sv_FI"], "sv"]]) {
    assert.equal(texts.language(...wanted), want, String(wanted));
  }
  const [fi, sv, en] = ["fi", "sv", "en"].map((l) => texts.textsIn(l));
  assert.deepEqual(Object.keys(sv), Object.keys(fi));
  assert.deepEqual(Object.keys(en), Object.keys(fi));
  for (const t of [fi, sv, en]) {
    assert.ok(Object.values(t).every((text) => text.length > 0));
    assert.match(t.many, /\{n\}/);
  }
});

test("every colour can be read, and one that could stays", () => {
  for (let n = 0; n < 0xffffff; n += 9973) {
    const c = [n >> 16, (n >> 8) & 255, n & 255];
    for (const ground of [colour.light, colour.dark]) {
      const shown = colour.fit(c, ground);
      assert.ok(colour.contrast(shown, ground) >= 4.5, `${c} as ${shown}`);
      assert.ok(colour.contrast(colour.on(shown), shown) >= 4.5, `on ${shown}`);
      if (colour.contrast(c, ground) >= 4.5) assert.deepEqual(shown, c);
    }
  }
});

test("the server writes the same colours", () => {
  assert.match(colour.accentRules("ffee00"), /^:host\{--given:#807700;--given-on:#ffffff\}:host\(\[theme=dark\]\)\{--given:#ffee00;--given-on:#061c1f\}/);
});

test("what is no colour makes no rules", () => {
  for (const bad of [null, "", "red", "#12", "#0b4f58}body{display:none", "#0b4f58;"]) assert.equal(colour.accentRules(bad), "", String(bad));
});

test("elements that ask for the same share a request, and failures are not kept", async (t) => {
  const { ask: get, Refused } = await load("fetch");
  const asked = [];
  let status = 200;
  const real = globalThis.fetch;
  t.after(() => (globalThis.fetch = real));
  globalThis.fetch = async (address, options) => {
    asked.push([address, options]);
    return new Response(JSON.stringify(status === 200 ? { items: [] } : { detail: "query.limit: too many" }), { status });
  };
  let now = 0;
  const clock = () => now;
  await Promise.all([get("https://x.example/a", clock), get("https://x.example/a", clock), get("https://x.example/b", clock)]);
  assert.equal(asked.length, 2);
  assert.ok(asked.every(([, o]) => o.credentials === "omit"));
  now = 61_000;
  await get("https://x.example/a", clock);
  assert.equal(asked.length, 3, "an old answer is asked for again");
  status = 400;
  await assert.rejects(get("https://x.example/c", clock), (e) => e instanceof Refused && e.status === 400 && e.message === "query.limit: too many");
  status = 200;
  assert.deepEqual(await get("https://x.example/c", clock), { items: [] });
});
