import type { JSX } from "preact";
import { EASY_ISLAND } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox, Radios } from "#ui/choices.tsx";
import { Form, type FormState, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { EditRoundInput, NewRoundInput, QUESTIONS } from "../../rounds/inputs.ts";
import { readStaffRound } from "../../rounds/read-for-staff.ts";
import { ASKED, ROUND_KINDS, type Round } from "../../rounds/round.rules.ts";
import { addRound, editRound } from "../../rounds/save-round.ts";
import { spreadText } from "../../typed-text.ts";
import { EasyTextAid } from "./easy-text-aid.tsx";
import { staffAddress } from "./staff-words.ts";
import { TextInputs, textLabels } from "./text-inputs.tsx";

const access = "opinions.manage";

interface Typed {
  values: Record<string, string>;
  issues: Issue[];
}

/** Making and changing a public comment or the standing voice. */
export const roundFormRoutes: Route[] = [
  staffPage({ access, path: "/comments/new", handle: (ctx) => roundForm(ctx, {}) }),
  staffAction({
    access,
    path: "/comments",
    input: NewRoundInput,
    async handle(ctx, { input }) {
      await addRound(ctx, input);
      return redirect(staffAddress(ctx, `/comments/${input.key}`), { flash: "opinions.staff.flash.saved" });
    },
    invalid: async (ctx, { values, issues, status }) => ({
      ...(await roundForm(ctx, { typed: { values, issues } })),
      status,
    }),
  }),
  staffPage({ access, path: "/comments/:key/edit", handle: (ctx, { params }) => roundForm(ctx, { key: params.key }) }),
  staffAction({
    access,
    path: "/comments/:key/edit",
    input: EditRoundInput,
    async handle(ctx, { params, input }) {
      await editRound(ctx, { ...input, key: params.key ?? "" });
      return redirect(staffAddress(ctx, `/comments/${params.key}`), { flash: "opinions.staff.flash.saved" });
    },
    invalid: async (ctx, { params, values, issues, status }) => ({
      ...(await roundForm(ctx, { key: params.key, typed: { values, issues } })),
      status,
    }),
  }),
];

const NEW: Record<string, string> = { kind: "publicComment", keepMonths: "12" };

async function roundForm(ctx: StaffContext, { key, typed }: { key?: string; typed?: Typed }): Promise<PageView> {
  const { say } = ctx;
  const { round, plans } = await readStaffRound(ctx, { key });
  const shown = typed ?? { values: round ? valuesOf(round) : NEW, issues: [] };
  const form = stateOf(ctx, shown);
  const title = round ? say.plain(round.title) : say.t("opinions.staff.newRound");
  const none = { value: "", label: say.t("opinions.staff.noPlan") };
  const planOptions = plans.map((plan) => ({ value: String(plan.id), label: say.plain(plan.title) }));
  return page({
    title,
    islands: [EASY_ISLAND],
    crumbs: [{ label: say.t("opinions.staff.rounds"), href: staffAddress(ctx, "/comments") }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Form
          form={form}
          action={staffAddress(ctx, round ? `/comments/${key}/edit` : "/comments")}
          token={ctx.formToken}
        >
          {round ? <input type="hidden" name="version" value={round.version} /> : <NewFields ctx={ctx} form={form} />}
          <TextInputs form={form} name="title" label={say.t("opinions.staff.field.title")} isLine />
          <div class="filters">
            <TextInput form={form} name="opensOn" hint={say.t("opinions.staff.voiceDays")} />
            <TextInput form={form} name="closesOn" hint={say.t("opinions.staff.lastDay")} />
          </div>
          <DraftFields ctx={ctx} form={form} planOptions={[none, ...planOptions]} />
          <AskFields ctx={ctx} form={form} />
          <Checkbox form={form} name="published" />
          <div class="buttons">
            <Submit label={say.t("opinions.staff.button.save")} />
          </div>
          <EasyTextAid ctx={ctx} form={form} name="summary" subject={round ? `comments/${round.key}` : ""} />
        </Form>
      </>
    ),
  });
}

interface FieldsProps {
  ctx: StaffContext;
  form: FormState;
}

function NewFields({ ctx, form }: FieldsProps): JSX.Element {
  const { say } = ctx;
  const kinds = ROUND_KINDS.map((value) => ({ value, label: say.t(`opinions.staff.kind.${value}`) }));
  return (
    <>
      <Radios form={form} name="kind" options={kinds} />
      <TextInput form={form} name="key" hint={say.t("opinions.staff.keyHint")} spellcheck={false} />
    </>
  );
}

function DraftFields({ ctx, form, planOptions }: FieldsProps & { planOptions: { value: string; label: string }[] }) {
  const { say } = ctx;
  return (
    <Section id="draft-fields" title={say.t("opinions.round.draft")} lead={say.t("opinions.staff.draftLead")}>
      <TextInputs
        form={form}
        name="summary"
        label={say.t("opinions.staff.field.summary")}
        hint={say.t("opinions.staff.summaryHint")}
        rows={8}
        optional
      />
      <div class="filters">
        <Select form={form} name="planId" plain options={planOptions} />
        <TextInput form={form} name="draftVersion" inputMode="numeric" optional />
      </div>
      <TextArea form={form} name="draftLinks" rows={3} hint={say.t("opinions.staff.linksHint")} optional />
      <TextInputs form={form} name="draft" label={say.t("opinions.staff.field.draft")} rows={6} optional />
    </Section>
  );
}

function AskFields({ ctx, form }: FieldsProps): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="ask-fields" title={say.t("opinions.staff.askTitle")} lead={say.t("opinions.staff.askLead")}>
      {QUESTIONS.map((number) => (
        <TextInputs
          form={form}
          name={`question${number}`}
          label={say.t("opinions.staff.field.question", { number })}
          isLine
          optional
        />
      ))}
      {ASKED.map((asked) => (
        <Checkbox form={form} name={`asks.${asked}`} label={say.t(`opinions.form.${asked}`)} />
      ))}
      <TextInput form={form} name="keepMonths" inputMode="numeric" hint={say.t("opinions.staff.keepHint")} />
    </Section>
  );
}

