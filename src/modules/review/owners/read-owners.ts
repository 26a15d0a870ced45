import {
  type Body,
  isValidOn,
  listBodies,
  listPosts,
  listSections,
  listStaffNames,
  type Post,
  type Section,
} from "#modules/accounts/public.ts";
import { getPlanHead, listPlacedProjects, type PlacedProject } from "#modules/plan/public.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listOwners, type ProjectOwner } from "./owner.data.ts";
import { lastOwnerBefore, ownersOn } from "./owner.rules.ts";
import { readActing } from "./read-reviewer.ts";

export interface OwnedProject {
  project: PlacedProject;
  /** The post that answers today; null: nobody does. */
  post: Post | null;
  /** The post that answered last, where nobody does today and that post is still there. */
  suggested: Post | null;
  /** The oldest first. */
  history: ProjectOwner[];
}

export interface PlanOwners {
  planTitle: Text;
  projects: OwnedProject[];
  posts: PostDirectory;
  today: string;
}

/** Posts with where they stand and who acts for them. */
export interface PostDirectory {
  posts: ReadonlyMap<number, Post>;
  sections: ReadonlyMap<number, Section>;
  bodies: ReadonlyMap<number, Body>;
  /** Who acts for each post: the holder, then the deputies. */
  acting: ReadonlyMap<number, readonly string[]>;
  names: ReadonlyMap<string, string>;
}

/** Who answers for each project of a plan that is in force. */
export async function readOwners(scope: Scope, at: { planKey: string; today: string }): Promise<PlanOwners> {
  const { plan, head } = await getPlanHead(scope, at.planKey);
  const projects = await listPlacedProjects(scope, { planId: plan.id, onDay: at.today });
  const owners = await listOwners(scope, plan.id);
  const byProject = Map.groupBy(owners, (owner) => owner.project);
  const now = ownersOn(owners, at.today);
  const directory = await readPostDirectory(scope, at.today);
  const valid = (id: number | undefined): Post | null => {
    const post = id === undefined ? undefined : directory.posts.get(id);
    return post && isValidOn(post, at.today) ? post : null;
  };
  return {
    planTitle: head.title,
    today: at.today,
    posts: directory,
    projects: projects.map((project) => {
      const history = byProject.get(project.key) ?? [];
      const post = valid(now.get(project.key)?.postId);
      return { project, post, history, suggested: post ? null : valid(lastOwnerBefore(history, at.today)?.postId) };
    }),
  };
}

/** `day`: for which the acting persons are told. */
export async function readPostDirectory(scope: Scope, day: string): Promise<PostDirectory> {
  return {
    posts: new Map((await listPosts(scope)).map((post) => [post.id, post])),
    sections: new Map((await listSections(scope)).map((section) => [section.id, section])),
    bodies: new Map((await listBodies(scope)).map((body) => [body.id, body])),
    acting: await readActing(scope, day),
    names: await listStaffNames(scope),
  };
}
