// Everything on the pages works without this file. It only makes paper complete: folded parts open for printing.

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
