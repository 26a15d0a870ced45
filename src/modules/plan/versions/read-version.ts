import { listStaffNames } from "#modules/accounts/public.ts";
import type { ResidentContext, StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { readForEditing, type StaffReading } from "../editing/read-for-editing.ts";
import { type PlanReading, readPlanParts } from "../reading/read-plan-parts.ts";
import { recordsOf } from "../records/plan-document.rules.ts";
import { findRecord, getPlanHead } from "../records/plan-record.data.ts";
import type { PlanHead } from "../records/plan-records.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import { isPublicKind, PUBLIC_VERSIONS } from "./plan-state.rules.ts";
import { getVersion, listVersions, type Version, type VersionEntry } from "./version.data.ts";

/** A plan's public versions, the newest first. @throws AppError notFound */
export async function listPublicVersions(
  ctx: ResidentContext,
  input: { plan: string },
): Promise<{ reading: PlanReading; versions: VersionEntry[] }> {
  let versions: VersionEntry[] = [];
  const reading = await readPlanParts(ctx, {
    plan: input.plan,
    lists: [],
    async also(scope, plan) {
      versions = await listVersions(scope, { planId: plan.id, kinds: PUBLIC_VERSIONS });
    },
  });
  return { reading, versions };
}

export interface VersionReading {
  /** The plan as it is called today. */
  head: PlanHead;
  version: Version;
  /** The plan as it was, in the shape in which pages read a plan; its addresses stay within the version. */
  past: PlanReading;
  /** Whether the record that was asked about is still in the plan. */
  isStillThere: boolean;
}

/** `record`: what the page is about. @throws AppError notFound, also for versions that are not public */
export async function readPublicVersion(
  ctx: ResidentContext,
  input: { plan: string; number: number; record?: { kind: RecordKind; key: string } },
): Promise<VersionReading> {
  return ctx.read(async (scope) => {
    const { plan, head } = await getPlanHead(scope, input.plan);
    const version = await getVersion(scope, { planId: plan.id, number: input.number });
    if (!isPublicKind(version.kind)) throw notFound("plan.error.versionNotFound");
    const { record } = input;
    const found = record && (await findRecord(scope, record.kind, { planId: plan.id, key: record.key }));
    return { head, version, past: readingOf(version, plan), isStillThere: found !== undefined };
  });
}

/** What was in force is told as of the day on which the version was made. */
export function readingOf(version: Version, plan: { id: number; key: string }): PlanReading {
  const { document, number, madeAt } = version;
  return {
    plan: { id: plan.id, key: `${plan.key}/versions/${number}` },
    head: document.plan,
    today: todayInJapan(madeAt),
    list: <R extends PlanRecord>(kind: string) => [
      ...recordsOf<R>(document, kind),
      ...((document.shared?.[kind] ?? []) as R[]),
    ],
  };
}

export interface StaffVersions {
  reading: StaffReading;
  versions: VersionEntry[];
  /** By staff id. */
  names: ReadonlyMap<string, string>;
}

/** All versions, the newest first. @throws AppError forbidden, notFound */
export async function listVersionsForStaff(ctx: StaffContext, target: PlanTarget): Promise<StaffVersions> {
  let versions: VersionEntry[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  const reading = await readForEditing(ctx, {
    ...target,
    lists: [],
    async also(scope, plan) {
      versions = await listVersions(scope, { planId: plan.id });
      names = await listStaffNames(scope);
    },
  });
  return { reading, versions, names };
}

export interface StaffVersion extends StaffVersions {
  version: Version;
  past: PlanReading;
  /** All versions of the plan, this one among them. */
  others: VersionEntry[];
}

/** Any version, for those who see the plan. @throws AppError forbidden, notFound */
export async function readVersionForStaff(
  ctx: StaffContext,
  input: PlanTarget & { number: number },
): Promise<StaffVersion> {
  const found = await listVersionsForStaff(ctx, input);
  const { plan } = found.reading;
  const version = await ctx.read((scope) => getVersion(scope, { planId: plan.id, number: input.number }));
  return { ...found, version, past: readingOf(version, plan), others: found.versions };
}
