import type { AuthenticationResponseJSON, AuthenticatorTransport } from "@simplewebauthn/server";
import type { Log } from "#platform/log.ts";
import type { Passkey } from "./passkey.data.ts";
import { relyingParty, webauthn } from "./passkey.ts";

interface Claim {
  answer: AuthenticationResponseJSON;
  challenge: string;
  passkey: Passkey;
  publicUrl: string;
}

/** The authenticator's new signature counter; undefined where the answer is not right. */
export async function verifyPasskey(
  { log }: { log: Log },
  { answer, challenge, passkey, publicUrl }: Claim,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await webauthn();
  const { id, origin } = relyingParty(publicUrl);
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
    log.warn("passkey.refused", { reason: error instanceof Error ? error.message.slice(0, 200) : "" });
    return undefined;
  }
}
