// The demo catalogue with an attack in each of its texts: markup, scripts, turned directions, endless words, broken marks.
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const demo = fileURLToPath(new URL("../../demo/", import.meta.url));

// A page on which one of them runs has window.gotcha.
export const attacks = [
  `<script>window.gotcha = 1</script>`,
  `gotcha "'><img src=x onerror="window.gotcha = 1">`,
  "gotcha \u202e\u2066 <b onmouseover=window.gotcha=1>kova</b> \u202d",
  "gotcha".repeat(300),
  "# gotcha\n\n* [a](javascript:window.gotcha=1)\n* **b\n\n| c |\n<",
  "gotcha &amp; {{.}} ${1} %s ]]> -->",
  "gotcha</title></textarea></style></script><svg onload=window.gotcha=1>",
];

// Members whose text is free; all others are codes, or of a form that the import holds them to.
const texts = new Set(["value", "name", "description", "additionalInformation", "chargeDescription", "accessibilityStatementWebPageName"]);

/** Writes the catalogue into a folder of its own and returns that. */
export async function hostileCatalogue() {
  const folder = await mkdtemp(join(tmpdir(), "varanto-hostile-"));
  let n = 0;
  const spoil = (member, v) => {
    if (Array.isArray(v)) return v.map((one) => spoil(member, one));
    if (v && typeof v === "object") {
      // A list of files and addresses has its address in value.
      const addresses = /url/i.test(member);
      return Object.fromEntries(Object.entries(v).map(([k, inner]) => [k, addresses && k === "value" ? inner : spoil(k, inner)]));
    }
    return typeof v === "string" && texts.has(member) ? attacks[n++ % attacks.length] : v;
  };
  for (const file of (await readdir(demo)).filter((f) => f.endsWith(".jsonl"))) {
    const lines = (await readFile(join(demo, file), "utf8")).trim().split("\n");
    await writeFile(join(folder, file), lines.map((l) => JSON.stringify(spoil("", JSON.parse(l))) + "\n").join(""));
    n++; // so that each kind begins with another attack
  }
  return folder;
}
