import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, invalid } from "#platform/errors.ts";
import { mayGive, mayManageStaffOf } from "../permissions.ts";
import { listBodies } from "../posts/organisation.data.ts";
import { administersAll, type GrantRow, isRoleForBody, ROLES } from "./role.rules.ts";
import { countAdministrators, getStaffForUpdate, listGrantsOf, replaceGrants } from "./staff.data.ts";

const isSame = (one: GrantRow) => (other: GrantRow) => one.role === other.role && one.bodyId === other.bodyId;

/** Gives somebody exactly these roles. What the actor may not give stays as it is. @throws AppError invalid, forbidden, notFound */
export async function changeGrants(ctx: StaffContext, staffId: string, wanted: readonly GrantRow[]): Promise<void> {
  await ctx.transaction(async (scope) => {
    const staff = await getStaffForUpdate(scope, staffId);
    allow(mayManageStaffOf(ctx.actor, staff.bodyId));
    const before = await listGrantsOf(scope, staff.id);
    const added = wanted.filter((grant) => !before.some(isSame(grant)));
    for (const grant of added) allow(mayGive(ctx.actor, grant));
    await checkRoles(scope, added);
    const kept = before.filter((grant) => !mayGive(ctx.actor, grant) || wanted.some(isSame(grant)));
    const after = [...kept, ...added];
    if (added.length === 0 && after.length === before.length) return;
    if (administersAll(before) && !administersAll(after)) await checkOthersAdminister(scope, staff.id);
    await replaceGrants(scope, staff.id, after);
    await recordAudit(ctx, scope, {
      action: "grant.changed",
      objectKind: "staff",
      objectKey: staff.id,
      bodyId: staff.bodyId,
      before: { grants: before },
      after: { grants: after },
    });
  });
}

/** Somebody must always be able to let others in. @throws AppError invalid */
export async function checkOthersAdminister(scope: Scope, staffId: string): Promise<void> {
  if ((await countAdministrators(scope, { except: staffId })) === 0)
    throw invalid([{ path: "", code: "accounts.error.lastAdministrator" }]);
}

async function checkRoles(scope: Scope, grants: readonly GrantRow[]): Promise<void> {
  const bodies = await listBodies(scope);
  const isPossible = ({ role, bodyId }: GrantRow) => {
    const kind = bodyId === null ? "all" : bodies.find((body) => body.id === bodyId)?.kind;
    return kind !== undefined && (ROLES as readonly string[]).includes(role) && isRoleForBody(role, kind);
  };
  if (!grants.every(isPossible)) throw invalid([{ path: "", code: "accounts.error.roleForBody" }]);
}
