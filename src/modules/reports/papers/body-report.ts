import { type Body, getCityBody, listBodies } from "#modules/accounts/public.ts";
import { type IndicatorYear, readIndicatorYear, readTargets, type TargetYear } from "#modules/indicators/public.ts";
import { type Fact, getPlanHead, listFacts } from "#modules/plan/public.ts";
import { drawReportedYear, type ReportedYear, readReportedYear } from "#modules/review/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type Block, type Line, lineOf, type Paper } from "#platform/documents/paper.ts";
import { allow, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { lowered } from "../making/draw-report.ts";
import { mayReadBodyPaper } from "../permissions.ts";
import { heading, officerPaper, said } from "./officer-paper.ts";

export interface BodyReportAt {
  body: string;
  plan: string;
  fiscalYear: number;
}

/** What a body did in a year for the city's plan: its sheets, its facts, the values that it reports. Its own people and the city's read it. */
export async function makeBodyReport(ctx: StaffContext, at: BodyReportAt): Promise<Paper> {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  return ctx.read(async (scope) => {
    const body = await getReadableBody(ctx, scope, at.body);
    const { plan, head } = await getPlanHead(scope, at.plan);
    const own = { planId: plan.id, fiscalYear: at.fiscalYear, bodyId: body.id };
    const sheets = await readReportedYear(scope, own);
    const facts = (await listFacts(scope, own)).filter(({ state }) => state === "effective");
    const targets = await readBodyTargets(scope, { ...own, today, key: body.key });
    return officerPaper(ctx, {
      title: said(say, "reports.staff.body.title", {
        body: say.plain(body.name),
        year: say.format.fiscalYear(at.fiscalYear),
      }),
      subtitle: lineOf(say.text(head.title)),
      date: today,
      isDemo: facts.some(({ basis }) => basis === "demo"),
      blocks: blocksOf({ sheets, facts, targets }, say),
    });
  });
}

async function getReadableBody(ctx: StaffContext, scope: Scope, key: string): Promise<Body> {
  const body = (await listBodies(scope)).find((entry) => entry.key === key);
  if (!body) throw notFound();
  allow(mayReadBodyPaper(ctx.actor, { cityBodyId: (await getCityBody(scope)).id, bodyId: body.id }));
  return body;
}

/** Of the year's targets those whose values the body reports. */
async function readBodyTargets(
  scope: Scope,
  at: { planId: number; fiscalYear: number; today: string; key: string },
): Promise<TargetYear[]> {
  const own = (await readTargets(scope, { planId: at.planId })).filter(({ indicator }) => indicator.body === at.key);
  const keys = new Set(own.map(({ target }) => target.key));
  const year: IndicatorYear = await readIndicatorYear(scope, at);
  return year.targets.filter(({ key }) => keys.has(key));
}

interface Told {
  sheets: ReportedYear;
  facts: readonly Fact[];
  targets: readonly TargetYear[];
}

function blocksOf({ sheets, facts, targets }: Told, say: Translator): Block[] {
  const none: Block = { kind: "paragraph", tone: "note", text: said(say, "reports.nothingYet") };
  return [
    heading(said(say, "reports.staff.body.sheets")),
    ...lowered(drawReportedYear(sheets, say), 1),
    heading(said(say, "reports.staff.body.facts")),
    facts.length > 0 ? factsTable(facts, say) : none,
    heading(said(say, "reports.staff.body.values")),
    targets.length > 0 ? targetsTable(targets, say) : none,
  ];
}

function factsTable(facts: readonly Fact[], say: Translator): Block {
  const inOrder = facts.toSorted((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
  return {
    kind: "table",
    columns: [
      { title: said(say, "reports.staff.body.date"), width: 1.4 },
      { title: said(say, "reports.staff.body.what"), width: 4 },
      { title: said(say, "reports.staff.body.counted"), width: 2.4 },
    ],
    rows: inOrder.map(({ date, title, quantities }) => [
      [[say.format.date(date)]],
      [lineOf(say.text(title))],
      quantities.map(
        ({ label, value, unit }): Line => [
          ...lineOf(say.text(label)),
          ` ${say.format.number(value, value.split(".")[1]?.length ?? 0)}`,
          ...lineOf(say.text(unit)),
        ],
      ),
    ]),
  };
}

/** Baseline, the year's value, and where it is to go. */
export function targetsTable(targets: readonly TargetYear[], say: Translator): Block {
  const cell = (entry: TargetYear, value: { value: string } | null): Line[] =>
    value === null
      ? [["–"]]
      : [[say.format.number(value.value, entry.decimals), ...(entry.unit ? lineOf(say.text(entry.unit)) : [])]];
  const end = (key: "baseline" | "value" | "goal") => ({
    title: said(say, `reports.staff.target.${key}`),
    align: "end" as const,
  });
  return {
    kind: "table",
    columns: [{ title: said(say, "reports.staff.target.name"), width: 3 }, end("baseline"), end("value"), end("goal")],
    rows: targets.map((entry) => [
      [lineOf(say.text(entry.title))],
      cell(entry, entry.baseline),
      cell(entry, entry.value),
      cell(entry, entry.target),
    ]),
    headerColumns: 1,
  };
}
