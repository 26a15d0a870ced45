import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { bodiesOf } from "../permissions.ts";
import { listStaff, type Staff } from "../staff/staff.data.ts";
import { actionsNamed } from "./action-name.ts";
import { type AuditRow, listAuditEntries } from "./audit.data.ts";

const AUDIT_PAGE_SIZE = 50;

/** As typed into the page's filter; an empty or impossible value filters nothing. Days are `YYYY-MM-DD`, in Japan. */
export interface AuditQuery {
  who: string;
  action: string;
  object: string;
  from: string;
  to: string;
  before: string;
}

export interface AuditPage {
  entries: AuditRow[];
  /** Those whom the filter offers: of the bodies that the reader answers for. */
  staff: Staff[];
  /** For the next page: what stands in `before`. */
  next: number | undefined;
}

/** @throws AppError forbidden */
export async function listAudit(ctx: StaffContext, query: AuditQuery): Promise<AuditPage> {
  const bodyIds = bodiesOf(ctx.actor, "accounts.readAudit");
  allow(bodyIds === null || bodyIds.length > 0);
  const from = startOfDay(query.from);
  const lastDay = startOfDay(query.to);
  const action = query.action.trim();
  const filter = {
    bodyIds,
    actorId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(query.who) ? query.who : undefined,
    action: action || undefined,
    named: action ? actionsNamed(ctx.say, action) : [],
    object: query.object.trim() || undefined,
    from,
    until: lastDay && new Date(lastDay.getTime() + 86_400_000),
    before: /^\d{1,15}$/.test(query.before) ? Number(query.before) : undefined,
  };
  return ctx.read(async (scope) => {
    const found = await listAuditEntries(scope, filter, AUDIT_PAGE_SIZE + 1);
    const entries = found.slice(0, AUDIT_PAGE_SIZE);
    return {
      entries,
      staff: (await listStaff(scope)).filter((person) => bodyIds === null || bodyIds.includes(person.bodyId)),
      next: found.length > entries.length ? entries.at(-1)?.id : undefined,
    };
  });
}

function startOfDay(day: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const moment = new Date(`${day}T00:00:00+09:00`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
