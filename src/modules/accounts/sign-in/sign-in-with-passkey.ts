import type { AuthenticationResponseJSON, AuthenticatorTransport } from "@simplewebauthn/server";
import type { GateContext } from "#platform/context.ts";
import { type OpenedSession, openSession, recordFailure } from "./open-session.ts";
import { findPasskey, markPasskeyUsed, type Passkey, useUpChallenge } from "./passkey.data.ts";
import { passkeyFailed, readAnswer, relyingParty, webauthn } from "./passkey.ts";

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
  const counter = await verify(ctx, { answer, challenge, passkey });
  const opened = await ctx.transaction(async (scope) => {
    const { id, staffId } = passkey;
    if (counter === undefined) return recordFailure(ctx, scope, { staffId, method: "passkey" });
    await markPasskeyUsed(scope, { id, counter, now: ctx.clock.now() });
    return openSession(ctx, scope, { staffId, state: "open", userAgent: input.userAgent, method: "passkey" });
  });
  if (!opened) throw passkeyFailed();
  return opened;
}

interface Claim {
  answer: AuthenticationResponseJSON;
  challenge: string;
  passkey: Passkey;
}

/** The authenticator's new signature counter; undefined where the answer is not right. */
async function verify(ctx: GateContext, { answer, challenge, passkey }: Claim): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webauthn();
  const { id, origin } = relyingParty(ctx.publicUrl);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: {
        id: passkey.credentialId,
        publicKey: passkey.publicKey,
        counter: passkey.counter,
        transports: passkey.transports as AuthenticatorTransport[],
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch (error) {
    ctx.log.warn("passkey.refused", { reason: error instanceof Error ? error.message.slice(0, 200) : "" });
    return undefined;
  }
}
