import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { Form, type FormState, formState, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { OrderInput } from "../desk/inputs.ts";
import { languageName } from "../desk/language-name.ts";
import { orderTranslation } from "../desk/order-translation.ts";
import { projectValue } from "../desk/project-choices.ts";
import { type OrderForm, readOrderForm } from "../desk/read-order.ts";
import { deskAddress, deskCrumbs } from "./desk-address.ts";

const access = "translation.order";

/** A section asks for a translation. */
export const orderRoutes: Route[] = [
  staffPage({
    access,
    path: "/translation/requests/new",
    query: ["entry", "language"],
    async handle(ctx, { query }) {
      const given = await readOrderForm(ctx, query.entry);
      const values: Record<string, string> = {
        neededOn: given.usualDay,
        project: given.usualProject,
        sourceLanguage: "ja",
      };
      if (query.language) values[`language.${query.language}`] = "on";
      return orderPage(ctx, given, { values, issues: [] });
    },
  }),
  staffAction({
    access,
    path: "/translation/requests",
    input: OrderInput,
    async handle(ctx, { input }) {
      const id = await orderTranslation(ctx, input);
      return redirect(deskAddress(ctx, "/requests?view=ordered"), {
        flash: "translation.staff.flash.ordered",
        flashWords: { number: String(id) },
      });
    },
    invalid: async (ctx, { values, issues, status }) => ({
      ...orderPage(ctx, await readOrderForm(ctx, values.entryKey || undefined), { values, issues }),
      status,
    }),
  }),
];

interface Typed {
  values: Record<string, string>;
  issues: Issue[];
}

function orderPage(ctx: StaffContext, given: OrderForm, typed: Typed): PageView {
  const { say } = ctx;
  const title = say.t("translation.staff.order.title");
  const label = (
    name: "title" | "text" | "sourceLanguage" | "neededOn" | "audience" | "remarks" | "project" | "languages",
  ) => say.t(`translation.staff.field.${name}`);
  const form = formState(say, {
    id: "order",
    ...typed,
    labels: {
      ...{
        title: label("title"),
        text: label("text"),
        sourceLanguage: label("sourceLanguage"),
        neededOn: label("neededOn"),
      },
      ...{
        audience: label("audience"),
        remarks: label("remarks"),
        project: label("project"),
        languages: label("languages"),
      },
    },
  });
  return page({
    title,
    crumbs: deskCrumbs(
      ctx,
      { label: say.t("translation.staff.queue.title"), href: deskAddress(ctx, "/requests") },
      { label: title },
    ),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("translation.staff.order.lead")}</p>
        <Form form={form} action={deskAddress(ctx, "/requests")} token={ctx.formToken}>
          {given.entry ? <EntryOf ctx={ctx} entry={given.entry} /> : <PastedText ctx={ctx} form={form} />}
          <Languages ctx={ctx} form={form} root={given.entry?.rootLanguage} />
          <TextInput form={form} name="neededOn" hint={say.t("translation.staff.dayHint")} />
          <TextInput form={form} name="audience" hint={say.t("translation.staff.order.audienceHint")} optional />
          <TextArea form={form} name="remarks" hint={say.t("translation.staff.order.remarksHint")} optional />
          <Select
            form={form}
            name="project"
            plain
            options={projectOptions(ctx, given)}
            hint={say.t("translation.staff.order.projectHint")}
          />
          <Submit label={say.t("translation.staff.order.send")} />
        </Form>
      </>
    ),
  });
}

function EntryOf({ ctx, entry }: { ctx: StaffContext; entry: NonNullable<OrderForm["entry"]> }): JSX.Element {
  return (
    <p>
      <input type="hidden" name="entryKey" value={entry.key} />
      <b>
        <TextOf say={ctx.say} text={entry.title} />
      </b>
    </p>
  );
}

function PastedText({ ctx: { say }, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const languages = LANGUAGES.map(({ code }) => ({ value: code, label: languageName(code, say.language.code) }));
  return (
    <>
      <TextInput form={form} name="title" />
      <TextArea form={form} name="text" rows={10} hint={say.t("translation.staff.order.textHint")} />
      <Select form={form} name="sourceLanguage" plain options={languages} />
    </>
  );
}

function Languages({
  ctx: { say },
  form,
  root,
}: {
  ctx: StaffContext;
  form: FormState;
  root: string | undefined;
}): JSX.Element {
  return (
    <Fieldset form={form} name="languages" legend={say.t("translation.staff.field.languages")}>
      {LANGUAGES.filter(({ code }) => code !== root).map(({ code }) => (
        <Checkbox form={form} name={`language.${code}`} label={languageName(code, say.language.code)} />
      ))}
    </Fieldset>
  );
}

function projectOptions({ say }: StaffContext, { projects }: OrderForm) {
  const none = { value: "", label: say.t("translation.staff.order.noProject") };
  return [
    none,
    ...projects.map((choice) => ({
      value: projectValue(choice),
      label: say.plain(choice.title),
      group: say.plain(choice.planTitle),
    })),
  ];
}
