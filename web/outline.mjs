// Cuts the maps without tiles out of the world atlas (Natural Earth, public domain): Finland and Åland, and their
// neighbours lightly, so that land does not look like sea.
import { feature } from "topojson-client";

const home = new Set(["Finland", "Åland"]);
const neighbours = new Set(["Sweden", "Norway", "Russia", "Estonia", "Latvia", "Lithuania", "Denmark", "Belarus"]);

// Where the neighbours are cut off: [west, south, east, north].
const edges = [4, 54, 42, 73];

// The locator picture's frame and scale. internal/site/page/locator.go places the mark with the same numbers.
export const frame = { west: 19, east: 32, south: 59.4, north: 70.3, width: 260, height: 475 };

function polygons(atlas, wanted) {
  const out = [];
  for (const f of feature(atlas, atlas.objects.countries).features) {
    if (!wanted.has(f.properties.name)) continue;
    out.push(...(f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates));
  }
  return out;
}

const rounded = (digits) => (n) => Math.round(n * 10 ** digits) / 10 ** digits;

/** outline is Finland with three decimals (about 100 m) and its neighbours with two, as GeoJSON. */
export function outline(atlas) {
  const near = rounded(3);
  const own = polygons(atlas, home).map((p) => p.map((ring) => dropRepeats(ring.map(([x, y]) => [near(x), near(y)]))));
  return {
    type: "FeatureCollection",
    features: [land(abroad(atlas, edges, 0.02), false), land(own, true)],
  };
}

const land = (coordinates, isHome) => ({
  type: "Feature",
  properties: isHome ? { home: true } : {},
  geometry: { type: "MultiPolygon", coordinates },
});

// abroad is the neighbours' outer rings within a box, without what is smaller than the tolerance (degrees).
function abroad(atlas, box, tolerance) {
  const far = rounded(2);
  const out = [];
  for (const [outer] of polygons(atlas, neighbours)) {
    const ring = thin(cut(outer, box), tolerance).map(([x, y]) => [far(x), far(y)]);
    const clean = dropRepeats(ring);
    if (clean.length > 3 && area(clean) > tolerance * tolerance * 4) out.push([closed(clean)]);
  }
  return out;
}

/** cut keeps what of a ring lies within a box (Sutherland and Hodgman). */
export function cut(ring, [west, south, east, north]) {
  const sides = [
    [([x]) => x >= west, (a, b) => at(a, b, (west - a[0]) / (b[0] - a[0]))],
    [([x]) => x <= east, (a, b) => at(a, b, (east - a[0]) / (b[0] - a[0]))],
    [([, y]) => y >= south, (a, b) => at(a, b, (south - a[1]) / (b[1] - a[1]))],
    [([, y]) => y <= north, (a, b) => at(a, b, (north - a[1]) / (b[1] - a[1]))],
  ];
  return sides.reduce((points, [inside, crossing]) => {
    const kept = [];
    points.forEach((b, i) => {
      const a = points[(i + points.length - 1) % points.length];
      if (inside(a) !== inside(b)) kept.push(crossing(a, b));
      if (inside(b)) kept.push(b);
    });
    return kept;
  }, ring.slice(0, -1));
}

const at = ([ax, ay], [bx, by], t) => [ax + (bx - ax) * t, ay + (by - ay) * t];

/** thin drops points that lie within the tolerance of the line between their neighbours (Douglas and Peucker). */
export function thin(points, tolerance) {
  if (points.length < 4) return points;
  const keep = new Set([0, points.length - 1]);
  const work = [[0, points.length - 1]];
  while (work.length > 0) {
    const [from, to] = work.pop();
    let most = tolerance;
    let worst = -1;
    for (let i = from + 1; i < to; i++) {
      const d = distance(points[i], points[from], points[to]);
      if (d > most) [most, worst] = [d, i];
    }
    if (worst > 0) {
      keep.add(worst);
      work.push([from, worst], [worst, to]);
    }
  }
  return points.filter((_, i) => keep.has(i));
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dy * (x - ax) - dx * (y - ay)) / length;
}

function area(ring) {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [px, py] = ring[(i + ring.length - 1) % ring.length];
    sum += px * y - x * py;
  });
  return Math.abs(sum) / 2;
}

const closed = (ring) => {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
};

// project maps degrees to the locator's frame: plate carrée is enough for a picture of 260 by 475.
export function project([longitude, latitude]) {
  const x = ((longitude - frame.west) / (frame.east - frame.west)) * frame.width;
  const y = ((frame.north - latitude) / (frame.north - frame.south)) * frame.height;
  return [Math.round(x * 2) / 2, Math.round(y * 2) / 2];
}

export function locator(atlas) {
  const { width, height } = frame;
  const box = [frame.west - 0.5, frame.south - 0.5, frame.east + 0.5, frame.north + 0.5];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
    `<path fill="#8fa5a3" fill-opacity=".28" d="${path(abroad(atlas, box, 0.03))}"/>` +
    `<path fill="#a9c9c6" stroke="#5d8f8c" stroke-width=".8" d="${path(polygons(atlas, home))}"/></svg>`
  );
}

function path(list) {
  const paths = [];
  for (const ring of list.flat()) {
    const points = dropRepeats(ring.map(project));
    if (points.length > 3) paths.push(`M${points.map((p) => p.join(" ")).join("L")}Z`);
  }
  return paths.join("");
}

function dropRepeats(points) {
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
}
