import { recordAudit } from "#platform/audit/record-audit.ts";
import type { VisitorContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { listParts } from "../rounds/read-round.ts";
import { getRound } from "../rounds/round.data.ts";
import { phaseOf, type Round } from "../rounds/round.rules.ts";
import { readCode } from "./code.ts";
import type { CommentInput } from "./inputs.ts";
import { reserveAttempt } from "./reserve-attempt.ts";
import { hashCode, hashWords, type Person, sealing, type Words } from "./sealed.ts";
import { askedOnly, knownPart, type Sending } from "./send-comment.ts";
import { findSubmissionByCode, type Submission, updateSubmission } from "./submission.data.ts";
import { listVoices, removeVoices } from "./voice.data.ts";

/** What a person sees of her own comment with its code. */
export interface OwnSubmission {
  receivedOn: string;
  state: Submission["state"];
  reason: string | null;
  part: string | null;
  /** Null where it was erased. */
  words: Words | null;
  person: Person;
  /** The days are not over, or, at the standing voice, nothing of it is public yet. */
  mayChange: boolean;
  /** Ids of the public opinions that were made of it. */
  publishedAs: number[];
}

interface Found {
  round: Round;
  submission: Submission;
  own: OwnSubmission;
}

type ByCode = Sending & { code: string };

/** @throws AppError notFound; invalid where nothing has this code; tooMany */
export async function readOwnSubmission(ctx: VisitorContext, input: ByCode): Promise<OwnSubmission> {
  await reserveAttempt(ctx, input.secrets, { kind: "code", address: input.address });
  return ctx.transaction(async (scope) => (await find(ctx, scope, input)).own);
}

/** Other words instead of those that were sent; they are looked at anew. @throws AppError notFound, invalid, conflict, tooMany */
export async function correctOwnSubmission(ctx: VisitorContext, input: ByCode & CommentInput): Promise<OwnSubmission> {
  await reserveAttempt(ctx, input.secrets, { kind: "code", address: input.address });
  return ctx.transaction(async (scope) => {
    const { round, submission } = await findChangeable(ctx, scope, input);
    const part = knownPart(round, await listParts(scope, round), input.part);
    const person = askedOnly(round, input.person);
    const seal = sealing(input.secrets, submission.id);
    await removeVoices(scope, submission.id);
    await updateSubmission(scope, submission.id, {
      part,
      sealedWords: seal.sealWords(input.words),
      sealedPerson: seal.sealPerson(person),
      wordsHash: hashWords(input.secrets, round.id, input.words),
      state: "waiting",
      reason: null,
      decidedAt: null,
      correctedAt: ctx.clock.now(),
    });
    await audit(ctx, scope, { action: "submission.corrected", submission, fields: ["words", ...Object.keys(person)] });
    return (await find(ctx, scope, input)).own;
  });
}

/** Takes the whole comment back: nothing of it is kept but that there was one. @throws AppError notFound, invalid, conflict, tooMany */
export async function withdrawOwnSubmission(ctx: VisitorContext, input: ByCode): Promise<OwnSubmission> {
  await reserveAttempt(ctx, input.secrets, { kind: "code", address: input.address });
  return ctx.transaction(async (scope) => {
    const { submission } = await findChangeable(ctx, scope, input);
    await removeVoices(scope, submission.id);
    const now = ctx.clock.now();
    await updateSubmission(scope, submission.id, {
      state: "withdrawn",
      sealedWords: null,
      sealedPerson: null,
      reason: null,
      decidedAt: now,
      erasedAt: now,
    });
    await audit(ctx, scope, { action: "submission.withdrawn", submission, fields: sealedFields(submission) });
    return (await find(ctx, scope, input)).own;
  });
}

/** Takes back what a person said of herself, at any time, also after the days. @throws AppError notFound, invalid, tooMany */
export async function eraseOwnPerson(ctx: VisitorContext, input: ByCode): Promise<OwnSubmission> {
  await reserveAttempt(ctx, input.secrets, { kind: "code", address: input.address });
  return ctx.transaction(async (scope) => {
    const { submission } = await find(ctx, scope, input);
    await updateSubmission(scope, submission.id, { sealedPerson: null });
    await audit(ctx, scope, { action: "submission.personErased", submission, fields: ["person"] });
    return (await find(ctx, scope, input)).own;
  });
}

export const sealedFields = ({ sealedWords, sealedPerson }: Submission): string[] => [
  ...(sealedWords === null ? [] : ["words"]),
  ...(sealedPerson === null ? [] : ["person"]),
];

async function findChangeable(ctx: VisitorContext, scope: Scope, input: ByCode): Promise<Found> {
  const found = await find(ctx, scope, input);
  if (!found.own.mayChange) throw conflict("opinions.error.notChangeable");
  return found;
}

async function find(ctx: VisitorContext, scope: Scope, { secrets, key, code }: ByCode): Promise<Found> {
  const round = await getRound(scope, key);
  if (!round.isPublished) throw notFound();
  const codeHash = hashCode(secrets, readCode(code));
  const submission = await findSubmissionByCode(scope, { roundId: round.id, codeHash });
  if (!submission) throw invalid([{ path: "code", code: "opinions.error.codeUnknown" }]);
  const voices = await listVoices(scope, [submission.id]);
  const seal = sealing(secrets, submission.id);
  const publishedAs = voices.filter(({ isPublished }) => isPublished).map(({ opinionId }) => opinionId);
  const isOpen = phaseOf(round, todayInJapan(ctx.clock.now())) === "open";
  const own: OwnSubmission = {
    receivedOn: submission.receivedOn,
    state: submission.state,
    reason: submission.reason,
    part: submission.part,
    words: seal.openWords(submission.sealedWords),
    person: seal.openPerson(submission.sealedPerson),
    mayChange: isOpen && publishedAs.length === 0 && submission.sealedWords !== null,
    publishedAs,
  };
  return { round, submission, own };
}

async function audit(
  ctx: VisitorContext,
  scope: Scope,
  { action, submission, fields }: { action: string; submission: Submission; fields: string[] },
): Promise<void> {
  await recordAudit(ctx, scope, { action, objectKind: "submission", objectKey: submission.id, after: { fields } });
}
