import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { AppError } from "#platform/errors.ts";

/** WebAuthn code is large and used seldom: it is loaded when the first passkey comes. */
export const webauthn = () => import("@simplewebauthn/server");

/** Passkeys are bound to the host name of the address that people use. */
export const relyingParty = (publicUrl: string) => ({
  id: new URL(publicUrl).hostname,
  origin: new URL(publicUrl).origin,
});

const answer = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
});
const clientData = z.looseObject({ challenge: z.string().max(200) });

/** What the browser's part posted as JSON. @throws AppError invalid */
export function readAnswer<Answer extends AuthenticationResponseJSON | RegistrationResponseJSON>(
  json: string,
): { answer: Answer; challenge: string } {
  try {
    const parsed = answer.parse(JSON.parse(json));
    const { challenge } = clientData.parse(
      JSON.parse(Buffer.from(parsed.response.clientDataJSON, "base64url").toString("utf8")),
    );
    // The library checks the rest of the shape.
    return { answer: parsed as unknown as Answer, challenge };
  } catch {
    throw passkeyFailed();
  }
}

export function passkeyFailed(): AppError {
  return new AppError("invalid", "accounts.error.passkeyFailed");
}
