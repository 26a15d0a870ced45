import fc from "fast-check";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listSheets, type Sheet } from "./sheet.data.ts";
import { listSteps } from "./sheet-step.data.ts";

const app = await withTestApp();

const WRITING = ["save", "none", "submit", "amend"] as const;
const STEPS = ["pass", "return", "withdraw", "reopen"] as const;
const acts = fc.array(
  fc.record({
    act: fc.constantFrom(...WRITING, ...STEPS, "publish" as const),
    by: fc.constantFrom("writer" as const, "head" as const, "officer" as const),
    text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    // Somebody has an older page open.
    isStale: fc.boolean(),
  }),
  { minLength: 4, maxLength: 14 },
);

const sheetOf = async (office: ReviewOffice): Promise<Sheet> => {
  const filter = { planId: office.planId, projects: ["desk"] };
  const [sheet] = await inScope(app.db, office.municipality.id, (scope) => listSheets(scope, filter));
  if (!sheet) throw new Error("no such sheet");
  return sheet;
};

/** Everything that stands in the sheet or has ever stood in one of its steps. */
async function everWritten(office: ReviewOffice): Promise<string> {
  const { id, values } = await sheetOf(office);
  const steps = await inScope(app.db, office.municipality.id, (scope) => listSteps(scope, id));
  return JSON.stringify([values, steps.map(({ before, after, note }) => [before, after, note])]);
}

type Done = (typeof acts extends fc.Arbitrary<infer All> ? All : never)[number] & { mark: string };

/** Does one act; the texts that the product said it has saved. */
async function take(office: ReviewOffice, done: Done): Promise<string[]> {
  const { act, by, text, mark, isStale } = done;
  const client = office[by];
  const { id, version } = await sheetOf(office);
  const at = String(isStale ? Math.max(1, version - 1) : version);
  if (act === "publish") {
    const { status } = await office.officer.post(`/review/${office.plan}/2024/publish`, { leavesOpen: "yes" });
    expect([303, 409]).toContain(status);
    return [];
  }
  const isStep = STEPS.some((step) => step === act);
  const none: Record<string, string> = act === "none" ? { "f.issues.sent": "on", "f.issues.notApplicable": "on" } : {};
  const written = { ...FILLED, "f.done.text": `${text} ${mark}`, ...none, act: act === "none" ? "save" : act };
  const sent = isStep ? { act, note: mark } : written;
  const { status } = await client.post(`/review/sheets/${id}${isStep ? "/step" : ""}`, { ...sent, version: at });
  expect([303, 403, 409, 422]).toContain(status);
  return status === 303 ? [mark] : [];
}

it("loses no text on any path: whatever was saved stands in the sheet or in its steps", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (way) => {
      const office = await openReviewOffice(app);
      await office.officer.post(`/review/open/${office.plan}/2024`);
      const saved: string[] = [];
      for (const [index, act] of way.entries()) saved.push(...(await take(office, { ...act, mark: `印${index}号` })));
      const kept = await everWritten(office);
      expect(saved.filter((mark) => !kept.includes(mark))).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
