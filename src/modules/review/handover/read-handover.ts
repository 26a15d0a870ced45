import {
  actingOn,
  dayBefore,
  isValidOn,
  listAssignments,
  listStaffEntries,
  type Post,
  type Section,
  type StaffEntry,
} from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { type PostDirectory, readPostDirectory } from "../owners/read-owners.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import { countOpenSheets, listOwnedProjects } from "./handover.data.ts";
import { existsOn, type Mover, moversOn } from "./handover.rules.ts";

/** A post as it is on the day. */
export interface HandoverPost {
  post: Post;
  holderId: string | null;
  deputyIds: string[];
  projects: number;
  sheets: number;
}

export interface Handover {
  day: string;
  leaving: Mover[];
  coming: Mover[];
  /** Posts that are there on the day and nobody holds; those with work first. */
  vacant: HandoverPost[];
  /** Posts with work that somebody holds. */
  held: HandoverPost[];
  /** Posts that are no longer there on the day and still have projects or sheets. */
  ended: HandoverPost[];
  endingSections: Section[];
  beginningSections: Section[];
  people: StaffEntry[];
  directory: PostDirectory;
}

/** What a day of hand-overs changes, and what it leaves open. For the officers who run the plan. */
export async function readHandover(ctx: StaffContext, day: string): Promise<Handover> {
  return ctx.read(async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    const directory = await readPostDirectory(scope, day);
    const assignments = await listAssignments(scope);
    const posts = [...directory.posts.values()];
    const sections = [...directory.sections.values()];
    const projects = Map.groupBy(await listOwnedProjects(scope, day), ({ postId }) => postId);
    const sheets = await countOpenSheets(scope);
    const byPost = Map.groupBy(assignments, ({ postId }) => postId);
    const states = posts.map((post): HandoverPost => {
      const { holder, deputies } = actingOn(byPost.get(post.id) ?? [], day);
      return {
        post,
        holderId: holder?.staffId ?? null,
        deputyIds: deputies.map(({ staffId }) => staffId),
        projects: projects.get(post.id)?.length ?? 0,
        sheets: sheets.get(post.id) ?? 0,
      };
    });
    const there = states.filter(({ post }) => existsOn(post, sections, day));
    const eve = dayBefore(day);
    return {
      day,
      ...moversOn({ posts, sections, assignments }, day),
      vacant: there.filter(({ holderId }) => holderId === null).sort(mostWorkFirst),
      held: there.filter((state) => state.holderId !== null && workOf(state) > 0),
      ended: states.filter((state) => !there.includes(state) && workOf(state) > 0),
      endingSections: sections.filter((section) => isValidOn(section, eve) && !isValidOn(section, day)),
      beginningSections: sections.filter((section) => !isValidOn(section, eve) && isValidOn(section, day)),
      people: await listStaffEntries(scope),
      directory,
    };
  });
}

const workOf = ({ projects, sheets }: HandoverPost): number => projects + sheets;
const mostWorkFirst = (one: HandoverPost, other: HandoverPost) => workOf(other) - workOf(one);
