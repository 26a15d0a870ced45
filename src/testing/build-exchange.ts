import fc from "fast-check";
import type { Block, Content } from "#modules/library/content/block.rules.ts";
import { formatLine, type Line, type Run } from "#modules/library/content/line.rules.ts";
import { hashesOf, statesOf } from "#modules/library/content/staleness.rules.ts";
import { type Exchange, unitsOf } from "#modules/translation/segments/unit.rules.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";

/** What a source and its translation are, as they go to a translator. */
export function buildExchange(
  source: Content,
  target: Content | undefined,
  given: Partial<Pick<Exchange, "key" | "sourceLanguage" | "targetLanguage" | "code">> = {},
): Exchange {
  const { sourceLanguage = "ja", targetLanguage = "vi" } = given;
  const texts = new Map<LanguageCode, { content: Content; madeFrom: LanguageCode | null }>([
    [sourceLanguage, { content: source, madeFrom: null }],
  ]);
  if (target) texts.set(targetLanguage, { content: target, madeFrom: sourceLanguage });
  const states = statesOf(texts, sourceLanguage, targetLanguage);
  const units = unitsOf({ source, target, states });
  return {
    code: "172014",
    key: "move-in",
    isReviewed: false,
    remarks: [],
    ...given,
    sourceLanguage,
    targetLanguage,
    units,
  };
}

/** A translation made from all of a source. */
export const madeFrom = (source: Content, content: Omit<Content, "from">): Content => {
  const hashes = hashesOf(source);
  return { ...content, from: Object.fromEntries(Object.keys(hashesOf(content)).map((id) => [id, hashes[id] ?? ""])) };
};

/** Letters of many scripts, signs of our notation and of XML, line ends, spaces, what XML has no place for. */
const words = fc.string({
  unit: fc.constantFrom(..."避難所あa<&>\"']]>-*[]()\\《》｜_ \n\t\u0001\u200Bကขع😀é"),
  minLength: 1,
  maxLength: 10,
});
const targets = fc.constantFrom("entry:move-in", "https://example.org/a?b=c&d=e", "tel:0762202522");
const runs: fc.Arbitrary<Run[]> = fc.array(
  fc.record({ text: words, strong: fc.constant(true as const), href: targets }, { requiredKeys: ["text"] }),
  { maxLength: 5 },
);

/** Lines as they stand in contents: well-formed, with marks. */
export const lines: fc.Arbitrary<Line> = runs.map(formatLine);
const someLines = fc.array(lines, { minLength: 1, maxLength: 4 });

const blocks: fc.Arbitrary<Omit<Block, "id">> = fc.oneof(
  lines.map((text) => ({ kind: "paragraph" as const, text })),
  someLines.map((items) => ({ kind: "steps" as const, items })),
  fc.tuple(someLines, lines).map(([head, caption]) => ({ kind: "table" as const, caption, head, rows: [head] })),
  lines.map((meaning) => ({ kind: "phrases" as const, items: [{ words: "転入届を出したいです。", meaning }] })),
  fc.constant({ kind: "contact" as const, contact: "desk" }),
) as fc.Arbitrary<Omit<Block, "id">>;

/** Any content of an entry. */
export const contents: fc.Arbitrary<Content> = fc
  .tuple(lines, lines, fc.array(blocks, { maxLength: 5 }))
  .map(([title, summary, made]) => ({
    title: title || "題",
    summary,
    blocks: made.map((block, index) => ({ ...block, id: `b${index}` }) as Block),
    from: {},
  }));

/** A content of the same shape in other words. */
export function inOtherWords(source: Content, pick: () => Line): Content {
  const all = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(all);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, WORDED.has(name) ? again(inner) : all(inner)]),
    );
  };
  const again = (value: unknown): unknown =>
    typeof value === "string"
      ? pick()
      : Array.isArray(value)
        ? value.map((inner) => (typeof inner === "string" ? pick() : all(inner)))
        : value;
  return { ...source, title: pick(), summary: pick(), blocks: source.blocks.map(all) as Block[] };
}

const WORDED = new Set(["text", "items", "caption", "head", "meaning"]);
