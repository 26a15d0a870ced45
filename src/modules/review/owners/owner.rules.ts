import { dayBefore } from "#modules/accounts/public.ts";
import type { ProjectOwner } from "./owner.data.ts";

/** The post that answers for each project on a day. */
export function ownersOn(owners: readonly ProjectOwner[], day: string): Map<string, ProjectOwner> {
  return new Map(
    owners
      .filter((owner) => owner.validFrom <= day && (owner.validTo === null || day <= owner.validTo))
      .map((owner) => [owner.project, owner]),
  );
}

/** What changes when a project goes over to a post. */
export type HandOver =
  | { kind: "none" }
  | { kind: "replace"; id: number; validTo: string | null }
  | { kind: "insert"; ends: { id: number; validTo: string } | null; validTo: string | null };

/**
 * A project goes over to a post from a day on, until a hand-over that stands later already. Whoever answered until then
 * keeps the time before; a hand-over of the same day is put right. `own`: the owners of this project.
 */
export function handOver(own: readonly ProjectOwner[], { postId, from }: { postId: number; from: string }): HandOver {
  const current = own.find(({ validFrom, validTo }) => validFrom <= from && (validTo === null || from <= validTo));
  if (current?.postId === postId) return { kind: "none" };
  const later = own
    .map(({ validFrom }) => validFrom)
    .filter((day) => day > from)
    .sort()[0];
  const validTo = later ? dayBefore(later) : null;
  if (current?.validFrom === from) return { kind: "replace", id: current.id, validTo };
  return { kind: "insert", ends: current ? { id: current.id, validTo: dayBefore(from) } : null, validTo };
}

/** Who answered last before a day, where nobody answers on it. */
export function lastOwnerBefore(own: readonly ProjectOwner[], day: string): ProjectOwner | undefined {
  return own
    .filter(({ validTo }) => validTo !== null && validTo < day)
    .sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0];
}
