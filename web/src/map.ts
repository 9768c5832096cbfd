// The script of pages with a map; pages without one never load it.
import { openAtlas } from "./map/atlas";
import { drawPlaces } from "./map/place";

drawPlaces();
openAtlas();
