import { getCityBody } from "#modules/accounts/public.ts";
import type { RecordKind } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import type { Secrets } from "#platform/secrets.ts";
import { listOpinions } from "../ledger/opinion.data.ts";
import { type Entry, readEntries } from "../ledger/read-entries.ts";
import { mayManageOpinions } from "../permissions.ts";
import { listParts, type Part } from "../rounds/read-round.ts";
import { getRound } from "../rounds/round.data.ts";
import type { Round } from "../rounds/round.rules.ts";
import { type Person, sealing, type Words } from "./sealed.ts";
import { getSubmission, listSubmissions, type Submission } from "./submission.data.ts";
import { listVoices } from "./voice.data.ts";

/** A submission with what is in it. */
export interface OpenedSubmission {
  submission: Submission;
  words: Words | null;
  person: Person;
  /** How many others of the round are worded alike. */
  alike: number;
  /** The opinions that were made of it. */
  opinions: number[];
}

export interface Queue {
  round: Round;
  parts: Part[];
  submissions: OpenedSubmission[];
  /** All opinions of the round, public or not. */
  entries: Entry[];
}

interface QueueInput {
  key: string;
  kinds: readonly RecordKind[];
  secrets: Secrets;
}

/** All that was sent to a round. @throws AppError forbidden, notFound */
export async function readQueue(ctx: StaffContext, input: QueueInput): Promise<Queue> {
  return ctx.read(async (scope) => {
    const round = await openRound(ctx, scope, input.key);
    const submissions = await listSubmissions(scope, round.id);
    return { round, ...(await around(scope, { ...input, round, submissions })) };
  });
}

/** One submission, with all that is needed to decide on it. @throws AppError forbidden, notFound */
export async function readSubmission(
  ctx: StaffContext,
  input: QueueInput & { id: string },
): Promise<Queue & { one: OpenedSubmission }> {
  return ctx.read(async (scope) => {
    const round = await openRound(ctx, scope, input.key);
    const wanted = await getSubmission(scope, { roundId: round.id, id: input.id });
    const rest = await around(scope, { ...input, round, submissions: [wanted] });
    const [one] = rest.submissions;
    if (!one) throw new Error("a submission that was read is opened");
    return { round, ...rest, one };
  });
}

async function openRound(ctx: StaffContext, scope: Scope, key: string): Promise<Round> {
  allow(mayManageOpinions(ctx.actor, (await getCityBody(scope)).id));
  return getRound(scope, key);
}

async function around(
  scope: Scope,
  { round, submissions, kinds, secrets }: QueueInput & { round: Round; submissions: readonly Submission[] },
): Promise<Omit<Queue, "round">> {
  const voices = Map.groupBy(
    await listVoices(
      scope,
      submissions.map(({ id }) => id),
    ),
    (voice) => voice.submissionId,
  );
  const all = submissions.length > 1 ? submissions : await listSubmissions(scope, round.id);
  const counted = all.filter(({ state }) => state !== "withdrawn");
  return {
    parts: await listParts(scope, round),
    entries: await readEntries(scope, (await listOpinions(scope, { roundId: round.id })).toReversed(), kinds),
    submissions: submissions.map((submission) => {
      const seal = sealing(secrets, submission.id);
      return {
        submission,
        words: seal.openWords(submission.sealedWords),
        person: seal.openPerson(submission.sealedPerson),
        alike: counted.filter(({ id, wordsHash }) => id !== submission.id && wordsHash === submission.wordsHash).length,
        opinions: (voices.get(submission.id) ?? []).map(({ opinionId }) => opinionId),
      };
    }),
  };
}
