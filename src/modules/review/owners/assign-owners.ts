import { isValidOn, listPosts, type Post } from "#modules/accounts/public.ts";
import { getPlan, listPlacedProjects, type PlanReference } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, invalid } from "#platform/errors.ts";
import { mayManageReview } from "../permissions.ts";
import { followOwners } from "./follow-owners.ts";
import type { OwnersInput } from "./inputs.ts";
import { endOwner, insertOwners, listOwners, type ProjectOwner, replaceOwnerPost } from "./owner.data.ts";
import { handOver, lastOwnerBefore } from "./owner.rules.ts";
import { readReviewer } from "./read-reviewer.ts";

/**
 * Gives projects to a post, or each back to the post that answered last; sheets under way follow. Returns how many
 * projects changed hands. @throws AppError invalid where a post does not exist on the day
 */
export async function assignOwners(ctx: StaffContext, planKey: string, input: OwnersInput): Promise<number> {
  return ctx.transaction(async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    const plan = await getPlan(scope, planKey);
    const known = new Set((await listPlacedProjects(scope, { planId: plan.id, onDay: input.from })).map((p) => p.key));
    const projects = input.projects.filter((project) => known.has(project));
    const owners = await listOwners(scope, plan.id);
    const wanted = projects.flatMap((project) => {
      const last = lastOwnerBefore(
        owners.filter((owner) => owner.project === project),
        input.from,
      );
      const postId = input.act === "assign" ? input.postId : (last?.postId ?? null);
      return postId === null ? [] : [{ project, postId }];
    });
    const count = await handProjectsOver(ctx, scope, { plan, wanted, from: input.from });
    await followOwners(ctx, scope);
    return count;
  });
}

interface ProjectsToHandOver {
  plan: Pick<PlanReference, "id" | "key">;
  wanted: readonly { project: string; postId: number }[];
  /** The first day. */
  from: string;
}

/** The same in a transaction of the caller, who has checked permission and has the sheets follow. */
export async function handProjectsOver(ctx: StaffContext, scope: Scope, given: ProjectsToHandOver): Promise<number> {
  const { plan, wanted, from } = given;
  const posts = new Map((await listPosts(scope)).map((post) => [post.id, post]));
  if (wanted.some(({ postId }) => !existsOn(posts.get(postId), from)))
    throw invalid([{ path: "postId", code: "review.error.postNotThere" }]);
  const byProject = Map.groupBy(await listOwners(scope, plan.id), (owner) => owner.project);
  let count = 0;
  for (const { project, postId } of wanted) {
    const own = byProject.get(project) ?? [];
    if (await handOne(scope, { planId: plan.id, project, postId, from, own })) count += 1;
    else continue;
    await recordAudit(ctx, scope, {
      action: "projectOwner.assigned",
      objectKind: "projectOwner",
      objectKey: `${plan.key}/${project}`,
      before: { postId: own.findLast((owner) => owner.validFrom <= from)?.postId ?? null },
      after: { postId, from },
    });
  }
  return count;
}

const existsOn = (post: Post | undefined, day: string): boolean => post !== undefined && isValidOn(post, day);

interface OneProject {
  planId: number;
  project: string;
  postId: number;
  from: string;
  own: readonly ProjectOwner[];
}

async function handOne(scope: Scope, { planId, project, postId, from, own }: OneProject): Promise<boolean> {
  const change = handOver(own, { postId, from });
  if (change.kind === "none") return false;
  const { validTo } = change;
  if (change.kind === "replace") await replaceOwnerPost(scope, change.id, { postId, validTo });
  else {
    if (change.ends) await endOwner(scope, change.ends.id, change.ends.validTo);
    await insertOwners(scope, [{ planId, project, postId, validFrom: from, validTo }]);
  }
  return true;
}
