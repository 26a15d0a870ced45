import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { openReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { obtainTemplate } from "../templates/obtain-template.ts";
import { insertReport, listReports, lockReports } from "./report.data.ts";
import type { Snapshot } from "./snapshot.ts";

const app = await withTestApp();

it("leaves one public report when two officers publish two editions at once", async () => {
  const office = await openReviewOffice(app, []);
  const within = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(app.db, office.municipality.id, work);
  const now = app.parts.clock.now();
  const template = await within((scope) =>
    obtainTemplate(scope, { plan: { id: office.planId, key: office.plan }, now }),
  );
  const snapshot = { fiscalYear: 2024, documentDate: "2025-09-01" } as Snapshot;
  const made = {
    planId: office.planId,
    templateId: template.id,
    snapshot,
    sha256: "",
    files: [],
    madeBy: null,
    madeAt: now,
  };
  const add = () =>
    within(async (scope) => {
      await lockReports(scope, office.planId);
      return insertReport(scope, made);
    });
  // Two that are made at once are two editions.
  const ids = await Promise.all([add(), add(), add()]);
  const publish = (id: number) => office.officer.post(`/reports/${id}/state`, { state: "published" });
  const answers = await Promise.all(ids.map(publish));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const reports = await within((scope) => listReports(scope, { planId: office.planId }));
  expect(reports.map(({ edition }) => edition)).toEqual([3, 2, 1]);
  expect(reports.map(({ state }) => state).sort()).toEqual(["published", "withdrawn", "withdrawn"]);
});
