// Another site that shows parts of this one: its own small server, on another host, with a strict content policy.
import { once } from "node:events";
import { createServer } from "node:http";

const sheet = `body{font-family:sans-serif;margin:1rem}
varanto-services{--varanto-accent:#7a1f5c;--varanto-radius:0}
varanto-services::part(name){font-style:italic}`;

/**
 * Starts a site whose page has that body and the script of base, the site that is asked; a body that has the script brings its own.
 * On base's own host it is the same site to browsers.
 */
export async function startHost(base, body, lang = "fi", hostname = "localhost") {
  const policy = [
    "default-src 'none'",
    `script-src ${base}`,
    `connect-src ${base}`,
    `frame-src ${base}`,
    "style-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const server = createServer((request, response) => {
    if (request.url === "/host.css") return response.writeHead(200, { "Content-Type": "text/css" }).end(sheet);
    if (request.url !== "/") return response.writeHead(204).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy });
    response.end(`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Toinen sivusto</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/host.css"></head>
<body><main><h1>Toinen sivusto</h1>${body}</main>${body.includes("<script") ? "" : `<script async crossorigin src="${base}/embed/v1.js"></script>`}</body></html>`);
  });
  server.listen(0, hostname);
  await once(server, "listening");
  return {
    address: `http://${hostname}:${server.address().port}/`,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
