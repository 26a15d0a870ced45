import { AdministratorInput, addAdministrator } from "#modules/accounts/public.ts";
import { AppError, type Issue } from "#platform/errors.ts";
import { issuesOf } from "#platform/http/form.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Problem } from "#platform/problem.ts";
import { contextOf, translatorFor } from "../create-context.ts";
import type { AppParts } from "../parts.ts";

interface Typed {
  slug: string;
  account: string;
  name: string;
}

/** Makes an administrator for all bodies. Returns what to print, with the one-time password. @throws Problem */
export async function addAdministratorOf(parts: AppParts, { slug, account, name }: Typed): Promise<string> {
  const ctx = await contextOf(parts, slug);
  const input = AdministratorInput.safeParse({ account, name });
  if (!input.success) throw problemOf(parts, issuesOf(input.error));
  try {
    const password = await addAdministrator(ctx, input.data);
    const { publicUrl } = parts.config;
    return [
      `${input.data.account} is an administrator of ${slug}, for all bodies.`,
      `One-time password (shown this once, good for 7 days): ${password}`,
      `Sign in at ${publicUrl}/${slug}/staff/`,
    ].join("\n");
  } catch (error) {
    throw error instanceof AppError && error.kind === "invalid" ? problemOf(parts, error.issues) : error;
  }
}

function problemOf(parts: AppParts, issues: readonly Issue[]): Problem {
  const say = translatorFor(parts, getLanguage("en"));
  return new Problem(
    issues.map(({ path, code, params }) => `${path}: ${say.t(code as MessageKey, params)}`).join("\n"),
  );
}
