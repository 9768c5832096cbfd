// Turns the locator picture of a place into a map that can be moved. The address beside it says the same in words.
import * as L from "leaflet";

interface Place {
  point: L.LatLngExpression;
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

function draw(element: HTMLElement, place: Place): void {
  const canvas = document.createElement("div");
  canvas.className = "map__canvas";
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
  }).setView(place.point, place.tiles ? 15 : 5);
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: place.zoomIn, zoomOutTitle: place.zoomOut }).addTo(map);
  L.marker(place.point, { icon: pin(), alt: place.name, title: place.name, keyboard: false, interactive: false }).addTo(map);
  if (place.tiles) L.tileLayer(place.tiles, { attribution: escape(place.attribution), maxZoom: 18 }).addTo(map);
  else void drawOutline(map, place.outline);
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
