// The map of many places in step with its list: moving the map filters the list, an item marks its pin, a pin leads to
// its item. Places are gathered into clusters, so that thousands move as easily as ten.
import * as L from "leaflet";
import Supercluster from "supercluster";
import { groundOf, lay, newMap, outlineZoom, still, type Ground } from "./ground";
import { SpotList } from "./list";
import { spotsOf, type Columns, type Spot } from "./spots";

type Leaf = { index: number };
type Cluster = Supercluster.ClusterFeature<Supercluster.AnyProps>;
type Point = Supercluster.PointFeature<Leaf> | Cluster;

const finland = L.latLngBounds([59.7, 20], [70.1, 31.6]);

class Atlas {
  private readonly map: L.Map;
  private readonly clusters: Supercluster<Leaf>;
  private readonly list: SpotList;
  private readonly markers = new Map<string, L.Marker>();
  private readonly most: number;
  private highlight?: L.Marker;
  private follows = true;

  constructor(
    private readonly root: HTMLElement,
    canvas: HTMLElement,
    private readonly spots: Spot[],
    ground: Ground,
  ) {
    this.most = ground.tiles ? 18 : outlineZoom;
    canvas.replaceChildren();
    this.map = newMap(canvas, ground);
    this.clusters = new Supercluster<Leaf>({ radius: 56, maxZoom: this.most - 1 });
    this.clusters.load(spots.map((s) => leaf(s)));
    this.list = new SpotList(root, must(root, "[data-list]"), must(root, "[data-status]"), told(root), (s) => this.mark(s));
    this.fit();
    lay(this.map, ground);
    this.control();
    this.follow();
    this.map.on("moveend", () => this.refresh());
    this.refresh();
  }

  // fit shows all places; many of them are the whole country.
  private fit(): void {
    const bounds = this.spots.length > 0 ? L.latLngBounds(this.spots.map((s) => [s.lat, s.lon])) : finland;
    this.map.fitBounds(bounds.pad(0.08), { maxZoom: this.most === 18 ? 14 : 8, animate: false });
  }

  private control(): void {
    const words = this.root.dataset.showAll ?? "";
    const Whole = L.Control.extend({
      onAdd: () => {
        const box = L.DomUtil.create("div", "leaflet-bar map__all");
        const button = L.DomUtil.create("button", "", box);
        button.type = "button";
        button.title = words;
        button.setAttribute("aria-label", words);
        button.textContent = "⤢";
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.on(button, "click", () => this.fit());
        return box;
      },
    });
    new Whole({ position: "topleft" }).addTo(this.map);
  }

  private follow(): void {
    const label = this.root.querySelector<HTMLElement>("[data-follow]");
    const box = label?.querySelector("input");
    if (!label || !box) return;
    label.hidden = false;
    box.addEventListener("change", () => {
      this.follows = box.checked;
      this.fill();
    });
  }

  private refresh(): void {
    const b = this.map.getBounds().pad(0.1);
    const found = this.clusters.getClusters([b.getWest(), b.getSouth(), b.getEast(), b.getNorth()], Math.round(this.map.getZoom()));
    const wanted = new Map(found.map((f) => [keyOf(f), f]));
    for (const [key, marker] of this.markers) {
      if (wanted.has(key)) continue;
      if (marker.getElement() === document.activeElement) this.map.getContainer().focus({ preventScroll: true });
      marker.remove();
      this.markers.delete(key);
    }
    for (const [key, f] of wanted) if (!this.markers.has(key)) this.markers.set(key, this.marker(f));
    if (this.follows) this.fill();
  }

  private fill(): void {
    const b = this.map.getBounds();
    const inside = this.follows ? this.spots.filter((s) => b.contains([s.lat, s.lon])) : this.spots;
    this.list.show(inside, this.spots.length);
  }

  private marker(f: Point): L.Marker {
    const [lon, lat] = f.geometry.coordinates as [number, number];
    return isCluster(f) ? this.cluster(f, [lat, lon]) : this.pin(this.spots[f.properties.index]!);
  }

  private cluster(f: Cluster, at: L.LatLngTuple): L.Marker {
    const { cluster_id: id, point_count: count } = f.properties;
    const size = count < 10 ? 36 : count < 100 ? 44 : count < 1000 ? 52 : 60;
    const face = document.createElement("span");
    face.textContent = count.toLocaleString(document.documentElement.lang);
    const name = (this.root.dataset.cluster ?? "").replace("{n}", String(count));
    const icon = L.divIcon({ className: "map__cluster", iconSize: [size, size], html: face });
    const marker = named(L.marker(at, { icon }), name).addTo(this.map);
    pressed(marker, () => this.open(id, at));
    return marker;
  }

