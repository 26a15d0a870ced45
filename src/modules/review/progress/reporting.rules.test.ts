import { expect, it } from "vitest";
import { reportingOf, reportingStatus } from "./reporting.rules.ts";

const reporters = {
  sections: new Map([[7, { key: "exchange" }]]),
  bodies: new Map([
    [1, { key: "city", name: { ja: "市" } }],
    [2, { key: "kief", name: { ja: "財団" } }],
  ]),
};
const sheet = (given: Partial<Parameters<typeof reportingOf>[0][number]>) => ({
  sectionId: 7,
  sectionName: { ja: "交流課" },
  bodyId: 1,
  postName: { ja: "係長" },
  state: "published" as const,
  isPublic: given.state === undefined || given.state === "published",
  submittedAt: new Date("2025-05-16T14:59:00Z"),
  ...given,
});
const reporting = (sheets: Parameters<typeof reportingOf>[0]) =>
  reportingOf(sheets, { reportsDue: "2025-05-16", reporters }).map((line) => ({
    ...line,
    status: reportingStatus(line),
  }));

it("tells who reported, section by section, and a body without sections under its own name", () => {
  expect(reporting([sheet({}), sheet({ sectionId: null, sectionName: null, bodyId: 2, state: "draft" })])).toEqual([
    { key: "exchange", isBody: false, name: { ja: "交流課" }, projects: 1, published: 1, late: 0, status: "all" },
    { key: "kief", isBody: true, name: { ja: "財団" }, projects: 1, published: 0, late: 0, status: "none" },
  ]);
});

it("counts as late what was sent after the last day in Japan", () => {
  const [line] = reporting([sheet({ submittedAt: new Date("2025-05-16T15:00:00Z") }), sheet({})]);
  expect(line).toMatchObject({ published: 2, late: 1, status: "allLate" });
});

it("counts what is public while it is corrected", () => {
  const [line] = reporting([sheet({ state: "returned", isPublic: true })]);
  expect(line).toMatchObject({ projects: 1, published: 1, status: "all" });
});

it("says nothing of a sheet that is not published but that it is missing", () => {
  const late = new Date("2025-09-01T00:00:00Z");
  const [line] = reporting([sheet({}), sheet({ state: "accepted", submittedAt: late })]);
  expect(line).toMatchObject({ projects: 2, published: 1, late: 0, status: "some" });
});
