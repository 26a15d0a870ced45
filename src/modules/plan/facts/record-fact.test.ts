import { sql } from "kysely";
import { expect, it } from "vitest";
import { RECORD_KINDS } from "#app/modules.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan, buildSystemContext } from "#testing/build-plan.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { removeDemo } from "../exchange/remove-demo.ts";
import { planMeasures } from "../reading/plan-measures.data.ts";
import { getPlan } from "../records/plan-record.data.ts";
import { listFacts, readFactsForSheet, sumFacts } from "./list-facts.ts";
import { commonQuantity } from "./quantity-words.ts";
import { type FactToRecord, recordFact } from "./record-fact.ts";
import { reverseFact } from "./reverse-fact.ts";

const { db } = await withTestDatabase();

/** A city with a plan, whose ledger is empty. */
async function openLedger() {
  const municipality = await buildMunicipality(db);
  const city = await buildBody(db, municipality);
  const key = await buildPlan(db, municipality);
  const ctx = buildSystemContext(db, municipality);
  const inCity = <T>(work: (scope: Scope) => Promise<T>) => inScope(db, municipality.id, work);
  const { id: planId } = await inCity((scope) => getPlan(scope, key));
  const held = (given: Partial<FactToRecord> = {}): FactToRecord => ({
    planId,
    project: "class",
    date: "2024-05-18",
    kind: "courses.held",
    title: { ja: "教室", en: "Class" },
    bodyId: city.id,
    quantities: [{ ...commonQuantity("participants"), value: "24" }],
    ...given,
  });
  return {
    municipality,
    ctx,
    planId,
    key,
    city,
    held,
    inCity,
    record: (given: Partial<FactToRecord> = {}) => inCity((scope) => recordFact(ctx, scope, held(given))),
    reverse: (fact: number) => inCity((scope) => reverseFact(ctx, scope, { fact, reason: "入力間違い" })),
    sums: (fiscalYear = 2024) => inCity((scope) => sumFacts(scope, { planId, fiscalYear })),
  };
}

it("adds up a fiscal year of a project, and a reversal takes its fact out again", async () => {
  const { record, reverse, sums, inCity, planId } = await openLedger();
  await record();
  const wrong = await record({
    date: "2025-03-31",
    quantities: [{ ...commonQuantity("participants"), value: "31.5" }],
  });
  await record({ date: "2025-04-01" });
  expect(await sums()).toMatchObject([{ project: "class", count: 2, to: "2025-03-31", sums: [{ value: "55.5" }] }]);
  const reversal = await reverse(wrong.id);
  expect(await sums()).toMatchObject([{ count: 1, to: "2024-05-18", sums: [{ value: "24", count: 1 }] }]);
  expect(await sums(2025)).toMatchObject([{ count: 1, sums: [{ value: "24" }] }]);
  const facts = await inCity((scope) => listFacts(scope, { planId, fiscalYear: 2024 }));
  expect(facts.map(({ state, reversedBy, reverses }) => [state, reversedBy, reverses])).toEqual([
    ["effective", null, null],
    ["reversed", reversal, null],
    ["reversal", null, wrong.id],
  ]);
  expect(facts[2]).toMatchObject({ date: "2025-03-31", reason: "入力間違い", quantities: [{ value: "-31.5" }] });
});

it("gives a sheet one list of lines over a project and those that it came out of", async () => {
  const { record, inCity, planId } = await openLedger();
  const own = await record();
  const ancestor = await record({ project: "desk", date: "2024-09-01" });
  await record({ date: "2023-09-01" });
  const lines = await inCity((scope) =>
    readFactsForSheet(scope, { planId, projects: ["class", "desk"], fiscalYear: 2024 }),
  );
  expect(lines).toEqual([
    {
      ...commonQuantity("participants"),
      value: "48",
      count: 2,
      factIds: [own.id, ancestor.id],
      from: "2024-05-18",
      to: "2024-09-01",
    },
  ]);
  expect(await inCity((scope) => readFactsForSheet(scope, { planId, projects: [], fiscalYear: 2024 }))).toEqual([]);
});

it("lets a source leave a fact once, however often and at how many places at once it is told", async () => {
  const { record, reverse, sums } = await openLedger();
  const source = { module: "events", object: "123" };
  const answers = await Promise.all(Array.from({ length: 5 }, () => record({ source })));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  await record({ source, kind: "events.announced", quantities: [] });
  expect(await sums()).toMatchObject([{ count: 2, sums: [{ value: "24" }] }]);

  const [first] = answers;
  await reverse(first?.id ?? 0);
  const again = await record({ source, quantities: [{ ...commonQuantity("participants"), value: "25" }] });
  expect(again).toEqual({ id: expect.any(Number), isNew: true });
  expect(await record({ source })).toEqual({ id: again.id, isNew: false });
  expect(await sums()).toMatchObject([{ count: 2, sums: [{ value: "25" }] }]);
});