function stateOf({ say }: StaffContext, typed: Typed): FormState {
  const field = (name: "key") => say.t(`opinions.staff.field.${name}`);
  const plain = [
    "key",
    "kind",
    "planId",
    "opensOn",
    "closesOn",
    "keepMonths",
    "draftVersion",
    "draftLinks",
    "published",
  ];
  const questions = QUESTIONS.map((number) =>
    textLabels(`question${number}`, say.t("opinions.staff.field.question", { number })),
  );
  return formState(say, {
    id: "round",
    ...typed,
    labels: Object.assign(
      Object.fromEntries(plain.map((name) => [name, field(name as "key")])),
      textLabels("title", field("title" as "key")),
      textLabels("summary", field("summary" as "key")),
      textLabels("draft", field("draft" as "key")),
      ...questions,
    ),
  });
}

function valuesOf(round: Round): Record<string, string> {
  return {
    planId: String(round.planId ?? ""),
    opensOn: round.opensOn ?? "",
    closesOn: round.closesOn ?? "",
    keepMonths: String(round.keepMonths),
    draftVersion: String(round.draftVersion ?? ""),
    draftLinks: round.draftLinks.map(({ title, href }) => `${title.ja ?? ""} ${href}`).join("\n"),
    ...(round.isPublished ? { published: "on" } : {}),
    ...Object.fromEntries(round.asks.map((asked) => [`asks.${asked}`, "on"])),
    ...spreadText("title", round.title),
    ...spreadText("summary", round.summary),
    ...spreadText("draft", round.draftText),
    ...Object.assign(
      {},
      ...QUESTIONS.map((number) => spreadText(`question${number}`, round.questions[number - 1] ?? null)),
    ),
  };
}
