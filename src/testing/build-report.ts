import { inScope } from "#platform/db/scope.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "./build-review.ts";
import { runJobs } from "./run-jobs.ts";
import type { TestApp } from "./test-app.ts";

/** A city whose year 2024 has an accepted sheet (相談窓口); its report is not made yet. */
export async function openReportOffice(app: TestApp): Promise<ReviewOffice> {
  const office = await openReviewOffice(app, []);
  await office.officer.post(`/review/open/${office.plan}/2024`);
  await runJobs(app);
  const { id } = await inScope(app.db, office.municipality.id, (scope) =>
    scope.db.selectFrom("sheets").select("id").where("project", "=", "desk").executeTakeFirstOrThrow(),
  );
  const sent = await office.writer.post(`/review/sheets/${id}`, { ...FILLED, version: "1", act: "submit" });
  if (sent.status !== 303) throw new Error(`the sheet was refused: ${sent.status}`);
  return office;
}

/** Makes the report of 2024, as the officer's form and the task behind it do; returns its id. */
export async function makeReport(app: TestApp, { officer, plan, municipality }: ReviewOffice): Promise<number> {
  const answer = await officer.post("/reports", { plan, fiscalYear: "2024" });
  if (answer.status !== 303) throw new Error(`refused: ${answer.status}`);
  await runJobs(app);
  const { id } = await inScope(app.db, municipality.id, (scope) =>
    scope.db
      .selectFrom("reports")
      .select((query) => query.fn.max("id").as("id"))
      .executeTakeFirstOrThrow(),
  );
  return Number(id);
}
