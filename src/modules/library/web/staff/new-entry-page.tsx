import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Radios } from "#ui/choices.tsx";
import { Form, formState, type Option, Select, Submit, TextInput } from "#ui/form.tsx";
import { listTree, type TreeEntry } from "../../editing/list-tree.ts";
import { createEntry } from "../../entries/create-entry.ts";
import { ENTRY_KINDS } from "../../entries/entry.rules.ts";
import { NewEntryInput } from "../../entries/inputs.ts";
import { done, libraryAddress, MANAGES } from "./staff-address.ts";

export const newEntryRoutes: Route[] = [
  staffPage({
    path: "/library/new",
    access: MANAGES,
    query: ["below", "kind"],
    handle: (ctx, { query }) =>
      newPage(ctx, {
        values: { parent: query.below ?? "", kind: ENTRY_KINDS.find((kind) => kind === query.kind) ?? "page" },
      }),
  }),
  staffAction({
    path: "/library/new",
    access: MANAGES,
    input: NewEntryInput,
    async handle(ctx, { input }) {
      await createEntry(ctx, input);
      // Of a document the files are what residents come for.
      const rest = input.kind === "document" ? "/files" : "";
      return done(ctx, `/${input.key}${rest}`, "library.staff.done.added");
    },
    invalid: (ctx, request) => newPage(ctx, request),
  }),
];

type Shown = Pick<InvalidRequest, "values"> & Partial<Pick<InvalidRequest, "issues" | "status">>;

async function newPage(ctx: StaffContext, { values, issues, status }: Shown): Promise<PageView> {
  const { say } = ctx;
  const { top } = await listTree(ctx);
  const title = say.t("library.staff.new.title");
  const form = formState(say, {
    id: "new-entry",
    labels: {
      kind: say.t("library.staff.new.kind"),
      title: say.t("library.staff.field.title"),
      key: say.t("library.staff.new.key"),
      parent: say.t("library.staff.new.parent"),
      rootLanguage: say.t("library.staff.new.rootLanguage"),
    },
    values,
    issues,
  });
  const kinds = ENTRY_KINDS.map((kind) => ({ value: kind, label: say.t(`library.staff.kind.${kind}`) }));
  const languages = (["ja", "ja-easy", "en"] as const).map((code) => ({ value: code, label: getLanguage(code).name }));
  return page({
    title,
    status,
    crumbs: [{ label: say.t("library.staff.menu"), href: libraryAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Form form={form} action={libraryAddress(ctx, "/new")} token={ctx.formToken}>
          <Radios form={form} name="kind" options={kinds} />
          <TextInput form={form} name="title" maxLength={300} />
          <TextInput
            form={form}
            name="key"
            hint={say.t("library.staff.new.keyHint")}
            spellcheck={false}
            maxLength={60}
          />
          <Select form={form} name="parent" options={parentOptions(say, top)} optional />
          <Select form={form} name="rootLanguage" options={languages} />
          <Submit label={say.t("library.staff.button.add")} />
        </Form>
      </>
    ),
  });
}

/** All entries as places to stand below, indented by how deep they are; `without`: a branch that is no choice. */
export function parentOptions(say: StaffContext["say"], top: readonly TreeEntry[], without?: string): Option[] {
  const walk = (entries: readonly TreeEntry[], depth: number): Option[] =>
    entries
      .filter(({ entry }) => entry.key !== without)
      .flatMap(({ entry, title, below }) => [
        { value: entry.key, label: `${"　".repeat(depth)}${title}` },
        ...walk(below, depth + 1),
      ]);
  return [{ value: "", label: say.t("library.staff.new.top") }, ...walk(top, 0)];
}
