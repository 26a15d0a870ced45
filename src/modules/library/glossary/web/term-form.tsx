import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { getLanguage, LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, PostButton, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { libraryAddress } from "../../web/staff/staff-address.ts";
import { EXPLAINED_IN, TERM_LANGUAGES } from "../inputs.ts";
import type { TermForStaff } from "../list-terms.ts";
import { TERM_LEVELS, TERM_USES, type Term } from "../term.rules.ts";

export const glossaryAddress = (ctx: StaffContext, rest = "") => `/${ctx.municipality.slug}/staff/glossary${rest}`;

interface TermReading {
  /** Undefined for a new one. */
  found: TermForStaff | undefined;
  mayManage: boolean;
}

/** One term in all languages. */
export function termPage(ctx: StaffContext, { found, mayManage }: TermReading, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const form = formState(say, {
    id: "term",
    labels: labelsOf(ctx),
    values: shown?.values ?? (found ? valuesOf(found.term) : {}),
    issues: shown?.issues,
  });
  const title = found ? found.term.ja : say.t("library.staff.glossary.add");
  return page({
    title,
    status: shown?.status,
    crumbs: [
      { label: say.t("library.staff.menu"), href: libraryAddress(ctx) },
      { label: say.t("library.staff.glossary.title"), href: glossaryAddress(ctx) },
      { label: title },
    ],
    body: (
      <>
        <h1 lang={found ? "ja" : undefined}>{title}</h1>
        {found?.state === "withdrawn" ? <p class="lead">{say.t("library.staff.glossary.isWithdrawn")}</p> : null}
        <TermForm ctx={ctx} form={form} found={found} mayManage={mayManage} />
        {found && mayManage ? <OtherActs ctx={ctx} found={found} /> : null}
      </>
    ),
  });
}

interface TermFormProps extends TermReading {
  ctx: StaffContext;
  form: FormState;
}

function TermForm({ ctx, form, found, mayManage }: TermFormProps): JSX.Element {
  const { say } = ctx;
  return (
    <Form form={form} action={glossaryAddress(ctx, found ? `/terms/${found.key}` : "/new")} token={ctx.formToken}>
      {found ? (
        <input type="hidden" name="version" value={form.values.version ?? String(found.version)} />
      ) : (
        <TextInput form={form} name="key" hint={say.t("library.staff.glossary.keyHint")} maxLength={60} />
      )}
      <TermFields ctx={ctx} form={form} />
      {mayManage ? <Submit label={say.t("library.staff.glossary.save")} /> : null}
    </Form>
  );
}

function TermFields({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <TextInput form={form} name="ja" lang="ja" maxLength={200} />
      <TextInput
        form={form}
        name="reading"
        lang="ja"
        maxLength={200}
        hint={say.t("library.staff.glossary.readingHint")}
      />
      <TextInput
        form={form}
        name="easy"
        lang="ja"
        maxLength={200}
        optional
        hint={say.t("library.staff.glossary.easyHint")}
      />
      <EasyUse ctx={ctx} form={form} />
      <Checkbox form={form} name="locked" />
      {EXPLAINED_IN.map((code) => (
        <TextArea
          form={form}
          name={`explanation-${code}`}
          rows={2}
          maxLength={1_000}
          lang={getLanguage(code).htmlLang}
          optional
        />
      ))}
      <SameWords form={form} code="ja" />
      {TERM_LANGUAGES.map((code) => (
        <>
          <TextInput
            form={form}
            name={`term-${code}`}
            maxLength={200}
            lang={getLanguage(code).htmlLang}
            dir="auto"
            optional
          />
          <SameWords form={form} code={code} />
        </>
      ))}
    </>
  );
}

/** What the checker of Easy Japanese does with the word. */
function EasyUse({ ctx: { say }, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  const nobody = { value: "", label: "―" };
  const levels = TERM_LEVELS.map((value) => ({ value, label: say.t(`library.staff.glossary.level.${value}`) }));
  const uses = TERM_USES.map((value) => ({ value, label: say.t(`library.staff.glossary.use.${value}`) }));
  return (
    <>
      <Select form={form} name="use" options={[nobody, ...uses]} optional />
      <Select form={form} name="level" options={[nobody, ...levels]} optional />
    </>
  );
}

const SameWords = ({ form, code }: { form: FormState; code: LanguageCode }): JSX.Element => (
  <TextInput
    form={form}
    name={`same-${code}`}
    lang={getLanguage(code).htmlLang}
    maxLength={1_000}
    dir="auto"
    optional
  />
);

function OtherActs({ ctx, found }: { ctx: StaffContext; found: TermForStaff }): JSX.Element {
  const { say } = ctx;
  const { key, state, version } = found;
  const hidden = { version: String(version) };
  const act = (name: "withdraw" | "restore") => (
    <PostButton
      action={glossaryAddress(ctx, `/terms/${key}/${name}`)}
      token={ctx.formToken}
      label={say.t(`library.staff.glossary.${name}`)}
      hidden={hidden}
    />
  );
  return (
    <div class="buttons">
      {state === "withdrawn" ? null : act("withdraw")}
      {state === "changed" || state === "withdrawn" ? act("restore") : null}
    </div>
  );
}

function labelsOf({ say }: StaffContext): Record<string, string> {
  const fields = ["key", "ja", "reading", "easy", "use", "level", "locked"] as const;
  const named = (
    prefix: "explanation" | "term" | "same",
    codes: readonly LanguageCode[],
  ): [name: string, label: string][] =>
    codes.map((code) => [
      `${prefix}-${code}`,
      say.t(`library.staff.glossary.field.${prefix}`, { language: getLanguage(code).name }),
    ]);
  const all = LANGUAGES.map(({ code }) => code);
  return Object.fromEntries([
    ...fields.map((field) => [field, say.t(`library.staff.glossary.field.${field}`)]),
    ...named("explanation", EXPLAINED_IN),
    ...named("term", TERM_LANGUAGES),
    ...named("same", all),
  ]);
}

function valuesOf({
  ja,
  reading,
  easy,
  level,
  use,
  isLocked,
  explanation,
  terms,
  synonyms,
}: Term): Record<string, string> {
  const named = (prefix: string, words: Partial<Record<LanguageCode, string | string[]>>) =>
    Object.entries(words).map(([code, word]) => [
      `${prefix}-${code}`,
      typeof word === "string" ? word : word.join("、"),
    ]);
  return Object.fromEntries([
    ...[
      ["ja", ja],
      ["reading", reading],
      ["easy", easy ?? ""],
      ["level", level ?? ""],
      ["use", use ?? ""],
      ["locked", isLocked ? "on" : ""],
    ],
    ...named("explanation", explanation),
    ...named("term", terms),
    ...named("same", synonyms),
  ]);
}
