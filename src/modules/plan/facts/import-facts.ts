import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { invalid } from "#platform/errors.ts";
import { PAGES } from "./fact.rules.ts";
import { type FactFile, type ReadFactFile, readFactFile } from "./read-fact-file.ts";
import { writeFact } from "./record-fact.ts";

/** What a table would write, or what is wrong with it; nothing is written. @throws AppError forbidden, notFound */
export async function previewFacts(ctx: StaffContext, file: FactFile): Promise<ReadFactFile> {
  return ctx.read((scope) => readFactFile(ctx, scope, file));
}

/**
 * Writes all facts of a table or none. `once` is the preview's: the same table sent twice is written once. Returns how
 * many facts were new. @throws AppError forbidden, notFound, invalid
 */
export async function importFacts(ctx: StaffContext, input: FactFile & { once: string }): Promise<number> {
  return ctx.transaction(async (scope) => {
    const { planId, facts, issues } = await readFactFile(ctx, scope, input);
    if (issues.length > 0) throw invalid(issues);
    const written: number[] = [];
    for (const { row, fact } of facts) {
      const source = { module: PAGES, object: `${input.once}/${row}` };
      const { id, isNew } = await writeFact(ctx, scope, { ...fact, source });
      if (isNew) written.push(id);
    }
    if (written.length === 0) return 0;
    await recordAudit(ctx, scope, {
      action: "facts.imported",
      objectKind: "plan",
      objectKey: input.plan,
      bodyId: facts[0]?.fact.bodyId,
      after: { planId, count: written.length, first: written[0], last: written.at(-1) },
    });
    await bumpRevision(scope);
    return written.length;
  });
}
