// Answers are shared: elements that ask for the same get one request, and an answer is good for a minute, as the server
// says. Nothing of the visitor goes along: no cookies, and no more of the page's address than its origin.

const keep = 60_000; // milliseconds
const patience = 10_000;
const answers = new Map<string, { at: number; answer: Promise<unknown> }>();

/** What the server says is wrong with the question. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function ask(address: string, now: () => number = Date.now): Promise<unknown> {
  const known = answers.get(address);
  if (known && now() - known.at < keep) return known.answer;
  const answer = get(address);
  answers.set(address, { at: now(), answer });
  answer.catch(() => answers.get(address)?.answer === answer && answers.delete(address));
  return answer;
}

async function get(address: string): Promise<unknown> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const answer = await fetch(address, {
      credentials: "omit",
      mode: "cors",
      referrerPolicy: "origin",
      headers: { Accept: "application/json" },
      signal: limit.signal,
    });
    const body: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw new Refused(answer.status, String((body as { detail?: unknown } | undefined)?.detail ?? answer.status));
    if (body === undefined) throw new Refused(answer.status, "the answer is not JSON");
    return body;
  } finally {
    clearTimeout(timer);
  }
}
