import { expect, it } from "vitest";
import type { BoardCount } from "./board.data.ts";
import { boardLines } from "./board.rules.ts";

const check = (kind: "sectionHead" | "leadSection", due: string) => ({
  key: kind,
  name: { ja: kind },
  kind,
  committee: null,
  due,
});
const cycle = {
  reportsDue: "2025-05-16",
  chain: [check("sectionHead", "2025-05-23"), check("leadSection", "2025-06-06")],
};
const count = (given: Partial<BoardCount>): BoardCount => ({
  sectionId: 1,
  sectionName: { ja: "国際課" },
  bodyId: 1,
  state: "notStarted",
  level: null,
  unlockedUntil: null,
  count: 1,
  amended: 0,
  provisional: 0,
  ...given,
});
const lines = (counts: BoardCount[], today: string) =>
  boardLines(counts, { cycle, bodies: new Map([[2, { ja: "財団" }]]), today });

it("counts what is late by the day of the step that it waits for", () => {
  const counts = [
    count({ state: "draft", count: 3 }),
    count({ state: "submitted", level: 0, count: 2 }),
    count({ state: "submitted", level: 1, count: 5 }),
    count({ state: "accepted", count: 7 }),
  ];
  expect(lines(counts, "2025-05-16")[0]).toMatchObject({ total: 17, late: 0, lateSince: null });
  expect(lines(counts, "2025-05-17")[0]).toMatchObject({ late: 3, lateSince: "2025-05-16" });
  expect(lines(counts, "2025-05-24")[0]).toMatchObject({ late: 5, lateSince: "2025-05-16" });
  expect(lines(counts, "2025-06-07")[0]).toMatchObject({ late: 10 });
});

it("asks no head of section where a partner body has none", () => {
  const [line] = lines(
    [count({ sectionId: null, sectionName: null, bodyId: 2, state: "submitted", level: 0 })],
    "2025-05-30",
  );
  expect(line).toMatchObject({ name: { ja: "財団" }, late: 0 });
});

it("puts the section with the most that is late first", () => {
  const counts = [count({ sectionId: 1, state: "accepted" }), count({ sectionId: 2, sectionName: { ja: "遅い課" } })];
  expect(lines(counts, "2025-06-01").map((line) => line.name.ja)).toEqual(["遅い課", "国際課"]);
});

it("counts nobody as late who was given longer", () => {
  expect(lines([count({ state: "draft", unlockedUntil: "2025-06-30" })], "2025-06-01")[0]).toMatchObject({ late: 0 });
  expect(lines([count({ state: "draft", unlockedUntil: "2025-05-20" })], "2025-06-01")[0]).toMatchObject({
    late: 1,
    lateSince: "2025-05-20",
  });
});
