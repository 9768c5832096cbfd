// What every test file needs: a server while its tests run, and no browser left behind.
import { after, before } from "node:test";
import { closeBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

/** The server of a file's tests: `base` is its address, once they run. What a file needs to know first, `ready` asks. */
export function testServer(ready = async () => {}) {
  const server = {};
  before(async () => {
    Object.assign(server, await startServer());
    await ready(server);
  });
  after(async () => {
    await closeBrowser();
    await server.stop?.();
  });
  return server;
}
