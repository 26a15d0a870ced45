import { sql } from "kysely";
import { sqlState } from "#platform/db/database.ts";
import type { Scope } from "#platform/db/scope.ts";
import { invalid, notFound } from "#platform/errors.ts";
import type { GrantRow } from "./role.rules.ts";

/** Somebody who works in the municipality. `name` as the person writes it; `alias` is 通称, shown instead where given. */
export interface Staff {
  id: string;
  account: string;
  name: string;
  reading: string | null;
  alias: string | null;
  /** Where reminders go; null: she gets none by mail. */
  mailAddress: string | null;
  bodyId: number;
  sectionId: number | null;
  isDemo: boolean;
  isActive: boolean;
}

export const shownName = (staff: { name: string; alias: string | null }) => staff.alias ?? staff.name;

const COLUMNS = [
  "id",
  "account",
  "name",
  "reading",
  "alias",
  "mail_address",
  "body_id",
  "section_id",
  "is_demo",
  "deactivated_at",
] as const;

/** @throws AppError notFound */
export async function getStaff(scope: Scope, staffId: string): Promise<Staff> {
  return one(await selectStaff(scope).where(sql<boolean>`id::text = ${staffId}`).executeTakeFirst());
}

/** Locks the row until the transaction ends. @throws AppError notFound */
export async function getStaffForUpdate(scope: Scope, staffId: string): Promise<Staff> {
  return one(await selectStaff(scope).where(sql<boolean>`id::text = ${staffId}`).forUpdate().executeTakeFirst());
}

/** Everybody, in no order; those who left too. */
export async function listStaff(scope: Scope): Promise<Staff[]> {
  return (await selectStaff(scope).execute()).map(toStaff);
}

/** What was given to whom, by staff id. */
export async function listGrants(scope: Scope): Promise<Map<string, GrantRow[]>> {
  const rows = await scope.db
    .selectFrom("grants")
    .select(["staff_id", "role", "body_id"])
    .where("municipality_id", "=", scope.municipalityId)
    .orderBy("id")
    .execute();
  const byStaff = new Map<string, GrantRow[]>();
  for (const row of rows)
    byStaff.set(row.staff_id, [...(byStaff.get(row.staff_id) ?? []), { role: row.role, bodyId: row.body_id }]);
  return byStaff;
}

export async function listGrantsOf(scope: Scope, staffId: string): Promise<GrantRow[]> {
  const rows = await scope.db
    .selectFrom("grants")
    .select(["role", "body_id"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ role: row.role, bodyId: row.body_id }));
}

export async function replaceGrants(scope: Scope, staffId: string, grants: readonly GrantRow[]): Promise<void> {
  await scope.db
    .deleteFrom("grants")
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .execute();
  if (grants.length === 0) return;
  const rows = grants.map(({ role, bodyId }) => ({
    municipality_id: scope.municipalityId,
    staff_id: staffId,
    role,
    body_id: bodyId,
  }));
  await scope.db.insertInto("grants").values(rows).execute();
}

/** Active people, the named one left out, who may manage everything. Their rows are locked, so that two cannot go at once. */
export async function countAdministrators(
  scope: Scope,
  { except, withoutDemo = false }: { except?: string; withoutDemo?: boolean } = {},
): Promise<number> {
  let query = scope.db
    .selectFrom("staff")
    .innerJoin("grants", "grants.staff_id", "staff.id")
    .select("staff.id")
    .where("staff.municipality_id", "=", scope.municipalityId)
    .where("staff.deactivated_at", "is", null)
    .where("grants.role", "=", "administrator")
    .where("grants.body_id", "is", null)
    .forUpdate("staff");
  if (except) query = query.where("staff.id", "<>", except);
  if (withoutDemo) query = query.where("staff.is_demo", "=", false);
  return (await query.execute()).length;
}

type NewStaff = Omit<Staff, "id" | "isActive">;

/** @throws AppError invalid where the account is taken */
export async function insertStaff(scope: Scope, staff: NewStaff): Promise<string> {
  try {
    const row = await scope.db
      .insertInto("staff")
      .values({ municipality_id: scope.municipalityId, ...toColumns(staff) })
      .returning("id")
      .executeTakeFirstOrThrow();
    return row.id;
  } catch (error) {
    if (sqlState(error) === "23505") throw invalid([{ path: "account", code: "accounts.error.accountTaken" }]);
    throw error;
  }
}

export async function updateStaff(
  scope: Scope,
  staffId: string,
  staff: Pick<Staff, "name" | "reading" | "alias" | "mailAddress" | "sectionId">,
): Promise<void> {
  const { name, reading, alias, mailAddress, sectionId } = staff;
  await scope.db
    .updateTable("staff")
    .set({ name, reading, alias, mail_address: mailAddress, section_id: sectionId })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", staffId)
    .execute();
}

/** `at` null takes somebody in again. */
export async function setDeactivated(scope: Scope, staffId: string, at: Date | null): Promise<void> {
  await scope.db
    .updateTable("staff")
    .set({ deactivated_at: at })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", staffId)
    .execute();
}

/** `keptPosts`: demo posts that the city's own work names; they stay, without anybody in them. */
export async function deleteDemoStaff(scope: Scope, keptPosts: readonly number[]): Promise<number> {
  const posts = await scope.db
    .deleteFrom("posts")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .where((eb) => (keptPosts.length > 0 ? eb("id", "not in", keptPosts) : eb.val(true)))
    .executeTakeFirst();
  const staff = await scope.db
    .deleteFrom("staff")
    .where("municipality_id", "=", scope.municipalityId)
    .where("is_demo", "=", true)
    .executeTakeFirst();
  return Number(staff.numDeletedRows + posts.numDeletedRows);
}

function selectStaff(scope: Scope) {
  return scope.db.selectFrom("staff").select(COLUMNS).where("municipality_id", "=", scope.municipalityId);
}

function toColumns(staff: NewStaff) {
  const { account, name, reading, alias } = staff;
  return {
    account,
    name,
    reading,
    alias,
    mail_address: staff.mailAddress,
    body_id: staff.bodyId,
    section_id: staff.sectionId,
    is_demo: staff.isDemo,
  };
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selectStaff>["executeTakeFirst"]>>>;

function one(row: Row | undefined): Staff {
  if (!row) throw notFound();
  return toStaff(row);
}

function toStaff(row: Row): Staff {
  const { id, account, name, reading, alias } = row;
  return {
    id,
    account,
    name,
    reading,
    alias,
    mailAddress: row.mail_address,
    bodyId: row.body_id,
    sectionId: row.section_id,
    isDemo: row.is_demo,
    isActive: row.deactivated_at === null,
  };
}
