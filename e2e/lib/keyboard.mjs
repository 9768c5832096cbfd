// Going through pages with the keyboard alone.
import assert from "node:assert/strict";

/** What a function says of the element that has the focus. */
export const focused = (page, what) => page.evaluate(`(${what})(document.activeElement)`);

/** Tabs until the focused element is the wanted one; on the way every stop must be in sight and marked. */
export async function tabTo(page, wanted, most = 60, key = "Tab") {
  for (let n = 0; n < most; n++) {
    await page.keyboard.press(key);
    const mark = await focused(page, (e) => {
      const { width, height, top, bottom } = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      const shown = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return { what: `${e.tagName} ${e.className}`, inside: bottom > 0 && top < innerHeight && width > 0 && height > 0, shown };
    });
    assert.ok(mark.inside, `the focus is out of sight at ${mark.what}`);
    assert.ok(mark.shown, `the focus does not show at ${mark.what}`);
    if (await focused(page, wanted)) return;
  }
  assert.fail(`not reached with ${most} tabs: ${wanted}`);
}
