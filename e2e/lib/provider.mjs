// An OpenID Connect provider on this machine, for log-in elsewhere: it asks for nothing but a button and vouches for one person.
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

const encode = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** Starts the provider; `person` is { sub, email, name }. Returns its issuer and a function that stops it. */
export async function startProvider(person) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" };
  const given = new Map(); // what was asked for, by code
  const token = (claims) => {
    const signed = `${encode({ alg: "RS256", kid: "1" })}.${encode(claims)}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  };
  let issuer;
  const answers = {
    "/.well-known/openid-configuration": () => ({
      issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": () => ({ keys: [key] }),
    "/token": (_, body) => {
      const asked = given.get(body.get("code"));
      given.delete(body.get("code"));
      const challenge = createHash("sha256").update(body.get("code_verifier") ?? "").digest("base64url");
      if (!asked || challenge !== asked.get("code_challenge")) return undefined;
      const now = Math.floor(Date.now() / 1000);
      const asking = asked.has("max_age") ? { auth_time: now } : {}; // the button is the question
      const id = { ...asking, iss: issuer, aud: asked.get("client_id"), iat: now, exp: now + 300, nonce: asked.get("nonce"), email_verified: true, ...person };
      return { access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: token(id) };
    },
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, issuer);
    if (url.pathname === "/authorize") {
      const code = randomUUID();
      given.set(code, url.searchParams);
      const back = new URL(url.searchParams.get("redirect_uri"));
      back.search = new URLSearchParams({ code, state: url.searchParams.get("state") });
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(`<!doctype html><html lang="fi"><title>Kaupunki</title><a id="enter" href="${back.href.replaceAll("&", "&amp;")}">Jatka</a></html>`);
      return;
    }
    let body = "";
    for await (const part of request) body += part;
    const answer = answers[url.pathname]?.(url, new URLSearchParams(body));
    response.writeHead(answer ? 200 : 400, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: "invalid_grant" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${server.address().port}`;
  return { issuer, stop: () => { server.closeAllConnections(); return new Promise((resolve) => server.close(resolve)); } };
}
