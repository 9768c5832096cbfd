// Linked data held against CPSV-AP's SHACL shapes by an engine that others have written.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import jsonld from "jsonld";
import Validator from "rdf-validate-shacl";

const sh = "http://www.w3.org/ns/shacl#";
const table = fileURLToPath(new URL("../../internal/open/export/cpsv/shapes.tsv", import.meta.url));
const shared = process.env.VARANTO_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));

/** SEMIC's own shapes where reference material lies, else those of the table of what they demand. */
async function shapes() {
  const official = await readFile(join(shared, "standards/cpsv-ap/3.2.0/cpsv-ap-SHACL.jsonld"), "utf8").catch(() => undefined);
  return official ? JSON.parse(official) : shapesOf(await readFile(table, "utf8"));
}

/** The lines of the table as shapes. */
function shapesOf(text) {
  const prefixes = {};
  const classes = new Map();
  for (const [first, ...rest] of text.split("\n").filter((l) => l && !l.startsWith("#")).map((l) => l.split("\t"))) {
    if (first === "prefix") {
      prefixes[rest[0]] = rest[1];
      continue;
    }
    const [path, least, most, value] = rest;
    const kind = /^(xsd|rdf):/.test(value) ? "datatype" : "class";
    const property = { [`${sh}path`]: { "@id": path } };
    if (least !== "-") property[`${sh}minCount`] = Number(least);
    if (most !== "-") property[`${sh}maxCount`] = Number(most);
    if (value !== "-") property[sh + kind] = { "@id": value };
    classes.set(first, [...(classes.get(first) ?? []), property]);
  }
  const graph = [...classes].map(([target, property]) => ({
    "@type": `${sh}NodeShape`, [`${sh}targetClass`]: { "@id": target }, [`${sh}property`]: property,
  }));
  return { "@context": prefixes, "@graph": graph };
}

/** What is wrong with a document of JSON-LD, a line each; `quads` counts what it says. */
export async function breaches(document) {
  const { factory } = new Validator([]);
  const validator = new Validator(dataset(factory, await jsonld.toRDF(await shapes())));
  const quads = await jsonld.toRDF(document);
  const { results } = await validator.validate(dataset(factory, quads));
  const lines = results.map(({ focusNode, path, value, sourceConstraintComponent: rule }) =>
    [focusNode?.value, path?.value, value?.value, rule?.value.replace(/.*#/, "")].join(" "));
  return { quads: quads.length, lines };
}

function dataset(factory, quads) {
  const term = ({ termType, value, language, datatype }) => {
    if (termType === "NamedNode") return factory.namedNode(value);
    if (termType === "BlankNode") return factory.blankNode(value.replace(/^_:/, ""));
    return factory.literal(value, language || factory.namedNode(datatype.value));
  };
  return factory.dataset(quads.map(({ subject, predicate, object }) => factory.quad(term(subject), term(predicate), term(object))));
}
