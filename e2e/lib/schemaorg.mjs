// Structured data held against the whole vocabulary of schema.org, as it is published: the package @vocabulary/schema
// carries its statements.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const schema = "http://schema.org/";
const file = join(dirname(createRequire(import.meta.url).resolve("@vocabulary/schema/package.json")), "schema.nq");

/** The statements by their predicates: from a subject to its objects, all without schema.org's address. */
const said = {};
for (const [, subject, predicate, object] of readFileSync(file, "utf8").matchAll(/^<([^>]*)> <([^>]*)> <([^>]*)> /gm)) {
  if (!subject.startsWith(schema)) continue;
  const name = predicate.replace(/.*[/#]/, "");
  (said[name] ??= new Map()).set(subject.slice(schema.length), [
    ...(said[name].get(subject.slice(schema.length)) ?? []), object.replace(schema, "").replace(/.*#/, ""),
  ]);
}
const of = (predicate, subject) => said[predicate]?.get(subject) ?? [];

/** What the vocabulary says of a type, a property or a member of an enumeration, each in alphabetical order. */
export const facts = {
  isType: (name) => of("type", name).includes("Class"),
  above: (type) => of("subClassOf", type).sort(),
  domains: (property) => of("domainIncludes", property).sort(),
  ranges: (property) => of("rangeIncludes", property).sort(),
  kinds: (member) => of("type", member).sort(),
  superseded: (name) => of("supersededBy", name),
};

/** A type is another or below it. */
const is = (type, above) => type === above || facts.above(type).some((up) => is(up, above));

const forms = {
  Text: (v) => typeof v === "string" && v.trim() !== "",
  URL: (v) => typeof v === "string" && URL.canParse(v) && /^https?:/.test(v),
  Date: (v) => /^\d{4}-\d\d-\d\d$/.test(v),
  DateTime: (v) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(v),
  Time: (v) => /^\d\d:\d\d(:\d\d)?$/.test(v),
  Number: (v) => typeof v === "number",
  Integer: (v) => Number.isInteger(v),
  Boolean: (v) => typeof v === "boolean",
};

/** What is wrong with a document of JSON-LD in schema.org's words, a line each. */
export function wrongInData(document) {
  const wrong = [];
  const types = new Map(); // of the nodes by their ids
  const links = [];
  if (!/^https?:\/\/schema\.org\/?$/.test(document["@context"])) wrong.push(`@context is ${document["@context"]}`);
  const nodes = document["@graph"] ?? [document];
  if (nodes.length === 0) wrong.push("there is nothing in it");

  const node = (at, value) => {
    const type = value["@type"];
    if (!facts.isType(type)) return wrong.push(`${at}: ${type} is no type`);
    if (facts.superseded(type).length > 0) wrong.push(`${at}: ${type} has given way to ${facts.superseded(type)}`);
    if (value["@id"]) types.set(value["@id"], [...(types.get(value["@id"]) ?? []), type]);
    for (const [name, content] of Object.entries(value)) {
      if (["@type", "@id", "@context", "@graph"].includes(name)) continue;
      // Actions say with a property's name and -input what is to be put in (schema.org/docs/actions.html).
      if (is(type, "Action") && name.endsWith("-input") && facts.ranges(name.slice(0, -6)).length > 0) continue;
      const here = `${at} ${type}.${name}`;
      if (!of("type", name).includes("Property")) wrong.push(`${here}: there is no such property`);
      else if (!facts.domains(name).some((d) => is(type, d))) wrong.push(`${here}: such things do not have it`);
      else one(here, content, name);
      if (facts.superseded(name).length > 0) wrong.push(`${here}: has given way to ${facts.superseded(name)}`);
    }
  };
  const one = (at, value, property) => {
    const ranges = facts.ranges(property);
    if (Array.isArray(value)) {
      if (value.length === 0) wrong.push(`${at}: an empty list`);
      return value.forEach((v, i) => one(`${at}[${i}]`, v, property));
    }
    if (value !== null && typeof value === "object") {
      if (Object.keys(value).join() === "@id") return links.push({ at, id: value["@id"], ranges });
      if (!ranges.some((r) => is(value["@type"], r))) wrong.push(`${at}: must not be a ${value["@type"]}`);
      return node(at, value);
    }
    const member = String(value).replace(/^https?:\/\/schema\.org\//, "");
    if (!ranges.some((r) => forms[r]?.(value) || facts.kinds(member).includes(r))) wrong.push(`${at}: ${value} is none of ${ranges}`);
  };

  nodes.forEach((n, i) => node(`[${i}]`, n));
  for (const { at, id, ranges } of links) {
    const known = types.get(id);
    if (known && !known.some((type) => ranges.some((r) => is(type, r)))) wrong.push(`${at}: leads to a ${known}`);
  }
  return wrong;
}

/** The documents of JSON-LD on a page. */
export const dataIn = (html) =>
  [...html.matchAll(/<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => JSON.parse(script));
