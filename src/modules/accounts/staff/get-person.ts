import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManageStaffOf } from "../permissions.ts";
import { type Body, listBodies, listSections, type Section } from "../posts/organisation.data.ts";
import { listMethods, type MethodOverview } from "../sign-in/sign-in-method.data.ts";
import type { Person } from "./list-people.ts";
import { getStaff, listGrantsOf } from "./staff.data.ts";

export interface PersonDetails {
  person: Person;
  methods: MethodOverview[];
  bodies: Body[];
  sections: Section[];
}

/** @throws AppError forbidden, notFound */
export function getPerson(ctx: StaffContext, staffId: string): Promise<PersonDetails> {
  return ctx.read(async (scope) => {
    const staff = await getStaff(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    return {
      person: { ...staff, grants: await listGrantsOf(scope, staff.id) },
      methods: await listMethods(scope, staff.id),
      bodies: await listBodies(scope),
      sections: (await listSections(scope)).filter((section) => section.bodyId === staff.bodyId),
    };
  });
}
