// Helps to take a page along: one press chooses its whole address, one prints it.

export function takeAlong(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
    button.addEventListener("click", () => print());
  }
  for (const field of document.querySelectorAll<HTMLInputElement>("[data-select]")) {
    field.addEventListener("focus", () => field.select());
  }
}
