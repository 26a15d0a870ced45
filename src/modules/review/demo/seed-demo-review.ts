import { getCityBody, insertPost, listBodies, listPosts, listSections } from "#modules/accounts/public.ts";
import { getPlan } from "#modules/plan/public.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { Problem } from "#platform/problem.ts";
import { openCycleIn } from "../cycles/open-cycle.ts";
import { findSettings, saveSettings } from "../cycles/settings.data.ts";
import { insertOwners } from "../owners/owner.data.ts";
import type { DemoReviewFile } from "./demo-review-file.ts";
import { fillYear } from "./fill-demo-year.ts";

/** Owners answer from the first fiscal year of the file on. */
const OWNED_FROM = "2023-04-01";

/**
 * Brings the invented years of a plan in: settings, the posts that answer, and a sheet for each project and year. All or
 * nothing; a plan that has them already is left alone.
 */
export async function seedDemoReview(ctx: SystemContext, file: DemoReviewFile): Promise<void> {
  await ctx.transaction(async (scope) => {
    const plan = await getPlan(scope, file.plan);
    if (await findSettings(scope, plan.id)) return;
    await saveSettings(scope, { planId: plan.id, ...file.settings, attachesWorkbook: true });
    await addOwners(scope, plan.id, file);
    for (const [index, year] of file.years.entries()) {
      const cycleId = await openCycleIn(ctx, scope, { planKey: file.plan, fiscalYear: year.year, basis: "demo" });
      await fillYear(ctx, scope, { file, year, index, cycleId });
    }
    await bumpRevision(scope);
  });
}

async function addOwners(scope: Scope, planId: number, file: DemoReviewFile): Promise<void> {
  const postOf = await postFinder(scope);
  for (const owner of file.owners) {
    const postId = "section" in owner ? await postOf({ section: owner.section }) : await postOf({ body: owner.body });
    await insertOwners(
      scope,
      owner.projects.map(({ key }) => ({
        planId,
        project: key,
        postId,
        validFrom: OWNED_FROM,
        validTo: null,
        basis: "demo" as const,
      })),
    );
  }
}

/** The demo's own post of a section or a body, or a new one that nobody holds. */
async function postFinder(scope: Scope) {
  const posts = (await listPosts(scope)).filter((post) => post.isDemo);
  const sections = await listSections(scope);
  const bodies = await listBodies(scope);
  const city = await getCityBody(scope);
  return async (at: { section?: string; body?: string }): Promise<number> => {
    const section = sections.find((entry) => entry.key === at.section);
    const body = bodies.find((entry) => entry.key === at.body);
    if (!section && !body)
      throw new Problem(`The demo's review.yaml names ${at.section ?? at.body}, which is not there.`);
    // The last of a section's posts: its officer, not its head.
    const known = posts.filter((post) => (section ? post.sectionId === section.id : post.bodyId === body?.id)).at(-1);
    if (known) return known.id;
    const name = section ?? body;
    return insertPost(scope, {
      name: { ja: `${name?.name.ja} 担当`, en: `Officer, ${name?.name.en ?? ""}` },
      bodyId: section?.bodyId ?? body?.id ?? city.id,
      sectionId: section?.id ?? null,
      isDemo: true,
      validFrom: null,
      validTo: null,
    });
  };
}
