// Everything on the pages works without this file. It helps while typing, filters at once, finds what is near, and makes
// paper complete: folded parts open for printing.
import { suggestWhileTyping } from "./suggest";
import { filterAtOnce } from "./filters";
import { findNear } from "./near";
import { takeAlong } from "./take";

suggestWhileTyping();
filterAtOnce();
findNear();
takeAlong();

const opened = new Set<HTMLDetailsElement>();

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) {
    details.open = true;
    opened.add(details);
  }
});

addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened.clear();
});
