import { randomUUID } from "node:crypto";
import { getCityBody } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Secrets } from "#platform/secrets.ts";
import { mayManageOpinions } from "../permissions.ts";
import { listParts } from "../rounds/read-round.ts";
import { getRound } from "../rounds/round.data.ts";
import type { EnteredCommentInput } from "./inputs.ts";
import { hashWords, sealing } from "./sealed.ts";
import { knownPart } from "./send-comment.ts";
import { insertSubmission } from "./submission.data.ts";

/**
 * Staff enter a letter, a fax or words at the counter; it waits like all others. Also after the last day, for what the
 * post brought late. Returns its id. @throws AppError forbidden, notFound, invalid
 */
export async function enterComment(
  ctx: StaffContext,
  input: EnteredCommentInput & { key: string; secrets: Secrets },
): Promise<string> {
  const { secrets, words, person } = input;
  return ctx.transaction(async (scope) => {
    allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
    const round = await getRound(scope, input.key);
    const now = ctx.clock.now();
    if (input.receivedOn > todayInJapan(now))
      throw invalid([{ path: "receivedOn", code: "opinions.staff.error.future" }]);
    const part = knownPart(round, await listParts(scope, round), input.part);
    const id = randomUUID();
    const seal = sealing(secrets, id);
    await insertSubmission(scope, {
      id,
      part,
      roundId: round.id,
      channel: input.channel,
      language: input.language,
      receivedOn: input.receivedOn,
      receivedAt: now,
      sealedWords: seal.sealWords(words),
      sealedPerson: seal.sealPerson(person),
      wordsHash: hashWords(secrets, round.id, words),
      codeHash: null,
    });
    await recordAudit(ctx, scope, {
      action: "submission.entered",
      objectKind: "submission",
      objectKey: id,
      after: { round: round.key, channel: input.channel, fields: ["words", ...Object.keys(person)] },
    });
    return id;
  });
}
