// Reads style sheets for tests: their declarations one by one, and what a custom property is in a scheme of colours.

/**
 * The declarations of a style sheet in their order: `at` are the at-rules around, `selector` the rule's own, with the line it
 * begins on. It knows what Varanto's sheets use: no strings or addresses with braces or semicolons.
 */
export function declarations(css) {
  const text = css.replace(/\/\*[^]*?\*\//g, (c) => c.replace(/[^\n]/g, " "));
  const found = [];
  const open = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!"{};".includes(text[i])) continue;
    const piece = text.slice(from, i);
    const line = text.slice(0, from + piece.search(/\S|$/)).split("\n").length;
    if (text[i] === "{") open.push(piece.trim().replace(/\s+/g, " "));
    else {
      const [, property, value] = /^\s*([\w-]+)\s*:\s*([^]*?)\s*$/.exec(piece) ?? [];
      const selector = open.at(-1);
      if (property && selector) found.push({ property, value, selector, at: open.slice(0, -1), line });
    }
    if (text[i] === "}") open.pop();
    from = i + 1;
  }
  return found;
}

/** The custom properties of :root by name, as sheets that follow each other set them where all of the `conditions` hold. */
export function roots(sheets, ...conditions) {
  const set = new Map();
  for (const css of sheets) {
    for (const { property, value, selector, at } of declarations(css)) {
      if (selector === ":root" && property.startsWith("--") && at.every((a) => conditions.includes(a))) set.set(property, value);
    }
  }
  return set;
}

/** What a property is in the end, without var(); fails when a property on the way is not set. */
export function resolved(set, name) {
  if (!set.has(name)) throw new Error(`${name} is not set`);
  return set.get(name).replace(/var\((--[\w-]+)\)/g, (_, inner) => resolved(set, inner));
}
