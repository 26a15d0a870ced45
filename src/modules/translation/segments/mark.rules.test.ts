import fc from "fast-check";
import { expect, it } from "vitest";
import { lines } from "#testing/build-exchange.ts";
import { checkMarks, isSameLine, joinPieces, markLine, markTranslated, returnedLine } from "./mark.rules.ts";

const SOURCE = "**14日**に[市民課](entry:counter)と[消防](tel:119)へ";

it("numbers the marks of a source in the order in which they begin", () => {
  expect(markLine(SOURCE).marks).toEqual([
    { id: "1" },
    { id: "2", href: "entry:counter" },
    { id: "3", href: "tel:119" },
  ]);
  expect(markLine("**[a](tel:119)**").pieces).toEqual([
    { open: "1" },
    { open: "2" },
    { text: "a" },
    { close: "2" },
    { close: "1" },
  ]);
});

it("gives the marks of a translation the source's numbers, whatever their order", () => {
  const { marks } = markLine(SOURCE);
  const own = markTranslated("[119](tel:119) và **14** [x](https://e.org)", marks);
  expect(own.pieces).toEqual([
    { open: "3" },
    { text: "119" },
    { close: "3" },
    { text: " và " },
    { open: "1" },
    { text: "14" },
    { close: "1" },
    { text: " " },
    { open: "4" },
    { text: "x" },
    { close: "4" },
  ]);
});

it("puts any line together again", () => {
  fc.assert(
    fc.property(lines, (line) => {
      const { pieces, marks } = markLine(line);
      const joined = joinPieces(pieces, marks);
      expect("line" in joined && isSameLine(joined.line, line)).toBe(true);
    }),
  );
});

it("leaves a translation whose own marks never fitted as it is, and refuses a new one like it", () => {
  const old = "[x](https://e.org)";
  const { pieces } = markTranslated(old, markLine(SOURCE).marks);
  expect(returnedLine(pieces, SOURCE, old)).toEqual({ line: old });
  expect(returnedLine(pieces, SOURCE, null)).toEqual({ problem: "markUnknown", ids: ["4"] });
});

it("wants every mark of the source once, in any order, also in our own notation", () => {
  expect(checkMarks("[119](tel:119), [市](entry:counter), **14**", SOURCE)).toMatchObject({ line: expect.any(String) });
  expect(checkMarks("**14** [市](entry:counter)", SOURCE)).toEqual({ problem: "markMissing", ids: ["3"] });
  expect(checkMarks(`${SOURCE} [x](https://e.org)`, SOURCE)).toMatchObject({ problem: "markUnknown" });
});
