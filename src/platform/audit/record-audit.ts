import type { Actor, WriteContext } from "#platform/context.ts";
import type { Json } from "#platform/db/schema.ts";
import type { Scope } from "#platform/db/scope.ts";

/** `action` is `<thing>.<past tense>`. Of personal fields put only the field's name into `before` and `after`. */
export interface AuditEntry {
  action: string;
  objectKind?: string;
  objectKey?: string;
  bodyId?: number;
  before?: object | null;
  after?: object | null;
  reason?: string | null;
}

/** Who acts: any context that may write, or `{ audience: "system" }` where there is none yet. */
export type AuditActor = Pick<WriteContext, "audience"> & { actor?: Pick<Actor, "staffId">; requestId?: string };

/** Writes to the append-only log in the transaction of the act itself: no act without its entry. */
export async function recordAudit(ctx: AuditActor, scope: Scope, entry: AuditEntry): Promise<void> {
  const actorKind = { staff: "staff", gate: "anonymous", resident: "anonymous", system: "system" }[ctx.audience];
  await scope.db
    .insertInto("audit_entries")
    .values({
      municipality_id: scope.municipalityId,
      actor_id: ctx.actor?.staffId ?? null,
      actor_kind: actorKind,
      request_id: ctx.requestId ?? null,
      action: entry.action,
      object_kind: entry.objectKind ?? null,
      object_key: entry.objectKey ?? null,
      body_id: entry.bodyId ?? null,
      before: asJson(entry.before),
      after: asJson(entry.after),
      reason: entry.reason ?? null,
    })
    .execute();
}

function asJson(value: object | null | undefined): Json | null {
  return value ? JSON.stringify(value) : null;
}
