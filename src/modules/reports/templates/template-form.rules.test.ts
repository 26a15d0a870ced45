import { expect, it } from "vitest";
import { shippedTemplates } from "./shipped-templates.ts";
import {
  actOn,
  type DraftChapter,
  draftOf,
  readDraft,
  type TemplateDraft,
  templateOf,
  valuesOf,
} from "./template-form.rules.ts";

const chapter = (ja: string, level = "1"): DraftChapter => ({ ja, en: "", level, pieces: [] });
const draft = (...chapters: DraftChapter[]): TemplateDraft => ({ ja: "題", en: "", chapters });
const titles = ({ draft: { chapters } }: { draft: TemplateDraft }) => chapters.map(({ ja }) => ja).join("");
const book = draft(chapter("A"), chapter("a", "2"), chapter("b", "2"), chapter("B"), chapter("c", "2"));

it("gives a template back as it was, through the form and its values", () => {
  for (const shipped of shippedTemplates().values()) {
    const { title, chapters } = shipped;
    expect(templateOf(readDraft(valuesOf(draftOf(shipped))))).toEqual({ title, chapters });
  }
});

it.each([
  ["up:3", "BcAab", 0],
  ["down:0", "BcAab", 2],
  ["up:2", "AbaBc", 1],
  ["down:1", "AbaBc", 2],
  ["up:1", "AabBc", 1],
  ["down:2", "AabBc", 2],
  ["up:0", "AabBc", 0],
  ["down:4", "AabBc", 4],
  ["remove:0", "abBc", 0],
  ["up:9", "AabBc", 9],
  ["constructor:1", "AabBc", 1],
])("moves a chapter with what is under it, among its own: %s", (act, order, at) => {
  const acted = actOn(book, act);
  expect(titles(acted)).toBe(order);
  expect(acted.chapter).toBe(at);
});

it("adds a chapter behind one, on its level; and pieces, which move and go", () => {
  const added = actOn(book, "add:1");
  expect(added.draft.chapters[2]).toEqual({ ja: "", en: "", level: "2", pieces: [] });
  const first = actOn(draft(), "add:-1").draft;
  expect(first.chapters).toHaveLength(1);
  const both = actOn(actOn(first, "text:0").draft, "part:0").draft;
  expect(both.chapters[0]?.pieces.map(({ part }) => part)).toEqual(["", "?"]);
  const moved = actOn(both, "pieceUp:0:1").draft;
  expect(moved.chapters[0]?.pieces.map(({ part }) => part)).toEqual(["?", ""]);
  expect(actOn(moved, "pieceRemove:0:0").draft.chapters[0]?.pieces).toEqual([{ part: "", ja: "", en: "" }]);
});

it("reads no more chapters and pieces than a report has, whatever the form says", () => {
  expect(readDraft({ chapters: "1e9" }).chapters).toHaveLength(120);
  expect(readDraft({ chapters: "-1" }).chapters).toEqual([]);
  expect(readDraft({ chapters: "1", "c.0.pieces": "99999" }).chapters[0]?.pieces).toHaveLength(40);
});