it("takes a fact back once: of two people at the same time one is told that it was done", async () => {
  const { record, reverse, sums } = await openLedger();
  const { id } = await record();
  const outcomes = await Promise.allSettled([reverse(id), reverse(id)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { kind: "conflict", code: "plan.facts.error.reversedMeanwhile" },
  });
  await expect(reverse(id)).rejects.toMatchObject({ code: "plan.facts.error.reversedMeanwhile" });
  const reversal = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []))[0] ?? 0;
  await expect(reverse(reversal)).rejects.toMatchObject({ code: "plan.facts.error.isReversal" });
  expect(await sums()).toMatchObject([{ count: 0, sums: [] }]);
});

it("lets two people enter at the same time, and loses neither", async () => {
  const { record, sums } = await openLedger();
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => record({ source: { module: "events", object: `${index}` } })),
  );
  expect(await sums()).toMatchObject([{ count: 8, sums: [{ value: "192" }] }]);
});

it("writes with the act or not at all", async () => {
  const { ctx, held, inCity, sums } = await openLedger();
  const act = inCity(async (scope) => {
    await recordFact(ctx, scope, held());
    throw new Error("the act failed");
  });
  await expect(act).rejects.toThrow("the act failed");
  expect(await sums()).toEqual([]);
});

it("refuses what is no fact, and a project that is not of the plan or not of the city", async () => {
  const { record, held } = await openLedger();
  const other = await openLedger();
  await expect(record({ date: "2025-02-30" })).rejects.toMatchObject({ issues: [{ path: "date" }] });
  const below = [{ ...commonQuantity("participants"), value: "-1" }];
  await expect(record({ quantities: below })).rejects.toMatchObject({ kind: "invalid" });
  await expect(record({ project: "nothing" })).rejects.toMatchObject({ kind: "notFound" });
  const foreign = other.inCity((scope) => recordFact(other.ctx, scope, held()));
  await expect(foreign).rejects.toMatchObject({ kind: "notFound" });
});

it("shows a city nothing of another's ledger", async () => {
  const one = await openLedger();
  const other = await openLedger();
  const { id } = await one.record();
  expect(await other.inCity((scope) => sumFacts(scope, { planId: one.planId, fiscalYear: 2024 }))).toEqual([]);
  await expect(other.reverse(id)).rejects.toMatchObject({ kind: "notFound" });
});

it("tells indicators how many facts of the fiscal year count, and nothing before there is any", async () => {
  const { record, reverse, inCity } = await openLedger();
  const measure = planMeasures.find(({ name }) => name === "plan.factsRecorded");
  const read = (today: string) => inCity((scope) => measure?.read(scope, today) ?? Promise.reject(new Error("none")));
  expect(await read("2024-12-01")).toBeNull();
  const { id } = await record();
  await record({ date: "2024-06-01" });
  await reverse(id);
  expect([await read("2024-12-01"), await read("2024-05-31"), await read("2025-04-01")]).toEqual(["1", null, "0"]);
});

it("keeps a project that has facts from being removed", async () => {
  const { record, inCity } = await openLedger();
  await record();
  const remove = inCity((scope) => sql`delete from plan_projects where key = 'class'`.execute(scope.db));
  await expect(remove).rejects.toThrow("foreign key");
});

it("lets nobody change a fact, and only what was invented be removed", async () => {
  const { record, reverse, ctx, inCity, planId, key } = await openLedger();
  const real = await record();
  const demo = await record({ basis: "demo" });
  await reverse(demo.id);
  await expect(inCity((scope) => sql`update facts set project = 'desk'`.execute(scope.db))).rejects.toThrow(
    "permission denied",
  );
  await inCity((scope) => sql`delete from facts`.execute(scope.db));
  const left = await inCity((scope) => listFacts(scope, { planId }));
  expect(left.map(({ id }) => id)).toEqual([real.id]);

  await record({ basis: "demo" });
  expect(await removeDemo(ctx, { kinds: RECORD_KINDS })).toEqual([{ plan: key, removed: 1 }]);
  expect((await inCity((scope) => listFacts(scope, { planId }))).map(({ id }) => id)).toEqual([real.id]);
});
