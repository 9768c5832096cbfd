import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { frame, locator, outline, project } from "../outline.mjs";

const require = createRequire(import.meta.url);
const atlas = JSON.parse(await readFile(require.resolve("world-atlas/countries-10m.json"), "utf8"));

test("the outline holds Finland and Åland and nothing outside their bounds", () => {
  const points = outline(atlas).geometry.coordinates.flat(2);
  assert.ok(points.length > 500);
  for (const [x, y] of points) {
    assert.ok(x > frame.west && x < frame.east, `longitude ${x}`);
    assert.ok(y > frame.south && y < frame.north, `latitude ${y}`);
  }
});

test("the outline is small enough to send to a phone", () => {
  assert.ok(JSON.stringify(outline(atlas)).length < 200_000);
  assert.ok(locator(atlas).length < 40_000);
});

test("corners of the frame are corners of the picture", () => {
  assert.deepEqual(project([frame.west, frame.north]), [0, 0]);
  assert.deepEqual(project([frame.east, frame.south]), [frame.width, frame.height]);
});
