import type { Secrets } from "#platform/secrets.ts";
import type { Asked } from "../rounds/round.rules.ts";

/** What somebody wrote: the comment, and what she answered to the questions of the round, in their order. */
export interface Words {
  comment: string;
  answers: string[];
}

/** What somebody said of herself. */
export type Person = Partial<Record<Asked, string>>;

/** Seals and opens what a submission holds. Bound to the submission: no row's seal opens as another's. */
export function sealing(secrets: Secrets, submissionId: string) {
  const purpose = (what: string) => `comment-${what}:${submissionId}`;
  const open = <T>(sealed: string | null, what: string): T | null =>
    sealed === null ? null : (JSON.parse(secrets.open(sealed, purpose(what))) as T);
  return {
    sealWords: (words: Words) => secrets.seal(JSON.stringify(words), purpose("words")),
    sealPerson: (person: Person) =>
      Object.keys(person).length > 0 ? secrets.seal(JSON.stringify(person), purpose("person")) : null,
    openWords: (sealed: string | null) => open<Words>(sealed, "words"),
    openPerson: (sealed: string | null) => open<Person>(sealed, "person") ?? {},
  };
}

/** The same words give the same hash within a round, however they are spaced. */
export const hashWords = (secrets: Secrets, roundId: number, { comment }: Words): string =>
  secrets.fingerprint(`comment-words:${roundId}:${comment.normalize("NFKC").replaceAll(/\s+/g, "").toLowerCase()}`);

export const hashCode = (secrets: Secrets, code: string): string => secrets.fingerprint(`comment-code:${code}`);
