import fc from "fast-check";
import { expect, it } from "vitest";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { type CoverageRow, countCoverage, filterCoverage, TEXT_STATES } from "./coverage.rules.ts";

const rows = fc.array(
  fc.dictionary(fc.constantFrom(...LANGUAGES.map(({ code }) => code)), fc.constantFrom(...TEXT_STATES)).map(
    (states) =>
      ({
        entry: { kind: "page" },
        title: {},
        sectionId: null,
        states: new Map(Object.entries(states)),
      }) as unknown as CoverageRow,
  ),
);

it("adds up: the states of a language are its total, and each filter finds what was counted", () => {
  fc.assert(
    fc.property(rows, (given) => {
      for (const { language, counts, total } of countCoverage(given)) {
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
        for (const state of TEXT_STATES) expect(filterCoverage(given, { language, state })).toHaveLength(counts[state]);
      }
    }),
  );
});
