// Turns the locator picture of a place into a map that can be moved. The address beside it says the same in words.
import * as L from "leaflet";

interface Place {
  point: [number, number];
  name: string;
  outline: string;
  tiles: string;
  attribution: string;
  zoomIn: string;
  zoomOut: string;
}

function placeOf(element: HTMLElement): Place | undefined {
  const d = element.dataset;
  const lat = Number(d.lat);
  const lon = Number(d.lon);
  if (!d.lat || !d.lon || !Number.isFinite(lat) || !Number.isFinite(lon)) return undefined;
  return {
    point: [lat, lon],
    name: d.name ?? "",
    outline: d.outline ?? "",
    tiles: d.tiles ?? "",
    attribution: d.attribution ?? "",
    zoomIn: d.zoomIn ?? "+",
    zoomOut: d.zoomOut ?? "-",
  };
}

function pin(): L.DivIcon {
  return L.divIcon({ className: "map__pin", iconSize: [28, 28], iconAnchor: [14, 14] });
}

async function drawOutline(map: L.Map, url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) return;
  const style = { className: "map__land", interactive: false };
  L.geoJSON(await answer.json(), { style, interactive: false, attribution: "Natural Earth" }).addTo(map);
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

// middle keeps a place in sight and shows land round it rather than sea and what lies beyond the border.
function middle([lat, lon]: [number, number]): L.LatLngTuple {
  return [clamp(lat, 60.8, 69), clamp(lon, 21.5, 29.5)];
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

function draw(element: HTMLElement, place: Place): void {
  const canvas = document.createElement("div");
  canvas.className = "map__canvas";
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", place.name);
  element.replaceChildren(canvas);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, {
    zoomControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    minZoom: 4,
    maxZoom: place.tiles ? 18 : 9,
  }).setView(place.tiles ? place.point : middle(place.point), place.tiles ? 15 : 6);
  // The first look may have the place aside; who looks closer without having moved the map looks at the place.
  const recentre = () => void map.panTo(place.point, { animate: false });
  map.once("zoomend", recentre);
  map.once("dragstart", () => map.off("zoomend", recentre));
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: place.zoomIn, zoomOutTitle: place.zoomOut }).addTo(map);
  L.marker(place.point, { icon: pin(), alt: place.name, title: place.name, keyboard: false, interactive: false }).addTo(map);
  if (place.tiles) L.tileLayer(place.tiles, { attribution: escape(place.attribution), maxZoom: 18 }).addTo(map);
  else {
    nameTowns(map);
    void drawOutline(map, place.outline);
  }
}

function escape(text: string): string {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}

for (const element of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const place = placeOf(element);
  if (place) draw(element, place);
}
