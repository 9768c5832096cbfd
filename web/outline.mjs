// Cuts Finland and Åland out of the world atlas (Natural Earth, public domain) for maps without tiles.
import { feature } from "topojson-client";

const wanted = new Set(["Finland", "Åland"]);

// The locator picture's frame and scale. internal/site/page/locator.go places the mark with the same numbers.
export const frame = { west: 19, east: 32, south: 59.4, north: 70.3, width: 260, height: 475 };

function rings(atlas) {
  const out = [];
  for (const f of feature(atlas, atlas.objects.countries).features) {
    if (!wanted.has(f.properties.name)) continue;
    const polygons = f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates;
    for (const polygon of polygons) out.push(polygon);
  }
  return out;
}

const thousandth = (n) => Math.round(n * 1000) / 1000;

// outline is one GeoJSON feature with three decimals (about 100 m), repeated points dropped.
export function outline(atlas) {
  const coordinates = rings(atlas).map((polygon) =>
    polygon.map((ring) => dropRepeats(ring.map(([x, y]) => [thousandth(x), thousandth(y)]))),
  );
  return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } };
}

// project maps degrees to the locator's frame: plate carrée is enough for a picture of 260 by 475.
export function project([longitude, latitude]) {
  const x = ((longitude - frame.west) / (frame.east - frame.west)) * frame.width;
  const y = ((frame.north - latitude) / (frame.north - frame.south)) * frame.height;
  return [Math.round(x * 2) / 2, Math.round(y * 2) / 2];
}

export function locator(atlas) {
  const paths = [];
  for (const polygon of rings(atlas)) {
    for (const ring of polygon) {
      const points = dropRepeats(ring.map(project));
      if (points.length < 4) continue;
      paths.push(`M${points.map((p) => p.join(" ")).join("L")}Z`);
    }
  }
  const { width, height } = frame;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
    `<path fill="#a9c9c6" stroke="#5d8f8c" stroke-width=".8" d="${paths.join("")}"/></svg>`
  );
}

function dropRepeats(points) {
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
}
