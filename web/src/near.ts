// The nearest first: asks the browser where the reader is when the button is pressed, and never before. Three decimals,
// about a hundred metres, are all that leaves the browser.

const decimals = 3;

function place({ coords }: GeolocationPosition): string {
  return `${coords.latitude.toFixed(decimals)},${coords.longitude.toFixed(decimals)}`;
}

function submit(form: HTMLFormElement, near: string): void {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "near";
  field.value = near;
  form.append(field);
  form.requestSubmit();
}

function ask(box: HTMLElement, form: HTMLFormElement): void {
  let said = box.querySelector<HTMLElement>("[role=status]");
  if (!said) {
    said = document.createElement("p");
    said.className = "note";
    said.setAttribute("role", "status");
    box.append(said);
  }
  const { asking = "", fail = "" } = box.dataset;
  const failed = () => void (said.textContent = fail);
  said.textContent = asking;
  if (!navigator.geolocation) return failed();
  navigator.geolocation.getCurrentPosition((p) => submit(form, place(p)), failed, { maximumAge: 600_000, timeout: 15_000 });
}

export function findNear(): void {
  document.addEventListener("click", (e) => {
    const button = (e.target as Element).closest("[data-near-button]");
    const box = button?.closest<HTMLElement>("[data-near]");
    const form = document.querySelector<HTMLFormElement>(`#${button?.getAttribute("data-near-button") || "ask"}`);
    if (box && form) ask(box, form);
  });
}
