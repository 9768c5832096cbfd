// What keeps people with disabilities from a page, as axe sees it.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { settled } from "./browser.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The barriers of a page once it has come to rest, a line each. More than the least rules have to find something to look at. */
export async function barriers(page, least = 10) {
  await settled(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(tags); // of what is well, a mark is enough
  // Only frames need the way over a second page, which takes as long again.
  const { violations, passes } = await axe.setLegacyMode(page.frames().length === 1).analyze();
  assert.ok(passes.length > least, "axe looked at nothing");
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((n) => `${n.target} ${n.failureSummary}`).join(" | ")}`);
}

/** The same with every fold open. */
export async function barriersUnfolded(page) {
  await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => (d.open = true)));
  return barriers(page);
}
