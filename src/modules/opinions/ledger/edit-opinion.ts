import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import type { EditOpinionInput } from "./inputs.ts";
import { manageOpinion } from "./manage-opinion.ts";
import { updateOpinion } from "./opinion.data.ts";
import { type Opinion, publishIssues } from "./opinion.rules.ts";

/** @throws AppError forbidden, notFound, conflict; invalid where a public opinion would lose its Japanese rendering */
export async function editOpinion(ctx: StaffContext, input: EditOpinionInput & { id: number }): Promise<void> {
  const { id, version, ...fields } = input;
  await manageOpinion(ctx, { id, version }, async (scope, opinion) => {
    const issues = opinion.publishedAt ? publishIssues(fields) : [];
    if (issues.length > 0) throw invalid(issues);
    await updateOpinion(scope, id, fields);
    return { action: "opinion.edited", after: { fields: changedFields(opinion, fields) } };
  });
}

const changedFields = (before: Opinion, after: Partial<Opinion>): string[] =>
  (Object.keys(after) as (keyof Opinion)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
