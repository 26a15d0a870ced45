import { expect, it } from "vitest";
import type { EvidenceTable } from "../records/plan-records.ts";
import { evidenceBars, keyFigure } from "./evidence-bars.rules.ts";

const table = (more: Partial<EvidenceTable>): EvidenceTable => ({
  key: "t",
  version: 1,
  basis: "source",
  basisReason: null,
  source: null,
  position: "1",
  group: "e1",
  title: { ja: "表" },
  unit: { ja: "人" },
  asOf: null,
  chart: "bar",
  columns: [{ ja: "項目" }, { ja: "2012年" }, { ja: "2022年" }],
  rows: [
    ["A", 1, 3],
    ["B", null, 2],
    ["計", 1, 5],
  ],
  totalRow: true,
  note: null,
  ...more,
});

it("draws the newest column of counts, without the printed total", () => {
  expect(evidenceBars(table({}))).toEqual({
    bars: [
      { label: "A", value: 3, decimals: 0 },
      { label: "B", value: 2, decimals: 0 },
    ],
  });
});

it("draws percentages on the whole, so that the longest bar does not fill the width", () => {
  const shares = table({ unit: { ja: "%" }, columns: [{}, {}], rows: [["A", "33.0"]], totalRow: false });
  expect(evidenceBars(shares)).toEqual({ bars: [{ label: "A", value: 33, decimals: 1 }], max: 100 });
});

it("takes the first table that is drawn as a group's key figure, and none where there are only words", () => {
  const words = table({ key: "w", rows: [["A", "多い", "少ない"]], totalRow: false });
  expect(keyFigure([table({ key: "plain", chart: "none" }), words, table({ key: "drawn" })])?.key).toBe("drawn");
  expect(keyFigure([words])).toBeUndefined();
});
