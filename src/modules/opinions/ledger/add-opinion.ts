import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { mayManageOpinions } from "../permissions.ts";
import type { NewOpinionInput } from "./inputs.ts";
import { insertOpinion } from "./opinion.data.ts";

/** Staff enter what was said at a hearing or a meeting of foreign residents. Returns its id. @throws AppError forbidden */
export async function addOpinion(ctx: StaffContext, input: NewOpinionInput): Promise<number> {
  return ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const id = await insertOpinion(scope, input);
    await recordAudit(ctx, scope, {
      action: "opinion.recorded",
      objectKind: "opinion",
      objectKey: String(id),
      after: { source: input.source, saidOn: input.saidOn },
    });
    return id;
  });
}
