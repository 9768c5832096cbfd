// All browser tests, two files at a time, against one server: node run.mjs
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { startServer } from "./lib/server.mjs";

const folder = fileURLToPath(new URL("test/", import.meta.url));
// The studio's take longest: begun last, one would run on alone.
const late = (name) => !name.startsWith("studio");
const files = (await readdir(folder)).filter((name) => name.endsWith(".test.mjs")).sort((a, b) => late(a) - late(b) || a.localeCompare(b));
const server = await startServer();
let tests;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => tests?.kill(signal)); // then all goes its usual way out
try {
  tests = spawn(process.execPath, ["--test", "--test-concurrency=2", ...files.map((name) => folder + name)], {
    env: { ...process.env, VARANTO_URL: server.base },
    stdio: "inherit",
  });
  const [code] = await once(tests, "exit");
  process.exitCode = code ?? 1;
} finally {
  await server.stop();
}