  // open looks closer; places at one point do not part, so the first of them is chosen.
  private open(id: number, at: L.LatLngTuple): void {
    const zoom = Math.min(this.clusters.getClusterExpansionZoom(id), this.most);
    if (zoom > this.map.getZoom()) {
      this.map.setView(at, zoom, { animate: !still() });
      this.map.getContainer().focus({ preventScroll: true });
      return;
    }
    const first = this.clusters.getLeaves(id, 1)[0];
    if (first) this.list.choose(this.spots[first.properties.index]!);
  }

  private pin(s: Spot): L.Marker {
    const icon = L.divIcon({ className: "map__pin map__pin--small", iconSize: [28, 28], iconAnchor: [14, 14] });
    const marker = named(L.marker([s.lat, s.lon], { icon, title: s.name }), s.name).addTo(this.map);
    pressed(marker, () => this.list.choose(s));
    marker.on("mouseover", () => this.mark(s));
    marker.on("mouseout", () => this.mark(undefined));
    return marker;
  }

  private mark(s: Spot | undefined): void {
    this.highlight?.remove();
    this.highlight = undefined;
    if (!s) return;
    const icon = L.divIcon({ className: "map__pin map__pin--marked", iconSize: [36, 36], iconAnchor: [18, 18] });
    this.highlight = L.marker([s.lat, s.lon], { icon, keyboard: false, interactive: false, zIndexOffset: 2000 }).addTo(this.map);
    this.highlight.getElement()?.setAttribute("aria-hidden", "true");
  }
}

const leaf = (s: Spot): Supercluster.PointFeature<Leaf> => ({
  type: "Feature",
  properties: { index: s.index },
  geometry: { type: "Point", coordinates: [s.lon, s.lat] },
});

const isCluster = (f: Point): f is Cluster => "cluster" in f.properties;

const keyOf = (f: Point): string => (isCluster(f) ? `c${f.properties.cluster_id}` : `p${f.properties.index}`);

// named says a marker's name to those who do not see it; Leaflet makes it a button.
function named(marker: L.Marker, name: string): L.Marker {
  marker.on("add", () => marker.getElement()?.setAttribute("aria-label", name));
  return marker;
}

// pressed is a click, Enter or the space bar: Leaflet itself hears only the first.
function pressed(marker: L.Marker, act: () => void): void {
  marker.on("click", act);
  marker.on("keydown", ({ originalEvent: e }: L.LeafletKeyboardEvent) => {
    if (e.key !== "Enter" && e.key !== " ") return;
    e.preventDefault();
    act();
  });
}

function told({ dataset: d }: HTMLElement) {
  return {
    inView: d.inView ?? "",
    inViewOne: d.inViewOne ?? "",
    none: d.none ?? "",
    more: d.more ?? "",
    openings: d.openings ?? "",
    route: d.route ?? "",
    routeName: d.routeName ?? "",
    routeTo: d.routeTo ?? "",
  };
}

function must<T extends HTMLElement>(root: HTMLElement, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

// whole takes the pages of the list away when the map's list has all places. Those without a point, or beyond the most that
// a map shows, are found in the pages only, and the list says so.
function whole(root: HTMLElement, shown: number, total: number): void {
  const pager = root.querySelector("[data-pager]");
  if (shown >= total) {
    pager?.remove();
    return;
  }
  const said = document.createElement("p");
  said.className = "note";
  const number = (n: number) => n.toLocaleString(document.documentElement.lang);
  said.textContent = (root.dataset.some ?? "").replace("%s", number(shown)).replace("%s", number(total));
  pager?.before(said);
}

async function open(root: HTMLElement): Promise<void> {
  const canvas = must(root, "[data-canvas]");
  try {
    const answer = await fetch(root.dataset.atlas ?? "");
    if (!answer.ok) throw new Error(String(answer.status));
    const columns: Columns = await answer.json();
    const spots = spotsOf(columns, root.dataset.also ?? "");
    new Atlas(root, canvas, spots, groundOf(root));
    whole(root, spots.length, columns.total);
  } catch {
    const said = document.createElement("p");
    said.className = "atlas__wait";
    said.textContent = root.dataset.failed ?? "";
    canvas.replaceChildren(said); // the list is whole without the map
  }
}

export function openAtlas(): void {
  for (const root of document.querySelectorAll<HTMLElement>("[data-atlas]")) void open(root);
}
