import {
  breakBetween,
  compareShares,
  Decimal,
  isSurveyShare,
  type JudgedTarget,
  judgeTargets,
  latestSince,
  measuredOf,
  readTargets,
  type SeenValue,
  seenValues,
  toDecimal,
} from "#modules/indicators/public.ts";
import { listPlans } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { firstDay } from "#platform/i18n/partial-date.ts";
import type { Cycle } from "../cycles/cycle.data.ts";
import { fiscalYearDays, fiscalYearOf } from "../cycles/schedule.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import type { Sheet } from "../sheets/sheet.data.ts";
import type { GradingFacts, OutputFact, TargetFact } from "./grading-facts.rules.ts";

export type GradedCycle = Pick<Cycle, "id" | "planId" | "planKey" | "fiscalYear" | "ruleSetId">;
export type GradedSheet = Pick<Sheet, "id" | "project" | "place" | "values">;

/** What the grades of a year's sheets may rest on: outputs of the sheet, targets of its measure, answers. By sheet. */
export async function readGradingFacts(
  scope: Scope,
  { cycle, sheets }: { cycle: GradedCycle; sheets: readonly GradedSheet[] },
): Promise<Map<number, GradingFacts>> {
  const { to: asOf } = fiscalYearDays(cycle.fiscalYear);
  const { to: yearBefore } = fiscalYearDays(cycle.fiscalYear - 1);
  const targets = judgeTargets(await readTargets(scope, { planId: cycle.planId }), asOf);
  const byNode = Map.groupBy(targets, ({ target }) => target.node);
  const planYear = await readPlanYear(scope, cycle);
  return new Map(
    sheets.map(({ id, place, values }) => {
      const near = place.toReversed().find((step) => byNode.has(step.key));
      const own = near ? (byNode.get(near.key) ?? []) : [];
      const facts = { outputs: outputsOf(values), targets: own.map((target) => factOf(target, yearBefore)) };
      return [id, { ...facts, answers: answersOf(values), planYear }];
    }),
  );
}

/** A bare year in a plan's period is a fiscal year. */
async function readPlanYear(scope: Scope, { planId, fiscalYear }: GradedCycle): Promise<number | null> {
  const start = (await listPlans(scope)).find((plan) => plan.id === planId)?.periodStart;
  if (!start) return null;
  const first = start.length === 4 ? Number(start) : fiscalYearOf(firstDay(start));
  return fiscalYear - first + 1;
}

function outputsOf(values: SheetValues): OutputFact[] {
  return Object.values(values).flatMap((value) =>
    "outputs" in value
      ? value.outputs.map(({ name, unit, planned, actual }) => ({
          name,
          unit,
          planned: toDecimal(planned),
          actual: toDecimal(actual),
        }))
      : [],
  );
}

function answersOf(values: SheetValues): Record<string, string> {
  return Object.assign({}, ...Object.values(values).map((value) => ("answers" in value ? value.answers : {})));
}

function factOf(judged: JudgedTarget, yearBefore: string): TargetFact {
  const { target, indicator, definitions, judgement } = judged;
  const { lastValue, goal, baseline, expected } = judgement;
  const isSurvey = lastValue !== null && isSurveyShare(measuredOf(indicator, definitions, lastValue));
  const lastYear = lastYearOf(judged, yearBefore);
  return {
    key: target.key,
    title: indicator.title,
    unit: indicator.unit,
    goal,
    baseline,
    current: lastValue?.value ?? null,
    isCountedAnew: judgement.gap !== null,
    date: lastValue?.date ?? null,
    lastYear: lastYear?.value ?? null,
    expected,
    isSurvey,
    isSignificant: {
      sinceBaseline: judgement.survey?.sinceBaseline?.change?.isSignificant ?? null,
      sinceLastYear: isSurvey && lastYear ? isSignificant(lastYear, lastValue) : null,
    },
  };
}

/** The newest value that was there a year before, where it is of the same series and not the current one. */
function lastYearOf({ values, judgement: { lastValue, breaks } }: JudgedTarget, yearBefore: string): SeenValue | null {
  const before = latestSince(seenValues(values), { after: null, asOf: yearBefore });
  if (!before || !lastValue || before.key === lastValue.key) return null;
  return breakBetween(breaks, before.day, lastValue.day) ? null : before;
}

function isSignificant(before: SeenValue, after: SeenValue): boolean | null {
  const [one, other] = [shareOf(before), shareOf(after)];
  return one && other ? (compareShares(one, other)?.isSignificant ?? null) : null;
}

function shareOf({ value, respondents }: SeenValue): { share: Decimal; respondents: number } | null {
  const isShare = value.greaterThanOrEqualTo(0) && value.lessThanOrEqualTo(100);
  return respondents && isShare ? { share: new Decimal(value).div(100), respondents } : null;
}
