import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, type FormState, formState, Select, Submit } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import { splitProject } from "../../lineage/split-project.ts";
import type { PlanParts } from "../../plan-parts.ts";
import type { Listing, Project } from "../../records/plan-records.ts";
import { recordAddress, staffPlanPage } from "./staff-plan-page.tsx";
import type { Sent } from "./staff-record-page.tsx";
import { ActFields, actLabels, OutcomeFields, outcomeLabels, textValues, typedOutcome } from "./staff-regroup-form.tsx";
import { kindWord, recordWord } from "./staff-words.ts";

/** Parts that one page offers. */
const MOST_PARTS = 8;
const SplitInput = z
  .object({
    count: z.coerce.number().int().min(2).max(MOST_PARTS),
    goesOn: z.enum(["", "0"]),
    on: z.string().max(40),
    reason: z.string().max(2_000),
    more: z.string().optional(),
  })
  .catchall(z.string());

const PATH = "/plans/:plan/projects/:key/split";

export function splitRoutes(parts: PlanParts): Route[] {
  const place = (params: Record<string, string>) => ({ parts, plan: params.plan ?? "", key: params.key ?? "" });
  return [
    staffPage({
      path: PATH,
      access: "plan.edit",
      handle: (ctx, { params }) => splitPage(ctx, place(params), undefined),
    }),
    staffAction({
      path: PATH,
      access: "plan.edit",
      input: SplitInput,
      async handle(ctx, { params, input }) {
        const { plan, key } = place(params);
        const { count, goesOn, on, more, ...typed } = input;
        const values = { ...typed, goesOn, on } as Record<string, string>;
        // One part more is only another look at the form.
        if (more !== undefined) {
          const grown = { ...values, count: String(Math.min(MOST_PARTS, count + 1)) };
          return splitPage(ctx, place(params), { values: grown, issues: [] });
        }
        const outcomes = Array.from({ length: count }, (_, index) =>
          typedOutcome(values, `parts.${index}.`, goesOn === String(index) ? key : null),
        );
        const reason = input.reason.trim() || null;
        const made = await splitProject(ctx, { plan, kinds: parts.kinds, from: key, parts: outcomes, on, reason });
        return redirect(recordAddress(ctx, plan, { kind: "projects", key: made[0] ?? key }), {
          flash: "plan.staff.done.split",
        });
      },
      invalid: (ctx, sent) => splitPage(ctx, place(sent.params), sent),
    }),
  ];
}

interface Place {
  parts: PlanParts;
  plan: string;
  key: string;
}

async function splitPage(ctx: StaffContext, { parts, plan, key }: Place, sent: Sent | undefined): Promise<PageView> {
  const { say } = ctx;
  const reading = await readForEditing(ctx, { plan, kinds: parts.kinds, lists: ["nodes", "projects", "listings"] });
  allow(reading.mayEdit);
  const project = reading.find("projects", key) as Project | undefined;
  if (!project) throw notFound("plan.error.recordNotFound");
  const name = recordWord(say, reading, { kind: "projects", record: project });
  const title = say.t("plan.staff.split.title", { name });
  const address = recordAddress(ctx, plan, { kind: "projects", key });
  return staffPlanPage(ctx, reading, {
    parts,
    current: "projects",
    title,
    status: sent?.status,
    crumbs: [
      { label: kindWord(say, "projects"), href: recordAddress(ctx, plan, { kind: "projects" }) },
      { label: name, href: address },
      { label: say.t("plan.staff.split.crumb") },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.staff.split.lead")}</p>
        <SplitForm ctx={ctx} reading={reading} project={project} sent={sent} />
      </>
    ),
  });
}

interface SplitFormProps {
  ctx: StaffContext;
  reading: StaffReading;
  project: Project;
  sent: Sent | undefined;
}

function SplitForm({ ctx, reading, project, sent }: SplitFormProps): JSX.Element {
  const { say } = ctx;
  const { form, count } = formOf({ ctx, reading, project, sent });
  const address = recordAddress(ctx, reading.plan.key, { kind: "projects", key: project.key });
  return (
    <Form form={form} action={`${address}/split`} token={ctx.formToken}>
      <input type="hidden" name="count" value={String(count)} />
      <Select
        form={form}
        name="goesOn"
        plain
        options={[
          { value: "", label: say.t("plan.staff.split.ends") },
          { value: "0", label: say.t("plan.staff.split.goesOn") },
        ]}
      />
      {Array.from({ length: count }, (_, index) => (
        <section class="section" aria-labelledby={`part-${index}`}>
          <h2 id={`part-${index}`}>{say.t("plan.staff.split.part", { number: index + 1 })}</h2>
          <OutcomeFields form={form} reading={reading} at={`parts.${index}.`} />
        </section>
      ))}
      {count < MOST_PARTS ? (
        <p>
          <Submit tone="plain" name="more" value="1" label={say.t("plan.staff.split.more")} />
        </p>
      ) : null}
      <ActFields form={form} />
      <Notice>{say.t("plan.staff.split.note")}</Notice>
      <p class="buttons">
        <Submit label={say.t("plan.staff.split.submit")} />
        <a class="button quiet" href={address}>
          {say.t("plan.staff.form.cancel")}
        </a>
      </p>
    </Form>
  );
}

/** Each part begins with all that the project says: it is easier to take away than to remember. */
function formOf({ ctx, reading, project, sent }: SplitFormProps): { form: FormState; count: number } {
  const { say } = ctx;
  const count = Math.max(2, Math.min(MOST_PARTS, Number(sent?.values?.count) || 2));
  const home = reading.list<Listing>("listings").find((entry) => entry.home && entry.project === project.key)?.node;
  const indexes = Array.from({ length: count }, (_, index) => index);
  const stored = indexes.map((index) => ({
    ...textValues(`parts.${index}.`, project),
    [`parts.${index}.home`]: home ?? "",
  }));
  const values: Record<string, string> = Object.assign({ goesOn: "", on: reading.today }, ...stored, sent?.values);
  for (const { path, code, params } of sent?.issues ?? [])
    if (code === "plan.error.keyNeeded") values[path] = String(params?.key ?? "");
  const labels = Object.assign(
    { goesOn: say.t("plan.staff.split.original"), ...actLabels(ctx, "plan.staff.split.on") },
    ...indexes.map((index) => outcomeLabels(ctx, `parts.${index}.`, values)),
  ) as Record<string, string>;
  return { form: formState(say, { id: "split", labels, values, issues: sent?.issues }), count };
}
