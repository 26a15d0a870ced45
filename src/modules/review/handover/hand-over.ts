import { changeHolder } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, allow, type Issue, invalid } from "#platform/errors.ts";
import { handProjectsOver } from "../owners/assign-owners.ts";
import { followOwners } from "../owners/follow-owners.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import { listOwnedProjects } from "./handover.data.ts";
import type { HandoverInput } from "./inputs.ts";

/**
 * Everything that changes hands on a day, in one go: new holders, and projects of posts that end. Sheets under way follow.
 * All or nothing. @throws AppError invalid with each post for which it cannot be
 */
export async function handOver(ctx: StaffContext, input: HandoverInput): Promise<void> {
  await ctx.transaction(async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    const issues: Issue[] = [];
    for (const { postId, staffId } of input.holders)
      await collect(issues, `holder.${postId}`, () => changeHolder(ctx, scope, { postId, staffId, from: input.day }));
    for (const move of input.moves)
      await collect(issues, `move.${move.fromPostId}`, () => moveProjects(ctx, scope, { ...move, day: input.day }));
    if (issues.length > 0) throw invalid(issues);
    await followOwners(ctx, scope);
    await recordAudit(ctx, scope, {
      action: "handover.done",
      objectKind: "handover",
      objectKey: input.day,
      after: { posts: input.holders.map(({ postId }) => postId), moves: input.moves },
    });
  });
}

/** What is wrong with one line is told with all others; the transaction is given up at the end. */
async function collect(issues: Issue[], path: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError && error.kind === "invalid")) throw error;
    issues.push(...error.issues.map(({ code, params }) => ({ path, code, params })));
  }
}

interface Move {
  fromPostId: number;
  toPostId: number;
  day: string;
}

async function moveProjects(ctx: StaffContext, scope: Scope, { fromPostId, toPostId, day }: Move): Promise<void> {
  const owned = (await listOwnedProjects(scope, day)).filter(({ postId }) => postId === fromPostId);
  for (const projects of Map.groupBy(owned, ({ planId }) => planId).values()) {
    const [first] = projects;
    if (!first) continue;
    const plan = { id: first.planId, key: first.planKey };
    const wanted = projects.map(({ project }) => ({ project, postId: toPostId }));
    await handProjectsOver(ctx, scope, { plan, wanted, from: day });
  }
}
