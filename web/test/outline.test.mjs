import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { cut, frame, locator, outline, project, thin } from "../outline.mjs";

const require = createRequire(import.meta.url);
const atlas = JSON.parse(await readFile(require.resolve("world-atlas/countries-10m.json"), "utf8"));

const home = () => outline(atlas).features.find((f) => f.properties.home);
const abroad = () => outline(atlas).features.find((f) => !f.properties.home);

test("the outline holds Finland and Åland and nothing outside their bounds", () => {
  const points = home().geometry.coordinates.flat(2);
  assert.ok(points.length > 500);
  for (const [x, y] of points) {
    assert.ok(x > frame.west && x < frame.east, `longitude ${x}`);
    assert.ok(y > frame.south && y < frame.north, `latitude ${y}`);
  }
});

test("the neighbours' land is drawn, cut off at the edges", () => {
  const rings = abroad().geometry.coordinates;
  assert.ok(rings.length > 20);
  for (const [x, y] of rings.flat(2)) assert.ok(x >= 4 && x <= 42 && y >= 54 && y <= 73, `${x} ${y}`);
  for (const [ring] of rings) assert.deepEqual(ring[0], ring[ring.length - 1], "a ring is not closed");
  const within = (x, y) => rings.some(([ring]) => holds(ring, x, y));
  assert.ok(within(18.06, 59.6) && within(15, 65) && within(35, 62) && within(26, 58.6), "Sweden, Russia or Estonia is sea");
  assert.ok(!within(20, 63.3) && !within(25, 59.9), "the sea is land");
});

function holds(ring, x, y) {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + ring.length - 1) % ring.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

test("a cut ring ends at the edges of the box", () => {
  const square = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]];
  assert.deepEqual(cut(square, [1, 1, 2, 2]).sort(), [[1, 1], [1, 2], [2, 1], [2, 2]]);
  assert.deepEqual(cut(square, [5, 5, 6, 6]), []);
});

test("thinning keeps corners and drops what lies between", () => {
  assert.deepEqual(thin([[0, 0], [1, 0.001], [2, 0], [2, 2]], 0.01), [[0, 0], [2, 0], [2, 2]]);
});

test("the outline is small enough to send to a phone", () => {
  assert.ok(JSON.stringify(outline(atlas)).length < 200_000);
  assert.ok(locator(atlas).length < 45_000);
});

test("corners of the frame are corners of the picture", () => {
  assert.deepEqual(project([frame.west, frame.north]), [0, 0]);
  assert.deepEqual(project([frame.east, frame.south]), [frame.width, frame.height]);
});
