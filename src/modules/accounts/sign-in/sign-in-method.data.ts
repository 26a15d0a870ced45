import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import { notFound } from "#platform/errors.ts";

/** What is known of an account that somebody wants to sign in to. */
export interface PasswordAccount {
  staffId: string;
  account: string;
  hash: string;
  /** Null while it is a one-time password. */
  confirmedAt: Date | null;
  createdAt: Date;
}

export async function findPasswordAccount(scope: Scope, account: string): Promise<PasswordAccount | undefined> {
  const row = await scope.db
    .selectFrom("staff")
    .innerJoin("sign_in_methods as method", (join) =>
      join.onRef("method.staff_id", "=", "staff.id").on("method.kind", "=", "password"),
    )
    .select(["staff.id", "staff.account", "method.secret", "method.confirmed_at", "method.created_at"])
    .where("staff.municipality_id", "=", scope.municipalityId)
    .where("staff.account", "=", account)
    .where("staff.deactivated_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, secret, confirmed_at, created_at } = row;
  return { staffId: id, account: row.account, hash: secret ?? "", confirmedAt: confirmed_at, createdAt: created_at };
}

/** @throws AppError notFound where the person has no password. */
export async function getPasswordOf(scope: Scope, staffId: string): Promise<PasswordAccount> {
  const row = await scope.db
    .selectFrom("staff")
    .select("account")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", staffId)
    .executeTakeFirst();
  const found = row && (await findPasswordAccount(scope, row.account));
  if (!found) throw notFound();
  return found;
}

/** Sets the password; `confirmedAt` null makes it a one-time password. */
export async function savePassword(
  scope: Scope,
  password: { staffId: string; hash: string; confirmedAt: Date | null; now: Date },
): Promise<void> {
  const { staffId, hash, confirmedAt, now } = password;
  await scope.db
    .insertInto("sign_in_methods")
    .values({
      municipality_id: scope.municipalityId,
      staff_id: staffId,
      kind: "password",
      secret: hash,
      confirmed_at: confirmedAt,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["staff_id", "kind"])
        .where("kind", "in", ["password", "totp"])
        .doUpdateSet({ secret: hash, confirmed_at: confirmedAt, created_at: now }),
    )
    .execute();
}

/** The same password, hashed with today's costs. */
export async function updatePasswordHash(scope: Scope, staffId: string, hash: string): Promise<void> {
  await scope.db
    .updateTable("sign_in_methods")
    .set({ secret: hash })
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where("kind", "=", "password")
    .execute();
}

interface TotpMethod {
  id: string;
  /** Sealed. */
  secret: string;
  confirmedAt: Date | null;
}

export async function findTotp(scope: Scope, staffId: string): Promise<TotpMethod | undefined> {
  const row = await scope.db
    .selectFrom("sign_in_methods")
    .select(["id", "secret", "confirmed_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where("kind", "=", "totp")
    .executeTakeFirst();
  return row && { id: row.id, secret: row.secret ?? "", confirmedAt: row.confirmed_at };
}

/** A new secret that waits for its first code; it takes the place of one that waits already. */
export async function saveTotp(scope: Scope, staffId: string, sealedSecret: string): Promise<void> {
  await scope.db
    .insertInto("sign_in_methods")
    .values({ municipality_id: scope.municipalityId, staff_id: staffId, kind: "totp", secret: sealedSecret })
    .onConflict((conflict) =>
      conflict
        .columns(["staff_id", "kind"])
        .where("kind", "in", ["password", "totp"])
        .doUpdateSet({ secret: sealedSecret, counter: 0 })
        .where("sign_in_methods.confirmed_at", "is", null),
    )
    .execute();
}

/** Each time step counts once, so a code that somebody saw is worth nothing. False where it was used before. */
export async function acceptTotpStep(
  scope: Scope,
  accepted: { id: string; step: number; now: Date },
): Promise<boolean> {
  const result = await scope.db
    .updateTable("sign_in_methods")
    .set({
      counter: accepted.step,
      last_used_at: accepted.now,
      confirmed_at: sql`coalesce(confirmed_at, ${accepted.now})`,
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", accepted.id)
    .where("counter", "<", accepted.step)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** New codes; the old ones end. */
export async function replaceRecoveryCodes(scope: Scope, staffId: string, hashes: readonly string[]): Promise<void> {
  await deleteMethods(scope, staffId, ["recoveryCode"]);
  const row = { municipality_id: scope.municipalityId, staff_id: staffId, kind: "recoveryCode" };
  await scope.db
    .insertInto("sign_in_methods")
    .values(hashes.map((identifier) => ({ ...row, identifier })))
    .execute();
}

/** True once for each code. */
export async function useUpRecoveryCode(scope: Scope, staffId: string, hash: string): Promise<boolean> {
  const result = await scope.db
    .deleteFrom("sign_in_methods")
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where("kind", "=", "recoveryCode")
    .where("identifier", "=", hash)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export type MethodKind = "password" | "totp" | "passkey" | "recoveryCode";

export async function deleteMethods(scope: Scope, staffId: string, kinds: readonly MethodKind[]): Promise<number> {
  const result = await scope.db
    .deleteFrom("sign_in_methods")
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where("kind", "in", kinds)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How a person can sign in, without any secret. */
export interface MethodOverview {
  id: string;
  kind: MethodKind;
  label: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  isConfirmed: boolean;
}

export async function listMethods(scope: Scope, staffId: string): Promise<MethodOverview[]> {
  const rows = await scope.db
    .selectFrom("sign_in_methods")
    .select(["id", "kind", "label", "created_at", "last_used_at", "confirmed_at"])
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as MethodKind,
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    isConfirmed: row.confirmed_at !== null,
  }));
}
