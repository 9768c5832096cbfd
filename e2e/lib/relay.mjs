// A server before the site that notes what browsers send: a browser's own account of its requests may leave cookies out.
import { once } from "node:events";
import { createServer, request } from "node:http";

/** Starts a relay to that base, on the same host. `seen` has the path and the cookie (undefined without one) of each request. */
export async function startRelay(base) {
  const { hostname, port } = new URL(base);
  const seen = [];
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    seen.push({ path: url, cookie: headers.cookie });
    const onward = request({ hostname, port, method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, hostname);
  await once(server, "listening");
  return {
    base: `http://${hostname}:${server.address().port}`,
    seen,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
