import type { Scope } from "#platform/db/scope.ts";
import { conflict, notFound } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { MemberRole, Term } from "./term.rules.ts";

/** Somebody who sits, sat or will sit on a committee, for one term. */
export interface Member extends Term {
  id: number;
  committeeId: number;
  name: string;
  reading: string | null;
  affiliation: Text | null;
  role: MemberRole;
  /** Where the person works for the city or a partner body. */
  staffId: string | null;
  /** Named to residents. */
  isPublic: boolean;
  isDemo: boolean;
  version: number;
}

export type MemberFields = Omit<Member, "id" | "committeeId" | "isDemo" | "version">;

const COLUMNS = [
  "id",
  "committee_id",
  "name",
  "reading",
  "affiliation",
  "role",
  "term_from",
  "term_to",
  "staff_id",
  "is_public",
  "is_demo",
  "version",
] as const;

/** All terms, in no order; of one committee where it is named. */
export async function listMembers(scope: Scope, committeeId?: number): Promise<Member[]> {
  let query = scope.db
    .selectFrom("committee_members")
    .select(COLUMNS)
    .where("municipality_id", "=", scope.municipalityId);
  if (committeeId !== undefined) query = query.where("committee_id", "=", committeeId);
  return (await query.execute()).map(toMember);
}

/** @throws AppError notFound where the committee has no such member */
export async function getMember(scope: Scope, where: { committeeId: number; id: number }): Promise<Member> {
  const member = (await listMembers(scope, where.committeeId)).find(({ id }) => id === where.id);
  if (!member) throw notFound();
  return member;
}

const columnsOf = (member: MemberFields) => ({
  name: member.name,
  reading: member.reading,
  affiliation: member.affiliation && JSON.stringify(member.affiliation),
  role: member.role,
  term_from: member.termFrom,
  term_to: member.termTo,
  staff_id: member.staffId,
  is_public: member.isPublic,
});

export async function insertMember(
  scope: Scope,
  member: MemberFields & { committeeId: number; isDemo?: boolean },
): Promise<number> {
  const { id } = await scope.db
    .insertInto("committee_members")
    .values({
      municipality_id: scope.municipalityId,
      committee_id: member.committeeId,
      is_demo: member.isDemo ?? false,
      ...columnsOf(member),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws AppError conflict where somebody changed the entry in between */
export async function updateMember(
  scope: Scope,
  { id, version }: { id: number; version: number },
  member: MemberFields,
): Promise<void> {
  const { numUpdatedRows } = await scope.db
    .updateTable("committee_members")
    .set((query) => ({ ...columnsOf(member), version: query("version", "+", 1) }))
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw conflict("meetings.error.changedMeanwhile");
}

export async function deleteMember(scope: Scope, id: number): Promise<void> {
  await scope.db
    .deleteFrom("committee_members")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteDemoMembers(scope: Scope): Promise<number> {
  const { numDeletedRows } = await scope.db
    .deleteFrom("committee_members")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

interface Row {
  id: number;
  committee_id: number;
  name: string;
  reading: string | null;
  affiliation: unknown;
  role: string;
  term_from: string;
  term_to: string | null;
  staff_id: string | null;
  is_public: boolean;
  is_demo: boolean;
  version: number;
}

function toMember(row: Row): Member {
  return {
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    reading: row.reading,
    affiliation: row.affiliation as Text | null,
    role: row.role as MemberRole,
    termFrom: row.term_from,
    termTo: row.term_to,
    staffId: row.staff_id,
    isPublic: row.is_public,
    isDemo: row.is_demo,
    version: row.version,
  };
}
