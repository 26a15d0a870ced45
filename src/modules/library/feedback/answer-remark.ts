import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { actOnEntry } from "../entries/act-on-entry.ts";
import type { Entry } from "../entries/entry.rules.ts";
import { entryChange } from "../entries/entry-change.rules.ts";
import { getRemarkForUpdate, updateRemark } from "./feedback.data.ts";
import type { Note, Remark } from "./feedback.rules.ts";

interface Target {
  key: string;
  id: number;
  version: number;
}

/** Says what became of a remark, and with a note tells it on the page. @throws AppError forbidden, notFound; conflict */
export async function answerRemark(
  ctx: StaffContext,
  { state, note, ...target }: Target & { state: "changed" | "unchanged"; note: Note | null },
): Promise<void> {
  // A note is public at once.
  const needs = note ? "publish" : "write";
  await actOnEntry(ctx, { key: target.key, needs }, async (scope, entry) => {
    const remark = checkOf(entry, await getRemarkForUpdate(scope, target.id, target.version));
    const closedOn = todayInJapan(ctx.clock.now());
    await updateRemark(scope, remark, { state, note, closedOn, closedBy: ctx.actor.staffId });
    return {
      action: "libraryRemark.answered",
      before: { remark: remark.id, state: remark.state },
      after: { state, note },
      isPublic: note !== null || remark.note !== null,
      changes: entryChange(entry.key),
    };
  });
}

/** Somebody has to look at it again; what the page said of it is gone. @throws AppError forbidden, notFound; conflict */
export async function reopenRemark(ctx: StaffContext, target: Target): Promise<void> {
  await actOnEntry(ctx, { key: target.key, needs: "write" }, async (scope, entry) => {
    const remark = checkOf(entry, await getRemarkForUpdate(scope, target.id, target.version));
    await updateRemark(scope, remark, { state: "open", note: null, closedOn: null, closedBy: null });
    return {
      action: "libraryRemark.reopened",
      before: { remark: remark.id, state: remark.state },
      isPublic: remark.note !== null,
      changes: entryChange(entry.key),
    };
  });
}

/** Takes the words away for ever: they tell of a person. It stays counted. @throws AppError forbidden, notFound; conflict */
export async function eraseRemark(ctx: StaffContext, target: Target): Promise<void> {
  await actOnEntry(ctx, { key: target.key, needs: "write" }, async (scope, entry) => {
    const remark = checkOf(entry, await getRemarkForUpdate(scope, target.id, target.version));
    const closedOn = remark.closedOn ?? todayInJapan(ctx.clock.now());
    const state = remark.state === "open" ? "unchanged" : remark.state;
    await updateRemark(scope, remark, { words: null, state, closedOn, closedBy: ctx.actor.staffId });
    return { action: "libraryRemark.erased", before: { remark: remark.id } };
  });
}

function checkOf(entry: Entry, remark: Remark): Remark {
  if (remark.entryId !== entry.id) throw notFound();
  return remark;
}
