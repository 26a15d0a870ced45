import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { type Block as PaperBlock, plainLine } from "#platform/documents/paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import type { Contact } from "../contacts/contact.data.ts";
import type { Block } from "../content/block.rules.ts";
import type { Merged } from "../content/merge.rules.ts";
import type { Heading } from "../reading/read-library.ts";
import { entryBlocks } from "./entry-blocks.ts";
import type { PrintPlace } from "./entry-line.rules.ts";

const catalogue = new Catalogue(join(checkout, "locales"));
const desk = { name: { ja: "相談窓口", en: "Desk" }, phone: "076-220-2075", languages: ["en", "ru"] } as const;

function placeIn(code: LanguageCode): PrintPlace {
  const contact = { ...desk, email: null, url: null, hours: null, address: null, languageNote: null, isBlank: false };
  return {
    say: createTranslator(catalogue, getLanguage(code)),
    library: {
      byKey: new Map([["consult", { path: "/guide/consult" } as Heading]]),
      contacts: new Map([["desk", contact as unknown as Contact]]),
    },
    root: `https://example.jp/kanazawa/${code}`,
  };
}

const merged = (value: Block, more: Partial<Merged<Block>> = {}): Merged<Block> => ({
  value,
  language: "vi",
  isFallback: false,
  isStale: false,
  ...more,
});

const paragraph = (text: string, more: Partial<Block> = {}) => ({ id: "a", kind: "paragraph", text, ...more }) as Block;
const inVietnamese = (...blocks: Merged<Block>[]) => entryBlocks(placeIn("vi"), blocks, 0);
const textOf = (block: PaperBlock | undefined) => (block && "text" in block ? plainLine(block.text) : undefined);

it("puts each answer under its question, once for all blocks that answer it", () => {
  const blocks = inVietnamese(
    merged(paragraph("ai", { role: "who" })),
    merged(paragraph("giấy", { role: "papers" })),
    merged(paragraph("thêm", { role: "papers" })),
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "heading", "paragraph", "paragraph"]);
  expect(blocks[0]).toMatchObject({ level: 1, isUnlisted: true });
});

it("names the language of what is not translated, once as long as it stays the same", () => {
  const english = { language: "en", isFallback: true } as const;
  const blocks = inVietnamese(
    merged(paragraph("một")),
    merged(paragraph("one"), english),
    merged(paragraph("two"), english),
  );
  expect(blocks.map(textOf)).toEqual(["một", "English", "one", "two"]);
  expect(blocks.map(({ language }) => language)).toEqual([undefined, "en", "en", "en"]);
});

it("says after a part that its source has changed since", () => {
  expect(inVietnamese(merged(paragraph("cũ"), { isStale: true }))[1]).toMatchObject({
    kind: "paragraph",
    tone: "note",
  });
});

it("leads to the page of another entry, and nowhere where nobody may see it", () => {
  const [block] = inVietnamese(merged(paragraph("[hỏi](entry:consult) [mất](entry:gone) **ngay**")));
  expect(block).toMatchObject({
    text: [
      { text: "hỏi", href: "https://example.jp/kanazawa/vi/guide/consult" },
      " ",
      "mất",
      " ",
      { text: "ngay", strong: true },
    ],
  });
});

it("keeps furigana, and phrases as Japanese with what they mean", () => {
  const phrases = {
    id: "s",
    kind: "phrases",
    items: [{ words: "助けて", reading: "たすけて", meaning: "手《て》を" }],
  } as Block;
  expect(entryBlocks(placeIn("ja-easy"), [merged(phrases)], 0)).toEqual([
    {
      kind: "phrases",
      items: [{ words: ["助けて"], reading: ["たすけて"], meaning: [{ text: "手", reading: "て" }, "を"] }],
    },
  ]);
});

it("writes a contact card out, and nothing for a card that is gone", () => {
  const card = (contact: string) => merged({ id: "c", kind: "contact", contact } as Block);
  const [block, none] = inVietnamese(card("desk"), card("gone"));
  expect(block).toMatchObject({
    kind: "aside",
    lines: [[{ text: "Desk", strong: true }], [{ text: "076-220-2075" }], {}],
  });
  expect(none).toBeUndefined();
});

it("keeps the parts of a telephone number in their order where letters run from the right", () => {
  const [block] = entryBlocks(placeIn("ar"), [merged(paragraph("هاتف 076-220-2075"))], 0);
  expect(textOf(block)).toBe("هاتف \u2066076-220-2075\u2069");
});
