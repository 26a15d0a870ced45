import type { ResidentContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import { notFound } from "#platform/errors.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { EntryKind } from "../entries/entry.rules.ts";
import { mergeFor, readTexts } from "../reading/read-entry.ts";
import { type Heading, type Library, readLibrary } from "../reading/read-library.ts";
import { type Booklet, bookletPaper, mergedLine } from "./booklet.rules.ts";
import { counterSheetPaper } from "./counter-sheet.rules.ts";
import { said } from "./entry-blocks.ts";
import type { PrintPlace } from "./entry-line.rules.ts";
import type { PrintShelf } from "./print-shelf.ts";
import { branchIn, readPrinted, shelfIn } from "./read-printed.ts";

/** What printing needs of the installation. */
export interface PrintTools {
  printed: PrintShelf;
  sayIn(language: LanguageCode): Translator;
}

/** A place of the library where entries of some kinds begin. */
export interface PrintedShelf {
  path: "/guide" | "/letters" | "/news";
  kinds: readonly EntryKind[];
  title: "library.guide.title" | "library.letters.title" | "library.news.title";
}

export const PRINTED_SHELVES: readonly PrintedShelf[] = [
  { path: "/guide", kinds: ["page", "procedure"], title: "library.guide.title" },
  { path: "/letters", kinds: ["letter"], title: "library.letters.title" },
  { path: "/news", kinds: ["news"], title: "library.news.title" },
];

/** An entry and all below it. @throws AppError notFound */
export async function makeBranchBooklet(ctx: ResidentContext, { shelf, key }: At): Promise<Paper> {
  const library = await readLibrary(ctx);
  const heading = headingAt(library, shelf, key);
  return remembered(ctx, `${heading.path} branch`, async (scope) => {
    const headings = branchIn(library, heading);
    const entries = await readPrinted(scope, { headings, language: ctx.say.language, under: heading });
    const place = placeOf(ctx, library);
    const content = entries[0]?.content;
    return bookletPaper(place, {
      ...cityOf(ctx),
      title: content ? mergedLine(place, content.title) : [],
      subtitle: content && mergedLine(place, content.summary),
      path: heading.path,
      entries,
    });
  });
}

/** All that stands in one place of the library. @throws AppError notFound where nothing does */
export async function makeWholeBooklet(ctx: ResidentContext, { shelf }: Pick<At, "shelf">): Promise<Paper> {
  const library = await readLibrary(ctx);
  const headings = shelfIn(library, shelf.kinds);
  if (headings.length === 0) throw notFound();
  return remembered(ctx, shelf.path, async (scope) =>
    bookletPaper(placeOf(ctx, library), {
      ...cityOf(ctx),
      title: said(ctx.say, shelf.title),
      path: shelf.path,
      entries: await readPrinted(scope, { headings, language: ctx.say.language }),
    }),
  );
}

/** Japanese beside the reader's language. @throws AppError notFound, for readers of Japanese, too */
export async function makeCounterSheet(
  ctx: ResidentContext,
  { shelf, key, sayIn }: At & Pick<PrintTools, "sayIn">,
): Promise<Paper> {
  const library = await readLibrary(ctx);
  const heading = headingAt(library, shelf, key);
  if (!hasCounterSheet(ctx)) throw notFound();
  return remembered(ctx, `${heading.path} sheet`, async (scope) => {
    const japanese = getLanguage("ja");
    const [entry] = await readPrinted(scope, { headings: [heading], language: ctx.say.language });
    if (!entry) throw notFound();
    return counterSheetPaper(placeOf(ctx, library), {
      ...cityOf(ctx),
      entry,
      japanese: mergeFor(await readTexts(scope, heading), heading, japanese),
      sayJapanese: sayIn("ja"),
    });
  });
}

export const hasCounterSheet = ({ say }: Pick<ResidentContext, "say">): boolean => say.language.code !== "ja";

interface At {
  shelf: PrintedShelf;
  key: string;
}

/** @throws AppError notFound */
export function headingAt({ byKey }: Library, { kinds }: PrintedShelf, key: string): Heading {
  const heading = byKey.get(key);
  if (!heading || !kinds.includes(heading.entry.kind)) throw notFound();
  return heading;
}

/** Drawn once for each language until something changes: who has the same file sent again and again asks no database. */
function remembered(ctx: ResidentContext, name: string, draw: (scope: Scope) => Promise<Paper>): Promise<Paper> {
  const today = todayInJapan(ctx.clock.now());
  return ctx.readOnce(`paper ${today} ${ctx.say.language.code} ${name}`, draw);
}

function cityOf({ municipality, say }: ResidentContext): Pick<Booklet, "publisher" | "colour"> {
  const publisher: Line = lineOf(say.text(municipality.name));
  return { publisher, colour: municipality.theme.light };
}

const placeOf = ({ say, municipality, publicUrl }: ResidentContext, library: Library): PrintPlace => ({
  say,
  library,
  root: `${publicUrl}/${municipality.slug}/${say.language.code}`,
});
