// A page as assistive technology gets it: Chromium's accessibility tree, in reading order.
import { settled } from "./browser.mjs";

/**
 * What a page that has come to rest exposes, in reading order, without its bare texts: role, name, the level of a heading, live,
 * focusable, and the parents that it lies in, the nearest first.
 */
export async function tree(page) {
  await settled(page);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const known = new Map(nodes.map((n) => [n.nodeId, n]));
  const all = [];
  const read = ({ ignored, role, name, properties = [], childIds = [] }, parents) => {
    const has = (property) => properties.find((p) => p.name === property)?.value.value;
    const one = { role: role?.value, name: name?.value?.trim() ?? "", level: has("level"), live: has("live"), focusable: has("focusable") ?? false, parents };
    const shown = !ignored && !bare.has(one.role);
    if (shown) all.push(one);
    for (const id of childIds) if (known.has(id)) read(known.get(id), shown ? [one, ...parents] : parents);
  };
  read(nodes[0], []);
  return all;
}

const bare = new Set(["none", "generic", "StaticText", "InlineTextBox", "LineBreak", "ListMarker"]);

const used = new Set(["link", "button", "combobox", "textbox", "searchbox", "checkbox", "radio", "listbox", "spinbutton", "slider", "DisclosureTriangle", "option", "image", "table", "dialog", "Iframe"]);
const landmarks = ["banner", "main", "contentinfo", "navigation", "region", "search", "form", "complementary"];

/** What of a tree leaves people without sight alone, a line each. */
export function gaps(all) {
  const of = (role) => all.filter((n) => n.role === role);
  const out = all.filter((n) => used.has(n.role) && !n.name).map((n) => `a ${n.role} without a name in ${n.parents[0]?.role} ${n.parents[0]?.name}`);
  let level = 0;
  for (const h of of("heading")) {
    if (!h.name) out.push(`a heading of level ${h.level} says nothing`);
    if (h.level > level + 1) out.push(`level ${level} is followed by ${h.level}: ${h.name}`);
    level = h.level;
  }
  if (of("heading").filter((h) => h.level === 1).length !== 1) out.push(`not one heading of level 1`);
  for (const role of ["banner", "main", "contentinfo"]) if (of(role).length !== 1) out.push(`${of(role).length} times ${role}`);
  for (const role of landmarks.slice(3)) {
    const names = of(role).map((n) => n.name);
    if (names.length > 1 && names.includes("")) out.push(`a ${role} of several has no name`);
    if (new Set(names).size < names.length) out.push(`two ${role} are called alike: ${names}`);
  }
  const ends = (n) => n.parents.some((p) => landmarks.includes(p.role));
  const outside = all.filter((n) => n.role === "heading" && !ends(n));
  if (outside.length > 0) out.push(`outside of all landmarks: ${outside.map((n) => n.name)}`);
  for (const list of of("list")) if (!all.some((n) => n.role === "listitem" && n.parents.includes(list))) out.push(`a list without items: ${list.name}`);
  for (const item of of("listitem")) if (!item.parents.some((p) => p.role === "list")) out.push("an item outside of lists");
  for (const table of of("table")) {
    if (!all.some((n) => /^(column|row)header$/.test(n.role) && n.parents.includes(table))) out.push(`a table without headers: ${table.name}`);
  }
  const first = all.find((n) => n.role === "link");
  if (all.indexOf(first) > all.indexOf(of("banner")[0])) out.push("nothing leads past what is above the content");
  const at = (role) => all.findIndex((n) => n.role === role);
  if (!(at("banner") < at("main") && at("main") < at("contentinfo"))) out.push("the content is not between what is above and below it");
  return out;
}
