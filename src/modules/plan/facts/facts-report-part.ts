import type { Scope } from "#platform/db/scope.ts";
import { type Block, type Line, lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type ReportPlace, reportPart } from "#platform/module.ts";
import { listPlacedProjects } from "../reading/list-placed-projects.ts";
import type { FactSum } from "./fact-sum.rules.ts";
import { sumFacts } from "./list-facts.ts";

/** What a report keeps of a year's facts: projects in the plan's order, each with what it adds up to. */
interface ReportedFacts {
  projects: { title: Text; count: number; sums: Pick<FactSum, "label" | "value" | "unit">[] }[];
}

/** The year's facts by project, as a table. */
export const factsReportPart = reportPart<ReportedFacts>({
  name: "plan.facts",
  title: "plan.facts.report.title",
  read: readReported,
  draw: (data, say) => (data.projects.length === 0 ? [] : [tableOf(data, say)]),
});

const tableOf = (data: ReportedFacts, say: Translator): Block => ({
  kind: "table",
  columns: [
    { title: [say.t("plan.facts.report.project")], width: 3 },
    { title: [say.t("plan.facts.report.count")], align: "end" },
    { title: [say.t("plan.facts.report.sums")], width: 3 },
  ],
  rows: data.projects.map(({ title, count, sums }) => [
    [lineOf(say.text(title))],
    [[say.format.number(count)]],
    sums.map((sum) => lineOfSum(say, sum)),
  ]),
  headerColumns: 1,
});

async function readReported(scope: Scope, { planId, fiscalYear }: ReportPlace): Promise<ReportedFacts> {
  const sums = new Map((await sumFacts(scope, { planId, fiscalYear })).map((sum) => [sum.project, sum]));
  // As the year began: a project that ended in it has its place.
  const projects = await listPlacedProjects(scope, { planId, onDay: `${fiscalYear}-04-01` });
  return {
    projects: projects.flatMap(({ key, title }) => {
      const sum = sums.get(key);
      if (!sum || sum.count === 0) return [];
      return [{ title, count: sum.count, sums: sum.sums.map(({ label, value, unit }) => ({ label, value, unit })) }];
    }),
  };
}

/** 参加者 1,234人 */
function lineOfSum(say: Translator, { label, value, unit }: Pick<FactSum, "label" | "value" | "unit">): Line {
  const number = say.format.number(value, value.split(".")[1]?.length ?? 0);
  const amount = say.t("plan.record.amount", { number, unit: say.plain(unit) });
  return [...lineOf(say.text(label)), ` ${amount}`];
}
