import { randomUUID } from "node:crypto";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { VisitorContext } from "#platform/context.ts";
import { invalid, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Secrets } from "#platform/secrets.ts";
import { listParts, type Part } from "../rounds/read-round.ts";
import { getRound } from "../rounds/round.data.ts";
import { phaseOf, type Round, TOPICS } from "../rounds/round.rules.ts";
import { newCode, readCode } from "./code.ts";
import type { CommentInput } from "./inputs.ts";
import { reserveAttempt } from "./reserve-attempt.ts";
import { hashCode, hashWords, type Person, sealing } from "./sealed.ts";
import { insertSubmission } from "./submission.data.ts";

export interface Sending {
  secrets: Secrets;
  key: string;
  /** Where it came from, for throttling; kept as a keyed hash only. */
  address: string;
}

/**
 * Somebody sends a comment, without account. Returns the code with which she can read, correct and withdraw it; it is
 * told once. @throws AppError notFound; invalid where the days are not these; tooMany
 */
export async function sendComment(ctx: VisitorContext, input: CommentInput & Sending): Promise<string> {
  const { secrets, words } = input;
  await reserveAttempt(ctx, secrets, { kind: "comment", address: input.address });
  const code = newCode();
  await ctx.transaction(async (scope) => {
    const round = await getRound(scope, input.key);
    if (!round.isPublished) throw notFound();
    const now = ctx.clock.now();
    checkOpen(round, todayInJapan(now));
    const part = knownPart(round, await listParts(scope, round), input.part);
    const person = askedOnly(round, input.person);
    const id = randomUUID();
    const seal = sealing(secrets, id);
    await insertSubmission(scope, {
      id,
      part,
      roundId: round.id,
      channel: "web",
      language: ctx.say.language.code,
      receivedOn: todayInJapan(now),
      receivedAt: now,
      sealedWords: seal.sealWords(words),
      sealedPerson: seal.sealPerson(person),
      wordsHash: hashWords(secrets, round.id, words),
      codeHash: hashCode(secrets, readCode(code)),
    });
    await recordAudit(ctx, scope, {
      action: "submission.received",
      objectKind: "submission",
      objectKey: id,
      after: { round: round.key, language: ctx.say.language.code, fields: ["words", ...Object.keys(person)] },
    });
  });
  return code;
}

/** @throws AppError invalid; what was typed is shown again */
export function checkOpen(round: Round, today: string): void {
  const phase = phaseOf(round, today);
  if (phase === "coming") throw invalid([{ path: "", code: "opinions.error.notOpen" }]);
  if (phase === "closed") throw invalid([{ path: "", code: "opinions.error.closed" }]);
}

/** What nobody asked for is not kept. */
export const askedOnly = ({ asks }: Pick<Round, "asks">, person: Person): Person =>
  Object.fromEntries(Object.entries(person).filter(([name]) => asks.some((asked) => asked === name)));

/** @throws AppError invalid where the form names a part that the round does not have */
export function knownPart(round: Round, parts: readonly Part[], part: string | null): string | null {
  if (part === null) return null;
  const known = round.kind === "standingVoice" ? (TOPICS as readonly string[]) : parts.map(({ key }) => key);
  if (!known.includes(part)) throw invalid([{ path: "part", code: "opinions.error.choice" }]);
  return part;
}
