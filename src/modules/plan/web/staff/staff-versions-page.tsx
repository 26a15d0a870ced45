import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { InLanguage } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { VersionInput } from "../../versions/inputs.ts";
import { makeVersion } from "../../versions/make-version.ts";
import { isPublicKind, versionKindsFor } from "../../versions/plan-state.rules.ts";
import { listVersionsForStaff, type StaffVersions } from "../../versions/read-version.ts";
import type { VersionEntry } from "../../versions/version.data.ts";
import { versionDate, versionName } from "../../versions/version-words.ts";
import { staffAddress, staffPlanPage } from "./staff-plan-page.tsx";

export function versionsRoutes(parts: PlanParts): Route[] {
  const path = "/plans/:plan/versions";
  return [
    staffPage({
      path,
      access: "plan.read",
      handle: (ctx, { params }) => versionsPage(ctx, parts, { plan: params.plan ?? "" }),
    }),
    staffAction({
      path,
      access: "plan.edit",
      input: VersionInput,
      async handle(ctx, { params, input }) {
        const plan = params.plan ?? "";
        const number = await makeVersion(ctx, { plan, kinds: parts.kinds }, input);
        return redirect(staffAddress(ctx, plan, `/versions/${number}`), {
          flash: "plan.staff.done.versionMade",
          flashWords: { number: String(number) },
        });
      },
      invalid: (ctx, sent) => versionsPage(ctx, parts, { plan: sent.params.plan ?? "", sent }),
    }),
  ];
}

interface Asked {
  plan: string;
  sent?: InvalidRequest;
}

async function versionsPage(ctx: StaffContext, parts: PlanParts, { plan, sent }: Asked): Promise<PageView> {
  const { say } = ctx;
  const found = await listVersionsForStaff(ctx, { plan, kinds: parts.kinds });
  const title = say.t("plan.staff.versions");
  return staffPlanPage(ctx, found.reading, {
    parts,
    current: "versions",
    title,
    status: sent?.status,
    crumbs: [{ label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.staff.version.lead")}</p>
        {found.versions.length === 0 ? <p>{say.t("plan.staff.version.none")}</p> : null}
        <ol class="rows" reversed>
          {found.versions.map((version) => (
            <li>
              <Row ctx={ctx} found={found} version={version} />
            </li>
          ))}
        </ol>
        {found.reading.mayEdit ? <NewVersion ctx={ctx} found={found} sent={sent} /> : null}
      </>
    ),
  });
}

interface RowProps {
  ctx: StaffContext;
  found: StaffVersions;
  version: VersionEntry;
}

function Row({ ctx, found, version }: RowProps): JSX.Element {
  const { say } = ctx;
  return (
    <a href={staffAddress(ctx, found.reading.plan.key, `/versions/${version.number}`)}>
      <span class="what">
        <InLanguage resolved={versionName(say, version)} />
      </span>
      <span class="more">{versionDate(say, version)}</span>
      <span class="under">
        {madeWords(ctx, found, version)}
        {" ・ "}
        {say.t(isPublicKind(version.kind) ? "plan.staff.version.public" : "plan.staff.version.office")}
        {version.reason ? ` ・ ${version.reason}` : ""}
      </span>
    </a>
  );
}

/** When the version was kept, and by whom. */
export function madeWords(
  { say }: StaffContext,
  { names }: Pick<StaffVersions, "names">,
  { madeAt, madeBy }: VersionEntry,
): string {
  const by = madeBy ? (names.get(madeBy) ?? say.t("plan.staff.somebody")) : say.t("plan.staff.system");
  return say.t("plan.staff.version.made", { time: say.format.dateTime(madeAt), by });
}

interface NewVersionProps {
  ctx: StaffContext;
  found: StaffVersions;
  sent: InvalidRequest | undefined;
}

function NewVersion({ ctx, found: { reading, versions }, sent }: NewVersionProps): JSX.Element {
  const { say } = ctx;
  const kinds = versionKindsFor(
    reading.head.state,
    versions.map(({ kind }) => kind),
  );
  const labels = {
    kind: say.t("plan.staff.version.kind"),
    labelJa: say.t("plan.staff.version.labelJa"),
    labelEn: say.t("plan.staff.version.labelEn"),
    datedOn: say.t("plan.staff.version.datedOn"),
    reason: say.t("plan.staff.version.reason"),
    decisionNumber: say.t("plan.versions.decisionNumber"),
    decidedOn: say.t("plan.versions.decidedOn"),
  };
  const values = sent?.values ?? { kind: kinds[0] ?? "", datedOn: reading.today };
  const form = formState(say, { id: "version", labels, values, issues: sent?.issues });
  const options = kinds.map((kind) => ({ value: kind, label: say.t(`plan.staff.version.as.${kind}`) }));
  return (
    <Section id="new" title={say.t("plan.staff.version.new")} lead={say.t("plan.staff.version.newLead")}>
      <Form form={form} action={staffAddress(ctx, reading.plan.key, "/versions")} token={ctx.formToken}>
        <Select form={form} name="kind" options={options} hint={say.t("plan.staff.version.kindHint")} />
        <TextInput form={form} name="datedOn" optional hint={say.t("plan.staff.hint.date")} autocomplete="off" />
        <TextArea form={form} name="reason" optional rows={3} hint={say.t("plan.staff.version.reasonHint")} />
        <TextInput form={form} name="labelJa" optional hint={say.t("plan.staff.version.labelHint")} maxLength={200} />
        <TextInput form={form} name="labelEn" optional maxLength={200} lang="en" />
        <DecisionFields form={form} say={say} />
        <Submit label={say.t("plan.staff.version.make")} />
      </Form>
    </Section>
  );
}

export function DecisionFields({
  form,
  say,
}: {
  form: ReturnType<typeof formState>;
  say: StaffContext["say"];
}): JSX.Element {
  return (
    <>
      <TextInput
        form={form}
        name="decisionNumber"
        optional
        hint={say.t("plan.staff.version.decisionHint")}
        maxLength={100}
        autocomplete="off"
      />
      <TextInput form={form} name="decidedOn" optional autocomplete="off" />
    </>
  );
}
