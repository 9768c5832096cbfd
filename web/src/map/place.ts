// Turns the locator picture of a place into a map that can be moved. The address beside it says the same in words.
import * as L from "leaflet";
import { groundOf, lay, newMap } from "./ground";

function pointOf({ dataset: d }: HTMLElement): [number, number] | undefined {
  const [lat, lon] = [Number(d.lat), Number(d.lon)];
  return d.lat && d.lon && Number.isFinite(lat) && Number.isFinite(lon) ? [lat, lon] : undefined;
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

// middle keeps a place in sight and shows land round it rather than sea and what lies beyond the border.
function middle([lat, lon]: [number, number]): L.LatLngTuple {
  return [clamp(lat, 60.8, 69), clamp(lon, 21.5, 29.5)];
}

function draw(element: HTMLElement, point: [number, number]): void {
  const ground = groundOf(element);
  const name = element.dataset.name ?? "";
  const canvas = document.createElement("div");
  canvas.className = "map__canvas";
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", name);
  element.replaceChildren(canvas);
  const map = newMap(canvas, ground).setView(ground.tiles ? point : middle(point), ground.tiles ? 15 : 6);
  // The first look may have the place aside; who looks closer without having moved the map looks at the place.
  const recentre = () => void map.panTo(point, { animate: false });
  map.once("zoomend", recentre);
  map.once("dragstart", () => map.off("zoomend", recentre));
  const icon = L.divIcon({ className: "map__pin", iconSize: [28, 28], iconAnchor: [14, 14] });
  L.marker(point, { icon, alt: name, title: name, keyboard: false, interactive: false }).addTo(map);
  lay(map, ground);
}

export function drawPlaces(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-map]")) {
    const point = pointOf(element);
    if (point) draw(element, point);
  }
}
