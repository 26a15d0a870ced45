import { type Actor, hasPermission } from "#platform/context.ts";
import { administersAll, type GrantRow } from "./staff/role.rules.ts";

/** Permission → roles. Given for one body, each holds for that body only. */
export const permissions = {
  "accounts.manageStaff": ["administrator"],
  "accounts.managePosts": ["administrator", "planOfficer"],
  "accounts.manageSettings": ["administrator"],
  "accounts.readAudit": ["administrator"],
} as const;

type Permission = keyof typeof permissions;

export const mayManageStaffOf = (actor: Actor, bodyId: number) => hasPermission(actor, "accounts.manageStaff", bodyId);
export const mayManagePostsOf = (actor: Actor, bodyId: number) => hasPermission(actor, "accounts.managePosts", bodyId);
export const mayManageSettings = (actor: Actor) => holdsForAll(actor, "accounts.manageSettings");

/** Nobody gives away more than what they hold themselves: roles for all bodies need to be held for all bodies. */
export function mayGive(actor: Actor, { bodyId }: GrantRow): boolean {
  return bodyId === null ? holdsForAll(actor, "accounts.manageStaff") : mayManageStaffOf(actor, bodyId);
}

interface Subject {
  bodyId: number;
  grants: readonly GrantRow[];
}

/** Only an administrator of all ends the access of another one. */
export function mayEndAccess(actor: Actor, { bodyId, grants }: Subject): boolean {
  return mayManageStaffOf(actor, bodyId) && (!administersAll(grants) || administersAll(actor.grants));
}

/** Whoever resets an account could use it: so only who could have given all its roles may do that. */
export function mayResetSignIn(actor: Actor, { bodyId, grants }: Subject): boolean {
  return mayManageStaffOf(actor, bodyId) && grants.every((grant) => mayGive(actor, grant));
}

/** The bodies that somebody holds a permission for; null: all of them. */
export function bodiesOf(actor: Actor, permission: Permission): number[] | null {
  const grants = actor.grants.filter((grant) => grant.permissions.includes(permission));
  if (grants.some((grant) => grant.bodyId === null)) return null;
  return grants.flatMap((grant) => (grant.bodyId === null ? [] : [grant.bodyId]));
}

function holdsForAll(actor: Actor, permission: Permission): boolean {
  return bodiesOf(actor, permission) === null;
}
