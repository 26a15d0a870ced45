import fc from "fast-check";
import { expect, it } from "vitest";
import { formatLine, parseLine, plainOf, type Run } from "./line.rules.ts";

it("finds strong words and links among plain ones", () => {
  expect(parseLine("**14日以内**に[市民課](entry:resident-counter)へ")).toEqual([
    { text: "14日以内", strong: true },
    { text: "に" },
    { text: "市民課", href: "entry:resident-counter" },
    { text: "へ" },
  ]);
  expect(parseLine("**[119](tel:119)**")).toEqual([{ text: "119", strong: true, href: "tel:119" }]);
});

it.each(["2 * 3", "**", "a ** b", "[note]", "[x](javascript:alert)", "[x](entry:A)", "****", "\\", "[a](b"])(
  "leaves what is no mark as it is: %s",
  (line) => {
    expect(plainOf(line)).toBe(line);
    expect(parseLine(line).every(({ href, strong }) => href === undefined && !strong)).toBe(true);
  },
);

const targets = fc.constantFrom("entry:move-in", "https://example.org/a?b=c", "tel:0762202522", "mailto:a@example.org");
const runs = fc
  .array(
    fc.record(
      {
        text: fc.string({ unit: fc.constantFrom(..."あ漢a *[]()\\《》_<&"), minLength: 1, maxLength: 8 }),
        strong: fc.constant(true as const),
        href: targets,
      },
      { requiredKeys: ["text"] },
    ),
    { maxLength: 6 },
  )
  .map(joined);

/** Neighbours of one kind are one run; links never join. */
function joined(given: Run[]): Run[] {
  const result: Run[] = [];
  for (const run of given) {
    const last = result.at(-1);
    const isSame = last && !last.href && !run.href && Boolean(last.strong) === Boolean(run.strong);
    if (isSame) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}

it("gives back the runs that a line was made of, whatever stands in them", () => {
  fc.assert(
    fc.property(runs, (given) => {
      expect(parseLine(formatLine(given))).toEqual(given);
    }),
  );
});
