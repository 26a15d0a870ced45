import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;

/** A new secret for a code app, in base32. */
export function generateTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that a code app reads from the QR code. `issuer` is what the app shows above the account. */
export function totpAddress(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  return totp(secret, issuer, account).toString();
}

/**
 * The time step (RFC 6238) that the code belongs to, the one before or after `at` included, as clocks differ; undefined
 * for a wrong code. The caller accepts each step once.
 */
export function matchTotpStep(secret: string, code: string, at: Date): number | undefined {
  const token = code.normalize("NFKC").replaceAll(/\D/g, "");
  if (token.length !== 6) return undefined;
  const delta = totp(secret).validate({ token, timestamp: at.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

function totp(secret: string, issuer = "", label = ""): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    issuer,
    label,
  });
}
