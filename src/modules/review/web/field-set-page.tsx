import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { editFieldSet, type FieldSetToEdit, readFieldSet } from "../fields/edit-field-set.ts";
import { FIELD_PARTS, type Field } from "../fields/field-set.rules.ts";
import { NEW_FIELDS, writeFieldSetForm } from "../fields/field-set-form.rules.ts";
import { FieldSetInput } from "../fields/inputs.ts";
import { reviewAddress } from "./review-address.ts";
import { CellInput } from "./settings-chain.tsx";

const PATH = "/review/fields/:set";

const fieldSetRoute = staffPage({
  path: PATH,
  access: "review.manage",
  handle: (ctx, { params }) => fieldSetPage(ctx, params.set ?? ""),
});

const editRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: FieldSetInput,
  async handle(ctx, { params, input }) {
    await editFieldSet(ctx, params.set ?? "", input);
    return redirect(reviewAddress(ctx, `/fields/${params.set}`), { flash: "review.staff.flash.fields" });
  },
  invalid: (ctx, request) => fieldSetPage(ctx, request.params.set ?? "", request),
});

export const fieldSetRoutes: readonly Route[] = [fieldSetRoute, editRoute];

async function fieldSetPage(ctx: StaffContext, key: string, sent?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const set = await ctx.read((scope) => readFieldSet(scope, key));
  const title = say.t("review.staff.fields.title", { name: say.plain(set.newest.name) });
  const form = fieldSetForm(ctx, set, sent);
  return page({
    title,
    status: sent?.status,
    crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
    body: (
      <>
        <p class="eyebrow">{say.t("review.grade.version", { version: String(set.newest.version) })}</p>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.fields.lead")}</p>
        <Form form={form} action={reviewAddress(ctx, `/fields/${key}`)} token={ctx.formToken}>
          <input type="hidden" name="version" value={sent?.values.version ?? set.version} />
          <div class="short-fields">
            <TextInput form={form} name="nameJa" maxLength={100} />
            <TextInput form={form} name="nameEn" maxLength={100} lang="en" optional />
          </div>
          <KnownFields ctx={ctx} form={form} known={set.known} />
          <NewFields ctx={ctx} form={form} />
          <Submit label={say.t("review.staff.fields.save")} />
        </Form>
      </>
    ),
  });
}

interface PartProps {
  ctx: StaffContext;
  form: FormState;
}

const COLUMNS = ["shown", "order", "labelJa", "labelEn", "hint", "required"] as const;

function KnownFields({ ctx, form, known }: PartProps & { known: readonly Field[] }): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="fields" title={say.t("review.staff.fields.list")}>
      <table class="stacks chain">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th scope="col">{say.t(`review.staff.fields.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map((field) => (
            <tr>
              <td>
                <Checkbox form={form} name={`${field.key}.shown`} label={say.t("review.staff.fields.shown")} />
              </td>
              <td>
                <CellInput form={form} name={`${field.key}.order`} numeric />
              </td>
              <td>
                <CellInput form={form} name={`${field.key}.labelJa`} />
                <span class="more">
                  {say.t(`review.part.${field.part}`)} · {say.t(`review.staff.fieldKind.${field.kind}`)}
                </span>
              </td>
              <td>
                <CellInput form={form} name={`${field.key}.labelEn`} lang="en" />
              </td>
              <td>
                <CellInput form={form} name={`${field.key}.hint`} />
              </td>
              <td>
                <Checkbox form={form} name={`${field.key}.required`} label={say.t("review.staff.fields.required")} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function NewFields({ ctx, form }: PartProps): JSX.Element {
  const { say } = ctx;
  const parts = FIELD_PARTS.map((value) => ({ value, label: say.t(`review.part.${value}`) }));
  return (
    <Section id="new" title={say.t("review.staff.fields.new")} lead={say.t("review.staff.fields.newLead")}>
      {Array.from({ length: NEW_FIELDS }, (_, row) => (
        <div class="short-fields">
          <TextInput form={form} name={`new.${row}.labelJa`} maxLength={100} plain />
          <TextInput form={form} name={`new.${row}.labelEn`} maxLength={100} lang="en" plain />
          <Select form={form} name={`new.${row}.part`} options={parts} plain />
          <Checkbox form={form} name={`new.${row}.required`} label={say.t("review.staff.fields.required")} />
          <Checkbox form={form} name={`new.${row}.lastYear`} label={say.t("review.staff.fields.lastYear")} />
        </div>
      ))}
    </Section>
  );
}

function fieldSetForm({ say }: StaffContext, set: FieldSetToEdit, sent?: InvalidRequest): FormState {
  const parts = ["order", "labelJa", "labelEn", "hint"] as const;
  const known = set.known.flatMap((field) =>
    parts.map((part) => [
      `${field.key}.${part}`,
      say.t("review.staff.fields.of", { field: say.plain(field.label), label: say.t(`review.staff.fields.${part}`) }),
    ]),
  );
  const added = Array.from({ length: NEW_FIELDS }, (_, row) => row).flatMap((row) =>
    (["labelJa", "labelEn", "part"] as const).map((part) => [
      `new.${row}.${part}`,
      say.t(`review.staff.fields.${part}`),
    ]),
  );
  return formState(say, {
    id: "fields",
    labels: {
      nameJa: say.t("review.staff.fields.nameJa"),
      nameEn: say.t("review.staff.fields.nameEn"),
      ...Object.fromEntries([...known, ...added]),
    },
    values: sent?.values ?? writeFieldSetForm(set.newest.fields, { known: set.known, name: set.newest.name }),
    issues: sent?.issues,
  });
}
