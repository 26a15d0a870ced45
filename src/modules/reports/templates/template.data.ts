import type { Scope } from "#platform/db/scope.ts";
import type { ReportTemplate } from "./template.rules.ts";

function select(scope: Scope) {
  return scope.db
    .selectFrom("report_templates")
    .select(["id", "plan_id as planId", "version", "title", "chapters"])
    .where("municipality_id", "=", scope.municipalityId);
}

/** The newest version of a plan's template. */
export async function findTemplate(scope: Scope, planId: number): Promise<ReportTemplate | undefined> {
  const row = await select(scope).where("plan_id", "=", planId).orderBy("version", "desc").executeTakeFirst();
  return row as unknown as ReportTemplate | undefined;
}

export async function insertTemplate(
  scope: Scope,
  template: Omit<ReportTemplate, "id"> & { createdBy: string | null; createdAt: Date },
): Promise<ReportTemplate> {
  const { id } = await scope.db
    .insertInto("report_templates")
    .values({
      municipality_id: scope.municipalityId,
      plan_id: template.planId,
      version: template.version,
      title: JSON.stringify(template.title),
      chapters: JSON.stringify(template.chapters),
      created_by: template.createdBy,
      created_at: template.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { planId, version, title, chapters } = template;
  return { id, planId, version, title, chapters };
}
