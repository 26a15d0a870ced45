import type { ProjectOwner } from "./owner.data.ts";

/** The post that answers for each project on a day. */
export function ownersOn(owners: readonly ProjectOwner[], day: string): Map<string, ProjectOwner> {
  return new Map(
    owners
      .filter((owner) => owner.validFrom <= day && (owner.validTo === null || day <= owner.validTo))
      .map((owner) => [owner.project, owner]),
  );
}
