// What all maps stand on: a Leaflet map with words of the page's language, and tiles or the outline of the country.
import * as L from "leaflet";

export interface Ground {
  outline: string;
  tiles: string;
  attribution: string;
  zoomIn: string;
  zoomOut: string;
}

/** groundOf reads what the server wrote on the element of a map. */
export function groundOf({ dataset: d }: HTMLElement): Ground {
  return {
    outline: d.outline ?? "",
    tiles: d.tiles ?? "",
    attribution: d.attribution ?? "",
    zoomIn: d.zoomIn ?? "+",
    zoomOut: d.zoomOut ?? "-",
  };
}

/** still tells that the reader wants no motion. */
export const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** outlineZoom is how near the outline can be looked at; tiles go to 18. */
export const outlineZoom = 12;

// Beyond these the outline ends.
const edges = L.latLngBounds([54.2, 4.2], [72.8, 41.8]);

/** newMap makes a map in the canvas, without a view yet. */
export function newMap(canvas: HTMLElement, ground: Ground): L.Map {
  const moves = !still();
  const map = L.map(canvas, {
    zoomControl: false,
    scrollWheelZoom: false,
    zoomAnimation: moves,
    fadeAnimation: moves,
    markerZoomAnimation: moves,
    inertia: moves,
    minZoom: 4,
    maxZoom: ground.tiles ? 18 : outlineZoom,
    maxBounds: ground.tiles ? undefined : edges,
    maxBoundsViscosity: 1,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: ground.zoomIn, zoomOutTitle: ground.zoomOut }).addTo(map);
  return map;
}

/** lay puts the ground under a map that has a view. */
export function lay(map: L.Map, ground: Ground): void {
  if (ground.tiles) {
    L.tileLayer(ground.tiles, { attribution: escape(ground.attribution), maxZoom: 18 }).addTo(map);
    return;
  }
  nameTowns(map);
  void drawOutline(map, ground.outline);
}

async function drawOutline(map: L.Map, url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) return;
  const land = await answer.json();
  const renderer = L.svg({ padding: 0.5 });
  const style = (f?: { properties?: { home?: boolean } }) => ({
    className: f?.properties?.home ? "map__land" : "map__abroad",
    interactive: false,
  });
  map.getPane("overlayPane")?.setAttribute("aria-hidden", "true"); // a picture for the eyes, too
  L.geoJSON(land, { style, interactive: false, attribution: "Natural Earth", renderer } as L.GeoJSONOptions).addTo(map);
}

// Larger towns, so that the outline can be read as a map: Finnish name, Swedish name, latitude, longitude.
const towns: [string, string, number, number][] = [
  ["Helsinki", "Helsingfors", 60.17, 24.94],
  ["Turku", "Åbo", 60.45, 22.27],
  ["Maarianhamina", "Mariehamn", 60.1, 19.94],
  ["Tampere", "Tammerfors", 61.5, 23.76],
  ["Mikkeli", "S:t Michel", 61.69, 27.27],
  ["Lappeenranta", "Villmanstrand", 61.06, 28.19],
  ["Jyväskylä", "Jyväskylä", 62.24, 25.75],
  ["Kuopio", "Kuopio", 62.89, 27.68],
  ["Joensuu", "Joensuu", 62.6, 29.76],
  ["Vaasa", "Vasa", 63.1, 21.62],
  ["Kajaani", "Kajana", 64.22, 27.73],
  ["Oulu", "Uleåborg", 65.01, 25.47],
  ["Rovaniemi", "Rovaniemi", 66.5, 25.73],
  ["Inari", "Enare", 68.91, 27.03],
];

// nameTowns writes the names beside dots. They are a picture for the eyes: the address says the same in words.
function nameTowns(map: L.Map): void {
  const swedish = document.documentElement.lang === "sv";
  for (const [fi, sv, lat, lon] of towns) {
    const dot = document.createElement("span");
    dot.className = "map__name";
    dot.textContent = swedish ? sv : fi;
    dot.setAttribute("aria-hidden", "true");
    const icon = L.divIcon({ className: "map__town", iconSize: [8, 8], iconAnchor: [4, 4], html: dot });
    L.marker([lat, lon], { icon, keyboard: false, interactive: false, zIndexOffset: -1000 }).addTo(map);
  }
}


function escape(text: string): string {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}
