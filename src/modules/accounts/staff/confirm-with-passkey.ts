import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { StaffContext } from "#platform/context.ts";
import { findPasskey, markPasskeyUsed, useUpChallenge } from "../sign-in/passkey.data.ts";
import { passkeyFailed, readAnswer } from "../sign-in/passkey.ts";
import { verifyPasskey } from "../sign-in/verify-passkey.ts";
import { recordConfirmation } from "./record-confirmation.ts";

/** As `confirmWithPassword`, for those who sign in with a passkey and know no password. @throws AppError invalid */
export async function confirmWithPasskey(
  ctx: StaffContext,
  input: { response: string; token: string; publicUrl: string },
): Promise<void> {
  const { answer, challenge } = readAnswer<AuthenticationResponseJSON>(input.response);
  const { staffId } = ctx.actor;
  const now = ctx.clock.now();
  const passkey = await ctx.transaction(async (scope) => {
    const isExpected = await useUpChallenge(scope, { challenge, staffId, now });
    return isExpected ? findPasskey(scope, answer.id) : undefined;
  });
  if (passkey?.staffId !== staffId) throw passkeyFailed();
  const counter = await verifyPasskey(ctx, { answer, challenge, passkey, publicUrl: input.publicUrl });
  if (counter === undefined) throw passkeyFailed();
  await ctx.transaction(async (scope) => {
    await markPasskeyUsed(scope, { id: passkey.id, counter, now });
    await recordConfirmation(ctx, scope, { token: input.token, method: "passkey" });
  });
}
