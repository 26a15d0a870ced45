import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { insertPasskey, useUpChallenge } from "../sign-in/passkey.data.ts";
import { passkeyFailed, readAnswer, relyingParty, webauthn } from "../sign-in/passkey.ts";
import { checkConfirmed } from "./check-confirmed.ts";
import { deviceOf } from "./device.rules.ts";

interface PasskeyInput {
  response: string;
  /** What the person calls it; the device's name where nothing was typed. */
  label: string;
  userAgent: string;
  publicUrl: string;
  /** Of the session. */
  token: string;
}

/** @throws AppError invalid where the answer does not belong to the challenge of `startPasskey`, or of `checkConfirmed` */
export async function addPasskey(ctx: StaffContext, input: PasskeyInput): Promise<void> {
  await ctx.read((scope) => checkConfirmed(ctx, scope, input.token));
  const { answer, challenge } = readAnswer<RegistrationResponseJSON>(input.response);
  const { staffId } = ctx.actor;
  const now = ctx.clock.now();
  const isExpected = await ctx.transaction((scope) => useUpChallenge(scope, { challenge, staffId, now }));
  if (!isExpected) throw passkeyFailed();
  const credential = await verify(ctx, { answer, challenge, publicUrl: input.publicUrl });
  await ctx.transaction(async (scope) => {
    await insertPasskey(scope, {
      staffId,
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      label: input.label || deviceOf(input.userAgent),
      now,
    });
    await recordAudit(ctx, scope, { action: "passkey.added", objectKind: "staff", objectKey: staffId });
  });
}

async function verify(
  ctx: StaffContext,
  given: { answer: RegistrationResponseJSON; challenge: string; publicUrl: string },
) {
  const { verifyRegistrationResponse } = await webauthn();
  const { id, origin } = relyingParty(given.publicUrl);
  const result = await verifyRegistrationResponse({
    response: given.answer,
    expectedChallenge: given.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
  }).catch((error: unknown) => {
    ctx.log.warn("passkey.refused", { reason: error instanceof Error ? error.message.slice(0, 200) : "" });
    return undefined;
  });
  if (!result?.verified) throw passkeyFailed();
  return result.registrationInfo.credential;
}
