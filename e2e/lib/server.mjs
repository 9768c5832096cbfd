// A server to test: the one at VARANTO_URL, or bin/varanto started here with the demo catalogue in a folder of its own.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { most } from "./browser.mjs";

/** The program that is tested. */
export const binary = process.env.VARANTO_BINARY ?? fileURLToPath(new URL("../../bin/varanto", import.meta.url));

/**
 * Starts a server and waits until its search answers. Returns its base address, its data folder (none for a server that was
 * there) and a function that stops it. Who writes needs a server of its own, and so does who has a catalogue of their own: a
 * folder, of which a search for `query` finds a service. `flags` are more of the command's own.
 */
export async function startServer({ own = false, catalogue, query = "kirjasto", flags = [] } = {}) {
  if (process.env.VARANTO_URL && !own && !catalogue) {
    return { base: process.env.VARANTO_URL.replace(/\/$/, ""), stop: async () => {} };
  }
  const data = await mkdtemp(join(tmpdir(), "varanto-e2e-"));
  if (catalogue) await promisify(execFile)(binary, ["import", catalogue, "--data", data]);
  const child = spawn(binary, ["serve", ...(catalogue ? [] : ["--demo"]), "--data", data, "--addr", "127.0.0.1:0", ...flags], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    const base = await addressOf(child);
    await searchAnswers(base, query);
    return { base, data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child) {
  const said = [];
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${binary} ended with ${code}:\n${said.join("\n")}`)));
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      const found = /msg=ready.*address=(http:\/\/\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
}

async function searchAnswers(base, query) {
  for (const end = Date.now() + most; Date.now() < end; ) {
    const page = await (await fetch(`${base}/fi/haku?q=${query}`)).text();
    if (page.includes("/fi/palvelu/")) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the search index did not become ready");
}
