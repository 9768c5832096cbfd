// Bundles the script for other sites: a plain script in one file, with its style sheet as text inside.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const cssAsText = {
  name: "css-as-text",
  setup(b) {
    b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    });
  },
};

/** The script as text. */
export async function embedScript() {
  const { outputFiles } = await build({
    absWorkingDir: here("."),
    entryPoints: ["src/embed/embed.ts"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["es2022", "chrome109", "firefox115", "safari16.4"],
    plugins: [cssAsText],
    legalComments: "none",
    logLevel: "warning",
  });
  return outputFiles[0].text;
}
