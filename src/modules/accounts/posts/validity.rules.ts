/** First and last day `YYYY-MM-DD`, both included; null is open. */
export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

export function isValidOn({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

export function overlaps(one: Validity, other: Validity): boolean {
  const startsBeforeEnd = (a: Validity, b: Validity) =>
    a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}

/** The day before `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

export interface Assignment extends Validity {
  kind: "holder" | "deputy";
}

/** A post has one holder at a time; it may have several deputies. */
export function clashes(existing: readonly Assignment[], added: Assignment): boolean {
  return (
    added.kind === "holder" &&
    existing.some((assignment) => assignment.kind === "holder" && overlaps(assignment, added))
  );
}

/** Who acts for a post on a day: its holder, else nobody but its deputies. */
export function actingOn<Kind extends Assignment>(
  assignments: readonly Kind[],
  day: string,
): { holder: Kind | undefined; deputies: Kind[] } {
  const valid = assignments.filter((assignment) => isValidOn(assignment, day));
  return {
    holder: valid.find((assignment) => assignment.kind === "holder"),
    deputies: valid.filter((assignment) => assignment.kind === "deputy"),
  };
}
