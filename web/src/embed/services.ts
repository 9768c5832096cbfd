// <varanto-services>: a list of services or places.
import { address, listParameters, parameters } from "./ask";
import { cards, isList, source } from "./cards";
import { heading } from "./dom";
import { Part } from "./element";
import { Refused } from "./fetch";

export class Services extends Part {
  static readonly observedAttributes = [...Object.keys(parameters), "lang", "base", "heading", "heading-level", "compact", "accent"];

  protected question(): string {
    return address(this.base, "/embed/v1/list", listParameters((a) => this.getAttribute(a), this.language));
  }

  protected show(answer: unknown): Node[] {
    if (!isList(answer)) throw new Refused(502, "the answer is not a list");
    if (answer.leftOut?.length) console.warn(`<${this.localName}> left out, since nothing has these values: ${answer.leftOut.join(", ")}`);
    const title = this.getAttribute("heading");
    const below = title ? Math.min(this.level + 1, 6) : this.level;
    const shown = cards(answer, below, this.base);
    return [...(title ? [heading(this.level, "title", title)] : []), ...shown, source(answer.source, this.base)];
  }
}
