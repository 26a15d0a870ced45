import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { conflict, invalid } from "#platform/errors.ts";
import { hasAttended } from "../outcomes/attendance.data.ts";
import type { EditMemberInput, MemberInput } from "./inputs.ts";
import { type CommitteeAddress, manageCommittee } from "./manage-committee.ts";
import { deleteMember, getMember, insertMember, listMembers, type MemberFields, updateMember } from "./member.data.ts";

/** Adds somebody for one term. @throws AppError forbidden, notFound, invalid where the person sits there already */
export async function addMember(ctx: StaffContext, at: CommitteeAddress, input: MemberInput): Promise<void> {
  await manageCommittee(ctx, at, async (scope, committee) => {
    await checkMember(scope, { committeeId: committee.id, input });
    const id = await insertMember(scope, { ...input, committeeId: committee.id });
    return { action: "committeeMember.added", ...named(id), after: { ...harmless(input), fields: filled(input) } };
  });
}

/** Puts an entry right, or says when the term ends. @throws AppError forbidden, notFound, conflict, invalid */
export async function editMember(
  ctx: StaffContext,
  at: CommitteeAddress & { id: number },
  input: EditMemberInput,
): Promise<void> {
  await manageCommittee(ctx, at, async (scope, committee) => {
    const { version, ...fields } = input;
    const old = await getMember(scope, { committeeId: committee.id, id: at.id });
    await checkMember(scope, { committeeId: committee.id, input: fields, except: at.id });
    await updateMember(scope, { id: at.id, version }, fields);
    const changed = (Object.keys(fields) as (keyof MemberFields)[]).filter(
      (field) => JSON.stringify(old[field]) !== JSON.stringify(fields[field]),
    );
    const after = { ...harmless(fields), fields: changed };
    return { action: "committeeMember.edited", ...named(at.id), before: harmless(old), after };
  });
}

/** Takes an entry away that was made by mistake. @throws AppError conflict where the person was counted in a meeting */
export async function removeMember(ctx: StaffContext, at: CommitteeAddress & { id: number }): Promise<void> {
  await manageCommittee(ctx, at, async (scope, committee) => {
    const old = await getMember(scope, { committeeId: committee.id, id: at.id });
    if (await hasAttended(scope, old.id)) throw conflict("meetings.error.memberHasAttended");
    await deleteMember(scope, old.id);
    return { action: "committeeMember.removed", ...named(old.id), before: harmless(old) };
  });
}

/** One person, one seat: two terms of the same name must not lie over each other; staff must be the city's own. */
async function checkMember(
  scope: Scope,
  { committeeId, input, except }: { committeeId: number; input: MemberInput; except?: number },
): Promise<void> {
  if (input.staffId && !(await listStaffNames(scope)).has(input.staffId)) {
    throw invalid([{ path: "staffId", code: "meetings.error.choice" }]);
  }
  const others = (await listMembers(scope, committeeId)).filter(({ id }) => id !== except);
  const bare = (name: string) => name.replace(/\s/gu, "");
  const clashes = others.some((other) => bare(other.name) === bare(input.name) && overlap(other, input));
  if (clashes) throw invalid([{ path: "termFrom", code: "meetings.error.termClash" }]);
}

const overlap = (one: Pick<MemberFields, "termFrom" | "termTo">, other: typeof one) =>
  (one.termTo === null || other.termFrom <= one.termTo) && (other.termTo === null || one.termFrom <= other.termTo);

const named = (id: number) => ({ objectKind: "committeeMember", objectKey: String(id) });
/** What tells nothing of the person. */
const harmless = ({ role, termFrom, termTo, isPublic }: MemberFields) => ({ role, termFrom, termTo, isPublic });
const filled = (input: MemberFields) =>
  Object.entries(input).flatMap(([field, value]) => (value === null || value === false ? [] : [field]));
