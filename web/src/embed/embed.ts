// Parts of the site for other sites: one script, no dependencies, no cookies, nothing from third parties.
// docs/widgets.md tells how to use it.
import { PlacePart } from "./place";
import { Search } from "./search";
import { Services } from "./services";

const elements = { "varanto-services": Services, "varanto-place": PlacePart, "varanto-search": Search };

for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element); // the script may be on a page twice
}
