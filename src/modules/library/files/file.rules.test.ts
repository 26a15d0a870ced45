import { expect, it } from "vitest";
import { isOver, type Offer, offersOf, type Paper, sortOffers } from "./file.rules.ts";

function paper(given: Partial<Paper>): Paper {
  return {
    ...{ id: given.version ?? 1, file: "f", type: "pdf", title: "題名", bytes: 1, pages: 1, entryId: 1 },
    ...{ language: "ja", version: 1, validFrom: null, validTo: null, isOriginal: false },
    ...{ addedAt: new Date(0), addedBy: null, erasedAt: null },
    ...given,
  };
}

const TODAY = "2026-11-21";
const versionsOf = ({ current, coming, replaced }: Offer) => [
  current.version,
  coming.map(({ version }) => version),
  replaced,
];

it("offers of each language the newest version", () => {
  const offers = offersOf([paper({ version: 1 }), paper({ version: 2 }), paper({ language: "vi" })], TODAY);
  expect(offers.map((offer) => [offer.language, ...versionsOf(offer)])).toEqual([
    ["ja", 2, [], 1],
    ["vi", 1, [], 0],
  ]);
});

it("keeps offering what holds today while a newer version does not hold yet", () => {
  const papers = [paper({ version: 1 }), paper({ version: 2, validFrom: "2027-04-01" })];
  expect(offersOf(papers, TODAY).map(versionsOf)).toEqual([[1, [2], 0]]);
  expect(offersOf(papers, "2027-04-01").map(versionsOf)).toEqual([[2, [], 1]]);
});

it("offers the newest version where none holds yet, and none that was erased", () => {
  expect(offersOf([paper({ validFrom: "2027-04-01" })], TODAY).map(versionsOf)).toEqual([[1, [], 0]]);
  const erased = paper({ version: 2, erasedAt: new Date(1) });
  expect(offersOf([paper({ version: 1 }), erased], TODAY).map(versionsOf)).toEqual([[1, [], 0]]);
  expect(offersOf([erased], TODAY)).toEqual([]);
});

it("holds on its last day and no longer", () => {
  expect(isOver({ validTo: TODAY }, TODAY)).toBe(false);
  expect(isOver({ validTo: "2026-11-20" }, TODAY)).toBe(true);
  expect(isOver({ validTo: null }, TODAY)).toBe(false);
});

it("puts the reader's language first, then those that she may read, then the original", () => {
  const papers = (["en", "ko", "pt-BR", "vi", "zh-Hans"] as const).map((language) =>
    paper({ language, isOriginal: language === "pt-BR" }),
  );
  const sorted = sortOffers(offersOf(papers, TODAY), { chain: ["vi", "en", "ja"], today: TODAY });
  expect(sorted.map(({ language }) => language)).toEqual(["vi", "en", "pt-BR", "ko", "zh-Hans"]);
  const over = offersOf([paper({ validTo: "2026-03-31" }), paper({ language: "ko" })], TODAY);
  expect(sortOffers(over, { chain: ["ja"], today: TODAY }).map(({ language }) => language)).toEqual(["ko", "ja"]);
});
