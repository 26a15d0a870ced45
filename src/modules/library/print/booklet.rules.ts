import type { Block, Line, Paper } from "#platform/documents/paper.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Merged, MergedContent } from "../content/merge.rules.ts";
import type { LetterMarks } from "../entries/entry.rules.ts";
import type { PublishedText } from "../entries/text.data.ts";
import type { Heading } from "../reading/read-library.ts";
import { strongLine } from "./contact-lines.ts";
import { addressesIn, entryBlocks, note, said } from "./entry-blocks.ts";
import { type PrintPlace, printedLine } from "./entry-line.rules.ts";

/** An entry with all that it says to this reader. */
export interface PrintedEntry {
  heading: Heading;
  /** Of its heading among the booklet's: 1 for those that the contents list first. */
  level: number;
  content: MergedContent;
  /** The text in the reader's own language; null where there is none. */
  own: Omit<PublishedText, "content"> | null;
}

/** When what this reader reads was made public. */
export const publishedAt = ({ own, heading }: Pick<PrintedEntry, "own" | "heading">): Date =>
  (own ?? heading).publishedAt;

export interface Booklet {
  title: Line;
  subtitle?: Line;
  /** Behind the city's root: where the same is read online. */
  path: string;
  /** The city's name and its colour. */
  publisher: Line;
  colour: string;
  /** In the order of the tree, each before its own children. */
  entries: readonly PrintedEntry[];
}

/** A booklet; of one entry alone it is a sheet without cover and contents. */
export function bookletPaper(place: PrintPlace, { title, subtitle, path, publisher, colour, entries }: Booklet): Paper {
  const { say } = place;
  const isAlone = entries.length === 1;
  const newest = Math.max(0, ...entries.map((entry) => publishedAt(entry).getTime()));
  const isMixed = entries.some(({ content }) => content.blocks.some(({ isFallback }) => isFallback));
  return {
    title,
    ...(subtitle && subtitle.length > 0 && { subtitle }),
    publisher,
    language: say.language.code,
    date: todayInJapan(new Date(newest)),
    edition: [say.language.name],
    online: { address: `${place.root}${path}`, text: said(say, "library.print.online") },
    ...(entries.some(({ heading }) => heading.entry.isSample) && { mark: said(say, "library.print.sample") }),
    hasCover: !isAlone,
    hasContents: !isAlone,
    orientation: "portrait",
    colour,
    blocks: [
      ...(isMixed ? [note(said(say, "library.print.fallback"))] : []),
      ...entries.flatMap((entry) => printedEntry(place, isAlone ? { ...entry, level: 0 } : entry)),
    ],
  };
}

function printedEntry(place: PrintPlace, entry: PrintedEntry): Block[] {
  const { say } = place;
  const { heading, level, content } = entry;
  const { letter } = heading.entry.attributes;
  const title: Block = { kind: "heading", level: level as 1 | 2 | 3, text: mergedLine(place, content.title) };
  const lead: Block = { kind: "paragraph", tone: "lead", text: mergedLine(place, content.summary) };
  return [
    ...(level > 0 ? [title, ...(content.summary.value ? [lead] : [])] : []),
    ...(letter ? [urgencyOf(say, letter)] : []),
    ...entryBlocks(place, content.blocks, level),
    ...(letter ? marksOf(say, letter) : []),
    ...footOf(place, entry),
  ];
}

/** A title or a summary, with its language where it is not the reader's. */
export const mergedLine = (place: PrintPlace, { value, language, isFallback }: Merged<string>): Line =>
  printedLine(place, value, isFallback ? language : undefined);

const urgencyOf = (say: Translator, { urgency }: LetterMarks): Block => ({
  kind: "aside",
  lines: [strongLine(said(say, `library.urgency.${urgency}`))],
});

/** What is printed on the letter, in Japanese as it stands there. */
function marksOf(say: Translator, { titles, senders, colours }: LetterMarks): Block[] {
  const inJapanese = (texts: readonly string[]): Line[] => texts.map((text) => [{ text, language: "ja" }]);
  const items = [
    { term: said(say, "library.letter.printed"), text: inJapanese(titles) },
    { term: said(say, "library.letter.sender"), text: inJapanese(senders) },
    { term: said(say, "library.letter.colour"), text: colours.map((colour) => said(say, `library.colour.${colour}`)) },
  ].filter(({ text }) => text.length > 0);
  return items.length > 0 ? [{ kind: "terms", items }] : [];
}

/** How far one may trust the page, and the addresses that stand behind its words. */
function footOf({ say }: PrintPlace, { heading, content, own }: PrintedEntry): Block[] {
  const sources = Object.values(heading.entry.sources);
  const known = new Set(sources.map(({ url }) => url));
  const addresses = addressesIn(content).filter(({ address }) => !known.has(address));
  const date = say.format.date(todayInJapan(publishedAt({ own, heading })));
  const named = sources.map(
    ({ name, url, date: readOn }): Line => [
      { text: stripReadings(name), language: "ja" },
      ` (${readOn}) `,
      ...(url ? [{ text: url, href: url }] : []),
    ],
  );
  const linked = addresses.map(({ words, address }): Line => [`${words}: `, { text: address, href: address }]);
  return [
    ...(heading.entry.isSample ? [note(said(say, "library.entry.sample"))] : []),
    ...(own?.isMachineMade && !own.isReviewed ? [note(said(say, "library.entry.machine"))] : []),
    note(said(say, "library.entry.updated", { date })),
    ...listed(said(say, "library.entry.sources"), named),
    ...listed(said(say, "library.print.links"), linked),
  ];
}

const listed = (title: Line, lines: readonly Line[]): Block[] =>
  lines.length === 0 ? [] : [note(strongLine(title)), ...lines.map(note)];
