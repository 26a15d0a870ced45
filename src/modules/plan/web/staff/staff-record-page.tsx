import type { ComponentChildren, JSX } from "preact";
import { EASY_ISLAND, EasyAid } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, type Issue, notFound } from "#platform/errors.ts";
import type { PageView } from "#platform/http/reply.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Form, type FormState, formState, Submit } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { getKind } from "../../editing/edit-plan.ts";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import { issuesForForm, valuesOf } from "../../editing/record-form.rules.ts";
import type { PlanParts } from "../../plan-parts.ts";
import type { PlanRecord, RecordKind } from "../../records/record-kind.rules.ts";
import { NewFields } from "./staff-new-fields.tsx";
import { publicAddress, recordAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { type FailedAct, RecordActs } from "./staff-record-acts.tsx";
import { Conflict, type ConflictView, findConflict } from "./staff-record-conflict.tsx";
import { RecordFields } from "./staff-record-fields.tsx";
import { labelsOf } from "./staff-record-options.ts";
import { kindWord, recordWord } from "./staff-words.ts";

export interface RecordPlace {
  parts: PlanParts;
  plan: string;
  kind: string;
  key: string;
}

/** A form as it was sent and what is wrong with it. Without values: another act of the page failed, the form is as stored. */
export interface Sent {
  values?: Record<string, string>;
  /** The act that failed, where it has a form of its own, with what was sent in that. */
  act?: FailedAct;
  issues: readonly Issue[];
  status?: number;
}

/** Fields that change by buttons and pages of their own, because more than one record is touched or others must be asked. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  nodes: ["parent", "retiredOn"],
  projects: ["retiredOn"],
  listings: ["project", "node", "home"],
};

/** The lists that the menus of a kind's form choose from. */
export function listsFor(kind: RecordKind): string[] {
  const named = Object.values(kind.fields).flatMap((field) => (field.type === "ref" ? [field.kind] : []));
  const ends = kind.name === "links" ? ["actionClasses", "actions", "nodes"] : [];
  const tree = ["nodes", "projects", "listings"];
  return [kind.name, ...named, ...ends, ...(tree.includes(kind.name) ? tree : ["nodes"])];
}

/** The form of a record that is there: as it is stored, or with what was sent and did not fit. */
export async function editPage(ctx: StaffContext, place: RecordPlace, sent?: Sent): Promise<PageView> {
  const kind = getKind(place.parts.kinds, place.kind);
  const reading = await readForEditing(ctx, { ...place, kinds: place.parts.kinds, lists: listsFor(kind) });
  allow(reading.mayEdit);
  const isElsewhere = reading.elsewhere(kind.name).some((record) => record.key === place.key);
  const record = isElsewhere ? undefined : reading.find(kind.name, place.key);
  if (record) return filledPage(ctx, { place, kind, reading, record }, sent);
  if (!sent?.values) throw notFound("plan.error.recordNotFound");
  return newPage(ctx, place, { ...sent, values: { ...sent.values, key: place.key } });
}

interface Opened {
  place: RecordPlace;
  kind: RecordKind;
  reading: StaffReading;
  record: PlanRecord;
}

async function filledPage(ctx: StaffContext, opened: Opened, sent: Sent | undefined): Promise<PageView> {
  const { place, kind, reading, record } = opened;
  const conflict = sent?.values ? await findConflict(ctx, { ...opened, values: sent.values }) : undefined;
  const title = recordWord(ctx.say, reading, { kind: kind.name, record });
  const form = formOf(ctx, opened, { sent, conflict });
  const version = conflict ? record.version : (sent?.values?.version ?? record.version);
  return staffPlanPage(ctx, reading, {
    parts: place.parts,
    current: kind.name,
    title,
    status: sent?.status,
    islands: [EASY_ISLAND],
    crumbs: crumbsOf(ctx, reading, { kind, title }),
    body: (
      <RecordBody ctx={ctx} reading={reading} record={record} kind={kind} title={title} failed={sent?.act}>
        <Form form={form} action={recordAddress(ctx, place.plan, place)} token={ctx.formToken}>
          {conflict ? <DefaultButton /> : null}
          {conflict ? <Conflict ctx={ctx} view={conflict} /> : null}
          <input type="hidden" name="version" value={String(version)} />
          {conflict ? <input type="hidden" name="since" value={String(conflict.since)} /> : null}
          <RecordFields view={{ form, kind, reading, hidden: HIDDEN[kind.name] ?? [] }} />
          <Buttons ctx={ctx} conflict={conflict} back={backAddress(ctx, reading, kind)} />
          <EasyAid
            ctx={ctx}
            form={form.id}
            fields={easyFieldsOf(kind)}
            subject={`plan/${place.plan}/${kind.name}/${record.key}`}
            about={getLanguage("ja-easy").name}
          />
        </Form>
      </RecordBody>
    ),
  });
}

/** The texts that are written for learners. */
const easyFieldsOf = ({ fields }: RecordKind) =>
  Object.entries(fields).flatMap(([name, { type }]) => (type === "text" ? [`${name}.ja-easy`] : []));

/** The conflict is told by a part of its own, not among what is wrong. */
function formOf(
  ctx: StaffContext,
  { kind, record }: Opened,
  { sent, conflict }: { sent: Sent | undefined; conflict: ConflictView | undefined },
): FormState {
  const values = conflict?.values ?? sent?.values ?? valuesOf(kind, record);
  const wrong = (sent?.issues ?? []).filter((issue) => !conflict || issue.code !== "plan.error.changedMeanwhile");
  const issues = issuesForForm(kind, record.key, { issues: wrong, values });
  return formState(ctx.say, { id: "record", labels: labelsOf(ctx.say, kind, values), values, issues });
}

/** Enter in a box presses the first button of a form, which must be to save and not one of the conflict's. */
const DefaultButton = () => <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true" />;

function Buttons({
  ctx: { say },
  conflict,
  back,
}: {
  ctx: StaffContext;
  conflict: ConflictView | undefined;
  back: string;
}): JSX.Element {
  return (
    <p class="buttons">
      <Submit label={say.t(conflict ? "plan.staff.conflict.saveMine" : "plan.staff.form.save")} />
      <a class="button quiet" href={back}>
        {say.t("plan.staff.form.cancel")}
      </a>
    </p>
  );
}

function crumbsOf(ctx: StaffContext, reading: StaffReading, at: { kind: RecordKind; title: string }) {
  if (at.kind.name === "plan") return [{ label: kindWord(ctx.say, "plan") }];
  return [
    { label: kindWord(ctx.say, at.kind.name), href: recordAddress(ctx, reading.plan.key, { kind: at.kind.name }) },
    { label: at.title },
  ];
}

/** Nodes and projects are found in the tree, the others in their list. */
function backAddress(ctx: StaffContext, reading: StaffReading, kind: RecordKind): string {
  const isInTree = ["plan", "nodes", "projects", "listings"].includes(kind.name);
  return isInTree ? staffAddress(ctx, reading.plan.key) : recordAddress(ctx, reading.plan.key, { kind: kind.name });
}

interface BodyProps {
  ctx: StaffContext;
  reading: StaffReading;
  record: PlanRecord;
  kind: RecordKind;
  title: string;
  failed: FailedAct | undefined;
  children: ComponentChildren;
}

function RecordBody({ ctx, reading, record, kind, title, failed, children }: BodyProps): JSX.Element {
  const { say } = ctx;
  const at = { kind: kind.name, key: record.key };
  return (
    <>
      <p class="eyebrow">{kindWord(say, kind.name)}</p>
      <h1>{title}</h1>
      <p>
        <a href={publicAddress(ctx, reading.plan.key, at)}>{say.t("plan.staff.form.public")}</a>
        {" · "}
        <a href={staffAddress(ctx, reading.plan.key, `/history?record=${kind.name}/${record.key}`)}>
          {say.t("plan.staff.form.history")}
        </a>
      </p>
      {children}
      <RecordActs ctx={ctx} reading={reading} record={record} kind={kind} failed={failed} />
    </>
  );
}

/** From which field of a new record the place is known in the tree (`?under=`). */
const PLACE_FIELDS: Readonly<Record<string, string>> = {
  nodes: "parent",
  projects: "home",
  listings: "node",
  texts: "node",
  desiredStates: "node",
  partners: "node",
  evidenceTables: "group",
  actions: "group",
  values: "indicator",
  targets: "indicator",
};

export const presetOf = (kind: string, under: string): Record<string, string> =>
  under && PLACE_FIELDS[kind] ? { [PLACE_FIELDS[kind]]: under } : {};

/** The form of a record that is to be added. */
export async function newPage(
  ctx: StaffContext,
  place: Omit<RecordPlace, "key">,
  sent: Sent & { values: Record<string, string> },
): Promise<PageView> {
  const { parts, plan } = place;
  const kind = getKind(parts.kinds, place.kind);
  if (kind.name === "plan") throw notFound();
  const reading = await readForEditing(ctx, { plan, kinds: parts.kinds, lists: listsFor(kind) });
  allow(reading.mayEdit);
  const { say } = ctx;
  const proposed = sent.issues.find((issue) => issue.code === "plan.error.keyNeeded")?.params?.key;
  const values = proposed === undefined ? sent.values : { ...sent.values, key: String(proposed) };
  const issues = issuesForForm(kind, values.key ?? "", { issues: sent.issues, values });
  const form = formState(say, { id: "record", labels: labelsOf(say, kind, values), values, issues });
  const title = say.t("plan.staff.list.add", { kind: kindWord(say, kind.name) });
  const isGone = sent.issues.some((issue) => issue.code === "plan.error.removedMeanwhile");
  return staffPlanPage(ctx, reading, {
    parts,
    current: kind.name,
    title,
    status: sent.status,
    crumbs: crumbsOf(ctx, reading, { kind, title }),
    body: (
      <>
        <h1>{title}</h1>
        {isGone ? <Notice tone="warning">{say.t("plan.staff.conflict.gone")}</Notice> : null}
        <Form form={form} action={recordAddress(ctx, plan, { kind: kind.name, key: "new" })} token={ctx.formToken}>
          <NewFields
            view={{ form, kind, reading, hidden: ["retiredOn", ...(kind.name === "listings" ? ["home"] : [])] }}
          />
          <Buttons ctx={ctx} conflict={undefined} back={backAddress(ctx, reading, kind)} />
        </Form>
      </>
    ),
  });
}
