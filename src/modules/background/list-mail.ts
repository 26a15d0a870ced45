import { getCityBody, listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { countMails, listMails, type MailRow } from "#platform/mail/mail.data.ts";
import type { MailState } from "#platform/mail/mail.rules.ts";
import { mayReadMail } from "./permissions.ts";

/** The questions that the list answers: what waits, what went wrong, what is out. */
export const MAIL_VIEWS = {
  waiting: ["queued", "sending"],
  troubled: ["failed", "uncertain"],
  sent: ["sent"],
} as const satisfies Record<string, readonly MailState[]>;
export type MailView = keyof typeof MAIL_VIEWS;

const PAGE = 50;

export interface MailList {
  mails: MailRow[];
  /** By staff id. */
  names: ReadonlyMap<string, string>;
  counts: ReadonlyMap<MailState, number>;
  view: MailView | undefined;
  page: number;
  hasMore: boolean;
}

/** The mail of the whole municipality, newest first. */
export async function listMail(
  ctx: StaffContext,
  { view, page }: { view: MailView | undefined; page: number },
): Promise<MailList> {
  return ctx.read(async (scope) => {
    await checkMayRead(ctx, scope);
    const states = view && MAIL_VIEWS[view];
    const found = await listMails(scope, { states, limit: PAGE + 1, offset: (page - 1) * PAGE });
    return {
      mails: found.slice(0, PAGE),
      names: await listStaffNames(scope),
      counts: await countMails(scope),
      view,
      page,
      hasMore: found.length > PAGE,
    };
  });
}

/** @throws AppError forbidden */
export async function checkMayRead(ctx: StaffContext, scope: Scope): Promise<void> {
  allow(mayReadMail(ctx.actor, (await getCityBody(scope)).id));
}
