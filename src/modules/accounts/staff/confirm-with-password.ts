import type { StaffContext } from "#platform/context.ts";
import type { Secrets } from "#platform/secrets.ts";
import { checkOwnPassword, type OwnPassword } from "./check-own-password.ts";
import { recordConfirmation } from "./record-confirmation.ts";

/** Shows again who sits here, before changing how to sign in. @throws AppError invalid, tooMany */
export async function confirmWithPassword(
  ctx: StaffContext,
  input: OwnPassword & { token: string },
  secrets: Secrets,
): Promise<void> {
  await checkOwnPassword(ctx, input, secrets);
  await ctx.transaction((scope) => recordConfirmation(ctx, scope, { token: input.token, method: "password" }));
}
