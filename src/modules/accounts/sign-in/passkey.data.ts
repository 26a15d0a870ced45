import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";

const CHALLENGE_MINUTES = 5;

/** `staffId` null: for signing in, when nobody is known yet. */
export async function insertChallenge(
  scope: Scope,
  given: { challenge: string; staffId: string | null; now: Date },
): Promise<void> {
  const { challenge, staffId, now } = given;
  await scope.db
    .deleteFrom("passkey_challenges")
    .where("municipality_id", "=", scope.municipalityId)
    .where("expires_at", "<", now)
    .execute();
  const expires_at = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await scope.db
    .insertInto("passkey_challenges")
    .values({ municipality_id: scope.municipalityId, challenge, staff_id: staffId, expires_at })
    .execute();
}

/** True once for each challenge that was given to the same person (or to nobody) a short time ago. */
export async function useUpChallenge(
  scope: Scope,
  given: { challenge: string; staffId: string | null; now: Date },
): Promise<boolean> {
  const result = await scope.db
    .deleteFrom("passkey_challenges")
    .where("municipality_id", "=", scope.municipalityId)
    .where("challenge", "=", given.challenge)
    .where("staff_id", "is not distinct from", given.staffId)
    .where("expires_at", ">", given.now)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export interface Passkey {
  id: string;
  staffId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
}

const COLUMNS = [
  "method.id",
  "method.staff_id",
  "method.identifier",
  "method.secret",
  "method.counter",
  "method.transports",
] as const;

/** The passkey of somebody who may still sign in. */
export async function findPasskey(scope: Scope, credentialId: string): Promise<Passkey | undefined> {
  const row = await scope.db
    .selectFrom("sign_in_methods as method")
    .innerJoin("staff", "staff.id", "method.staff_id")
    .select(COLUMNS)
    .where("method.municipality_id", "=", scope.municipalityId)
    .where("method.kind", "=", "passkey")
    .where("method.identifier", "=", credentialId)
    .where("staff.deactivated_at", "is", null)
    .executeTakeFirst();
  return row && toPasskey(row);
}

export async function listPasskeys(scope: Scope, staffId: string): Promise<Passkey[]> {
  const rows = await scope.db
    .selectFrom("sign_in_methods as method")
    .select(COLUMNS)
    .where("method.municipality_id", "=", scope.municipalityId)
    .where("method.kind", "=", "passkey")
    .where("method.staff_id", "=", staffId)
    .execute();
  return rows.map(toPasskey);
}

export async function insertPasskey(
  scope: Scope,
  passkey: Omit<Passkey, "id"> & { label: string; now: Date },
): Promise<void> {
  await scope.db
    .insertInto("sign_in_methods")
    .values({
      municipality_id: scope.municipalityId,
      staff_id: passkey.staffId,
      kind: "passkey",
      identifier: passkey.credentialId,
      secret: Buffer.from(passkey.publicKey).toString("base64url"),
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      label: passkey.label,
      confirmed_at: passkey.now,
      created_at: passkey.now,
    })
    .execute();
}

export async function markPasskeyUsed(scope: Scope, used: { id: string; counter: number; now: Date }): Promise<void> {
  await scope.db
    .updateTable("sign_in_methods")
    .set({ counter: used.counter, last_used_at: used.now })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", used.id)
    .execute();
}

/** False where the person has no such passkey. */
export async function deletePasskey(scope: Scope, staffId: string, id: string): Promise<boolean> {
  const result = await scope.db
    .deleteFrom("sign_in_methods")
    .where("municipality_id", "=", scope.municipalityId)
    .where("staff_id", "=", staffId)
    .where("kind", "=", "passkey")
    .where(sql<boolean>`id::text = ${id}`)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

interface Row {
  id: string;
  staff_id: string;
  identifier: string | null;
  secret: string | null;
  counter: number;
  transports: unknown;
}

function toPasskey(row: Row): Passkey {
  return {
    id: row.id,
    staffId: row.staff_id,
    credentialId: row.identifier ?? "",
    publicKey: new Uint8Array(Buffer.from(row.secret ?? "", "base64url")),
    counter: Number(row.counter),
    transports: Array.isArray(row.transports) ? row.transports.map(String) : [],
  };
}
