// Builds dist/: style sheets and scripts bundled by esbuild, and the map outline of Finland cut from the world atlas.
// Names carry no hash here: the server adds one from the content when it embeds the files.
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { embedScript } from "./embed.mjs";
import { outline, locator } from "./outline.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);

async function clean() {
  await mkdir(here("dist"), { recursive: true });
  for (const name of await readdir(here("dist"))) {
    if (name !== ".gitkeep") await rm(here(`dist/${name}`), { recursive: true });
  }
}

// manifest is written last: while it is there, the build is whole.
async function manifest() {
  const sizes = {};
  for (const name of (await readdir(here("dist"))).sort()) {
    if (name !== ".gitkeep") sizes[name] = (await stat(here(`dist/${name}`))).size;
  }
  await writeFile(here("dist/manifest.json"), `${JSON.stringify(sizes, null, 1)}\n`);
}

await clean();
await build({
  absWorkingDir: here("."),
  entryPoints: { site: "src/site.css", map: "src/map.css", share: "src/share.css", studio: "src/studio.css", "studio-edit": "src/studio-edit.css", frame: "src/embed/frame.css" },
  bundle: true,
  minify: true,
  outdir: "dist",
  target: ["chrome109", "firefox115", "safari16"],
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  logLevel: "warning",
});
await build({
  absWorkingDir: here("."),
  entryPoints: { site: "src/site.ts", map: "src/map.ts", share: "src/share.ts" },
  bundle: true,
  minify: true,
  format: "esm",
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  target: ["es2022"],
  legalComments: "eof",
  logLevel: "warning",
});
await writeFile(here("dist/embed.js"), await embedScript());
const atlas = JSON.parse(await readFile(require.resolve("world-atlas/countries-10m.json"), "utf8"));
await writeFile(here("dist/finland.geojson"), JSON.stringify(outline(atlas)));
await writeFile(here("dist/finland.svg"), locator(atlas));
await writeFile(here("dist/favicon.svg"), await readFile(here("src/favicon.svg")));
await manifest();
