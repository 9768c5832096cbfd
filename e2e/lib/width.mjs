// Whether a page keeps to the width of its window (WCAG 1.4.10).
import assert from "node:assert/strict";

/** Nothing needs sideways scrolling at that width. */
export async function checkWidth(page, width) {
  const wide = await page.evaluate((limit) => {
    const out = [];
    for (const e of document.querySelectorAll("body *")) {
      // A map's frame must fit, and so must that of a table of data; what lies in one is cut off or scrolls there (WCAG 1.4.10).
      if (e.closest(".hear, .skip") || e.parentElement.closest(".map__frame, .leaflet-container, .tested")) continue;
      const { right, width: w } = e.getBoundingClientRect();
      if (w > 0 && right > limit + 1) out.push(`${e.tagName}.${e.getAttribute("class")} to ${Math.round(right)}: ${e.textContent.trim().slice(0, 40)}`);
    }
    return { scroll: document.documentElement.scrollWidth, out: out.slice(0, 5) };
  }, width);
  assert.deepEqual(wide, { scroll: width, out: [] });
}
