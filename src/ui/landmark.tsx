import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";

/**
 * What a landmark is called: as its heading, whose id this is. A heading with furigana would give the name each of these
 * words twice, so there its words stand in an attribute, without how they are read.
 */
export function namedBy(
  id: string,
  heading: ComponentChildren,
): { "aria-labelledby": string } | { "aria-label": string } {
  const content = <>{heading}</>;
  const markup = renderToString(content);
  return markup.includes("<ruby>") ? { "aria-label": wordsOf(markup) } : { "aria-labelledby": id };
}

const SIGNS: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

const wordsOf = (markup: string): string =>
  markup
    .replace(/<(r[tp])>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|amp);/g, (sign) => SIGNS[sign] ?? sign);
