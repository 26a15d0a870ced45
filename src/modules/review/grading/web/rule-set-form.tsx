import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, type FormState, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice } from "#ui/parts.tsx";
import { reviewAddress } from "../../web/review-address.ts";
import { editRuleSet } from "../edit-rule-set.ts";
import { RuleSetInput } from "../inputs.ts";
import { previewRuleSet, type RulePreview } from "../preview-rule-set.ts";
import { type ReadRuleSet, readRuleSet } from "../read-rule-sets.ts";
import { numbersOf } from "../rule-numbers.rules.ts";
import type { RuleSet } from "../rule-set.rules.ts";
import { numberLabels } from "./number-labels.ts";
import { PreviewShown } from "./rule-preview.tsx";
import { idOf } from "./rule-set-page.tsx";
import { rulesAddress } from "./rules-page.tsx";

const PATH = "/review/rules/:id/edit";

interface Sent {
  values: Record<string, string>;
  issues: Issue[];
  preview?: RulePreview;
}

const formRoute = staffPage({
  path: PATH,
  access: "review.manage",
  handle: (ctx, { params }) => formPage(ctx, idOf(params), null),
});

const editRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: RuleSetInput,
  async handle(ctx, { params, input }) {
    const id = idOf(params);
    if (input.act === "save") {
      const saved = await editRuleSet(ctx, { ...input, id });
      const flash = saved === id ? "review.staff.grade.flash.saved" : "review.staff.grade.flash.newVersion";
      return redirect(rulesAddress(ctx, `/${saved}`), { flash });
    }
    const cycleId = input.cycle ?? (await readRuleSet(ctx, id)).cycles[0]?.id;
    const preview = cycleId === undefined ? undefined : await previewRuleSet(ctx, { ...input, id, cycleId });
    return formPage(ctx, id, { values: valuesOf(input), issues: [], preview });
  },
  invalid: async (ctx, { params, values, issues, status }) => ({
    ...(await formPage(ctx, idOf(params), { values, issues })),
    status,
  }),
});

export const ruleFormRoutes: readonly Route[] = [formRoute, editRoute];

const valuesOf = ({ titleJa, titleEn, note, cycle, numbers }: RuleSetInput): Record<string, string> => ({
  ...numbers,
  titleJa,
  titleEn,
  note,
  cycle: cycle === null ? "" : String(cycle),
});

async function formPage(ctx: StaffContext, id: number, sent: Sent | null): Promise<PageView> {
  const { say } = ctx;
  const read = await readRuleSet(ctx, id);
  const { rules } = read.kept;
  const title = say.t("review.staff.grade.editTitle", { title: say.plain(rules.title) });
  const form = ruleForm(ctx, rules, sent);
  return page({
    title,
    crumbs: [
      { label: say.t("review.staff.menu"), href: reviewAddress(ctx) },
      { label: say.t("review.staff.grade.rules"), href: rulesAddress(ctx) },
      { label: say.text(rules.title), href: rulesAddress(ctx, `/${id}`) },
      { label: say.t("review.staff.grade.edit") },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <Notice>
          {say.t(read.uses.length > 0 ? "review.staff.grade.makesVersion" : "review.staff.grade.changesVersion")}
        </Notice>
        <Form form={form} action={rulesAddress(ctx, `/${id}/edit`)} token={ctx.formToken}>
          <TextInput form={form} name="titleJa" maxLength={100} />
          <TextInput form={form} name="titleEn" maxLength={100} optional />
          <NumberFields ctx={ctx} form={form} rules={rules} />
          <TextArea form={form} name="note" hint={say.t("review.staff.grade.noteHint")} rows={2} maxLength={500} />
          <CycleChoice ctx={ctx} form={form} read={read} />
          <div class="buttons">
            <Submit label={say.t("review.staff.grade.save")} name="act" value="save" />
            {read.cycles.length > 0 ? (
              <Submit label={say.t("review.staff.grade.preview")} tone="plain" name="act" value="preview" />
            ) : null}
          </div>
        </Form>
        {sent?.preview ? <PreviewShown ctx={ctx} preview={sent.preview} /> : null}
      </>
    ),
  });
}

function ruleForm({ say }: StaffContext, rules: RuleSet, sent: Sent | null): FormState {
  const numbers = numbersOf(rules);
  return formState(say, {
    id: "rule",
    labels: {
      titleJa: say.t("review.staff.grade.field.titleJa"),
      titleEn: say.t("review.staff.grade.field.titleEn"),
      note: say.t("review.staff.grade.field.note"),
      cycle: say.t("review.staff.grade.field.cycle"),
      ...numberLabels(say, rules),
    },
    values: sent?.values ?? {
      titleJa: rules.title.ja ?? "",
      titleEn: rules.title.en ?? "",
      ...Object.fromEntries(numbers.map(({ name, value }) => [name, value])),
    },
    issues: sent?.issues ?? [],
  });
}

interface FieldsProps {
  ctx: StaffContext;
  form: FormState;
  rules: RuleSet;
}

/** The numbers of the rule, under the name of the part that they belong to. */
function NumberFields({ ctx, form, rules }: FieldsProps): JSX.Element {
  const byPart = Map.groupBy(numbersOf(rules), ({ name }) => name.split(".").slice(0, 2).join("."));
  return (
    <>
      {[...byPart].map(([part, numbers]) => {
        const [list = "", index = ""] = part.split(".");
        const owner = rules[list as "inputs" | "questions" | "steps"][Number(index)];
        return (
          <fieldset class="field rule-numbers">
            <legend>
              <TextOf say={ctx.say} text={owner?.label ?? {}} />
            </legend>
            {numbers.map(({ name }) => (
              <TextInput form={form} name={name} inputMode="decimal" autocomplete="off" />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}

/** Which year's sheets a change is tried out on. */
function CycleChoice({
  ctx,
  form,
  read,
}: {
  ctx: StaffContext;
  form: FormState;
  read: ReadRuleSet;
}): JSX.Element | null {
  const { say } = ctx;
  if (read.cycles.length === 0) return null;
  const options = read.cycles.map((cycle) => ({
    value: String(cycle.id),
    label: `${say.plain(cycle.planTitle)} ${say.format.fiscalYear(cycle.fiscalYear)}`,
  }));
  return <Select form={form} name="cycle" options={options} plain />;
}
