import type { StaffContext } from "#platform/context.ts";
import { findSession, listOpenSessions, type SessionRow } from "../sign-in/session.data.ts";
import { isFreshlyConfirmed } from "../sign-in/session.ts";
import { listMethods, type MethodOverview } from "../sign-in/sign-in-method.data.ts";
import { getStaff, type Staff } from "./staff.data.ts";

export interface Account {
  staff: Staff;
  methods: MethodOverview[];
  sessions: SessionRow[];
  currentSessionId: string | undefined;
  /** How to sign in may be changed now; else the person shows again who sits here. */
  isConfirmed: boolean;
}

/** What a person may see and change about the own account. */
export function getAccount(ctx: StaffContext, { token }: { token: string }): Promise<Account> {
  const { staffId } = ctx.actor;
  const now = ctx.clock.now();
  return ctx.read(async (scope) => {
    const session = await findSession(scope, token, now);
    return {
      staff: await getStaff(scope, staffId),
      methods: await listMethods(scope, staffId),
      sessions: await listOpenSessions(scope, staffId, now),
      currentSessionId: session?.id,
      isConfirmed: isFreshlyConfirmed(session, now),
    };
  });
}
