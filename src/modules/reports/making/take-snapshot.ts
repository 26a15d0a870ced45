import { getPlanHead, listPlacedProjects } from "#modules/plan/public.ts";
import { listReportedSections } from "#modules/review/public.ts";
import type { Municipality } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { japaneseEra } from "#platform/i18n/format.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { ReportPart } from "#platform/module.ts";
import { type Placeholder, partsOf, type ReportTemplate } from "../templates/template.rules.ts";
import type { Snapshot } from "./snapshot.ts";

export interface SnapshotAt {
  municipality: Municipality;
  planKey: string;
  fiscalYear: number;
  today: string;
  template: Pick<ReportTemplate, "title" | "chapters">;
  parts: readonly ReportPart[];
}

/** Reads everything that a report says, at one moment: `scope` is a transaction that sees one state of the database. */
export async function takeSnapshot(scope: Scope, at: SnapshotAt): Promise<Snapshot> {
  const { plan, head } = await getPlanHead(scope, at.planKey);
  const place = { planId: plan.id, planKey: plan.key, fiscalYear: at.fiscalYear, today: at.today };
  const wanted = new Set(partsOf(at.template.chapters));
  const parts: Record<string, unknown> = {};
  for (const part of at.parts.filter(({ name }) => wanted.has(name))) parts[part.name] = await part.read(scope, place);
  const reported = await listReportedSections(scope, { planId: plan.id, fiscalYear: at.fiscalYear });
  const projects = await listPlacedProjects(scope, { planId: plan.id, onDay: `${at.fiscalYear}-04-01` });
  return {
    format: 1,
    city: at.municipality.name,
    plan: head.title,
    colour: at.municipality.theme.light,
    fiscalYear: at.fiscalYear,
    documentDate: at.today,
    title: at.template.title,
    chapters: at.template.chapters,
    values: valuesOf({ at, plan: head.title, projects: projects.length, ...reported }),
    parts,
    isDemo: reported.isDemo,
  };
}

interface Facts {
  at: SnapshotAt;
  plan: Text;
  projects: number;
  sheets: number;
  sections: number;
}

function valuesOf({ at, plan, projects, sheets, sections }: Facts): Record<Placeholder, Text> {
  const number = (value: number): Text => ({ ja: String(value), en: String(value) });
  const { fiscalYear } = at;
  return {
    city: at.municipality.name,
    plan,
    year: { ja: `${japaneseEra(fiscalYear)}年度`, en: `fiscal year ${fiscalYear}`, "ja-easy": `${fiscalYear}年度` },
    date: { ja: at.today, en: at.today },
    projects: number(projects),
    sheets: number(sheets),
    sections: number(sections),
  };
}
