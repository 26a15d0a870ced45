import {
  isValidOn,
  listBodies,
  listPosts,
  listSectionsNamedOn,
  type Post,
  type Section,
} from "#modules/accounts/public.ts";
import { getPlan, listPlacedProjects, type PlacedProject, type PlanReference } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listOwners } from "../owners/owner.data.ts";
import { ownersOn } from "../owners/owner.rules.ts";
import { readActing } from "../owners/read-reviewer.ts";
import { fiscalYearDays, isFiscalYear } from "./schedule.rules.ts";
import { findSettings, type ReviewSettings } from "./settings.data.ts";

/** A project as a year would open it: with its post, that post's section, and whether somebody holds the post. */
export interface PreparedProject {
  project: PlacedProject;
  post: Post | null;
  section: Section | null;
  bodyId: number | null;
  /** Of the section, or of a body that has none. */
  placeName: Text | null;
  /** Nobody holds the post today, not even a deputy. */
  isVacant: boolean;
}

export interface PreparedCycle {
  plan: PlanReference;
  fiscalYear: number;
  settings: ReviewSettings | undefined;
  projects: PreparedProject[];
}

/**
 * What opening a year would do, for the officer to see first: each project that was in force in the year, and who answers
 * for it today. Projects that ended within the year report for it one last time.
 */
export async function prepareCycle(
  scope: Scope,
  at: { planKey: string; fiscalYear: number; today: string },
): Promise<PreparedCycle> {
  if (!isFiscalYear(at.fiscalYear)) throw notFound("review.error.cycleNotFound");
  const plan = await getPlan(scope, at.planKey);
  const { from } = fiscalYearDays(at.fiscalYear);
  const projects = await listPlacedProjects(scope, { planId: plan.id, onDay: from });
  const owners = ownersOn(await listOwners(scope, plan.id), at.today);
  const posts = new Map(
    (await listPosts(scope)).filter((post) => isValidOn(post, at.today)).map((post) => [post.id, post]),
  );
  const sections = new Map((await listSectionsNamedOn(scope, at.today)).map((section) => [section.id, section]));
  const bodies = new Map((await listBodies(scope)).map((body) => [body.id, body]));
  const acting = await readActing(scope, at.today);
  return {
    plan,
    fiscalYear: at.fiscalYear,
    settings: await findSettings(scope, plan.id),
    projects: projects.map((project) => {
      const post = posts.get(owners.get(project.key)?.postId ?? -1);
      if (!post) return { project, post: null, section: null, bodyId: null, placeName: null, isVacant: false };
      const section = sections.get(post.sectionId ?? -1) ?? null;
      const { bodyId } = post;
      const placeName = (section ?? bodies.get(bodyId))?.name ?? null;
      return { project, post, section, bodyId, placeName, isVacant: (acting.get(post.id) ?? []).length === 0 };
    }),
  };
}

/** Projects that nobody answers for: the year cannot be opened before each has a post. */
export const withoutOwner = ({ projects }: PreparedCycle): PreparedProject[] =>
  projects.filter((entry) => entry.post === null);
