// Going through pages with the keyboard alone.
import assert from "node:assert/strict";

/** What a function says of the element that has the focus. */
export const focused = (page, what) => page.evaluate(`(${what})(document.activeElement)`);

/** Tabs until the focused element is the wanted one; on the way every stop must be in sight and marked. */
export async function tabTo(page, wanted, most = 60, key = "Tab") {
  const look = `(e) => {
    const { width, height, top, bottom } = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const shown = style.outlineStyle !== "none" || style.boxShadow !== "none";
    const inside = bottom > 0 && top < innerHeight && width > 0 && height > 0;
    return { what: e.tagName + " " + e.className, inside, shown, wanted: Boolean((${wanted})(e)) };
  }`;
  for (let n = 0; n < most; n++) {
    await page.keyboard.press(key);
    const mark = await focused(page, look);
    assert.ok(mark.inside, `the focus is out of sight at ${mark.what}`);
    assert.ok(mark.shown, `the focus does not show at ${mark.what}`);
    if (mark.wanted) return;
  }
  assert.fail(`not reached with ${most} tabs: ${wanted}`);
}

/**
 * Writes into the field that has the focus, all letters in one moment: suggestions are asked for once, however slow the
 * machine is. Letter by letter, an answer to the first ones may come between two later steps.
 */
export const write = (page, text) => page.keyboard.insertText(text);

/**
 * Chooses in a list that has the focus by typing. A browser that hears the letters more than a second apart begins anew: they are
 * sent with the times at which quick fingers press them, however long the machine takes.
 */
export async function typeChoice(page, name) {
  const keys = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  await Promise.all([...name].flatMap((key, n) => {
    const timestamp = began + n / 1000;
    return [keys.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, timestamp }), keys.send("Input.dispatchKeyEvent", { type: "keyUp", key, timestamp })];
  }));
  await keys.detach();
  assert.equal(await focused(page, (e) => e.selectedOptions[0]?.textContent.trim()), name, "it cannot be chosen by typing");
}
