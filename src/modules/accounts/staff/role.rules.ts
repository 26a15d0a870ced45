import type { Grant } from "#platform/context.ts";

/** What a person may be. What a role may do is said by each module's `permissions`. */
export const ROLES = [
  "administrator",
  "planOfficer",
  "sectionHead",
  "sectionContributor",
  "partnerStaff",
  "reader",
] as const;
export type Role = (typeof ROLES)[number];

/** Permission → roles that carry it, of all modules together. */
export type PermissionTable = Readonly<Record<string, readonly string[]>>;

/** A role that was given, for one body or (null) for all. */
export interface GrantRow {
  role: string;
  bodyId: number | null;
}

/** For all bodies: such people can let everybody else in. */
export const administersAll = (grants: readonly GrantRow[]): boolean =>
  grants.some(({ role, bodyId }) => role === "administrator" && bodyId === null);

/** A role that no module knows carries nothing. */
export function grantsOf(rows: readonly GrantRow[], table: PermissionTable): Grant[] {
  return rows.map(({ role, bodyId }) => ({
    role,
    bodyId,
    permissions: Object.keys(table).filter((permission) => table[permission]?.includes(role)),
  }));
}

type BodyKind = "city" | "foundation" | "plaza" | "association" | "other";
const FOR_CITY: readonly string[] = ["planOfficer", "sectionHead", "sectionContributor"];

/** The roles that work on the city's own plan are given by the city; a partner's staff report for their body. */
export function isRoleForBody(role: string, kind: BodyKind | "all"): boolean {
  if (kind === "all") return role === "administrator" || role === "reader";
  if (role === "partnerStaff") return kind !== "city";
  return FOR_CITY.includes(role) ? kind === "city" : true;
}
