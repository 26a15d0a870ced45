/** The reader's choice to see no furigana, kept on her device for all pages of this address. */
export const KEY = "furigana";
const OFF = "off";

/** A browser that keeps nothing for us throws: the switch then works for the page, as it does without script. */
export function isHidden(): boolean {
  try {
    return localStorage[KEY] === OFF;
  } catch {
    return false;
  }
}

export function keep(isOff: boolean): void {
  try {
    if (isOff) localStorage[KEY] = OFF;
    else delete localStorage[KEY];
  } catch {}
}

export const show = (isOff: boolean) => document.documentElement.toggleAttribute("data-no-furigana", isOff);
