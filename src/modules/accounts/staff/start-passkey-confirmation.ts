import type { AuthenticatorTransport, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { StaffContext } from "#platform/context.ts";
import { insertChallenge, listPasskeys } from "../sign-in/passkey.data.ts";
import { relyingParty, webauthn } from "../sign-in/passkey.ts";

/** The challenge for one of the person's own passkeys. */
export async function startPasskeyConfirmation(
  ctx: StaffContext,
  { publicUrl }: { publicUrl: string },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  const { staffId } = ctx.actor;
  return ctx.transaction(async (scope) => {
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(publicUrl).id,
      userVerification: "required",
      allowCredentials: (await listPasskeys(scope, staffId)).map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: transports as AuthenticatorTransport[],
      })),
    });
    await insertChallenge(scope, { challenge: options.challenge, staffId, now: ctx.clock.now() });
    return options;
  });
}
