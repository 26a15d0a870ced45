import type { Inline, Line } from "#platform/documents/paper.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { parseRuby } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { parseLine } from "../content/line.rules.ts";
import type { Library } from "../reading/read-library.ts";

/** What the library is printed with. */
export interface PrintPlace {
  say: Translator;
  library: Pick<Library, "byKey" | "contacts">;
  /** Where the city's pages stand in the reader's language: `https://…/kanazawa/vi`. */
  root: string;
}

/** A line of the library on paper. A link to an entry that nobody may see is plain words, as on pages. */
export function printedLine(place: PrintPlace, line: string, language?: LanguageCode): Line {
  return parseLine(line).flatMap(({ text, strong, href }) => {
    const address = href === undefined ? undefined : addressOf(place, href);
    const marks = { ...(strong && { strong }), ...(address && { href: address }), ...(language && { language }) };
    const isPlain = Object.keys(marks).length === 0;
    return parseRuby(text).map(({ surface, reading }): Inline => {
      const words = keptTogether(place, surface);
      if (isPlain && reading === undefined) return words;
      return { text: words, ...(reading !== undefined && { reading }), ...marks };
    });
  });
}

function addressOf({ library, root }: PrintPlace, target: string): string | undefined {
  if (!target.startsWith("entry:")) return target;
  const heading = library.byKey.get(target.slice("entry:".length));
  return heading && `${root}${heading.path}`;
}

const NUMBER_WITH_JOINTS = /\+?\d[\d ().-]*-[\d ().-]*\d/g;

/** Where letters run from right to left, the parts of a telephone number would stand the wrong way round. */
export const keptTogether = ({ say }: Pick<PrintPlace, "say">, text: string): string =>
  say.language.dir === "rtl" ? text.replace(NUMBER_WITH_JOINTS, "\u2066$&\u2069") : text;
