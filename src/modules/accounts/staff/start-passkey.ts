import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import type { StaffContext } from "#platform/context.ts";
import { insertChallenge, listPasskeys } from "../sign-in/passkey.data.ts";
import { relyingParty, webauthn } from "../sign-in/passkey.ts";
import { checkConfirmed } from "./check-confirmed.ts";
import { getStaff } from "./staff.data.ts";

/** What the browser needs to make a passkey for the person who is signed in. @throws AppError invalid (`checkConfirmed`) */
export async function startPasskey(
  ctx: StaffContext,
  { publicUrl, token }: { publicUrl: string; token: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn();
  const { staffId, name } = ctx.actor;
  return ctx.transaction(async (scope) => {
    await checkConfirmed(ctx, scope, token);
    const { account } = await getStaff(scope, staffId);
    const existing = await listPasskeys(scope, staffId);
    const city = ctx.say.plain(ctx.municipality.name);
    const options = await generateRegistrationOptions({
      rpName: ctx.say.t("common.product"),
      rpID: relyingParty(publicUrl).id,
      // The browser shows it in its list, where accounts of several cities may stand together.
      userName: `${account} (${city})`,
      userDisplayName: `${name} (${city})`,
      userID: new TextEncoder().encode(staffId),
      attestationType: "none",
      excludeCredentials: existing.map((passkey) => ({ id: passkey.credentialId })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    await insertChallenge(scope, { challenge: options.challenge, staffId, now: ctx.clock.now() });
    return options;
  });
}
