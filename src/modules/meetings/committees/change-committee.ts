import type { StaffContext } from "#platform/context.ts";
import { conflict } from "#platform/errors.ts";
import { updateCommittee } from "./committee.data.ts";
import type { CommitteeInput } from "./inputs.ts";
import { type CommitteeAddress, manageCommittee } from "./manage-committee.ts";

/** Says how many seats a committee has and how its meetings are shown. @throws AppError forbidden, notFound, conflict */
export async function changeCommittee(ctx: StaffContext, at: CommitteeAddress, input: CommitteeInput): Promise<void> {
  await manageCommittee(ctx, at, async (scope, committee) => {
    const { version, ...settings } = input;
    // A committee that began in between has another version than the form of one that had not.
    const opened = version === 0 ? 1 : version;
    if (opened !== committee.version) throw conflict("meetings.error.changedMeanwhile");
    const { seats, attribution, isAnnounced } = committee;
    await updateCommittee(scope, { id: committee.id, version: opened }, settings);
    return { action: "committee.settingsChanged", before: { seats, attribution, isAnnounced }, after: settings };
  });
}
