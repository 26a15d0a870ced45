import fc from "fast-check";
import { expect, it } from "vitest";
import type { Block } from "../content/block.rules.ts";
import { compareContents } from "./compare-contents.rules.ts";

const paragraph = (id: string, text: string): Block => ({ id, kind: "paragraph", text });
const content = (...blocks: Block[]) => ({ title: "題", summary: "要約", blocks });
const said = (before: Block[], after: Block[]) =>
  compareContents(content(...before), content(...after))
    .slice(2)
    .map(({ id, what }) => `${id} ${what}`);

it("tells what changed, came, went and moved, each at its place", () => {
  const [a, b, c] = [paragraph("a", "一"), paragraph("b", "二"), paragraph("c", "三")];
  expect(said([a, b, c], [a, b, c])).toEqual(["a same", "b same", "c same"]);
  expect(said([a, b, c], [a, c])).toEqual(["a same", "b removed", "c same"]);
  expect(said([a, c], [a, b, c])).toEqual(["a same", "b added", "c same"]);
  expect(said([a, b, c], [a, paragraph("b", "五"), c])).toEqual(["a same", "b changed", "c same"]);
  expect(said([a, b, c], [c, a, b])).toEqual(["c moved", "a same", "b same"]);
  expect(said([a, b], [])).toEqual(["a removed", "b removed"]);
});

it("marks the words of a block that changed, and tells another kind of block", () => {
  const [row] = compareContents(content(paragraph("a", "14日以内")), content(paragraph("a", "30日以内"))).slice(2);
  expect(row?.marked.after.map(({ text }) => text).join("")).toBe("30日以内");
  expect(row?.marked.after.some(({ isChanged }) => isChanged)).toBe(true);
  expect(said([paragraph("a", "x")], [{ id: "a", kind: "heading", level: 2, text: "x" }])).toEqual(["a changed"]);
});

it("loses no word of either side", () => {
  const blocks = fc
    .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 5 })
    .chain((ids) => fc.tuple(...ids.map((id) => fc.constantFrom("一", "二", "").map((text) => paragraph(id, text)))));
  const text = (block: Block) => (block.kind === "paragraph" ? block.text : "");
  fc.assert(
    fc.property(blocks, blocks, (before, after) => {
      const rows = compareContents(content(...before), content(...after));
      const side = (name: "before" | "after") =>
        rows.slice(2).map(({ id, marked }) => [id, marked[name].map((segment) => segment.text).join("")]);
      for (const block of before) expect(side("before")).toContainEqual([block.id, text(block)]);
      for (const block of after) expect(side("after")).toContainEqual([block.id, text(block)]);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }),
  );
});
