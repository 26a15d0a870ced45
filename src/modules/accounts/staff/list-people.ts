import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { bodiesOf } from "../permissions.ts";
import { type Body, listBodies, listSections, type Section } from "../posts/organisation.data.ts";
import type { GrantRow } from "./role.rules.ts";
import { listGrants, listStaff, type Staff } from "./staff.data.ts";

export interface Person extends Staff {
  grants: GrantRow[];
}

export interface People {
  people: Person[];
  bodies: Body[];
  sections: Section[];
}

/** Everybody of the bodies that the actor manages, by reading. @throws AppError forbidden */
export async function listPeople(ctx: StaffContext): Promise<People> {
  const managed = bodiesOf(ctx.actor, "accounts.manageStaff");
  allow(managed === null || managed.length > 0);
  const isManaged = (bodyId: number) => managed === null || managed.includes(bodyId);
  return ctx.read(async (scope) => {
    const grants = await listGrants(scope);
    const collator = new Intl.Collator("ja");
    const people = (await listStaff(scope))
      .filter((staff) => isManaged(staff.bodyId))
      .map((staff) => ({ ...staff, grants: grants.get(staff.id) ?? [] }))
      .sort((one, other) => collator.compare(one.reading ?? one.name, other.reading ?? other.name));
    return { people, bodies: await listBodies(scope), sections: await listSections(scope) };
  });
}
