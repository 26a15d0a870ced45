import { isHidden, KEY, keep, show } from "./furigana-choice.ts";

/** The box shows the choice of this device and changes it. */
export function followSwitch(box: HTMLInputElement): void {
  const recall = () => {
    box.checked = isHidden();
    show(box.checked);
  };
  recall();
  box.addEventListener("change", () => {
    keep(box.checked);
    show(box.checked);
  });
  // A page that the browser had kept whole, and another window of the portal, may know an older choice.
  addEventListener("pageshow", ({ persisted }) => persisted && recall());
  addEventListener("storage", ({ key }) => key === KEY && recall());
}
