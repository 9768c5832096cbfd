// All pages of a site, found as a search engine finds them: by following links.

/** Part of an address that names one thing of many: a whole id, or words with a short id. */
const one = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z-]*-[0-9a-z]{6,}(?=$|\?)/g;

/** What addresses that are alike have in common. */
export const likeOf = (address) => address.replace(one, "*").replace(/=[^&]*/g, "=");

/**
 * Pages of HTML from the addresses `from` on, each once: { address, status, html }. `follow` tells of an address of this
 * site whether it is asked for. Who is logged in sends a `cookie`.
 */
export async function* crawl(base, { from, follow, cookie }) {
  const queue = [...from];
  const seen = new Set(queue);
  for (let address; (address = queue.shift()); ) {
    const answer = await fetch(base + address, { headers: cookie ? { cookie } : {} });
    const html = await answer.text();
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    yield { address, status: answer.status, html };
    for (const [, written] of html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)) {
      const to = written.replaceAll("&amp;", "&").replaceAll("&#34;", '"').replaceAll("&#39;", "'");
      if (!seen.has(to) && follow(to)) {
        seen.add(to);
        queue.push(to);
      }
    }
  }
}
