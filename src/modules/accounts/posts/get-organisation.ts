import type { StaffContext } from "#platform/context.ts";
import { listStaff, type Staff } from "../staff/staff.data.ts";
import { type Body, listBodies, listSections, type Section } from "./organisation.data.ts";
import { listAssignments, listPosts, type Post, type PostAssignment } from "./post.data.ts";
import { listFormerNames } from "./section-name.data.ts";
import type { FormerName } from "./section-name.rules.ts";

export interface Organisation {
  bodies: Body[];
  sections: Section[];
  /** What sections were called before, by section id. */
  formerNames: ReadonlyMap<number, FormerName[]>;
  posts: Post[];
  assignments: PostAssignment[];
  staff: Staff[];
}

/** Who works where: for everybody who is signed in, as in a directory of staff. */
export function getOrganisation(ctx: StaffContext): Promise<Organisation> {
  return ctx.read(async (scope) => ({
    bodies: await listBodies(scope),
    sections: await listSections(scope),
    formerNames: await listFormerNames(scope),
    posts: await listPosts(scope),
    assignments: await listAssignments(scope),
    staff: await listStaff(scope),
  }));
}
