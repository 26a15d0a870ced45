import fc from "fast-check";
import { splitBlock } from "prosemirror-commands";
import { EditorState, TextSelection } from "prosemirror-state";
import { expect, it } from "vitest";
import { type Block, LETTER_ROLES, PROCEDURE_ROLES, TONES } from "../content/block.rules.ts";
import { blockShape } from "../content/content-shape.ts";
import { hashesOf } from "../content/staleness.rules.ts";
import { missingIds } from "./block-ids.rules.ts";
import { blocksOf, docOf } from "./prosemirror-content.rules.ts";

const letters = fc.string({ unit: fc.constantFrom(..."あ漢a *[]()\\《》_<&"), minLength: 1, maxLength: 6 });
const link = fc.constantFrom("[窓口](entry:desk)", "**[119](tel:119)**", "[a](https://example.org/?a=b)");
/** As people and files write them, not always in the one spelling that the editor would choose. */
const line = fc
  .array(fc.oneof(letters, link, fc.constantFrom("**太字**", "\\*", "[1]")), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("。"))
  .filter((text) => text.trim() !== "");
const lines = fc.array(line, { minLength: 1, maxLength: 4 });

const bodies = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), level: fc.constantFrom(2 as const, 3 as const), text: line }),
  fc.record({ kind: fc.constant("paragraph" as const), text: line }),
  fc.record({ kind: fc.constant("notice" as const), tone: fc.constantFrom(...TONES), text: line }),
  fc.record({ kind: fc.constantFrom("list" as const, "steps" as const), items: lines }),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).chain(([width, height]) =>
    fc.record(
      {
        kind: fc.constant("table" as const),
        caption: fc.oneof(line, fc.constant("")),
        head: fc.array(line, { minLength: width, maxLength: width }),
        rows: fc.array(fc.array(fc.oneof(line, fc.constant("")), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      },
      { requiredKeys: ["kind", "head", "rows"] },
    ),
  ),
  fc.record({
    kind: fc.constant("phrases" as const),
    items: fc.array(
      fc.record(
        { words: line, reading: letters, meaning: fc.oneof(line, fc.constant("")) },
        { requiredKeys: ["words", "meaning"] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record(
    {
      kind: fc.constant("image" as const),
      file: fc.constant(`${"a".repeat(64)}.png`),
      width: fc.integer({ min: 1, max: 900 }),
      height: fc.integer({ min: 1, max: 900 }),
      alt: fc.oneof(line, fc.constant("")),
      caption: line,
    },
    { requiredKeys: ["kind", "file", "width", "height", "alt"] },
  ),
  fc.record({ kind: fc.constant("contact" as const), contact: fc.constantFrom("desk", "fire") }),
);
const bases = fc.record(
  {
    role: fc.constantFrom(...PROCEDURE_ROLES, ...LETTER_ROLES),
    source: fc.constantFrom("act", "fees"),
    blank: fc.constant(true as const),
  },
  { requiredKeys: [] },
);
const blocks = fc
  .array(fc.tuple(bodies, bases), { maxLength: 8 })
  .map((all) => all.map(([body, base], index) => ({ id: `p${index}`, ...base, ...body }) as Block));

it("gives back the same blocks, ids and spelling too, so that nothing is stale because somebody opened it", () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const doc = docOf(given);
      doc.check();
      const back = blocksOf(doc, given);
      expect(back).toEqual(given);
      const titled = (some: Block[]) => ({ title: "t", summary: "s", blocks: some });
      expect(hashesOf(titled(back))).toEqual(hashesOf(titled(given)));
      for (const block of back) expect(blockShape.safeParse(block).success).toBe(true);
    }),
  );
});

it("means the same where the spelling before is not known", () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const once = blocksOf(docOf(given));
      expect(docOf(once).toJSON()).toEqual(docOf(given).toJSON());
      expect(blocksOf(docOf(once))).toEqual(once);
    }),
  );
});

it("leaves out what says nothing", () => {
  expect(blocksOf(docOf([]))).toEqual([]);
  const given: Block[] = [
    { id: "a", kind: "paragraph", text: "" },
    { id: "b", kind: "list", items: ["", " 一つ", ""] },
    { id: "c", kind: "heading", level: 2, text: " " },
  ];
  expect(blocksOf(docOf(given))).toEqual([{ id: "b", kind: "list", items: [" 一つ"] }]);
});

let made = 0;
const makeId = () => `new-${made++}`;

/** As the editor does after each change. */
function withIds(state: EditorState): EditorState {
  const tr = state.tr;
  for (const { pos, id } of missingIds(state.doc, makeId)) tr.setNodeAttribute(pos, "id", id);
  return state.apply(tr);
}

it("never has the same id twice, however blocks are split, copied and put in", () => {
  const cut = fc.record({ at: fc.nat(), paste: fc.boolean() });
  fc.assert(
    fc.property(blocks, fc.array(cut, { maxLength: 8 }), (given, cuts) => {
      let state = withIds(EditorState.create({ doc: docOf(given) }));
      for (const { at, paste } of cuts) {
        const selection = TextSelection.near(state.doc.resolve(at % (state.doc.content.size + 1)));
        state = state.apply(state.tr.setSelection(selection));
        if (paste) state = state.apply(state.tr.insert(state.doc.content.size, state.doc.child(0)));
        else splitBlock(state, (tr) => (state = state.apply(tr)));
        state = withIds(state);
        const ids = state.doc.children.map((node) => node.attrs.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(null);
      }
    }),
  );
});

it.each([
  [
    "at the beginning, the words below keep it",
    1,
    [
      ["new", ""],
      ["a", "文章"],
    ],
  ],
  [
    "in between, the first half keeps it",
    2,
    [
      ["a", "文"],
      ["new", "章"],
    ],
  ],
  [
    "at the end, the words above keep it",
    3,
    [
      ["a", "文章"],
      ["new", ""],
    ],
  ],
] as const)("gives the id of a paragraph that is split to one half: %s", (_, at, expected) => {
  let state = EditorState.create({ doc: docOf([{ id: "a", kind: "paragraph", text: "文章" }]) });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
  splitBlock(state, (tr) => (state = state.apply(tr)));
  const change = missingIds(state.doc, () => "new");
  expect(change).toHaveLength(1);
  for (const { pos, id } of change) state = state.apply(state.tr.setNodeAttribute(pos, "id", id));
  expect(state.doc.children.map((node) => [node.attrs.id, node.textContent])).toEqual(expected);
});
