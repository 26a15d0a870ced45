import type { Secrets } from "#platform/secrets.ts";

/** What the pages of accounts need from the installation. */
export interface AccountsParts {
  publicUrl: string;
  secrets: Secrets;
}
