import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { GateContext } from "#platform/context.ts";
import { insertChallenge } from "./passkey.data.ts";
import { relyingParty, webauthn } from "./passkey.ts";

/** The challenge for signing in with a passkey; the browser asks the person which one. */
export async function startPasskeySignIn(ctx: GateContext): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ctx.publicUrl).id,
    userVerification: "required",
  });
  await ctx.transaction((scope) =>
    insertChallenge(scope, { challenge: options.challenge, staffId: null, now: ctx.clock.now() }),
  );
  return options;
}
