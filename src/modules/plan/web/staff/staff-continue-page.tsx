import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, type Option, Select, Submit, TextInput } from "#ui/form.tsx";
import { readForEditing } from "../../editing/read-for-editing.ts";
import { continueProject } from "../../lineage/continue-project.ts";
import { listProjectsElsewhere } from "../../lineage/lineage.data.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { recordAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { kindWord, recordWord } from "./staff-words.ts";

const KEY = "[a-z0-9][a-z0-9-]{0,79}";
const ContinueInput = z.object({
  /** `plan/project` */
  former: z.string().regex(new RegExp(`^${KEY}/${KEY}$`), "plan.error.required"),
  on: z.string().max(40),
});

const PATH = "/plans/:plan/projects/:key/continue";

/** Ties a project to the one of an earlier plan that it goes on with. */
export function continueRoutes(parts: PlanParts): Route[] {
  const place = (params: Record<string, string>) => ({ parts, plan: params.plan ?? "", key: params.key ?? "" });
  return [
    staffPage({ path: PATH, access: "plan.edit", handle: (ctx, { params }) => continuePage(ctx, place(params)) }),
    staffAction({
      path: PATH,
      access: "plan.edit",
      input: ContinueInput,
      async handle(ctx, { params, input }) {
        const { plan, key } = place(params);
        const [formerPlan = "", project = ""] = input.former.split("/");
        const former = { plan: formerPlan, project };
        await continueProject(ctx, { plan, kinds: parts.kinds, project: key, former, on: input.on });
        return redirect(recordAddress(ctx, plan, { kind: "projects", key }), { flash: "plan.staff.done.continued" });
      },
      invalid: (ctx, sent) => continuePage(ctx, { ...place(sent.params), sent }),
    }),
  ];
}

interface Asked {
  parts: PlanParts;
  plan: string;
  key: string;
  sent?: InvalidRequest;
}

async function continuePage(ctx: StaffContext, { parts, plan, key, sent }: Asked): Promise<PageView> {
  const { say } = ctx;
  const options: Option[] = [];
  const reading = await readForEditing(ctx, {
    plan,
    kinds: parts.kinds,
    lists: ["projects"],
    async also(scope, own) {
      for (const entry of await listProjectsElsewhere(scope, own.id))
        options.push({
          value: `${entry.plan}/${entry.project}`,
          label: say.plain(entry.title),
          group: say.plain(entry.planTitle),
        });
    },
  });
  allow(reading.mayEdit);
  const project = reading.find("projects", key);
  if (!project) throw notFound("plan.error.recordNotFound");
  const title = say.t("plan.staff.continue.title");
  const address = recordAddress(ctx, plan, { kind: "projects", key });
  const labels = { former: say.t("plan.staff.continue.former"), on: say.t("plan.staff.continue.on") };
  const values = sent?.values ?? { on: reading.head.periodStart?.length === 10 ? reading.head.periodStart : "" };
  const form = formState(say, { id: "continue", labels, values, issues: sent?.issues });
  return staffPlanPage(ctx, reading, {
    parts,
    current: "projects",
    title,
    status: sent?.status,
    crumbs: [
      { label: kindWord(say, "projects"), href: recordAddress(ctx, plan, { kind: "projects" }) },
      { label: recordWord(say, reading, { kind: "projects", record: project }), href: address },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t(options.length > 0 ? "plan.staff.continue.lead" : "plan.staff.continue.none")}</p>
        {options.length > 0 ? (
          <Form form={form} action={`${address}/continue`} token={ctx.formToken}>
            <Select
              form={form}
              name="former"
              options={[{ value: "", label: say.t("plan.staff.form.choose") }, ...options]}
            />
            <TextInput form={form} name="on" hint={say.t("plan.staff.regroup.onHint")} autocomplete="off" />
            <Submit label={say.t("plan.staff.continue.submit")} />
          </Form>
        ) : null}
      </>
    ),
  });
}
