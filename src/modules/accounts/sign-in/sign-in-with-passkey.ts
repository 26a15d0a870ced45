import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { GateContext } from "#platform/context.ts";
import { type OpenedSession, openSession, recordFailure } from "./open-session.ts";
import { findPasskey, markPasskeyUsed, useUpChallenge } from "./passkey.data.ts";
import { passkeyFailed, readAnswer } from "./passkey.ts";
import { verifyPasskey } from "./verify-passkey.ts";

/** A passkey is two factors at once: no further step follows. @throws AppError invalid */
export async function signInWithPasskey(
  ctx: GateContext,
  input: { response: string; userAgent: string },
): Promise<OpenedSession> {
  const { answer, challenge } = readAnswer<AuthenticationResponseJSON>(input.response);
  const passkey = await ctx.transaction(async (scope) => {
    const isExpected = await useUpChallenge(scope, { challenge, staffId: null, now: ctx.clock.now() });
    return isExpected ? findPasskey(scope, answer.id) : undefined;
  });
  if (!passkey) throw passkeyFailed();
  const counter = await verifyPasskey(ctx, { answer, challenge, passkey, publicUrl: ctx.publicUrl });
  const opened = await ctx.transaction(async (scope) => {
    const { id, staffId } = passkey;
    if (counter === undefined) return recordFailure(ctx, scope, { staffId, method: "passkey" });
    await markPasskeyUsed(scope, { id, counter, now: ctx.clock.now() });
    return openSession(ctx, scope, { staffId, state: "open", userAgent: input.userAgent, method: "passkey" });
  });
  if (!opened) throw passkeyFailed();
  return opened;
}
