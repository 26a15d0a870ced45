import { sql } from "kysely";
import type { Scope } from "#platform/db/scope.ts";
import type { MailError, MailState } from "./mail.rules.ts";
import type { OutgoingMail } from "./mail-server.ts";

export interface NewMail {
  /** What it is about, for the list: `<module>.<what>`, for example `review.reminder`. */
  kind: string;
  to: { staffId: string; address: string };
  subject: string;
  text: string;
  attachment?: OutgoingMail["attachment"];
  /** The same key is sent once, however often the act runs: `review.reminder:<person>:2025-05-09`. */
  dedupeKey: string;
}

export interface MailRow {
  id: string;
  kind: string;
  staffId: string;
  address: string;
  subject: string;
  text: string;
  attachmentName: string | null;
  state: MailState;
  attempts: number;
  nextTryAt: Date;
  sendingSince: Date | null;
  error: MailError | null;
  errorText: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const COLUMNS = [
  "id",
  "kind",
  "to_staff as staffId",
  "address",
  "subject",
  "body as text",
  "attachment_name as attachmentName",
  "state",
  "attempts",
  "next_try_at as nextTryAt",
  "sending_since as sendingSince",
  "error_code as error",
  "error_text as errorText",
  "created_at as createdAt",
  "sent_at as sentAt",
] as const;

/** Undefined where a mail of this key is there already. */
export async function insertMail(scope: Scope, mail: NewMail, now: Date): Promise<string | undefined> {
  const row = await scope.db
    .insertInto("mails")
    .values({
      municipality_id: scope.municipalityId,
      kind: mail.kind,
      to_staff: mail.to.staffId,
      address: mail.to.address,
      subject: mail.subject,
      body: mail.text,
      attachment_name: mail.attachment?.name ?? null,
      attachment_type: mail.attachment?.type ?? null,
      attachment: mail.attachment ? Buffer.from(mail.attachment.bytes) : null,
      dedupe_key: mail.dedupeKey,
      state: "queued",
      next_try_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["municipality_id", "dedupe_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export async function findMail(scope: Scope, id: string): Promise<MailRow | undefined> {
  const row = await selectMails(scope).where(isNamed(id)).executeTakeFirst();
  return row as MailRow | undefined;
}

/** The same, and nobody else changes it until the end of the transaction. */
export async function lockMail(scope: Scope, id: string): Promise<MailRow | undefined> {
  const row = await selectMails(scope).where(isNamed(id)).forUpdate().executeTakeFirst();
  return row as MailRow | undefined;
}

export interface MailFilter {
  states?: readonly MailState[];
  limit: number;
  offset: number;
}

/** The newest first. */
export async function listMails(scope: Scope, { states, limit, offset }: MailFilter): Promise<MailRow[]> {
  const rows = await selectMails(scope)
    .$if(states !== undefined, (query) => query.where("state", "in", states ?? []))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows as MailRow[];
}

export async function countMails(scope: Scope): Promise<ReadonlyMap<MailState, number>> {
  const rows = await scope.db
    .selectFrom("mails")
    .where("municipality_id", "=", scope.municipalityId)
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, count }) => [state as MailState, Number(count)]));
}

export async function readAttachment(scope: Scope, id: string): Promise<OutgoingMail["attachment"]> {
  const row = await scope.db
    .selectFrom("mails")
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .select(["attachment", "attachment_name", "attachment_type"])
    .executeTakeFirst();
  if (!row?.attachment) return undefined;
  return { name: row.attachment_name ?? "", type: row.attachment_type ?? "", bytes: row.attachment };
}

export interface MailChange {
  state: MailState;
  attempts?: number;
  nextTryAt?: Date;
  address?: string;
  /** Only while it is being sent. */
  sendingSince?: Date;
  sentAt?: Date;
  error?: MailError;
  errorText?: string;
}

export async function updateMail(scope: Scope, id: string, change: MailChange): Promise<void> {
  await scope.db
    .updateTable("mails")
    .set({
      state: change.state,
      ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
      ...(change.address ? { address: change.address } : {}),
      ...(change.nextTryAt ? { next_try_at: change.nextTryAt } : {}),
      sending_since: change.sendingSince ?? null,
      sent_at: change.sentAt ?? null,
      error_code: change.error ?? null,
      error_text: change.errorText ?? null,
    })
    .where("municipality_id", "=", scope.municipalityId)
    .where("id", "=", id)
    .execute();
}

/** As text: what stands in an address need not be a UUID. */
const isNamed = (id: string) => sql<boolean>`id::text = ${id}`;

function selectMails(scope: Scope) {
  return scope.db.selectFrom("mails").where("municipality_id", "=", scope.municipalityId).select(COLUMNS);
}
