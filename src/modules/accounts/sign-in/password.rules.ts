import type { Issue } from "#platform/errors.ts";

export const PASSWORD_MIN = 12;
/** Long enough for any sentence, short enough to hash at once. */
const PASSWORD_MAX = 200;
const LEAST_DIFFERENT_CHARACTERS = 5;

/** What is wrong with a new password; length counts more than kinds of characters (NIST SP 800-63B). */
export function findPasswordIssues(password: string, account: string): Issue[] {
  const characters = [...password];
  const issue = (code: string): Issue[] => [{ path: "newPassword", code, params: { least: PASSWORD_MIN } }];
  if (characters.length < PASSWORD_MIN) return issue("accounts.error.passwordShort");
  if (characters.length > PASSWORD_MAX) return issue("accounts.error.passwordLong");
  if (new Set(characters).size < LEAST_DIFFERENT_CHARACTERS) return issue("accounts.error.passwordSimple");
  if (password.toLowerCase().includes(account.toLowerCase())) return issue("accounts.error.passwordHoldsAccount");
  return [];
}
